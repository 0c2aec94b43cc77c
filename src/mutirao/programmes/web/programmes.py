"""Pages about programmes: the list, one programme with its signatures, composing and revising it."""

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
from mutirao.programmes.errors import ActivityNotSharedError, ProgrammeChangedError
from mutirao.programmes.queries import programmes as queries
from mutirao.programmes.queries.clashes import acknowledged_clashes
from mutirao.programmes.queries.programmes import ProgrammePage
from mutirao.programmes.services import programmes as services
from mutirao.programmes.vocabulary import OPEN_TO_CHANGE, ProgrammeState
from mutirao.programmes.web.forms.programmes import ProgrammeFilterForm, ProgrammeForm, initial_programme
from mutirao.programmes.web.programme_benefit import benefit_of_page

if TYPE_CHECKING:
    from mutirao.programmes.models import Programme

_COLUMNS = ("programme", "title", "composed_by", "changed_at", "state")


def programmes(request: HttpRequest) -> HttpResponse:
    """Every programme that the reader may see, filtered and sorted by the address, also as CSV."""
    by = actor_of_request(request)
    form = ProgrammeFilterForm(request.GET, by=by)
    rows = queries.programmes(by=by, filters=form.filters, order=order_of(request))
    if request.GET.get("format") == "csv":
        return csv_answer("programmes", _COLUMNS, (_as_row(one) for one in rows))
    page = page_of(request, rows)
    context = {
        "stage": "plan",
        "breadcrumbs": [(gettext("Programmes"), "")],
        "form": form,
        "page": page,
        "csv": same_list_as(request, "csv"),
        "awaiting": list(queries.awaiting_signature(by=by)) if by.party_id else [],
        "can_compose": by.may(Permission.COMPOSE_PROGRAMME, party_id=by.party_id),
        "shows_fictitious_parties": any(one.composed_by.is_fictitious for one in page),
    }
    return render(request, "programmes/programmes.html", context)


def programme(request: HttpRequest, programme_id: str) -> HttpResponse:
    """One programme: its sides and signatures, activities, needs, clashes and benefit."""
    by = actor_of_request(request)
    page = queries.programme_page(programme_id, by=by)
    shown = page.programme
    context = {
        "stage": "plan",
        "breadcrumbs": [(gettext("Programmes"), reverse("programmes")), (shown.title, "")],
        "page": page,
        "programme": shown,
        "clashes": acknowledged_clashes(page.activities, by=by),
        "audience_names": [party.name for party in shown.audience_parties.all()] if page.is_of_side else [],
        **benefit_of_page(page, by=by),
        **_rights(page, by),
        "shows_fictitious_parties": any(side.party.is_fictitious for side in page.sides),
    }
    return render(request, "programmes/programme.html", context)


@require_http_methods(["GET", "POST"])
def compose_programme(request: HttpRequest) -> HttpResponse:
    """Put accepted activities together."""
    by = actor_of_request(request)
    require(by, Permission.COMPOSE_PROGRAMME, party_id=by.party_id)
    form = ProgrammeForm(request.POST or None, by=by, initial={"activities": request.GET.getlist("activity")})
    title = gettext("Compose a programme")
    if not form.is_valid():
        return _form_page(request, form, title=title)
    try:
        composed = services.compose_programme(
            party=party_by_id(by.party_public_id), terms=form.terms, by=by, now=timezone.now()
        )
    except ActivityNotSharedError as refusal:
        return _not_shared(request, form, refusal, title=title)
    messages.success(request, gettext("The programme is drafted. Open it for signature when it says what you agree."))
    return _to_programme(composed.public_id)


@require_http_methods(["GET", "POST"])
def revise_programme(request: HttpRequest, programme_id: str) -> HttpResponse:
    """Change what is not signed by all; signatures under the former content are void."""
    by = actor_of_request(request)
    page = queries.programme_page(programme_id, by=by)
    require(by, Permission.COMPOSE_PROGRAMME, party_id=by.party_id if page.is_of_side else None)
    form = ProgrammeForm(request.POST or None, by=by, page=page, initial=initial_programme(page))
    title = gettext("Change the programme")
    if not form.is_valid():
        return _form_page(request, form, title=title, page=page)
    try:
        services.revise_programme(
            programme_id=programme_id,
            digest=form.cleaned_data["digest"],
            terms=form.terms,
            by=by,
            now=timezone.now(),
        )
    except ActivityNotSharedError as refusal:
        return _not_shared(request, form, refusal, title=title, page=page)
    except ProgrammeChangedError:
        form.add_error(None, gettext("Somebody else has changed the programme meanwhile. Open it again to see how."))
        return _form_page(request, form, title=title, page=page, status=409)
    messages.success(request, gettext("The programme is changed. Signatures under the former content are void."))
    return _to_programme(programme_id)


@require_POST
def open_for_signature(request: HttpRequest, programme_id: str) -> HttpResponse:
    services.open_for_signature(**_act(request, programme_id), digest=request.POST.get("digest", ""))
    messages.success(request, gettext("The programme awaits the signatures of all sides."))
    return _to_programme(programme_id)


@require_POST
def sign_programme(request: HttpRequest, programme_id: str) -> HttpResponse:
    services.sign_programme(**_act(request, programme_id), digest=request.POST.get("digest", ""))
    messages.success(request, gettext("You have signed the programme for your party."))
    return _to_programme(programme_id)


@require_POST
def cancel_programme(request: HttpRequest, programme_id: str) -> HttpResponse:
    services.cancel_programme(**_act(request, programme_id))
    messages.success(request, gettext("The programme is cancelled. Its activities are free for another one."))
    return _to_programme(programme_id)


def _act(request: HttpRequest, programme_id: str) -> dict[str, Any]:
    return {"programme_id": programme_id, "by": actor_of_request(request), "now": timezone.now()}


def _rights(page: ProgrammePage, by: Actor) -> dict[str, bool]:
    """What the reader can do with the programme as it stands."""
    state = page.programme.state
    may_compose = page.is_of_side and by.may(Permission.COMPOSE_PROGRAMME, party_id=by.party_id)
    may_sign = page.is_of_side and by.may(Permission.SIGN_PROGRAMME, party_id=by.party_id)
    has_signed = any(side.signature for side in page.sides if side.party.pk == by.party_id)
    return {
        "may_revise": may_compose and state in OPEN_TO_CHANGE,
        "may_open": may_compose and state == ProgrammeState.DRAFT,
        "may_sign": may_sign and state == ProgrammeState.AWAITING_SIGNATURES and not has_signed,
        "may_cancel": may_sign and state in (*OPEN_TO_CHANGE, ProgrammeState.SIGNED),
    }


def _form_page(
    request: HttpRequest,
    form: ProgrammeForm,
    *,
    title: str,
    page: ProgrammePage | None = None,
    status: int | None = None,
) -> HttpResponse:
    way = [(gettext("Programmes"), reverse("programmes"))]
    if page is not None:
        way.append((page.programme.title, reverse("programme", args=[page.programme.public_id])))
    context = {
        "stage": "plan",
        "breadcrumbs": [*way, (title, "")],
        "form": form,
        "title": title,
        "back": way[-1][1],
        "shows_fictitious_parties": party_by_id(actor_of_request(request).party_public_id).is_fictitious,
        "has_signatures": page is not None and any(side.signature for side in page.sides),
    }
    answered = status or (400 if form.errors else 200)
    return render(request, "programmes/programme_form.html", context, status=answered)


def _not_shared(
    request: HttpRequest,
    form: ProgrammeForm,
    refusal: ActivityNotSharedError,
    *,
    title: str,
    page: ProgrammePage | None = None,
) -> HttpResponse:
    text = gettext(
        "%(party)s may not see one of these activities or its need. The country concerned can share them with it."
    )
    form.add_error("activities", text % refusal.facts)
    return _form_page(request, form, title=title, page=page)


def _to_programme(programme_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("programme", args=[programme_id]), status=303)


def _as_row(one: "Programme") -> tuple[object, ...]:
    return (one.public_id, one.title, one.composed_by.code, one.changed_at.isoformat(timespec="seconds"), one.state)
