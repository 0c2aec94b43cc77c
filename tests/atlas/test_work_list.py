"""The work list of documents: what rests on each, as its source and as the document that it is part of."""

from datetime import date, datetime

import pytest
from tests.atlas.adding import add_statement

from mutirao.access.actors import ANONYMOUS
from mutirao.access.audiences import AudienceKind
from mutirao.atlas.models import Source, Statement, StatementRevision
from mutirao.atlas.queries.stale import MOST_FACTS, StaleFilters, StaleSource, stale_sources, stale_work

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LONG_AGO = date(2001, 1, 1)


def _document(key: str, *, fresh_until: date) -> Source:
    return Source.objects.create(
        key=key, title=key, issuer="Tests", url="https://example.org", language="en", standing="none",
        check_period_days=365, fresh_until=fresh_until,
    )  # fmt: skip


@pytest.fixture
def report(atlas: None, on: date) -> Source:
    """Fresh: what is told of the treaty is read in it."""
    return _document("report", fresh_until=on)


@pytest.fixture
def treaty(atlas: None) -> Source:
    """Nobody has opened it for long."""
    return _document("treaty", fresh_until=LONG_AGO)


def _told(number: int, source: Source, instrument: Source | None, *, now: datetime) -> Statement:
    """A fact of Brazil with an instrument: a revision, once written, takes none."""
    added = add_statement("BRA", number, now=now, source=source)
    first = added.current
    assert first is not None
    added.current = StatementRevision.objects.create(
        statement=added, number=2, says=first.says, language="en", source=source, instrument=instrument,
        mark=first.mark, voice=first.voice, recorded_at=now, recorded_by="person_x", origin=first.origin,
    )  # fmt: skip
    added.save()
    return added


def _work(on: date, **filters: str) -> dict[str, StaleSource]:
    chosen = StaleFilters(**filters)
    rows = stale_sources(by=ANONYMOUS, on=on, filters=chosen)
    return {one.source.key: one for one in stale_work(rows, by=ANONYMOUS, on=on, filters=chosen)}


def test_a_stale_instrument_is_listed_with_what_is_told_of_it_elsewhere(
    report: Source, treaty: Source, on: date, now: datetime
) -> None:
    told = _told(1, report, treaty, now=now)
    work = _work(on)
    assert "report" not in work
    assert [one.public_id for one in work["treaty"].statements] == [told.public_id]


@pytest.mark.parametrize("filters", [{"party": "BRA"}, {"topic": "resilience"}])
def test_a_stale_instrument_is_found_by_the_party_and_the_topic_of_what_is_told_of_it(
    report: Source, treaty: Source, on: date, now: datetime, filters: dict[str, str]
) -> None:
    _told(1, report, treaty, now=now)
    assert "treaty" in _work(on, **filters)
    assert "treaty" not in _work(on, party="KOR")
    assert "treaty" not in _work(on, topic="exercises")


def test_a_fact_whose_source_is_its_instrument_counts_once(treaty: Source, on: date, now: datetime) -> None:
    _told(1, treaty, treaty, now=now)
    _told(2, treaty, None, now=now)
    assert (_work(on)["treaty"].count, len(_work(on)["treaty"].statements)) == (2, 2)


def test_of_both_kinds_together_only_the_first_few_are_told_and_all_are_counted(
    report: Source, treaty: Source, on: date, now: datetime
) -> None:
    for number in range(MOST_FACTS):
        _told(number, treaty, None, now=now)
    for number in range(MOST_FACTS, MOST_FACTS + 3):
        _told(number, report, treaty, now=now)
    found = _work(on)["treaty"]
    assert (found.count, len(found.statements), found.more) == (MOST_FACTS + 3, MOST_FACTS, 3)


def test_what_a_visitor_may_not_see_is_neither_told_nor_counted(
    report: Source, treaty: Source, on: date, now: datetime
) -> None:
    hidden = _told(1, report, treaty, now=now)
    Statement.objects.filter(pk=hidden.pk).update(audience=AudienceKind.OWN)
    assert (_work(on)["treaty"].count, _work(on)["treaty"].statements) == (0, ())
    assert "treaty" not in _work(on, party="BRA")
