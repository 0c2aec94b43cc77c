from django.urls import path

from mutirao.atlas.web import comparisons, feeds, index, lists, pledges, proposals, sources, stale, statements

urlpatterns = [
    path("", index.atlas, name="atlas"),
    path("compare/", comparisons.compare, name="compare"),
    path("sources/", sources.sources, name="sources"),
    path("sources/add/", sources.add_source, name="add_source"),
    path("sources/<slug:key>/", sources.source, name="source"),
    path("sources/<slug:key>/edit/", sources.revise_source, name="revise_source"),
    path("sources/<slug:key>/check/", sources.check_source, name="check_source"),
    path("changes/", feeds.changes_feed, name="changes_feed"),
    path("topics/<slug:key>/", lists.topic, name="topic"),
    path("timeline/<slug:code>/", lists.timeline, name="timeline"),
    path("statements/", lists.statements, name="statements"),
    path("statements/propose/", proposals.propose_statement, name="propose_statement"),
    path("statements/<slug:statement_id>/", statements.statement, name="statement"),
    path("statements/<slug:statement_id>/edit/", proposals.propose_change, name="propose_change"),
    path("statements/<slug:statement_id>/reply/", statements.reply, name="reply_to_statement"),
    path("pledges/", pledges.pledges, name="pledges"),
    path("pledges/<slug:statement_id>/", pledges.pledge, name="pledge"),
    path("pledges/<slug:statement_id>/declare/", pledges.declare_pledge, name="declare_pledge"),
    path("pledges/<slug:statement_id>/evidence/", pledges.propose_evidence, name="propose_evidence"),
    path(
        "pledges/<slug:statement_id>/evidence/<slug:evidence_id>/accept/",
        pledges.accept_evidence,
        name="accept_evidence",
    ),
    path(
        "pledges/<slug:statement_id>/evidence/<slug:evidence_id>/answer/",
        pledges.answer_evidence,
        name="answer_evidence",
    ),
    path(
        "pledges/<slug:statement_id>/evidence/<slug:evidence_id>/withdraw/",
        pledges.withdraw_evidence,
        name="withdraw_evidence",
    ),
    path("review/", proposals.review, name="review"),
    path("proposals/<slug:proposal_id>/", proposals.proposal, name="proposal"),
    path("proposals/<slug:proposal_id>/accept/", proposals.accept_proposal, name="accept_proposal"),
    path("proposals/<slug:proposal_id>/decline/", proposals.decline_proposal, name="decline_proposal"),
    path("proposals/<slug:proposal_id>/withdraw/", proposals.withdraw_proposal, name="withdraw_proposal"),
    path("proposals/<slug:proposal_id>/edit/", proposals.continue_proposal, name="continue_proposal"),
    path("stale/", stale.stale, name="stale"),
    path("stale/checked/", stale.confirm_stale, name="confirm_stale"),
]
