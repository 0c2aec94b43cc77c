"""The pledge tracker: what was promised, what documents show of it, and what the party itself says."""

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.errors import StatementRevisedError, UnknownPledgeError, UnknownSourceError
from mutirao.atlas.exports.of_pledges import pledges_as_csv, pledges_as_json
from mutirao.atlas.queries.pledges import PledgePage, pledge_page
from mutirao.atlas.queries.pledges import pledges as pledges_of
from mutirao.atlas.queries.statements import facts_of
from mutirao.atlas.services import pledges as services
from mutirao.atlas.vocabulary import DeclarationKind
from mutirao.atlas.web.entry_forms.pledges import (
    DeclarationForm,
    EvidenceAnswerForm,
    EvidenceForm,
    PledgeFilterForm,
)
from mutirao.design.lists import as_file, order_of, same_list_as
from mutirao.kernel.errors import ForbiddenError

_PER_PAGE = 25
_ORDERS = (("party", _("Party")), ("date", _("Date")), ("due", _("Valid until")))


@require_GET
def pledges(request: HttpRequest) -> HttpResponse:
    """`?party=BRA&topic=resilience&state=not_reviewed&due=year`, and `&format=csv|json` for the same as a file."""
    by, today = actor_of_request(request), timezone.now().date()
    form = PledgeFilterForm(request.GET, by=by, on=today)
    rows = pledges_of(form.filters, by=by, on=today, order=order_of(request))
    if request.GET.get("format") == "csv":
        return as_file(pledges_as_csv(facts_of(rows, on=today)), "pledges", "csv")
    if request.GET.get("format") == "json":
        written = json.dumps(pledges_as_json(facts_of(rows, on=today)), ensure_ascii=False)
        return as_file(written, "pledges", "json")
    page = Paginator(rows, _PER_PAGE).get_page(request.GET.get("page"))
    shown = facts_of(page.object_list, on=today)
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("The atlas"), reverse("atlas")), (gettext("Pledges"), "")],
        "form": form,
        "orders": _ORDERS,
        "page": page,
        "pledges": shown,
        "csv": same_list_as(request, "csv"),
        "json": same_list_as(request, "json"),
        "shows_fictitious_parties": any(one.party.is_fictitious for one in shown),
    }
    return render(request, "atlas/pledges.html", context)


@require_GET
def pledge(request: HttpRequest, statement_id: str) -> HttpResponse:
    return _pledge_page(request, _page(request, statement_id))


@require_POST
def propose_evidence(request: HttpRequest, statement_id: str) -> HttpResponse:
    """Enter what a document shows. What was typed comes back where it cannot be taken."""
    by, form = actor_of_request(request), EvidenceForm(request.POST, prefix="evidence")
    page = _page(request, statement_id)
    require(by, Permission.PROPOSE_STATEMENT, party_id=by.party_id)
    if not form.is_valid():
        return _pledge_page(request, page, evidence_form=form, status=400)
    try:
        services.propose_evidence(
            pledge_id=statement_id,
            revision=form.cleaned_data["revision"],
            terms=form.terms,
            by=by,
            now=timezone.now(),
        )
    except UnknownSourceError as refused:
        form.add_error("source", gettext("No source has the key “%(key)s”.") % {"key": refused.facts["source"]})
        return _pledge_page(request, page, evidence_form=form, status=400)
    except StatementRevisedError:
        form = EvidenceForm(_reread(request, page, "evidence"), prefix="evidence")
        return _pledge_page(request, page, evidence_form=form, status=409)
    messages.success(request, gettext("The evidence stands beside the pledge until the country says more."))
    return _to_pledge(statement_id)


@require_POST
def declare_pledge(request: HttpRequest, statement_id: str) -> HttpResponse:
    """Say for one's party what became of its pledge."""
    by, form = actor_of_request(request), DeclarationForm(request.POST, prefix="declaration")
    page = _page(request, statement_id)
    _require_officer(page, by)
    if not form.is_valid():
        return _pledge_page(request, page, declaration_form=form, status=400)
    about = form.cleaned_data | {"kind": DeclarationKind(form.cleaned_data["kind"])}
    try:
        services.declare_pledge(pledge_id=statement_id, by=by, now=timezone.now(), **about)
    except UnknownPledgeError:
        form.add_error("replaced_by", gettext("No other fact of your party has this id."))
        return _pledge_page(request, page, declaration_form=form, status=400)
    except StatementRevisedError:
        form = DeclarationForm(_reread(request, page, "declaration"), prefix="declaration")
        return _pledge_page(request, page, declaration_form=form, status=409)
    messages.success(request, gettext("Your party's word stands beside the pledge."))
    return _to_pledge(statement_id)


@require_POST
def accept_evidence(request: HttpRequest, statement_id: str, evidence_id: str) -> HttpResponse:
    services.accept_evidence(evidence_id=evidence_id, by=actor_of_request(request), now=timezone.now())
    messages.success(request, gettext("The evidence is accepted."))
    return _to_pledge(statement_id)


@require_POST
def answer_evidence(request: HttpRequest, statement_id: str, evidence_id: str) -> HttpResponse:
    by, form = actor_of_request(request), EvidenceAnswerForm(request.POST, prefix=evidence_id)
    page = _page(request, statement_id)
    _require_officer(page, by)
    if not form.is_valid():
        return _pledge_page(request, page, answer_forms={evidence_id: form}, status=400)
    services.answer_evidence(evidence_id=evidence_id, by=by, now=timezone.now(), **form.cleaned_data)
    messages.success(request, gettext("Your answer stands beside the evidence."))
    return _to_pledge(statement_id)


@require_POST
def withdraw_evidence(request: HttpRequest, statement_id: str, evidence_id: str) -> HttpResponse:
    services.withdraw_evidence(evidence_id=evidence_id, by=actor_of_request(request), now=timezone.now())
    messages.success(request, gettext("The evidence is withdrawn."))
    return _to_pledge(statement_id)


def _page(request: HttpRequest, statement_id: str) -> PledgePage:
    return pledge_page(statement_id, by=actor_of_request(request), on=timezone.now().date())


def _require_officer(page: PledgePage, by: Actor) -> None:
    """Whoever may not is told so before what they typed is judged."""
    require(by, Permission.REPLY_TO_STATEMENT, party_id=by.party_id)
    if not page.may_decide:
        raise ForbiddenError(permission=Permission.REPLY_TO_STATEMENT.value)


def _pledge_page(
    request: HttpRequest,
    page: PledgePage,
    *,
    evidence_form: EvidenceForm | None = None,
    declaration_form: DeclarationForm | None = None,
    answer_forms: dict[str, EvidenceAnswerForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    read = {"revision": page.pledge.revision}
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("Pledges"), reverse("pledges")), (gettext("A pledge"), "")],
        "page": page,
        "pledge": page.pledge,
        "statement": page.pledge,
        "rows": _rows(page, answer_forms or {}),
        "evidence_form": _if(page.may_propose_evidence, evidence_form, lambda: _fresh_evidence(request, read)),
        "declaration_form": _if(
            page.may_decide, declaration_form, lambda: DeclarationForm(initial=read, prefix="declaration")
        ),
        "is_conflict": status == 409,
        "shows_fictitious_parties": page.pledge.party.is_fictitious,
    }
    return render(request, "atlas/pledge.html", context, status=status)


def _fresh_evidence(request: HttpRequest, read: dict[str, int]) -> EvidenceForm:
    return EvidenceForm(initial=read | {"source": request.GET.get("source", "")}, prefix="evidence")


def _if(may: bool, given: Any, fresh: Callable[[], Any]) -> Any:
    return (given or fresh()) if may else None


def _rows(page: PledgePage, bound: dict[str, EvidenceAnswerForm]) -> list[dict[str, Any]]:
    """Each piece of evidence with what the reader may do about it."""
    return [
        {
            "evidence": one,
            "may_withdraw": one.public_id in page.own_evidence,
            "form": bound.get(one.public_id) or EvidenceAnswerForm(prefix=one.public_id)
            if page.may_decide and not one.is_decided and one.public_id not in page.own_evidence
            else None,
        }
        for one in page.pledge.evidence
    ]


def _reread(request: HttpRequest, page: PledgePage, prefix: str) -> Any:
    """What was typed, for the wording that stands now and is shown above it."""
    typed = request.POST.copy()
    typed[f"{prefix}-revision"] = str(page.pledge.revision)
    return typed


def _to_pledge(statement_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("pledge", args=[statement_id]), status=303)
