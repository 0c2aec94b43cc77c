"""Proposing what the atlas records, and reviewing what others propose."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.errors import NothingProposedError, ProposalAudienceError, StatementRevisedError, UnknownSourceError
from mutirao.atlas.queries.proposals import ProposalPage, is_outdated, proposal_page, proposals, review_queue
from mutirao.atlas.queries.statement_pages import recorded_content
from mutirao.atlas.services import proposals as services
from mutirao.atlas.web.entry_forms.statements import DeclineForm, NewStatementForm, StatementForm, initial_statement
from mutirao.kernel.errors import MutiraoError, SignInRequiredError
from mutirao.parties.queries import UnknownPartyError

_PER_PAGE = 50


@require_http_methods(["GET", "POST"])
def propose_statement(request: HttpRequest) -> HttpResponse:
    """Propose a fact that is not recorded yet; `?party=` and `?source=` fill what is known already."""
    by = _who_proposes(request)
    known = {name: request.GET[name] for name in ("party", "source", "topic") if request.GET.get(name)}
    form = NewStatementForm(request.POST or None, by=by, initial={"party": by.party_code} | known)
    if form.is_valid():
        reason, audience = form.cleaned_data["reason"], form.shared_with
        try:
            proposed = services.propose_statement(
                content=form.content, reason=reason, audience=audience, by=by, now=timezone.now()
            )
        except (UnknownPartyError, UnknownSourceError, ProposalAudienceError) as refused:
            _put(form, refused)
        else:
            return _proposed(request, proposed.public_id)
    return _form_page(request, form, title=gettext("Propose a fact"), back=reverse("atlas"))


@require_http_methods(["GET", "POST"])
def propose_change(request: HttpRequest, statement_id: str) -> HttpResponse:
    """Propose another wording of a fact. Whoever read an older one proposes all the same: the conflict is shown."""
    content, number = recorded_content(statement_id, by=actor_of_request(request))
    by = _who_proposes(request)
    form = StatementForm(request.POST or None, is_change=True, initial=initial_statement(content, based_on=number))
    if form.is_valid():
        based_on = form.cleaned_data["based_on"] or number
        reason = form.cleaned_data["reason"]
        try:
            proposed = services.propose_statement(
                content=form.content,
                reason=reason,
                statement_id=statement_id,
                based_on=based_on,
                by=by,
                now=timezone.now(),
            )
        except (UnknownPartyError, UnknownSourceError, NothingProposedError) as refused:
            _put(form, refused)
        else:
            return _proposed(request, proposed.public_id)
    back = reverse("statement", args=[statement_id])
    return _form_page(request, form, title=gettext("Propose a change"), back=back)


@require_http_methods(["GET", "POST"])
def continue_proposal(request: HttpRequest, proposal_id: str) -> HttpResponse:
    """Bring a proposal of one's own onto what stands now, or word it otherwise."""
    by = actor_of_request(request)
    page = proposal_page(proposal_id, by=by)
    _who_proposes(request)
    statement = page.proposal.statement
    number = statement.current.number if statement is not None and statement.current is not None else None
    form = StatementForm(
        request.POST or None, is_change=statement is not None, initial=initial_statement(page.merged, based_on=number)
    )
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        based_on = form.cleaned_data["based_on"]
        try:
            proposed = services.continue_proposal(
                proposal_id=proposal_id,
                content=form.content,
                reason=reason,
                based_on=based_on,
                by=by,
                now=timezone.now(),
            )
        except (UnknownPartyError, UnknownSourceError, NothingProposedError) as refused:
            _put(form, refused)
        else:
            return _proposed(request, proposed.public_id)
    back = reverse("proposal", args=[proposal_id])
    return _form_page(request, form, title=gettext("Word the proposal anew"), back=back, conflict=page.conflict)


@require_GET
def proposal(request: HttpRequest, proposal_id: str) -> HttpResponse:
    return _proposal_page(request, proposal_page(proposal_id, by=actor_of_request(request)))


@require_POST
def accept_proposal(request: HttpRequest, proposal_id: str) -> HttpResponse:
    """Where another wording was recorded since, both are shown instead and nothing is lost."""
    by = actor_of_request(request)
    try:
        services.accept_proposal(proposal_id=proposal_id, by=by, now=timezone.now())
    except StatementRevisedError:
        return _proposal_page(request, proposal_page(proposal_id, by=by), status=409)
    messages.success(request, gettext("The proposal is accepted: the fact is recorded."))
    return HttpResponseRedirect(reverse("review"), status=303)


@require_POST
def decline_proposal(request: HttpRequest, proposal_id: str) -> HttpResponse:
    by = actor_of_request(request)
    page = proposal_page(proposal_id, by=by)
    form = DeclineForm(request.POST)
    if page.may_review and not form.is_valid():
        return _proposal_page(request, page, decline_form=form, status=400)
    note = form.data.get("note", "")
    services.decline_proposal(proposal_id=proposal_id, note=note, by=by, now=timezone.now())
    messages.success(request, gettext("The proposal is declined; its proposer can read why."))
    return HttpResponseRedirect(reverse("review"), status=303)


@require_POST
def withdraw_proposal(request: HttpRequest, proposal_id: str) -> HttpResponse:
    services.withdraw_proposal(proposal_id=proposal_id, by=actor_of_request(request), now=timezone.now())
    messages.success(request, gettext("The proposal is withdrawn."))
    return HttpResponseRedirect(reverse("proposal", args=[proposal_id]), status=303)


@require_GET
def review(request: HttpRequest) -> HttpResponse:
    """What waits for review, as far as it concerns the reader, and what became of their own."""
    by = actor_of_request(request)
    if by.is_anonymous:
        raise SignInRequiredError
    party, topic = request.GET.get("party", ""), request.GET.get("topic", "")
    queue = Paginator(review_queue(by=by, party=party, topic=topic), _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("The atlas"), reverse("atlas")), (gettext("Proposals"), "")],
        "queue": queue,
        "rows": [(row, is_outdated(row), row.proposed_by == by.pseudonym) for row in queue],
        "mine": proposals(by=by, is_mine=True).exclude(state="open").order_by("-proposed_at")[:10],
        "may_review": by.may(Permission.REVIEW_STATEMENT, party_id=by.party_id),
        "may_propose": by.may(Permission.PROPOSE_STATEMENT, party_id=by.party_id),
        "shows_fictitious_parties": any(row.party.is_fictitious for row in queue),
    }
    return render(request, "atlas/review.html", context)


def _who_proposes(request: HttpRequest) -> Actor:
    by = actor_of_request(request)
    require(by, Permission.PROPOSE_STATEMENT, party_id=by.party_id)
    return by


def _proposed(request: HttpRequest, proposal_id: str) -> HttpResponse:
    messages.success(request, gettext("Your proposal waits for a reviewer."))
    return HttpResponseRedirect(reverse("proposal", args=[proposal_id]), status=303)


def _put(form: StatementForm, refused: MutiraoError) -> None:
    if isinstance(refused, UnknownPartyError):
        unknown = str(refused.facts["party"])
        field = "party" if form.content.party == unknown else "parties"
        form.add_error(field, gettext("No party has the code “%(code)s”.") % {"code": unknown})
    elif isinstance(refused, UnknownSourceError):
        unknown = str(refused.facts["source"])
        field = "instrument" if form.content.instrument == unknown else "source"
        form.add_error(field, gettext("No source has the key “%(key)s”.") % {"key": unknown})
    elif isinstance(refused, ProposalAudienceError):
        form.add_error("audience", gettext("A fact about another party is public or is not recorded."))
    else:
        form.add_error(None, gettext("What you propose is what stands already."))


def _form_page(request: HttpRequest, form: StatementForm, *, title: str, back: str, conflict: Any = ()) -> HttpResponse:
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("The atlas"), reverse("atlas")), (title, "")],
        "form": form,
        "title": title,
        "back": back,
        "conflict": conflict,
    }
    return render(request, "atlas/statement_form.html", context, status=400 if form.errors else 200)


def _proposal_page(
    request: HttpRequest, page: ProposalPage, *, decline_form: DeclineForm | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("Proposals"), reverse("review")), (gettext("A proposal"), "")],
        "page": page,
        "proposal": page.proposal,
        "decline_form": decline_form or DeclineForm(),
        "shows_fictitious_parties": page.proposal.party.is_fictitious,
    }
    return render(request, "atlas/proposal.html", context, status=status)
