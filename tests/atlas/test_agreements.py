"""The register of agreements: how each stands on a day, what it owes, whether it lives, and who may say so."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.atlas import stories
from tests.cast import Cast
from tests.visiting import signed_in

from mutirao.access.actors import Actor
from mutirao.access.audiences import OWN_PARTY, Audience, AudienceKind
from mutirao.atlas.agreements import AgreementFact, AgreementState, months_before, years_before
from mutirao.atlas.errors import (
    AgreementDatesError,
    NoAgreementError,
    NotPartyToError,
    TermsRevisedError,
    TextReadersError,
    UnknownActivityError,
    UnknownSourceError,
)
from mutirao.atlas.models import AgreementCommitment, AgreementTerms, SignOfLife, Statement
from mutirao.atlas.queries.agreements import AgreementFilters, agreement_facts, agreement_page, agreements
from mutirao.atlas.services.agreements import (
    CommitmentTerms,
    SignTerms,
    TermsOfAgreement,
    TextAudience,
    attach_text,
    record_sign,
    record_terms,
)
from mutirao.atlas.vocabulary import Renewal, SignKind, TextReaders
from mutirao.files.models import Upload
from mutirao.files.queries import visible_upload
from mutirao.kernel.errors import ForbiddenError, NotFoundError, SignInRequiredError

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
TODAY = date(2026, 11, 24)


def kept(agreement: Statement, by: Actor, now: datetime, *, read: int = 0, **changes: Any) -> AgreementTerms:
    assert agreement.current is not None
    terms = TermsOfAgreement(**{"source": agreement.current.source.key} | changes)
    return record_terms(agreement_id=agreement.public_id, read=read, terms=terms, by=by, now=now)


def seen(agreement: Statement, by: Actor, now: datetime, **changes: Any) -> SignOfLife:
    assert agreement.current is not None
    told = {"kind": SignKind.VISIT, "happened": "2026-03", "says": "Trainers came.", "language": "en"}
    terms = SignTerms(**told | {"source": agreement.current.source.key} | changes)
    return record_sign(agreement_id=agreement.public_id, terms=terms, by=by, now=now)


def fact(agreement: Statement, by: Actor, on: date = TODAY) -> AgreementFact:
    return agreement_page(agreement.public_id, by=by, on=on).agreement


def listed(by: Actor, on: date = TODAY, **filters: str) -> list[str]:
    rows = agreements(AgreementFilters(**filters), by=by, on=on)
    return [one.statement.public_id for one in agreement_facts(rows, on=on)]


@pytest.mark.parametrize(
    ("terms", "on", "state"),
    [
        ({}, "2026-11-24", "unknown"),
        ({"ends": "2027"}, "2026-11-24", "unknown"),
        ({"begins": "2025"}, "2024-12-31", "not_yet"),
        ({"begins": "2025"}, "2025-01-01", "in_force"),
        ({"begins": "2025", "ends": "2026"}, "2026-12-31", "in_force"),
        ({"begins": "2025", "ends": "2026"}, "2027-01-01", "ended"),
        ({"ends": "2026"}, "2027-01-01", "ended"),
        ({"begins": "2025", "ends": "2026", "renewal": Renewal.AUTOMATIC}, "2027-01-01", "renewed"),
        ({"begins": "2025", "ends": "2026", "renewal": Renewal.BY_CONSENT}, "2027-01-01", "ended"),
    ],
)
def test_how_an_agreement_stands_is_worked_out_from_its_text_and_unknown_is_no_answer(
    cast: Cast, now: datetime, terms: dict[str, Any], on: str, state: str
) -> None:
    agreement = stories.agreement(cast, now)
    if terms:
        kept(agreement, cast.amara_officer, now, **terms)
    day = date.fromisoformat(on)
    assert fact(agreement, cast.anonymous, day).state == AgreementState(state)
    # The list asks the database the same question.
    for asked in AgreementState:
        assert (listed(cast.anonymous, day, state=asked.value) == [agreement.public_id]) == (asked == state), asked


def test_what_ends_within_a_year_says_when_notice_is_due(cast: Cast, now: datetime) -> None:
    agreement = stories.agreement(cast, now)
    kept(agreement, cast.amara_officer, now, begins="2020", ends="2027-05-31", notice_months=3)
    found = fact(agreement, cast.anonymous)
    assert found.ends_within_a_year
    assert found.notice_by == date(2027, 2, 28)
    assert listed(cast.anonymous, attention="ending") == [agreement.public_id]
    assert listed(cast.anonymous, TODAY - timedelta(days=365), attention="ending") == []
    assert listed(cast.anonymous, date(2027, 6, 1), attention="ending") == []


@pytest.mark.parametrize(
    ("begins", "happened", "is_quiet"),
    [("2020", None, True), ("2020", "2024-10", True), ("2020", "2026-03", False), ("2026", None, False)],
)
def test_an_agreement_old_enough_without_a_sign_of_the_last_two_years_is_listed(
    cast: Cast, now: datetime, begins: str, happened: str | None, is_quiet: bool
) -> None:
    agreement = stories.agreement(cast, now)
    kept(agreement, cast.amara_officer, now, begins=begins)
    if happened:
        seen(agreement, cast.amara_officer, now, happened=happened)
    assert fact(agreement, cast.anonymous).shows_no_sign == is_quiet
    assert (listed(cast.anonymous, attention="quiet") == [agreement.public_id]) == is_quiet


def test_what_has_ended_owes_no_sign_of_life(cast: Cast, now: datetime) -> None:
    agreement = stories.agreement(cast, now)
    kept(agreement, cast.amara_officer, now, begins="2018", ends="2020")
    assert not fact(agreement, cast.anonymous).shows_no_sign
    assert listed(cast.anonymous, attention="quiet") == []


def test_each_side_owes_what_the_text_says_and_earlier_terms_stay(cast: Cast, now: datetime) -> None:
    agreement = stories.agreement(cast, now)
    owed = (CommitmentTerms(party="XTA", says="names people", article="Art. 2"),)
    kept(agreement, cast.amara_officer, now, commitments=owed)
    kept(agreement, cast.secretariat, now, read=1, begins="2025")
    page = agreement_page(agreement.public_id, by=cast.anonymous, on=TODAY)
    assert [version.number for version in page.versions] == [2, 1]
    assert [one.says for one in page.versions[1].commitments] == ["names people"]
    assert page.agreement.commitments_of("XTA") == []


def test_two_people_who_record_terms_do_not_overwrite_each_other(cast: Cast, now: datetime) -> None:
    agreement = stories.agreement(cast, now)
    kept(agreement, cast.amara_officer, now, begins="2025")
    with pytest.raises(TermsRevisedError):
        kept(agreement, cast.secretariat, now, begins="2024")
    assert str(fact(agreement, cast.anonymous).terms.begins) == "2025"  # type: ignore[union-attr]


def test_wrong_terms_leave_nothing_behind(cast: Cast, now: datetime) -> None:
    agreement, officer = stories.agreement(cast, now), cast.amara_officer
    with pytest.raises(AgreementDatesError):
        kept(agreement, officer, now, begins="2026", ends="2025")
    with pytest.raises(UnknownSourceError):
        kept(agreement, officer, now, source="none")
    with pytest.raises(NotPartyToError):
        kept(agreement, officer, now, commitments=(CommitmentTerms(party="XTB", says="pays"),))
    with pytest.raises(AgreementDatesError):
        seen(agreement, officer, now, happened=str(now.year + 2))
    assert not AgreementTerms.objects.exists()
    assert not AgreementCommitment.objects.exists()
    assert not SignOfLife.objects.exists()


@pytest.mark.parametrize("who", ["amara_contributor", "amara_viewer", "brisa_officer", "outsider", "anonymous"])
def test_only_officers_of_its_parties_and_reviewers_record_terms(cast: Cast, now: datetime, who: str) -> None:
    agreement = stories.agreement(cast, now)
    with pytest.raises((ForbiddenError, SignInRequiredError)):
        kept(agreement, getattr(cast, who), now)
    with pytest.raises((ForbiddenError, SignInRequiredError)):
        attach_text(
            agreement_id=agreement.public_id,
            chunks=[b"Text"],
            name="text.txt",
            by=getattr(cast, who),
            now=now,
        )


def test_contributors_of_its_parties_enter_what_took_place_and_others_do_not(cast: Cast, now: datetime) -> None:
    agreement = stories.agreement(cast, now)
    seen(agreement, cast.amara_contributor, now)
    seen(agreement, cast.partner, now, says="A course.")
    for stranger in (cast.brisa_officer, cast.outsider, cast.amara_viewer):
        with pytest.raises(ForbiddenError):
            seen(agreement, stranger, now)
    assert len(fact(agreement, cast.anonymous).signs) == 2


def test_a_pledge_is_no_agreement(cast: Cast, now: datetime) -> None:
    pledge = stories.statement(cast, now)
    with pytest.raises(NoAgreementError):
        kept(pledge, cast.amara_officer, now)
    with pytest.raises(NotFoundError):
        agreement_page(pledge.public_id, by=cast.anonymous, on=TODAY)


def test_a_hidden_agreement_is_neither_listed_nor_kept_by_who_may_not_see_it(cast: Cast, now: datetime) -> None:
    closed = Audience(kind=AudienceKind.NAMED, parties=(cast.network,))
    agreement = stories.agreement(cast, now, audience=closed)
    kept(agreement, cast.amara_officer, now, begins="2020", ends="2027-05")
    for stranger in (cast.outsider, cast.anonymous, cast.brisa_officer):
        assert listed(stranger) == listed(stranger, attention="ending") == []
        with pytest.raises(NotFoundError):
            kept(agreement, stranger, now, read=1)
    assert listed(cast.amara_viewer, attention="ending") == [agreement.public_id]


def test_the_text_is_seen_by_who_sees_the_agreement_or_stays_with_the_party(cast: Cast, now: datetime) -> None:
    agreement = stories.agreement(cast, now)
    about: dict[str, Any] = {"agreement_id": agreement.public_id, "by": cast.amara_officer, "now": now}
    everybody = TextAudience(readers=TextReaders.ALL)
    shared = attach_text(chunks=[b"Article 1"], name="shared.txt", audience=everybody, **about)
    own = attach_text(chunks=[b"Annex"], name="annex.txt", **about)
    assert visible_upload(shared.public_id, by=cast.anonymous).name == "shared.txt"
    with pytest.raises(NotFoundError):
        visible_upload(own.public_id, by=cast.outsider)
    names = [file.name for file in agreement_page(agreement.public_id, by=cast.anonymous, on=TODAY).texts]
    assert names == ["shared.txt"]


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        (TextAudience(readers=TextReaders.PARTIES), {"amara_viewer", "partner"}),
        (TextAudience(readers=TextReaders.NAMED, codes=("XTB",)), {"amara_viewer", "brisa_officer"}),
        (TextAudience(readers=TextReaders.NETWORK, codes=("XNET",)), {"amara_viewer", "brisa_officer"}),
    ],
)
def test_the_text_goes_to_the_parties_that_are_named_and_to_members_of_networks(
    cast: Cast, now: datetime, audience: TextAudience, readers: set[str]
) -> None:
    agreement = stories.agreement(cast, now)
    text = attach_text(
        agreement_id=agreement.public_id, chunks=[b"A"], name="a.txt", audience=audience, by=cast.amara_officer, now=now
    )
    members = ("amara_viewer", "partner", "brisa_officer", "outsider", "anonymous")
    assert {one for one in members if _sees(text.public_id, getattr(cast, one))} == readers


def _sees(upload: str, by: Actor) -> bool:
    try:
        visible_upload(upload, by=by)
    except NotFoundError:
        return False
    return True


@pytest.mark.parametrize(
    "audience",
    [
        TextAudience(readers=TextReaders.NAMED, codes=("XTB",)),
        TextAudience(readers=TextReaders.NETWORK, codes=("XNET",)),
        TextAudience(readers=TextReaders.NETWORK, codes=("XTA",)),
        TextAudience(readers=TextReaders.NAMED),
    ],
)
def test_the_text_goes_to_nobody_who_may_not_see_the_agreement(
    cast: Cast, now: datetime, audience: TextAudience
) -> None:
    agreement = stories.agreement(cast, now, audience=Audience(kind=AudienceKind.NAMED, parties=(cast.network,)))
    with pytest.raises(TextReadersError):
        attach_text(
            agreement_id=agreement.public_id,
            chunks=[b"A"],
            name="a.txt",
            audience=audience,
            by=cast.amara_officer,
            now=now,
        )
    assert not Upload.objects.exists()


def test_a_sign_of_life_names_the_fact_that_tells_of_it_for_those_who_may_see_that(cast: Cast, now: datetime) -> None:
    agreement = stories.agreement(cast, now)
    seen(agreement, cast.amara_officer, now, statement=stories.statement(cast, now, kind="exercise").public_id)
    [sign] = fact(agreement, cast.anonymous).signs
    assert sign.statement is not None
    hidden = Statement.objects.get(public_id=sign.statement)
    hidden.share_with(OWN_PARTY)
    hidden.save()
    assert [one.statement for one in fact(agreement, cast.outsider).signs] == [None]
    assert [one.statement for one in fact(agreement, cast.amara_viewer).signs] == [sign.statement]


def test_a_sign_of_life_names_neither_a_pledge_nor_what_its_author_may_not_see(cast: Cast, now: datetime) -> None:
    agreement, pledge = stories.agreement(cast, now), stories.statement(cast, now)
    hidden = stories.statement(cast, now, kind="exercise")
    hidden.share_with(OWN_PARTY)
    hidden.save()
    for statement in ("none", pledge.public_id):
        with pytest.raises(UnknownActivityError):
            seen(agreement, cast.amara_officer, now, statement=statement)
    with pytest.raises(UnknownActivityError):
        seen(agreement, cast.partner, now, statement=hidden.public_id)


def test_what_was_recorded_is_never_changed_in_the_database(cast: Cast, now: datetime) -> None:
    terms = kept(stories.agreement(cast, now), cast.amara_officer, now)
    for rows in (AgreementTerms.objects.all(), SignOfLife.objects.all()):
        if rows.exists():
            with pytest.raises(DatabaseError), transaction.atomic():
                rows._raw_delete(terms._state.db)


def test_a_year_or_some_months_before_a_day_that_does_not_exist_is_the_last_one() -> None:
    assert months_before(date(2027, 5, 31), 3) == date(2027, 2, 28)
    assert months_before(date(2027, 1, 15), 13) == date(2025, 12, 15)
    assert years_before(date(2024, 2, 29), 1) == date(2023, 2, 28)


def test_the_page_keeps_what_was_typed_where_somebody_else_was_first(cast: Cast, now: datetime) -> None:
    agreement = stories.agreement(cast, now)
    kept(agreement, cast.secretariat, now, begins="2025")
    officer, address = signed_in(cast.amara_officer), f"/en/know/agreements/{agreement.public_id}/"
    source = agreement.current.source.key  # type: ignore[union-attr]
    typed = {"terms-read": 0, "terms-source": source, "terms-renewal": "none", "terms-begins": "2024"}
    typed["terms-owed_XTA"] = "Art. 3: train ten people\nlend a room"
    page = officer.post(f"{address}terms/", typed)
    assert page.status_code == 409
    assert "lend a room" in page.content.decode()
    assert officer.post(f"{address}terms/", typed | {"terms-read": 1}).status_code == 303
    assert [(one.article, one.says) for one in fact(agreement, cast.anonymous).commitments_of("XTA")] == [
        ("Art. 3", "train ten people"),
        ("", "lend a room"),
    ]
    wrong = officer.post(f"{address}terms/", typed | {"terms-read": 2, "terms-ends": "2025-02-31"})
    assert wrong.status_code == 400
    assert "There is no such date" in wrong.content.decode()
