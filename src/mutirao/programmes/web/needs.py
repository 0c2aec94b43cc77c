"""Pages about needs: the list, one need, writing it down, confirming and sharing it."""

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
from mutirao.programmes.errors import CircularNeedsError, NeedChangedError
from mutirao.programmes.queries import activities as activities_queries
from mutirao.programmes.queries import needs as queries
from mutirao.programmes.services import needs as services
from mutirao.programmes.vocabulary import NeedState
from mutirao.programmes.web.forms.evidence import EvidenceForm
from mutirao.programmes.web.forms.needs import NeedFilterForm, NeedForm, initial_need
from mutirao.programmes.web.sharing import Sharing, sharing_page
from mutirao.programmes.web.wordings import LABELS, Wording, wordings

if TYPE_CHECKING:
    from mutirao.programmes.models import Need

_COLUMNS = (
    "need",
    "country",
    "area",
    "title",
    "stages",
    "cost_low",
    "cost_high",
    "currency",
    "participants",
    "languages",
    "rank",
    "target_date",
    "earliest_year",
    "state",
)


def needs(request: HttpRequest) -> HttpResponse:
    """Every need that the reader may see, filtered and sorted by the address, also as CSV."""
    by = actor_of_request(request)
    form = NeedFilterForm(request.GET, by=by)
    rows = queries.needs(by=by, filters=form.filters, order=order_of(request))
    if request.GET.get("format") == "csv":
        return csv_answer("needs", _COLUMNS, (_as_row(need) for need in rows))
    page = page_of(request, rows)
    context = {
        "stage": "plan",
        "breadcrumbs": [(gettext("Needs"), "")],
        "form": form,
        "page": page,
        "csv": same_list_as(request, "csv"),
        "can_draft": by.may(Permission.DRAFT_NEED, party_id=by.party_id),
        "shows_fictitious_parties": any(need.party.is_fictitious for need in page),
    }
    return render(request, "programmes/needs.html", context)


def need(request: HttpRequest, need_id: str) -> HttpResponse:
    """One need with what has been offered for it."""
    by = actor_of_request(request)
    shown = queries.need(need_id, by=by)
    is_own = by.party_id == shown.party_id
    may_confirm = by.may(Permission.CONFIRM_NEED, party_id=shown.party_id)
    is_open = shown.state in {NeedState.DRAFT, NeedState.CONFIRMED}
    waits_until = activities_queries.asked_to_wait_until(shown, by=by, on=timezone.now().date())
    context = {
        "stage": "plan",
        "breadcrumbs": [(gettext("Needs"), reverse("needs")), (shown.title, "")],
        "need": shown,
        "before": queries.need_before(shown, by=by),
        "wordings": _wordings(shown, by=by),
        "evidence": list(queries.evidence_of(shown, by=by)),
        "evidence_form": EvidenceForm() if by.may(Permission.DRAFT_NEED, party_id=shown.party_id) else None,
        "offers": list(activities_queries.offers(shown, by=by)),
        "audience_names": [party.name for party in shown.audience_parties.all()] if is_own else [],
        "is_own": is_own,
        "may_confirm": may_confirm and shown.state == NeedState.DRAFT,
        "may_close": may_confirm and is_open,
        "may_share": may_confirm,
        "may_revise": is_open and _may_revise(shown, by),
        "may_propose": _may_propose(shown, by) and waits_until is None,
        "waits_until": waits_until,
        "shows_fictitious_parties": shown.party.is_fictitious,
    }
    return render(request, "programmes/need.html", context)


@require_http_methods(["GET", "POST"])
def draft_need(request: HttpRequest) -> HttpResponse:
    """Write a need down for one's own country."""
    by = actor_of_request(request)
    require(by, Permission.DRAFT_NEED, party_id=by.party_id)
    form = NeedForm(request.POST or None, by=by)
    if form.is_valid():
        party = party_by_id(by.party_public_id)
        drafted = services.draft_need(party=party, terms=form.terms, by=by, now=timezone.now())
        messages.success(request, gettext("The need is drafted. Only your own party sees it."))
        return _to_need(drafted.public_id)
    return _form_page(request, form, title=gettext("Write a need down"), by=by)


@require_http_methods(["GET", "POST"])
def revise_need(request: HttpRequest, need_id: str) -> HttpResponse:
    """Change a need. Where somebody else was first, both versions are shown and nothing is lost."""
    by = actor_of_request(request)
    stored = queries.need(need_id, by=by)
    if not _may_revise(stored, by):
        require(by, Permission.CONFIRM_NEED, party_id=stored.party_id)
    initial = initial_need(stored.terms, version=stored.version)
    form = NeedForm(request.POST or None, by=by, without=need_id, initial=initial)
    title = gettext("Change the need")
    if not form.is_valid():
        return _form_page(request, form, title=title, by=by, need=stored)
    version = form.cleaned_data["version"] or 0
    try:
        services.revise_need(need_id=need_id, version=version, terms=form.terms, by=by, now=timezone.now())
    except NeedChangedError:
        return _conflict_page(request, queries.need(need_id, by=by), by=by)
    except CircularNeedsError:
        form.add_error("after", gettext("That need comes after this one already: they would wait for each other."))
        return _form_page(request, form, title=title, by=by, need=stored)
    messages.success(request, gettext("The need is changed."))
    return _to_need(need_id)


@require_POST
def confirm_need(request: HttpRequest, need_id: str) -> HttpResponse:
    version = _number(request.POST.get("version"))
    services.confirm_need(need_id=need_id, version=version, by=actor_of_request(request), now=timezone.now())
    messages.success(request, gettext("The need is confirmed. Decide now who may see it."))
    return HttpResponseRedirect(reverse("share_need", args=[need_id]), status=303)


@require_http_methods(["GET", "POST"])
def share_need(request: HttpRequest, need_id: str) -> HttpResponse:
    """Decide who may see a need."""
    by = actor_of_request(request)
    shown = queries.need(need_id, by=by)
    require(by, Permission.CONFIRM_NEED, party_id=shown.party_id)
    sharing = Sharing(
        record=shown,
        name=shown.title,
        way=_way_to(shown),
        page=reverse("need", args=[need_id]),
        settled=gettext("Who may see the need is settled."),
        is_fictitious=shown.party.is_fictitious,
    )
    share = partial(services.share_need, need_id=need_id, by=by, now=timezone.now())
    return sharing_page(request, sharing, share, by=by)


@require_POST
def declare_need_met(request: HttpRequest, need_id: str) -> HttpResponse:
    return _closed(request, need_id, services.declare_need_met, gettext("The need is marked as met."))


@require_POST
def withdraw_need(request: HttpRequest, need_id: str) -> HttpResponse:
    return _closed(request, need_id, services.withdraw_need, gettext("The need is withdrawn."))


def _wordings(shown: "Need", *, by: Actor) -> list[Wording]:
    revisions = queries.need_revisions(shown, by=by)
    if len(revisions) < 2:
        return []
    return wordings(revisions, {one.public_id: one.title for one in queries.own_needs(by=by)})


def _closed(request: HttpRequest, need_id: str, act: "Callable[..., Need]", said: str) -> HttpResponse:
    act(need_id=need_id, by=actor_of_request(request), now=timezone.now())
    messages.success(request, said)
    return _to_need(need_id)


def _to_need(need_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("need", args=[need_id]), status=303)


def _way_to(shown: "Need") -> list[tuple[str, str]]:
    return [(gettext("Needs"), reverse("needs")), (shown.title, reverse("need", args=[shown.public_id]))]


def _may_revise(shown: "Need", by: Actor) -> bool:
    wanted = Permission.DRAFT_NEED if shown.state == NeedState.DRAFT else Permission.CONFIRM_NEED
    return by.may(wanted, party_id=shown.party_id)


def _may_propose(shown: "Need", by: Actor) -> bool:
    is_open = shown.state == NeedState.CONFIRMED and shown.party_id != by.party_id
    return is_open and by.may(Permission.PROPOSE_ACTIVITY, party_id=by.party_id)


def _form_page(
    request: HttpRequest, form: NeedForm, *, title: str, by: Actor, need: "Need | None" = None
) -> HttpResponse:
    way = _way_to(need) if need else [(gettext("Needs"), reverse("needs"))]
    context = {
        "stage": "plan",
        "breadcrumbs": [*way, (title, "")],
        "form": form,
        "title": title,
        "need": need,
        "back": reverse("need", args=[need.public_id]) if need else reverse("needs"),
        "shows_fictitious_parties": party_by_id(by.party_public_id).is_fictitious,
    }
    return render(request, "programmes/need_form.html", context, status=400 if form.errors else 200)


def _conflict_page(request: HttpRequest, stored: "Need", *, by: Actor) -> HttpResponse:
    """What was typed stays in the form, beside what the other person saved; saving again means having seen it."""
    typed = request.POST.copy()
    typed["version"] = str(stored.version)
    form = NeedForm(typed, by=by, without=stored.public_id, initial=initial_need(stored.terms, version=stored.version))
    context: dict[str, Any] = {
        "stage": "plan",
        "breadcrumbs": [*_way_to(stored), (gettext("Change the need"), "")],
        "form": form,
        "title": gettext("Change the need"),
        "need": stored,
        "theirs": stored,
        "differing": [LABELS[name] for name in form.changed_data if name in LABELS],
        "shows_fictitious_parties": stored.party.is_fictitious,
        "back": reverse("need", args=[stored.public_id]),
    }
    return render(request, "programmes/need_form.html", context, status=409)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and text.isascii() and len(text) < 10 else 0


def _as_row(need: "Need") -> tuple[object, ...]:
    return (
        need.public_id,
        need.party.code,
        need.area,
        need.title,
        need.stages,
        need.cost_low,
        need.cost_high,
        need.currency,
        " ".join(need.participants),
        " ".join(need.languages),
        need.rank,
        need.target_date,
        need.earliest_year,
        need.state,
    )
