"""Finding commitments in a document: the upload, what was found, and a person's word on each sentence."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mutirao.access.actors import Actor, require
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.errors import UnknownSourceError
from mutirao.atlas.queries import documents as queries
from mutirao.atlas.quotations import LONGEST_QUOTATION
from mutirao.atlas.services import documents as services
from mutirao.atlas.vocabulary import CandidateState
from mutirao.atlas.web.entry_forms.documents import CandidateForm, ReadingForm
from mutirao.kernel.errors import FileError
from mutirao.kernel.languages import LANGUAGES
from mutirao.parties.queries import UnknownPartyError

if TYPE_CHECKING:
    from mutirao.atlas.models import CommitmentCandidate, DocumentReading

_PER_PAGE = 20


@require_http_methods(["GET", "POST"])
def documents(request: HttpRequest) -> HttpResponse:
    """The documents that one's party had read, and the form for another."""
    by = actor_of_request(request)
    require(by, Permission.PROPOSE_STATEMENT, party_id=by.party_id)
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    known = {name: request.GET[name] for name in ("about", "source", "topic") if request.GET.get(name)}
    form = ReadingForm(*given, initial={"about": by.party_code} | known)
    if form.is_valid():
        asked = _asked(form, by)
        if asked is not None:
            messages.success(request, gettext("The document is being read. Its sentences stand here when it is done."))
            return _to_reading(asked.public_id)
    page = Paginator(queries.readings(by=by), _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("The atlas"), reverse("atlas")), (gettext("Documents"), "")],
        "form": form,
        "page": page,
        "shows_fictitious_parties": any(one.about.is_fictitious for one in page),
    }
    return render(request, "atlas/documents.html", context, status=400 if form.errors else 200)


def _asked(form: ReadingForm, by: Actor) -> "DocumentReading | None":
    """None where it was refused; why then stands at the field."""
    file = form.cleaned_data["file"]
    try:
        return services.request_reading(
            chunks=file.chunks(), name=file.name, terms=form.terms, by=by, now=timezone.now()
        )
    except UnknownPartyError as refused:
        form.add_error("about", gettext("No party has the code “%(code)s”.") % {"code": refused.facts["party"]})
    except UnknownSourceError as refused:
        form.add_error("source", gettext("No source has the key “%(key)s”.") % {"key": refused.facts["source"]})
    except FileError:
        form.add_error("file", gettext("Choose a PDF, DOCX, HTML or text file of at most 20 MB."))
    return None


@require_GET
def document(request: HttpRequest, reading_id: str) -> HttpResponse:
    """`?state=pending|confirmed|edited|rejected&page=2`."""
    return _reading_page(request, reading_id)


@require_GET
def document_of_job(request: HttpRequest, job_id: str) -> HttpResponse:
    return _to_reading(queries.reading_of_job(job_id, by=actor_of_request(request)).public_id)


@require_POST
def propose_candidate(request: HttpRequest, reading_id: str, candidate_id: str) -> HttpResponse:
    """Send a sentence to the reviewers. What was typed comes back where it cannot be taken."""
    by = actor_of_request(request)
    page = queries.reading_page(reading_id, by=by)
    require(by, Permission.PROPOSE_STATEMENT, party_id=by.party_id)
    form = _form(page.reading, candidate_id, request.POST)
    if not form.is_valid():
        return _reading_page(request, reading_id, bound={candidate_id: form}, status=400)
    services.propose_candidate(candidate_id=candidate_id, content=form.content, by=by, now=timezone.now())
    messages.success(request, gettext("It is proposed: a reviewer, who is somebody else, decides."))
    return _back(request, reading_id)


@require_POST
def reject_candidates(request: HttpRequest, reading_id: str) -> HttpResponse:
    by, chosen = actor_of_request(request), request.POST.getlist("candidates")
    queries.reading(reading_id, by=by)
    require(by, Permission.PROPOSE_STATEMENT, party_id=by.party_id)
    if chosen:
        number = services.reject_candidates(candidate_ids=chosen, by=by, now=timezone.now())
        said = ngettext("%(count)d sentence is put aside.", "%(count)d sentences are put aside.", number)
        messages.success(request, said % {"count": number})
    else:
        messages.warning(request, gettext("No sentence was chosen: nothing was put aside."))
    return _back(request, reading_id)


@require_POST
def reopen_candidate(request: HttpRequest, reading_id: str, candidate_id: str) -> HttpResponse:
    services.reopen_candidate(candidate_id=candidate_id, by=actor_of_request(request), now=timezone.now())
    messages.success(request, gettext("The sentence waits for your word again."))
    return _back(request, reading_id)


def _reading_page(
    request: HttpRequest, reading_id: str, *, bound: dict[str, CandidateForm] | None = None, status: int = 200
) -> HttpResponse:
    page = queries.reading_page(reading_id, by=actor_of_request(request))
    state = request.GET.get("state", CandidateState.PENDING)
    listed = Paginator(queries.candidates(page.reading, state=state), _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("Documents"), reverse("documents")), (page.reading.name, "")],
        "reading": page.reading,
        "states": [(code, page.counts[code]) for code in CandidateState.values],
        "state": state,
        "page": listed,
        "rows": [_row(page, one, bound or {}) for one in listed],
        "may_decide": page.may_decide,
        "shows_fictitious_parties": page.reading.about.is_fictitious,
    }
    return render(request, "atlas/document.html", context, status=status)


def _row(page: queries.ReadingPage, one: "CommitmentCandidate", bound: dict[str, CandidateForm]) -> dict[str, Any]:
    is_open = page.may_decide and one.state == CandidateState.PENDING
    form = bound.get(one.public_id) or _fresh(page.reading, one) if is_open else None
    return {"candidate": one, "stretches": queries.stretches(one), "form": form}


def _fresh(reading: "DocumentReading", one: "CommitmentCandidate") -> CandidateForm:
    fits = len(one.text) <= LONGEST_QUOTATION
    initial = {
        "says": one.text,
        "is_quotation": fits,
        "language": next((code for code in LANGUAGES if code.split("-")[0] == one.language), "en"),
        "kind": "pledge",
        "topic": reading.topic.key,
        "page": str(one.page) if reading.has_pages else "",
    }
    return _form(reading, one.public_id, None, initial=initial)


def _form(reading: "DocumentReading", candidate_id: str, typed: Any, **more: Any) -> CandidateForm:
    return CandidateForm(typed, about=reading.about.code, source=reading.source.key, prefix=candidate_id, **more)


def _back(request: HttpRequest, reading_id: str) -> HttpResponseRedirect:
    """To the part of the list from which somebody came."""
    state, page = request.GET.get("state", ""), request.GET.get("page", "")
    query = f"?state={state}&page={page}" if state in CandidateState.values and page.isdecimal() else ""
    return HttpResponseRedirect(reverse("document", args=[reading_id]) + query, status=303)


def _to_reading(reading_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("document", args=[reading_id]), status=303)
