"""Addresses under `plan/`."""

from django.urls import path

from mutirao.programmes.web import activities, answers, brief, calendar, needs, plans, programmes

urlpatterns = [
    path("", plans.plan, name="plan"),
    path("choose/", plans.choose, name="plan_choose"),
    path("explore/", plans.explore, name="explore"),
    path("results/<slug:plan_id>/", plans.result, name="plan_result"),
    path("results/of-job/<slug:job_id>/", plans.result_of_job, name="plan_of_job"),
    path("needs/", needs.needs, name="needs"),
    path("needs/draft/", needs.draft_need, name="draft_need"),
    path("needs/<slug:need_id>/", needs.need, name="need"),
    path("needs/<slug:need_id>/revise/", needs.revise_need, name="revise_need"),
    path("needs/<slug:need_id>/confirm/", needs.confirm_need, name="confirm_need"),
    path("needs/<slug:need_id>/share/", needs.share_need, name="share_need"),
    path("needs/<slug:need_id>/met/", needs.declare_need_met, name="declare_need_met"),
    path("needs/<slug:need_id>/withdraw/", needs.withdraw_need, name="withdraw_need"),
    path("needs/<slug:need_id>/propose/", activities.propose_activity, name="propose_activity"),
    path("activities/", activities.activities, name="activities"),
    path("activities/<slug:activity_id>/", activities.activity, name="activity"),
    path("activities/<slug:activity_id>/revise/", activities.revise_activity, name="revise_activity"),
    path("activities/<slug:activity_id>/answer/", answers.answer_activity, name="answer_activity"),
    path("activities/<slug:activity_id>/share/", activities.share_activity, name="share_activity"),
    path("activities/<slug:activity_id>/withdraw/", activities.withdraw_activity, name="withdraw_activity"),
    path("activities/<slug:activity_id>/start/", activities.start_activity, name="start_activity"),
    path("activities/<slug:activity_id>/complete/", activities.complete_activity, name="complete_activity"),
    path("calendar/", calendar.own_calendar, name="calendar"),
    path("calendar/<slug:code>/", calendar.party_calendar, name="party_calendar"),
    path("calendar/<slug:code>/absorption/", calendar.say_absorption, name="say_absorption"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/compose/", programmes.compose_programme, name="compose_programme"),
    path("programmes/<slug:programme_id>/", programmes.programme, name="programme"),
    path("programmes/<slug:programme_id>/revise/", programmes.revise_programme, name="revise_programme"),
    path("programmes/<slug:programme_id>/open/", programmes.open_for_signature, name="open_for_signature"),
    path("programmes/<slug:programme_id>/sign/", programmes.sign_programme, name="sign_programme"),
    path("programmes/<slug:programme_id>/cancel/", programmes.cancel_programme, name="cancel_programme"),
    path("programmes/<slug:programme_id>/benefit/", plans.benefit, name="programme_benefit"),
    path("programmes/<slug:programme_id>/brief.pdf", brief.pdf, name="brief_pdf"),
    path("programmes/<slug:programme_id>/brief.docx", brief.docx, name="brief_docx"),
]
