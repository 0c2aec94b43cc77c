from datetime import date

import pytest

from mutirao.atlas.models import Source
from mutirao.atlas.staleness import StaleReason, last_fresh_day, stale_reasons
from mutirao.kernel.dates import PartialDate

ON = date(2026, 11, 24)
FRESH, OLD = date(2027, 1, 1), date(2026, 11, 23)
SUPERSEDED, TERM_ENDED, NOT_CHECKED = StaleReason.SUPERSEDED, StaleReason.TERM_ENDED, StaleReason.NOT_CHECKED

RULE = [
    ("in_force", None, FRESH, ()),
    ("none", None, FRESH, ()),
    ("in_force", None, ON, ()),
    ("in_force", None, OLD, (NOT_CHECKED,)),
    ("in_force", None, None, (NOT_CHECKED,)),
    ("in_force", ON, FRESH, ()),
    ("in_force", OLD, FRESH, (TERM_ENDED,)),
    ("superseded", None, FRESH, (SUPERSEDED,)),
    ("term_ended", None, FRESH, (TERM_ENDED,)),
    ("superseded", OLD, OLD, (SUPERSEDED, TERM_ENDED, NOT_CHECKED)),
]


@pytest.mark.parametrize(("standing", "valid_until", "fresh_until", "reasons"), RULE)
def test_the_rule_names_every_reason(
    standing: str, valid_until: date | None, fresh_until: date | None, reasons: tuple[StaleReason, ...]
) -> None:
    assert stale_reasons(standing=standing, valid_until=valid_until, fresh_until=fresh_until, on=ON) == reasons


@pytest.mark.django_db
def test_rows_in_the_database_are_judged_by_the_same_rule() -> None:
    for number, (standing, valid_until, fresh_until, _) in enumerate(RULE):
        Source.objects.create(
            key=f"s{number}",
            url="https://example.org",
            standing=standing,
            valid_until=valid_until,
            fresh_until=fresh_until,
            check_period_days=1,
        )
    assert set(Source.objects.stale(ON)) == {source for source in Source.objects.all() if source.is_stale(ON)}
    assert len(Source.objects.stale(ON)) == sum(1 for *_, reasons in RULE if reasons)
    unchecked = {source for source in Source.objects.all() if NOT_CHECKED in source.stale_reasons(ON)}
    assert set(Source.objects.unchecked(ON)) == unchecked


@pytest.mark.parametrize(
    ("checked", "day"),
    [("2026-11-20", date(2026, 11, 30)), ("2026-11", date(2026, 11, 11)), ("2026", date(2026, 1, 11))],
)
def test_a_check_of_unknown_day_counts_from_the_first_day_that_it_may_have_been(checked: str, day: date) -> None:
    assert last_fresh_day(PartialDate.parse(checked), 10) == day


def test_what_was_never_checked_has_no_fresh_day() -> None:
    assert last_fresh_day(None, 10) is None
