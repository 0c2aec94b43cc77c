"""Lists of statements: by filters, by topic, and by date."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from mutirao.access.web.acting import actor_of_request
from mutirao.atlas.exports.whole import statement_record, statements_as_csv
from mutirao.atlas.queries.lists import StatementFilters, listed_statements, topic_page
from mutirao.atlas.queries.statements import facts_of
from mutirao.atlas.queries.timelines import moments_of, places_of
from mutirao.atlas.timelines import Moment
from mutirao.atlas.web.entry_forms.fields import choices_of, set_choices, topic_choices
from mutirao.atlas.words import KIND_WORDS
from mutirao.design.lists import as_file, order_of, same_list_as
from mutirao.parties.queries import party_by_code

_PER_PAGE = 25
_ORDERS = (("date", _("Date")), ("party", _("Party")), ("topic", _("Topic")))
_STANDINGS = [("", _("any")), ("current", _("current")), ("stale", _("stale: ended, replaced or due for a check"))]


class StatementFilterForm(forms.Form):
    party = forms.CharField(label=_("Country or network"), required=False, max_length=40)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    standing = forms.ChoiceField(label=_("Standing"), required=False, choices=_STANDINGS)

    def __init__(self, filters: StatementFilters) -> None:
        super().__init__(
            initial={"party": filters.party, "topic": filters.topic, "kind": filters.kind, "standing": filters.standing}
        )
        self.fields["party"].help_text = _("A code, such as BRA or ASEAN.")
        set_choices(self, "topic", [("", gettext("every topic")), *topic_choices()])
        set_choices(self, "kind", [("", gettext("every kind")), *choices_of(KIND_WORDS)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    year: int
    moments: tuple[Moment, ...]


@require_GET
def statements(request: HttpRequest) -> HttpResponse:
    """`?party=BRA&topic=resilience&kind=pledge&standing=stale&sort=party&page=2`; `&format=csv|json` for a file."""
    filters = _filters(request)
    if request.GET.get("format") in {"csv", "json"}:
        return _as_file(request, filters)
    context = _list(request, filters) | {
        "orders": _ORDERS,
        "csv": same_list_as(request, "csv"),
        "json": same_list_as(request, "json"),
        "stage": "know",
        "breadcrumbs": [(gettext("The atlas"), reverse("atlas")), (gettext("Statements"), "")],
        "form": StatementFilterForm(filters),
    }
    return render(request, "atlas/statements.html", context)


@require_GET
def topic(request: HttpRequest, key: str) -> HttpResponse:
    """Everything under a topic and those below it, whoever said it."""
    shown, *below = topic_page(key)
    filters = StatementFilters(topic=key)
    context = _list(request, filters) | {
        "stage": "know",
        "breadcrumbs": [(gettext("The atlas"), reverse("atlas")), (shown.name, "")],
        "topic": shown,
        "below": below,
    }
    return render(request, "atlas/topic.html", context)


@require_GET
def timeline(request: HttpRequest, code: str) -> HttpResponse:
    """What is dated of a party and of what it takes part in, year by year, with what ended and what replaced it."""
    by, party = actor_of_request(request), party_by_code(code)
    page = Paginator(places_of(code, by=by, on=_today()), _PER_PAGE).get_page(request.GET.get("page"))
    own_page = {"country": "country", "network": "network"}.get(party.kind, "")
    context = {
        "stage": "know",
        "breadcrumbs": [(party.name, reverse(own_page, args=[party.code]) if own_page else ""), (_TIME_LINE, "")],
        "party": party,
        "page": page,
        "years": _years(moments_of(list(page.object_list), by=by, on=_today())),
        "shows_fictitious_parties": party.is_fictitious,
    }
    return render(request, "atlas/timeline.html", context)


_TIME_LINE = _("Time line")


def _filters(request: HttpRequest) -> StatementFilters:
    given = {name: request.GET.get(name, "").strip() for name in ("party", "topic", "kind", "standing")}
    standing = given["standing"] if given["standing"] in dict(_STANDINGS) else ""
    return StatementFilters(**given | {"standing": standing})


def _list(request: HttpRequest, filters: StatementFilters) -> dict[str, Any]:
    by = actor_of_request(request)
    rows = listed_statements(filters, by=by, on=_today(), order=order_of(request))
    page: Page[Any] = Paginator(rows, _PER_PAGE).get_page(request.GET.get("page"))
    shown = facts_of(page.object_list, on=_today())
    return {
        "filters": filters,
        "page": page,
        "statements": shown,
        "shows_fictitious_parties": any(one.party.is_fictitious for one in shown),
    }


def _as_file(request: HttpRequest, filters: StatementFilters) -> HttpResponse:
    rows = listed_statements(filters, by=actor_of_request(request), on=_today(), order=order_of(request))
    shown = facts_of(rows, on=_today())
    if request.GET["format"] == "csv":
        return as_file(statements_as_csv(shown), "statements", "csv")
    written = {"statements": [statement_record(one) for one in shown]}
    return as_file(json.dumps(written, ensure_ascii=False), "statements", "json")


def _years(dated: Iterable[Moment]) -> list[Year]:
    grouped = groupby(dated, key=lambda one: one.year)
    return [Year(year=year, moments=tuple(moments)) for year, moments in grouped]


def _today() -> date:
    return timezone.now().date()
