"""A page that shows every component with sample content: page writers copy from it, browser tests look at it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from mutirao.design.charts import ChartText, IntervalRow, interval_bars, interval_panels, svg
from mutirao.kernel.dates import PartialDate, Span
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.kernel.money import Money
from mutirao.kernel.periods import Quarter

_BARS = [("Recipients", 4.2, 2.1, 6.9), ("Partners", 0.8, -0.2, 2.0), ("Others", 1.9, 0.4, 5.1)]
_STRUCTURES = {"Trade links": 1.0, "Shared services": 0.7, "Both": 1.2}
_SAMPLE_VALUES = {
    "amount": Money(Decimal(1_500_000), "USD"),
    "large_number": 2_173_700_000,
    "share": 0.125,
    "absent": None,
    "day": date(2026, 3, 1),
    "year": PartialDate(2024),
    "month": PartialDate(2024, 2),
    "quarter": Quarter(2026, 2),
    "span": Span.parse("2017-10-23/2017-10-27"),
    "open_span": Span.parse("2009/.."),
    "instant": datetime(2026, 3, 1, 12, 5, tzinfo=UTC),
}


class SampleForm(forms.Form):
    title = forms.CharField(help_text="What the country itself calls it.", label="Title of the need")
    grounds = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False, label="Grounds")
    area = forms.ChoiceField(choices=[("ir", "Incident response"), ("law", "Law and policy")], label="Area")
    audience = forms.ChoiceField(
        choices=[("own_party", "Own party only"), ("network", "Network"), ("public", "Public")],
        widget=forms.RadioSelect,
        help_text="It can be widened later, never by anybody else.",
        label="Who may see it",
    )
    languages = forms.MultipleChoiceField(
        choices=[("en", "English"), ("pt", "Português"), ("ja", "日本語")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="Languages of delivery",
    )
    is_confirmed = forms.BooleanField(label="The country confirms this need")


def guide(request: HttpRequest) -> HttpResponse:
    return render(request, "design/guide.html", sample_content(get_language() or DEFAULT_LANGUAGE))


def sample_content(language: str) -> dict[str, Any]:
    """Something of every kind that a component takes."""
    return {
        "stage": "plan",
        "shows_fictitious_parties": True,
        "breadcrumbs": [(gettext("Plan"), "?"), (gettext("Design"), "")],
        "wrong_form": SampleForm({"title": "", "area": "ir"}, auto_id="wrong_%s"),
        "form": SampleForm(auto_id="fresh_%s"),
        "filters": SampleForm(auto_id="filter_%s"),
        "page": Paginator(range(200), 10).page(7),
        **_sample_charts(language),
        **_SAMPLE_VALUES,
    }


def _sample_charts(language: str) -> dict[str, Any]:
    text = ChartText(
        title="Benefit by group",
        description="Median and 90 % interval for recipients, partners and others.",
        axis="million USD a year",
        language=language,
    )
    bars = [IntervalRow(label=label, median=median, low=low, high=high) for label, median, low, high in _BARS]
    panels = [
        IntervalRow(label=label, median=median * factor, low=low * factor, high=high * factor, panel=structure)
        for structure, factor in _STRUCTURES.items()
        for label, median, low, high in _BARS
    ]
    return {
        "bars": bars,
        "panels": panels,
        "bars_drawing": svg(interval_bars(bars, text)),
        "panels_drawing": svg(interval_panels(panels, text)),
    }
