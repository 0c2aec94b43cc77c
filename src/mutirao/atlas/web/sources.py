"""The list of sources, the page of one, and keeping them."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mutirao.access.actors import require
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.errors import CircularSourcesError, SourceRevisedError, UnknownSourceError
from mutirao.atlas.exports.whole import source_record, sources_as_csv
from mutirao.atlas.queries import sources as queries
from mutirao.atlas.services import sources as services
from mutirao.atlas.vocabulary import CheckOutcome
from mutirao.atlas.web.entry_forms.sources import (
    CheckForm,
    NewSourceForm,
    SourceFilterForm,
    SourceForm,
    initial_source,
)
from mutirao.design.lists import as_file, order_of, page_of, same_list_as
from mutirao.kernel.errors import InvalidError


@require_GET
def sources(request: HttpRequest) -> HttpResponse:
    """`?words=strategy&language=pt&standing=in_force&sort=date`, and `&format=csv|json` for the same as a file."""
    by, today = actor_of_request(request), timezone.now().date()
    form = SourceFilterForm(request.GET)
    rows = queries.listed_sources(form.filters, order=order_of(request))
    if request.GET.get("format") == "csv":
        return as_file(sources_as_csv(queries.facts_of(rows, on=today)), "sources", "csv")
    if request.GET.get("format") == "json":
        written = {"sources": [source_record(one) for one in queries.facts_of(rows, on=today)]}
        return as_file(json.dumps(written, ensure_ascii=False), "sources", "json")
    page = page_of(request, rows)
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("The atlas"), reverse("atlas")), (gettext("Sources"), "")],
        "form": form,
        "csv": same_list_as(request, "csv"),
        "json": same_list_as(request, "json"),
        "page": page,
        "sources": queries.facts_of(page.object_list, on=today),
        "may_keep": by.may(Permission.REVIEW_STATEMENT, party_id=by.party_id),
    }
    return render(request, "atlas/sources.html", context)


@require_GET
def source(request: HttpRequest, key: str) -> HttpResponse:
    return _source_page(request, key)


@require_http_methods(["GET", "POST"])
def add_source(request: HttpRequest) -> HttpResponse:
    by = actor_of_request(request)
    require(by, Permission.REVIEW_STATEMENT, party_id=by.party_id)
    form = NewSourceForm(request.POST or None)
    if form.is_valid():
        try:
            added = services.add_source(content=form.content, by=by, now=timezone.now())
        except UnknownSourceError as refused:
            _put(form, refused)
        else:
            messages.success(request, gettext("The source is recorded."))
            return _to_source(added.key)
    return _form_page(request, form, title=gettext("Add a source"), back=reverse("sources"))


@require_http_methods(["GET", "POST"])
def revise_source(request: HttpRequest, key: str) -> HttpResponse:
    """Change what is said of a document. Where somebody else was first, both stand on the page and nothing is lost."""
    by = actor_of_request(request)
    content, version = queries.recorded_source(key)
    require(by, Permission.REVIEW_STATEMENT, party_id=by.party_id)
    form = SourceForm(request.POST or None, initial=initial_source(content, version=version))
    title, back = gettext("Change the source"), reverse("source", args=[key])
    if not form.is_valid():
        return _form_page(request, form, title=title, back=back)
    read = form.cleaned_data["version"] or 0
    try:
        services.revise_source(
            key=key,
            version=read,
            content=form.content,
            reason=form.cleaned_data["reason"],
            by=by,
            now=timezone.now(),
        )
    except SourceRevisedError:
        return _conflict_page(request, key, title=title, back=back)
    except (CircularSourcesError, UnknownSourceError) as refused:
        _put(form, refused)
        return _form_page(request, form, title=title, back=back)
    messages.success(request, gettext("The source is changed."))
    return _to_source(key)


@require_POST
def check_source(request: HttpRequest, key: str) -> HttpResponse:
    form = CheckForm(request.POST)
    if not form.is_valid():
        return _source_page(request, key, form)
    outcome = CheckOutcome(form.cleaned_data["outcome"])
    services.check_source(
        key=key, outcome=outcome, note=form.cleaned_data["note"], by=actor_of_request(request), now=timezone.now()
    )
    messages.success(request, gettext("What you found is recorded with today's date."))
    return _to_source(key)


def _source_page(request: HttpRequest, key: str, check_form: CheckForm | None = None) -> HttpResponse:
    by = actor_of_request(request)
    page = queries.source_page(key, by=by, on=timezone.now().date())
    context = {
        "stage": "know",
        "page": page,
        "source": page.source,
        "check_form": check_form or CheckForm(),
        "may_keep": by.may(Permission.REVIEW_STATEMENT, party_id=by.party_id),
        "may_propose": by.may(Permission.PROPOSE_STATEMENT, party_id=by.party_id),
        "shows_fictitious_parties": any(statement.party.is_fictitious for statement in page.statements),
    }
    return render(request, "atlas/source.html", context, status=400 if check_form else 200)


def _to_source(key: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("source", args=[key]), status=303)


def _put(form: SourceForm, refused: InvalidError) -> None:
    if isinstance(refused, CircularSourcesError):
        told = gettext("They would replace or follow each other in a circle: %(chain)s") % refused.facts
        form.add_error(None, told)
        return
    unknown = refused.facts["source"]
    field = "follows" if form.content.follows == unknown else "superseded_by"
    form.add_error(field, gettext("No source has the key “%(key)s”.") % {"key": unknown})


def _form_page(
    request: HttpRequest, form: SourceForm, *, title: str, back: str, theirs: object = None, status: int = 400
) -> HttpResponse:
    context = {
        "stage": "know",
        "breadcrumbs": [(gettext("Sources"), reverse("sources")), (title, "")],
        "form": form,
        "title": title,
        "back": back,
        "theirs": theirs,
    }
    return render(request, "atlas/source_form.html", context, status=status if form.errors or theirs else 200)


def _conflict_page(request: HttpRequest, key: str, *, title: str, back: str) -> HttpResponse:
    """What was typed stays in the form, beside what the other person saved; saving again means having seen it."""
    content, version = queries.recorded_source(key)
    typed = request.POST.copy()
    typed["version"] = str(version)
    return _form_page(request, SourceForm(typed), title=title, back=back, theirs=content.items(), status=409)
