"""The page of a statement, and what a party answers to it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET, require_http_methods

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.errors import StatementRevisedError
from mutirao.atlas.queries.statement_pages import StatementPage, statement_page
from mutirao.atlas.services.replies import reply_to_statement
from mutirao.atlas.vocabulary import ReplyKind
from mutirao.atlas.web.entry_forms.statements import ReplyForm
from mutirao.kernel.errors import ForbiddenError


@require_GET
def statement(request: HttpRequest, statement_id: str) -> HttpResponse:
    page = _page(statement_id, actor_of_request(request))
    context = _context(page) | {"breadcrumbs": [(gettext("The atlas"), reverse("atlas")), (gettext("A fact"), "")]}
    return render(request, "atlas/statement.html", context)


@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, statement_id: str) -> HttpResponse:
    """Answer a fact for one's party. Where it was revised meanwhile, what was typed stays beside what stands now."""
    by = actor_of_request(request)
    page = _page(statement_id, by)
    require(by, Permission.REPLY_TO_STATEMENT, party_id=by.party_id)
    if not page.may_reply:
        raise ForbiddenError(permission=Permission.REPLY_TO_STATEMENT.value)
    initial = {"revision": page.statement.revision, "language": get_language()}
    form = ReplyForm(request.POST or None, initial=initial)
    if not form.is_valid():
        return _reply_page(request, page, form, status=400 if form.errors else 200)
    written = form.cleaned_data | {"kind": ReplyKind(form.cleaned_data["kind"])}
    try:
        reply_to_statement(statement_id=statement_id, by=by, now=timezone.now(), **written)
    except StatementRevisedError:
        typed = request.POST.copy()
        page = _page(statement_id, by)
        typed["revision"] = str(page.statement.revision)
        return _reply_page(request, page, ReplyForm(typed), status=409, is_conflict=True)
    messages.success(request, gettext("Your reply stands beside the fact."))
    return HttpResponseRedirect(reverse("statement", args=[statement_id]), status=303)


def _page(statement_id: str, by: Actor) -> StatementPage:
    return statement_page(statement_id, by=by, on=timezone.now().date())


def _context(page: StatementPage) -> dict[str, Any]:
    return {
        "stage": "know",
        "page": page,
        "statement": page.statement,
        "shows_fictitious_parties": page.statement.party.is_fictitious,
    }


def _reply_page(
    request: HttpRequest, page: StatementPage, form: ReplyForm, *, status: int, is_conflict: bool = False
) -> HttpResponse:
    way = [(gettext("A fact"), reverse("statement", args=[page.statement.public_id])), (gettext("Reply"), "")]
    context = _context(page) | {"form": form, "is_conflict": is_conflict, "breadcrumbs": way}
    return render(request, "atlas/reply.html", context, status=status)
