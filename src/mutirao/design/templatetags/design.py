"""Tags of the page frame and formatting in the reader's language; the arithmetic of formats is in design/formats.py."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Paginator
from django.forms import BoundField
from django.template.context import Context
from django.urls import translate_url
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from mutirao.design import formats
from mutirao.kernel.dates import PartialDate, Span
from mutirao.kernel.languages import COMPLETE_LANGUAGES, DEFAULT_LANGUAGE, LANGUAGES
from mutirao.kernel.money import Money
from mutirao.kernel.periods import Quarter

register = template.Library()

_ALERT_COLOURS = {"success": "success", "warning": "warning", "error": "danger"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVersion:
    """The page being shown, in one interface language."""

    code: str
    name: str
    address: str
    is_draft: bool
    is_current: bool


@register.simple_tag(takes_context=True)
def page_in_languages(context: Context) -> list[PageVersion]:
    """This page in every interface language; nothing where there is no request, as on the page of a server error."""
    request = context.get("request")
    if request is None:
        return []
    address = request.get_full_path()
    return [
        PageVersion(
            code=code,
            name=name,
            address=translate_url(address, code),
            is_draft=code not in COMPLETE_LANGUAGES,
            is_current=code == get_language(),
        )
        for code, name in LANGUAGES.items()
    ]


@register.simple_tag
def alert_colour(level: str) -> str:
    """The colour of an alert for a level of Django's messages."""
    return _ALERT_COLOURS.get(level, "info")


def _language() -> str:
    return get_language() or DEFAULT_LANGUAGE


def _no_data() -> str:
    """Formatting nothing must not look like zero, nor like a gap in the page."""
    return gettext("no data")


@register.filter
def number(value: formats.Number | None, digits: int | None = None) -> str:
    return _no_data() if value is None else formats.number(value, _language(), digits)


@register.filter
def compact(value: formats.Number | None, digits: int = 1) -> str:
    return _no_data() if value is None else formats.compact(value, _language(), digits)


@register.filter
def significant(value: formats.Number) -> str:
    """As many digits as tell something: 0.0042, 1.3, 250."""
    return formats.significant(value, _language())


@register.filter
def percent(value: formats.Number | None, digits: int = 0) -> str:
    return _no_data() if value is None else formats.percent(value, _language(), digits)


@register.filter
def money(value: Money | Decimal | int | None, currency: str = "") -> str:
    """Kernel money, or an amount with its currency's ISO code as the argument."""
    return _no_data() if value is None else formats.money(_as_money(value, currency), _language())


@register.filter
def compact_money(value: Money | Decimal | int | None, currency: str = "") -> str:
    return _no_data() if value is None else formats.compact_money(_as_money(value, currency), _language())


@register.filter
def unit(value: formats.Number | None, name: str) -> str:
    """A quantity in one of CLDR's units: `{{ months|unit:"duration-month" }}`."""
    return _no_data() if value is None else formats.unit(value, name, _language())


@register.filter
def calendar(day: date | PartialDate | Span | Quarter | None) -> str:
    return gettext("date not known") if day is None else formats.calendar(day, _language())


@register.filter
def moment(when: datetime) -> str:
    return formats.moment(when, _language())


@register.filter
def listing(parts: Iterable[object]) -> SafeString:
    """Names in a sentence, joined as the language does: `{{ names|listing }}`."""
    return mark_safe(formats.listing([conditional_escape(str(part)) for part in parts], _language()))  # noqa: S308  # escaped


@register.filter
def separator(forloop: Mapping[str, int]) -> str:
    """What stands between this turn of a loop and the next, for more than names: `{{ forloop|separator }}`."""
    length = forloop["counter"] + forloop["revcounter"] - 1
    return formats.separators(length, _language())[forloop["counter0"]]


@register.simple_tag
def interval(median: formats.Number, low: formats.Number, high: formats.Number, digits: int = 1) -> str:
    """`{% interval row.median row.low row.high digits=1 %}`: never a median alone."""
    written = [formats.number(value, _language(), digits) for value in (median, low, high)]
    return formats.interval(*written)


@register.simple_tag
def money_interval(median: Decimal, low: Decimal, high: Decimal, currency: str) -> str:
    """The currency stands once, with the median; the bounds are in the same."""
    bounds = [formats.number(value, _language(), 0) for value in (low, high)]
    return formats.interval(formats.money(Money(Decimal(round(median)), currency), _language()), *bounds)


def _as_money(value: Money | Decimal | int, currency: str) -> Money:
    return value if isinstance(value, Money) else Money(Decimal(value), currency)


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The control of a form field, told what describes it and whether it is wrong; of a group, the fieldset is told."""
    attributes: dict[str, str | bool] = {}
    if not field.use_fieldset:
        attributes["class"] = f"ds-input {field.field.widget.attrs.get('class', '')}".strip()
        attributes["aria-describedby"] = " ".join(_descriptions(field)) or False
    if field.errors:
        attributes["aria-invalid"] = "true"
    return field.as_widget(attrs=attributes)


@register.simple_tag
def described_by(field: BoundField) -> SafeString:
    """The attribute that ties a group of choices to its help and its error."""
    names = " ".join(_descriptions(field))
    return format_html(' aria-describedby="{}"', names) if names else SafeString("")


def _descriptions(field: BoundField) -> Iterator[str]:
    """The ids that `<c-field>` gives to the help and to the error."""
    if field.help_text:
        yield f"{field.auto_id}_help"
    if field.errors:
        yield f"{field.auto_id}_error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting:
    """How a list is sorted by one column, and where a click on its heading leads."""

    direction: str
    address: str


@register.simple_tag(takes_context=True)
def sorting(context: Context, column: str) -> Sorting:
    """Reads and writes `?sort=cost` (ascending) and `?sort=-cost`; a new order begins at the first page."""
    query = context["request"].GET.copy()
    current = query.get("sort", "")
    query["sort"] = f"-{column}" if current == column else column
    query.pop("page", None)
    direction = {column: "ascending", f"-{column}": "descending"}.get(current, "")
    return Sorting(direction=direction, address=f"?{query.urlencode()}")


@register.simple_tag(takes_context=True)
def page_address(context: Context, page: int) -> str:
    """Another page of the list with its filters kept. (Django's `querystring` finds no request inside a component.)"""
    query = context["request"].GET.copy()
    query["page"] = str(page)
    return f"?{query.urlencode()}"


@register.filter
def page_numbers(paginator: "Paginator[Any]", page: int) -> Iterator[str | int]:
    """The first, the last and the neighbouring pages, with ellipses between."""
    return paginator.get_elided_page_range(page, on_each_side=1, on_ends=1)


@register.filter
def stripped(text: str) -> str:
    """Whether a slot holds anything: an empty one still holds its line breaks."""
    return str(text).strip()
