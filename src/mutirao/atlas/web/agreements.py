"""The register of agreements: the list, one agreement, and keeping it."""

import json
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.errors import (
    AgreementDatesError,
    TermsRevisedError,
    TextReadersError,
    UnknownActivityError,
    UnknownSourceError,
)
from mutirao.atlas.exports.of_agreements import agreement_as_json, agreements_as_csv
from mutirao.atlas.queries.agreements import AgreementPage, agreement_facts, agreement_page
from mutirao.atlas.queries.agreements import agreements as agreements_of
from mutirao.atlas.services import agreements as services
from mutirao.atlas.web.entry_forms.agreements import (
    AgreementFilterForm,
    SignForm,
    TermsForm,
    TextForm,
    initial_terms,
)
from mutirao.design.lists import as_file, order_of, same_list_as
from mutirao.kernel.errors import FileError, ForbiddenError, InvalidError
from mutirao.parties.queries import UnknownPartyError

_PER_PAGE = 25


@require_GET
def agreements(request: HttpRequest) -> HttpResponse:
    """`?party=XLN&state=in_force&attention=ending&on=2027-01-01`, and `&format=csv|json` for the same as a file."""
    by, today = actor_of_request(request), timezone.now().date()
    form = AgreementFilterForm(request.GET, by=by, today=today)
    rows = agreements_of(form.filters, by=by, on=form.day, order=order_of(request))
    if request.GET.get("format") == "csv":
        return as_file(agreements_as_csv(agreement_facts(rows, on=form.day)), "agreements", "csv")
    if request.GET.get("format") == "json":
        written = {"agreements": [agreement_as_json(one) for one in agreement_facts(rows, on=form.day)]}
        return as_file(json.dumps(written, ensure_ascii=False), "agreements", "json")
    page = Paginator(rows, _PER_PAGE).get_page(request.GET.get("page"))
    shown = agreement_facts(page.object_list, on=form.day)
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("The atlas"), reverse("atlas")), (gettext("Agreements"), "")],
        "form": form,
        "day": form.day,
        "page": page,
        "agreements": shown,
        "csv": same_list_as(request, "csv"),
        "json": same_list_as(request, "json"),
        "may_propose": by.may(Permission.PROPOSE_STATEMENT, party_id=by.party_id),
        "shows_fictitious_parties": any(one.statement.party.is_fictitious for one in shown),
    }
    return render(request, "atlas/agreements.html", context)


@require_GET
def agreement(request: HttpRequest, statement_id: str) -> HttpResponse:
    return _agreement_page(request, _page(request, statement_id))


@require_POST
def record_terms(request: HttpRequest, statement_id: str) -> HttpResponse:
    """Where somebody else was first, what was typed stays beside what stands now."""
    by, page = actor_of_request(request), _page(request, statement_id)
    _require(page.may_keep, by)
    form = TermsForm(request.POST, prefix="terms", sides=_sides(page))
    if not form.is_valid():
        return _agreement_page(request, page, terms_form=form, status=400)
    try:
        services.record_terms(
            agreement_id=statement_id, read=form.cleaned_data["read"], terms=form.terms, by=by, now=timezone.now()
        )
    except UnknownSourceError as refused:
        _put_source(form, refused)
        return _agreement_page(request, page, terms_form=form, status=400)
    except TermsRevisedError:
        typed = request.POST.copy()
        page = _page(request, statement_id)
        typed["terms-read"] = str(page.agreement.terms.number if page.agreement.terms else 0)
        form = TermsForm(typed, prefix="terms", sides=_sides(page))
        return _agreement_page(request, page, terms_form=form, status=409)
    messages.success(request, gettext("The terms are recorded; the earlier ones are kept."))
    return _to_agreement(statement_id)


@require_POST
def record_sign(request: HttpRequest, statement_id: str) -> HttpResponse:
    by, page = actor_of_request(request), _page(request, statement_id)
    _require(page.may_enter_signs, by)
    form = SignForm(request.POST, prefix="sign")
    if not form.is_valid():
        return _agreement_page(request, page, sign_form=form, status=400)
    try:
        services.record_sign(agreement_id=statement_id, terms=form.terms, by=by, now=timezone.now())
    except UnknownSourceError as refused:
        _put_source(form, refused)
        return _agreement_page(request, page, sign_form=form, status=400)
    except UnknownActivityError:
        form.add_error("statement", gettext("No activity, exercise or programme of the atlas has this id."))
        return _agreement_page(request, page, sign_form=form, status=400)
    except AgreementDatesError:
        form.add_error("happened", gettext("This day is still to come."))
        return _agreement_page(request, page, sign_form=form, status=400)
    messages.success(request, gettext("The sign of life is recorded."))
    return _to_agreement(statement_id)


@require_POST
def attach_text(request: HttpRequest, statement_id: str) -> HttpResponse:
    by, page = actor_of_request(request), _page(request, statement_id)
    _require(page.may_keep, by)
    form = TextForm(request.POST, request.FILES)
    if not form.is_valid():
        return _agreement_page(request, page, text_form=form, status=400)
    given = form.cleaned_data["file"]
    try:
        services.attach_text(
            agreement_id=statement_id,
            chunks=given.chunks(),
            name=given.name,
            audience=form.audience,
            by=by,
            now=timezone.now(),
        )
    except UnknownPartyError as refused:
        form.add_error("codes", gettext("No party has the code “%(code)s”.") % {"code": refused.facts["party"]})
        return _agreement_page(request, page, text_form=form, status=400)
    except TextReadersError:
        form.add_error("codes", gettext("Somebody named here may not see the agreement, or is no network."))
        return _agreement_page(request, page, text_form=form, status=400)
    except FileError:
        form.add_error("file", gettext("This file cannot be kept: choose a document of a usual kind and size."))
        return _agreement_page(request, page, text_form=form, status=400)
    messages.success(request, gettext("The text is kept beside the agreement."))
    return _to_agreement(statement_id)


def _page(request: HttpRequest, statement_id: str) -> AgreementPage:
    return agreement_page(statement_id, by=actor_of_request(request), on=timezone.now().date())


def _require(may: bool, by: Actor) -> None:
    """Whoever may not is told so before what they typed is judged."""
    if not may:
        require(by, Permission.REPLY_TO_STATEMENT, party_id=by.party_id)
        raise ForbiddenError(permission=Permission.REPLY_TO_STATEMENT.value)


def _sides(page: AgreementPage) -> list[Any]:
    statement = page.agreement.statement
    return list({party.code: party for party in (*page.agreement.parties, statement.party)}.values())


def _agreement_page(
    request: HttpRequest,
    page: AgreementPage,
    *,
    terms_form: TermsForm | None = None,
    sign_form: SignForm | None = None,
    text_form: TextForm | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = page.agreement
    fresh = initial_terms(shown.terms, shown.statement.source.key)
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("Agreements"), reverse("agreements")), (gettext("An agreement"), "")],
        "page": page,
        "agreement": shown,
        "statement": shown.statement,
        "owed": [(party, shown.commitments_of(party.code)) for party in _sides(page)],
        "terms_form": _if(page.may_keep, terms_form, lambda: _fresh_terms(page, fresh)),
        "sign_form": _if(page.may_enter_signs, sign_form, lambda: SignForm(prefix="sign")),
        "text_form": _if(page.may_keep, text_form, TextForm),
        "is_conflict": status == 409,
        "shows_fictitious_parties": shown.statement.party.is_fictitious,
    }
    return render(request, "atlas/agreement.html", context, status=status)


def _fresh_terms(page: AgreementPage, initial: dict[str, Any]) -> TermsForm:
    return TermsForm(initial=initial, prefix="terms", sides=_sides(page))


def _if(may: bool, given: Any, fresh: Callable[[], Any]) -> Any:
    return (given or fresh()) if may else None


def _put_source(form: forms.Form, refused: InvalidError) -> None:
    form.add_error("source", gettext("No source has the key “%(key)s”.") % {"key": refused.facts["source"]})


def _to_agreement(statement_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("agreement", args=[statement_id]), status=303)
