"""Assumptions that a party keeps under a name: to read, to ask with, to share, to change."""

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.kernel.errors import ConflictError, InvalidError
from mutirao.programmes.queries import assumptions as queries
from mutirao.programmes.services import assumptions as services
from mutirao.programmes.web.forms.assumptions import NamedAssumptionsForm, add_refusal, as_typed
from mutirao.programmes.web.plan_words import changes_in_words
from mutirao.programmes.web.sharing import Sharing, sharing_page

if TYPE_CHECKING:
    from mutirao.programmes.models import AssumptionSet


@require_GET
def assumption_sets(request: HttpRequest) -> HttpResponse:
    """All sets that the reader may see, and what each changes."""
    by = actor_of_request(request)
    sets = queries.assumption_sets(by=by)
    context = {
        "stage": "plan",
        "breadcrumbs": _way(gettext("Assumptions")),
        "rows": [(one, changes_in_words(one.assumed)) for one in sets],
        "may_save": by.may(Permission.RUN_PLAN, party_id=by.party_id),
        "shows_fictitious_parties": any(one.party.is_fictitious for one in sets),
    }
    return render(request, "programmes/assumptions.html", context)


@require_http_methods(["GET", "POST"])
def save_assumptions(request: HttpRequest) -> HttpResponse:
    """Keep assumptions under a name; an address may fill in the form, as that of Explore does."""
    by = actor_of_request(request)
    require(by, Permission.RUN_PLAN, party_id=by.party_id)
    form = NamedAssumptionsForm(request.POST or None, initial=_typed(request))
    if form.is_valid():
        kept = _kept(form, by, None)
        if kept is not None:
            messages.success(request, gettext("The assumptions are kept."))
            return redirect("assumption_set", set_id=kept.public_id)
    return _form_page(request, form, gettext("Keep assumptions under a name"), reverse("assumption_sets"))


@require_GET
def assumption_set(request: HttpRequest, set_id: str) -> HttpResponse:
    """What a set changes, and what can be done with it."""
    by = actor_of_request(request)
    shown = queries.assumption_set(set_id, by=by)
    is_own = by.party_id == shown.party_id
    context = {
        "stage": "plan",
        "breadcrumbs": _way(shown.name, is_below=True),
        "shown": shown,
        "changes": changes_in_words(shown.assumed),
        "is_own": is_own,
        "audience_names": [party.name for party in shown.audience_parties.all()] if is_own else [],
        "own_figures": queries.own_figures_as_text(shown.assumed.get("figures", ())),
        "may_change": by.may(Permission.RUN_PLAN, party_id=shown.party_id),
        "shows_fictitious_parties": shown.party.is_fictitious,
    }
    return render(request, "programmes/assumption_set.html", context)


@require_http_methods(["GET", "POST"])
def revise_assumptions(request: HttpRequest, set_id: str) -> HttpResponse:
    """Change a set; two people who change it at once are told."""
    by = actor_of_request(request)
    shown = queries.assumption_set(set_id, by=by)
    require(by, Permission.RUN_PLAN, party_id=shown.party_id)
    initial = {"name": shown.name, "note": shown.note, **as_typed(shown.assumed)}
    form = NamedAssumptionsForm(request.POST or None, initial=initial)
    if form.is_valid() and _kept(form, by, shown, version=request.POST.get("version", "")) is not None:
        messages.success(request, gettext("The assumptions are changed. What was computed before stays as it is."))
        return redirect("assumption_set", set_id=set_id)
    title = gettext("Change “%(name)s”") % {"name": shown.name}
    return _form_page(request, form, title, reverse("assumption_set", args=[set_id]), version=shown.version)


@require_http_methods(["GET", "POST"])
def share_assumptions(request: HttpRequest, set_id: str) -> HttpResponse:
    """Decide who may see a set."""
    by = actor_of_request(request)
    shown = queries.assumption_set(set_id, by=by)
    require(by, Permission.RUN_PLAN, party_id=shown.party_id)
    here = reverse("assumption_set", args=[set_id])
    sharing = Sharing(
        record=shown,
        name=shown.name,
        way=[*_way(shown.name, is_below=True)[:-1], (shown.name, here)],
        page=here,
        settled=gettext("Who may see the assumptions is settled."),
        is_fictitious=shown.party.is_fictitious,
    )
    share = partial(services.share_assumptions, set_id=set_id, by=by, now=timezone.now())
    return sharing_page(request, sharing, share, by=by)


@require_POST
def delete_assumptions(request: HttpRequest, set_id: str) -> HttpResponse:
    services.delete_assumptions(set_id=set_id, by=actor_of_request(request), now=timezone.now())
    messages.success(request, gettext("The set is deleted. What was computed with it stays as it is."))
    return redirect("assumption_sets")


def _kept(
    form: NamedAssumptionsForm, by: Actor, shown: "AssumptionSet | None", *, version: str = ""
) -> "AssumptionSet | None":
    """None where it was refused; why then stands on the form."""
    answers = form.cleaned_data
    try:
        assumed = form.assumed()
        facts = {"name": answers["name"], "note": answers["note"], "assumed": assumed, "by": by, "now": timezone.now()}
        if shown is None:
            return services.save_assumptions(**facts)
        return services.revise_assumptions(
            set_id=shown.public_id, version=int(version) if version.isdigit() else 0, **facts
        )
    except (InvalidError, ConflictError) as problem:
        add_refusal(form, problem)
        return None


def _typed(request: HttpRequest) -> dict[str, object]:
    return {name: value for name, value in request.GET.items() if name in NamedAssumptionsForm().fields}


def _form_page(
    request: HttpRequest, form: NamedAssumptionsForm, title: str, back: str, *, version: int = 0
) -> HttpResponse:
    context = {
        "stage": "plan",
        "breadcrumbs": _way(title, is_below=True),
        "form": form,
        "title": title,
        "back": back,
        "version": version,
    }
    return render(request, "programmes/assumptions_form.html", context, status=400 if form.errors else 200)


def _way(here: str, *, is_below: bool = False) -> list[tuple[str, str]]:
    way = [(gettext("Plan"), reverse("plan")), (gettext("Explore"), reverse("explore"))]
    return [*way, *([(gettext("Assumptions"), reverse("assumption_sets"))] if is_below else []), (here, "")]
