"""What makes no sense in a need, an activity or a programme, whoever writes it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from mutirao.kernel.dates import PartialDate
from mutirao.programmes.errors import InvalidTermsError
from mutirao.programmes.reference import shipped_areas, shipped_participants
from mutirao.programmes.terms import ActivityTerms, NeedTerms, ProgrammeTerms
from mutirao.programmes.vocabulary import LARGEST_GAIN, WORKING_LANGUAGES, ActivityKind

_LARGEST_AMOUNT = Decimal("999999999999.99")
_MOST_STAFF_DAYS = 100_000
_LONGEST_TITLE = 160
_LONGEST_TEXT = 20_000
_CURRENCY = re.compile("[A-Z]{3}")
# Beyond this, a year is a slip of the pen.
_YEARS = range(2000, 2101)


def require_sensible_need(terms: NeedTerms) -> None:
    """Raises InvalidTermsError with the `field` that does not make sense, or InvalidDateError."""
    _require_title(terms.title)
    _require_words(terms.area, terms.participants, terms.languages)
    _require(bool(terms.grounds.strip()) and len(terms.grounds) <= _LONGEST_TEXT, "grounds")
    _require(1 <= terms.stages <= LARGEST_GAIN, "stages")
    _require_amount(terms.cost_low, terms.currency, "cost_low")
    _require_amount(terms.cost_high, terms.currency, "cost_high")
    _require(terms.cost_low <= terms.cost_high, "cost_high")
    _require(1 <= terms.rank <= 999, "rank")
    _require(terms.earliest_year is None or terms.earliest_year in _YEARS, "earliest_year")
    if terms.target_date:
        PartialDate.parse(terms.target_date)


def require_sensible_activity(terms: ActivityTerms) -> None:
    """Raises InvalidTermsError with the `field` that does not make sense."""
    _require_title(terms.title)
    _require_words(terms.area, terms.participants, terms.languages)
    _require(terms.kind in ActivityKind.values, "kind")
    _require(terms.starts.year in _YEARS and terms.ends.year in _YEARS, "starts")
    _require(terms.starts <= terms.ends, "ends")
    _require(0 <= terms.staff_days <= _MOST_STAFF_DAYS, "staff_days")
    _require_amount(terms.cost, terms.currency, "cost")


def require_sensible_programme(terms: ProgrammeTerms) -> None:
    """Raises InvalidTermsError with the `field` that does not make sense."""
    _require_title(terms.title)
    _require(len(terms.summary) <= _LONGEST_TEXT, "summary")
    _require(bool(terms.activities), "activities")
    _require(len(set(terms.activities)) == len(terms.activities), "activities")


def require_sensible_load(staff_days: int) -> None:
    _require(0 <= staff_days <= _MOST_STAFF_DAYS, "staff_days")


def _require_title(title: str) -> None:
    _require(bool(title.strip()) and len(title) <= _LONGEST_TITLE, "title")


def _require_words(area: str, participants: tuple[str, ...], languages: tuple[str, ...]) -> None:
    _require(area in {word.code for word in shipped_areas()}, "area")
    _require_some(participants, [word.code for word in shipped_participants()], "participants")
    _require_some(languages, WORKING_LANGUAGES, "languages")


def _require_some(chosen: tuple[str, ...], known: Sequence[str], field: str) -> None:
    _require(bool(chosen) and len(set(chosen)) == len(chosen) and set(chosen) <= set(known), field)


def _require_amount(amount: Decimal, currency: str, field: str) -> None:
    _require(amount.is_finite() and 0 <= amount <= _LARGEST_AMOUNT, field)
    _require(_CURRENCY.fullmatch(currency) is not None, "currency")


def _require(is_sensible: bool, field: str) -> None:
    if not is_sensible:
        raise InvalidTermsError(field=field)
