"""Pages about activities: the list, one activity, proposing and revising, and how it goes on."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.design.lists import csv_answer, order_of, page_of, same_list_as
from mutirao.parties.queries import party_by_id
from mutirao.programmes.errors import ActivityChangedError, NotNowError, UnacknowledgedClashError
from mutirao.programmes.queries import activities as queries
from mutirao.programmes.queries.clashes import ClashReport, acknowledged_clashes, clash_report
from mutirao.programmes.queries.needs import need as need_of
from mutirao.programmes.services import activities as services
from mutirao.programmes.vocabulary import ActivityState, NeedState
from mutirao.programmes.web.forms.activities import ActivityFilterForm, ActivityForm, initial_activity
from mutirao.programmes.web.sharing import Sharing, sharing_page

if TYPE_CHECKING:
    from mutirao.programmes.models import Activity, Need

_COLUMNS = (
    "activity",
    "recipient",
    "partner",
    "need",
    "kind",
    "title",
    "area",
    "starts",
    "ends",
    "staff_days",
    "cost",
    "currency",
    "state",
)
_CAN_BE_WITHDRAWN = (ActivityState.PROPOSED, ActivityState.DEFERRED, ActivityState.ACCEPTED)


def activities(request: HttpRequest) -> HttpResponse:
    """Every activity that the reader may see, filtered and sorted by the address, also as CSV."""
    by = actor_of_request(request)
    form = ActivityFilterForm(request.GET, by=by)
    rows = queries.activities(by=by, filters=form.filters, order=order_of(request))
    if request.GET.get("format") == "csv":
        return csv_answer("activities", _COLUMNS, _as_rows(rows, by=by))
    page = page_of(request, rows)
    context = {
        "stage": "plan",
        "breadcrumbs": [(gettext("Activities"), "")],
        "form": form,
        "page": page,
        "csv": same_list_as(request, "csv"),
        "awaiting": list(queries.awaiting_answer(by=by)) if by.party_id else [],
        "shows_fictitious_parties": any(one.recipient.is_fictitious for one in page),
    }
    return render(request, "programmes/activities.html", context)


def activity(request: HttpRequest, activity_id: str) -> HttpResponse:
    """One activity, the clashes that its parties went into knowingly, and what the reader can do."""
    by = actor_of_request(request)
    shown = queries.activity(activity_id, by=by)
    is_recipient = by.may(Permission.ANSWER_ACTIVITY, party_id=shown.recipient_id)
    is_partner = by.may(Permission.PROPOSE_ACTIVITY, party_id=shown.partner_id)
    is_of_party = by.party_id in {shown.recipient_id, shown.partner_id}
    need = queries.need_of_activity(shown, by=by)
    programme = queries.visible_programme_of(shown, by=by)
    context = {
        "stage": "plan",
        "breadcrumbs": [(gettext("Activities"), reverse("activities")), (shown.title, "")],
        "activity": shown,
        "need": need,
        "programme": programme,
        "is_need_reworded": need is not None and need.version != shown.need_version,
        "may_compose": _may_compose(shown, by) and programme is None,
        "clashes": acknowledged_clashes([shown], by=by),
        "audience_names": [party.name for party in shown.audience_parties.all()] if is_of_party else [],
        "is_of_party": is_of_party,
        "may_answer": is_recipient and shown.state == ActivityState.PROPOSED,
        "may_share": is_recipient,
        "may_revise": is_partner and _is_open(need) and _may_be_revised(shown),
        "may_withdraw": is_partner and shown.state in _CAN_BE_WITHDRAWN,
        "may_start": (is_recipient or is_partner) and shown.state == ActivityState.ACCEPTED,
        "may_complete": (is_recipient or is_partner) and shown.state == ActivityState.UNDER_WAY,
        "shows_fictitious_parties": shown.recipient.is_fictitious,
    }
    return render(request, "programmes/activity.html", context)


@require_http_methods(["GET", "POST"])
def propose_activity(request: HttpRequest, need_id: str) -> HttpResponse:
    """Offer an activity for a need. Clashes are shown before anything is sent."""
    by = actor_of_request(request)
    chosen = need_of(need_id, by=by)
    require(by, Permission.PROPOSE_ACTIVITY, party_id=by.party_id)
    initial = {name: getattr(chosen, name) for name in ("area", "participants", "languages", "currency")}
    form = ActivityForm(request.POST or None, initial=initial)
    way = [(chosen.title, reverse("need", args=[need_id]))]

    def send(acknowledged: str) -> "Activity":
        partner = party_by_id(by.party_public_id)
        return services.propose_activity(
            need_id=need_id,
            partner=partner,
            terms=form.terms,
            acknowledged=acknowledged,
            by=by,
            now=timezone.now(),
        )

    said = gettext("The proposal is sent. The country answers yes, no, or not now.")
    return _sent(request, form, send, said=said, way=way, need=chosen, by=by, title=gettext("Propose an activity"))


@require_http_methods(["GET", "POST"])
def revise_activity(request: HttpRequest, activity_id: str) -> HttpResponse:
    """Change a proposal, or come back after the day that the country named."""
    by = actor_of_request(request)
    stored = queries.activity(activity_id, by=by)
    require(by, Permission.PROPOSE_ACTIVITY, party_id=stored.partner_id)
    # The country may have taken the need back from the partner's sight since.
    need = need_of(stored.need.public_id, by=by)
    form = ActivityForm(request.POST or None, initial=initial_activity(stored.terms, version=stored.version))
    way = [(stored.title, reverse("activity", args=[activity_id]))]

    def send(acknowledged: str) -> "Activity":
        return services.revise_activity(
            activity_id=activity_id,
            version=form.cleaned_data["version"] or 0,
            terms=form.terms,
            acknowledged=acknowledged,
            by=by,
            now=timezone.now(),
        )

    said = gettext("The proposal is changed and awaits an answer.")
    title = gettext("Change the proposal")
    return _sent(request, form, send, said=said, way=way, need=need, by=by, title=title, without=stored.public_id)


def _sent(
    request: HttpRequest,
    form: ActivityForm,
    send: "Callable[[str], Activity]",
    *,
    said: str,
    way: list[tuple[str, str]],
    need: "Need",
    by: Actor,
    title: str,
    without: str = "",
) -> HttpResponse:
    """Check, show what clashes, and send once that has been seen."""
    context: dict[str, Any] = {
        "stage": "plan",
        "breadcrumbs": [(gettext("Needs"), reverse("needs")), *way, (title, "")],
        "form": form,
        "title": title,
        "need": need,
        "back": way[-1][1],
        "shows_fictitious_parties": need.party.is_fictitious,
    }
    if not form.is_valid():
        return render(request, "programmes/activity_form.html", context, status=400 if form.errors else 200)
    if request.POST.get("step") != "check":
        try:
            sent = send(request.POST.get("acknowledged", ""))
        except UnacknowledgedClashError:
            pass  # what clashes is shown below
        except NotNowError as refusal:
            form.add_error(None, gettext("The country has answered “not now” until %(until)s.") % refusal.facts)
            return render(request, "programmes/activity_form.html", context, status=409)
        except ActivityChangedError:
            form.add_error(None, gettext("Somebody of your party changed the proposal meanwhile. Open it again."))
            return render(request, "programmes/activity_form.html", context, status=409)
        else:
            messages.success(request, said)
            return _to_activity(sent.public_id)
    report = clash_report(terms=form.terms, recipient_id=need.party_id, by=by, without=without)
    return render(
        request, "programmes/activity_form.html", context | {"report": report}, status=_status(request, report)
    )


def _status(request: HttpRequest, report: ClashReport) -> int:
    return 200 if request.POST.get("step") == "check" or report.is_empty else 409


@require_http_methods(["GET", "POST"])
def share_activity(request: HttpRequest, activity_id: str) -> HttpResponse:
    """Decide who else may see an activity."""
    by = actor_of_request(request)
    shown = queries.activity(activity_id, by=by)
    require(by, Permission.ANSWER_ACTIVITY, party_id=shown.recipient_id)
    here = reverse("activity", args=[activity_id])
    sharing = Sharing(
        record=shown,
        name=shown.title,
        way=[(gettext("Activities"), reverse("activities")), (shown.title, here)],
        page=here,
        settled=gettext("Who may see the activity is settled."),
        is_fictitious=shown.recipient.is_fictitious,
    )
    share = partial(services.share_activity, activity_id=activity_id, by=by, now=timezone.now())
    return sharing_page(request, sharing, share, by=by)


@require_POST
def withdraw_activity(request: HttpRequest, activity_id: str) -> HttpResponse:
    return _moved(request, activity_id, services.withdraw_activity, gettext("The offer is withdrawn."))


@require_POST
def start_activity(request: HttpRequest, activity_id: str) -> HttpResponse:
    return _moved(request, activity_id, services.start_activity, gettext("The activity is under way."))


@require_POST
def complete_activity(request: HttpRequest, activity_id: str) -> HttpResponse:
    return _moved(request, activity_id, services.complete_activity, gettext("The activity is completed."))


def _moved(request: HttpRequest, activity_id: str, act: "Callable[..., Activity]", said: str) -> HttpResponse:
    act(activity_id=activity_id, by=actor_of_request(request), now=timezone.now())
    messages.success(request, said)
    return _to_activity(activity_id)


def _to_activity(activity_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("activity", args=[activity_id]), status=303)


def _may_compose(shown: "Activity", by: Actor) -> bool:
    is_of_party = by.party_id in {shown.recipient_id, shown.partner_id}
    is_agreed = shown.state == ActivityState.ACCEPTED
    return is_of_party and is_agreed and by.may(Permission.COMPOSE_PROGRAMME, party_id=by.party_id)


def _is_open(need: "Need | None") -> bool:
    return need is not None and need.state == NeedState.CONFIRMED


def _may_be_revised(shown: "Activity") -> bool:
    if shown.state == ActivityState.DEFERRED:
        return shown.not_now_until is not None and shown.not_now_until <= timezone.now().date()
    return shown.state == ActivityState.PROPOSED


def _as_rows(rows: Any, *, by: Actor) -> list[tuple[object, ...]]:
    """The need is named only where the reader may see it."""
    listed = list(rows)
    needs = queries.visible_needs_of(listed, by=by)
    return [
        (
            one.public_id,
            one.recipient.code,
            one.partner.code,
            needs.get(one.need_id, ""),
            one.kind,
            one.title,
            one.area,
            one.starts,
            one.ends,
            one.staff_days,
            one.cost,
            one.currency,
            one.state,
        )
        for one in listed
    ]
