"""The page on which a country answers a proposal: yes, no, or not now until a day."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.programmes.errors import ActivityChangedError, ActivityStateError, UnacknowledgedClashError
from mutirao.programmes.queries.activities import activity as activity_of
from mutirao.programmes.queries.clashes import clash_report
from mutirao.programmes.services.answers import accept_activity, decline_activity, defer_activity
from mutirao.programmes.vocabulary import ActivityState
from mutirao.programmes.web.forms.activities import NoForm, NotNowForm, YesForm

if TYPE_CHECKING:
    from mutirao.programmes.models import Activity


@require_http_methods(["GET", "POST"])
def answer_activity(request: HttpRequest, activity_id: str) -> HttpResponse:
    """What the country has before it when it answers: the proposal, its clashes, and three answers."""
    by = actor_of_request(request)
    proposal = activity_of(activity_id, by=by)
    require(by, Permission.ANSWER_ACTIVITY, party_id=proposal.recipient_id)
    if request.method == "GET" and proposal.state != ActivityState.PROPOSED:
        return _to_activity(activity_id)
    forms = _forms(request.POST, proposal)
    answer = request.POST.get("answer", "")
    if answer not in forms or not forms[answer].is_valid():
        return _page(request, proposal, forms, by=by)
    try:
        messages.success(request, _given(answer, proposal, forms[answer].cleaned_data, by=by))
    except UnacknowledgedClashError:
        return _page(request, proposal, forms, by=by, changed="calendar")
    except ActivityChangedError:
        return _anew(request, activity_id, by=by)
    except ActivityStateError:
        said = gettext("Nothing was saved: meanwhile the offer was withdrawn, or somebody of your party answered it.")
        messages.warning(request, said)
    return _to_activity(activity_id)


def _anew(request: HttpRequest, activity_id: str, *, by: Actor) -> HttpResponse:
    """The proposal was reworded since it was read: it stands here as it is now, with what was typed."""
    proposal = activity_of(activity_id, by=by)
    typed = request.POST.copy()
    typed["version"] = str(proposal.version)
    return _page(request, proposal, _forms(typed, proposal), by=by, changed="proposal")


def _forms(typed: QueryDict, proposal: "Activity") -> dict[str, Any]:
    """The form that was sent is bound; the others are fresh."""
    answer, fresh = typed.get("answer", ""), {"version": proposal.version}
    today = timezone.now().date()
    return {
        "yes": YesForm(typed if answer == "yes" else None, initial=fresh, auto_id="yes_%s"),
        "not_now": NotNowForm(typed if answer == "not_now" else None, initial=fresh, auto_id="not_now_%s", today=today),
        "no": NoForm(typed if answer == "no" else None, initial=fresh, auto_id="no_%s"),
    }


def _given(answer: str, proposal: "Activity", given: dict[str, Any], *, by: Actor) -> str:
    """Give the answer; what is said back."""
    about: dict[str, Any] = {"activity_id": proposal.public_id, "version": given["version"]}
    about |= {"by": by, "now": timezone.now()}
    if answer == "yes":
        accept_activity(**about, acknowledged=given["acknowledged"])
        return gettext(
            "You said yes. The activity can now stand in a programme: compose one with it, or wait for the partner to."
        )
    if answer == "not_now":
        defer_activity(**about, until=given["until"], reason=given["reason"])
        return gettext("You said “not now”. The partner can come back on the day that you named.")
    decline_activity(**about, reason=given["reason"])
    return gettext("You said no.")


def _page(
    request: HttpRequest, proposal: "Activity", forms: dict[str, Any], *, by: Actor, changed: str = ""
) -> HttpResponse:
    report = clash_report(terms=proposal.terms, recipient_id=proposal.recipient_id, by=by, without=proposal.public_id)
    here = reverse("activity", args=[proposal.public_id])
    is_wrong = any(form.errors for form in forms.values())
    context = {
        "stage": "plan",
        "breadcrumbs": [
            (gettext("Activities"), reverse("activities")),
            (proposal.title, here),
            (gettext("Answer"), ""),
        ],
        "activity": proposal,
        "report": report,
        "changed": changed,
        "forms": forms,
        "shows_fictitious_parties": proposal.recipient.is_fictitious,
    }
    status = 409 if changed else 400 if is_wrong else 200
    return render(request, "programmes/answer.html", context, status=status)


def _to_activity(activity_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("activity", args=[activity_id]), status=303)
