"""Sources are added, changed and checked by reviewers; what was found decides how old their facts are."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from pydantic import ValidationError
from tests.atlas import stories
from tests.cast import Cast

from mutirao.atlas.content import SourceContent
from mutirao.atlas.errors import CircularSourcesError, SourceRevisedError, UnknownSourceError
from mutirao.atlas.models import Source, SourceChange, SourceCheck
from mutirao.atlas.queries.contents import content_of_source
from mutirao.atlas.services.sources import add_source, check_source, confirm_sources, revise_source
from mutirao.atlas.staleness import StaleReason
from mutirao.atlas.vocabulary import CheckOutcome
from mutirao.kernel.errors import ForbiddenError, NotFoundError, SignInRequiredError
from mutirao.search.queries import search

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def revised(cast: Cast, now: datetime, source: Source, **changes: object) -> Source:
    content = SourceContent.model_validate(content_of_source(source) | changes)
    return revise_source(key=source.key, version=source.version, content=content, by=cast.administrator, now=now)


def test_who_adds_a_source_has_checked_it(cast: Cast, now: datetime) -> None:
    source = stories.source(cast, now, valid="2025/2030")
    assert source.last_checked == "2026-11-24"
    assert source.stale_reasons(now.date()) == ()
    assert source.stale_reasons(now.date() + timedelta(days=31)) == (StaleReason.NOT_CHECKED,)
    assert search("strategy", by=cast.anonymous).total == 1


@pytest.mark.parametrize("who", ["amara_officer", "partner", "anonymous"])
def test_only_reviewers_keep_sources(cast: Cast, now: datetime, who: str) -> None:
    source, by = stories.source(cast, now), getattr(cast, who)
    content = stories.source_content(title="Changed")
    with pytest.raises((ForbiddenError, SignInRequiredError)):
        add_source(content=content, by=by, now=now)
    with pytest.raises((ForbiddenError, SignInRequiredError)):
        revise_source(key=source.key, version=1, content=content, by=by, now=now)
    with pytest.raises((ForbiddenError, SignInRequiredError)):
        check_source(key=source.key, outcome=CheckOutcome.GONE, by=by, now=now)
    assert not SourceCheck.objects.exists()
    assert Source.objects.get().title == "Strategy of Amara"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"url": "javascript:alert(1)"}, ("url",)),
        ({"url": "ftp://example.org/"}, ("url",)),
        ({"date": "2025-02-31"}, ("date",)),
        ({"valid": "2025/2025-02-31"}, ("valid",)),
        ({"check_period_days": 0}, ("check_period_days",)),
        ({"superseded_by": "other"}, ()),
        ({"title": ""}, ("title",)),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_field(changes: dict[str, object], field: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as refused:
        stories.source_content(**changes)
    assert refused.value.errors()[0]["loc"] == field


def test_a_document_replaces_another_and_its_facts_say_so(cast: Cast, now: datetime) -> None:
    old, recent = stories.source(cast, now), stories.source(cast, now, title="Strategy of 2026")
    changed = revised(cast, now, old, superseded_by=recent.key, standing="superseded")
    assert changed.superseded_by == recent
    assert changed.stale_reasons(now.date()) == (StaleReason.SUPERSEDED,)


@pytest.mark.parametrize("relation", ["superseded_by", "follows"])
def test_a_circle_is_refused_with_its_chain(cast: Cast, now: datetime, relation: str) -> None:
    first, second, third = (stories.source(cast, now) for _ in range(3))
    revised(cast, now, first, **{relation: second.key, "standing": "superseded"})
    revised(cast, now, second, **{relation: third.key, "standing": "superseded"})
    with pytest.raises(CircularSourcesError) as refused:
        revised(cast, now, third, **{relation: first.key, "standing": "superseded"})
    # Each came after the next: what follows first, what replaced last.
    between = (first, second) if relation == "follows" else (second, first)
    assert refused.value.facts["chain"] == " → ".join(one.key for one in (third, *between, third))
    with pytest.raises(CircularSourcesError):
        revised(cast, now, third, **{relation: third.key, "standing": "superseded"})


def test_a_circle_over_both_relations_is_refused(cast: Cast, now: datetime) -> None:
    first, second, third, fourth = (stories.source(cast, now) for _ in range(4))
    revised(cast, now, first, superseded_by=second.key, standing="superseded")
    revised(cast, now, third, follows=second.key)
    first.refresh_from_db()
    with pytest.raises(CircularSourcesError):
        revised(cast, now, first, superseded_by=second.key, standing="superseded", follows=third.key)
    assert revised(cast, now, fourth, follows=third.key).follows == third


def test_a_source_follows_only_what_is_recorded(cast: Cast, now: datetime) -> None:
    with pytest.raises(UnknownSourceError):
        stories.source(cast, now, follows="nowhere")


def test_a_change_keeps_what_stood_before_and_refuses_who_read_an_older_version(cast: Cast, now: datetime) -> None:
    source = stories.source(cast, now)
    revised(cast, now, source, title="Strategy, corrected")
    change = SourceChange.objects.get()
    assert (change.number, change.before["title"], change.after["title"]) == (
        2,
        "Strategy of Amara",
        "Strategy, corrected",
    )
    content = stories.source_content(title="Something else")
    with pytest.raises(SourceRevisedError):
        revise_source(key=source.key, version=1, content=content, by=cast.secretariat, now=now)
    source.refresh_from_db()
    assert (source.title, source.version) == ("Strategy, corrected", 2)
    assert search("corrected", by=cast.anonymous).total == 1


def test_a_check_makes_facts_fresh_again_and_keeps_who_looked(cast: Cast, now: datetime) -> None:
    source = stories.source(cast, now)
    later = now + timedelta(days=90)
    check_source(key=source.key, outcome=CheckOutcome.UNCHANGED, by=cast.secretariat, now=later)
    source.refresh_from_db()
    assert source.stale_reasons(later.date()) == ()
    check = SourceCheck.objects.get()
    assert (check.source, check.outcome, check.checked_by) == (source, "unchanged", cast.secretariat.pseudonym)


@pytest.mark.parametrize("outcome", [CheckOutcome.CHANGED, CheckOutcome.GONE])
def test_what_was_not_found_as_it_was_stays_stale_until_somebody_has_brought_it_into_line(
    cast: Cast, now: datetime, outcome: CheckOutcome
) -> None:
    source = stories.source(cast, now)
    check_source(key=source.key, outcome=outcome, by=cast.secretariat, now=now)
    source.refresh_from_db()
    assert source.stale_reasons(now.date()) == (StaleReason(outcome.value),)
    assert set(Source.objects.stale(now.date())) == {source}
    check_source(key=source.key, outcome=CheckOutcome.UNCHANGED, by=cast.secretariat, now=now)
    source.refresh_from_db()
    assert not source.is_stale(now.date())


def test_of_several_checks_all_are_kept_or_none(cast: Cast, now: datetime) -> None:
    sources = [stories.source(cast, now) for _ in range(10)]
    later = now + timedelta(days=90)
    with pytest.raises(NotFoundError):
        confirm_sources(keys=[*(source.key for source in sources), "nowhere"], by=cast.secretariat, now=later)
    assert not SourceCheck.objects.exists()
    confirm_sources(keys=[source.key for source in sources], by=cast.secretariat, now=later)
    assert SourceCheck.objects.count() == 10
    assert not Source.objects.stale(later.date()).exists()


def test_what_was_written_once_the_database_itself_does_not_change(cast: Cast, now: datetime) -> None:
    source = stories.source(cast, now)
    check_source(key=source.key, outcome=CheckOutcome.GONE, by=cast.secretariat, now=now)
    revised(cast, now, source, title="Strategy, corrected")
    for rows in (SourceCheck.objects.all(), SourceChange.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete(rows.db)
