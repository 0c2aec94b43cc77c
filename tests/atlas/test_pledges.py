"""Pledges: others show documents, the party that made them says what became of them, and nobody keeps a score."""

from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.atlas import stories
from tests.cast import Cast

from mutirao.access.actors import Actor
from mutirao.access.audiences import Audience, AudienceKind
from mutirao.atlas.errors import (
    EmptyAnswerError,
    EvidenceClosedError,
    NoPledgeError,
    OthersEvidenceError,
    OwnEvidenceError,
    StatementRevisedError,
    UnknownPledgeError,
    UnknownSourceError,
)
from mutirao.atlas.facts import StatementFact
from mutirao.atlas.models import ImmutableRevisionError, PledgeDeclaration, PledgeEvidence, Statement
from mutirao.atlas.queries.pledges import PledgeFilters, pledge_page, pledges
from mutirao.atlas.queries.statements import facts_of, statements_of
from mutirao.atlas.services import pledges as services
from mutirao.atlas.services.pledges import EvidenceTerms
from mutirao.atlas.services.proposals import accept_proposal
from mutirao.atlas.vocabulary import DeclarationKind
from mutirao.audit.models import Act
from mutirao.kernel.errors import ForbiddenError, NotFoundError, SignInRequiredError

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def shown(pledge: Statement, by: Actor, now: datetime, *, revision: int = 1, **changes: Any) -> PledgeEvidence:
    assert pledge.current is not None
    written = {
        "source": pledge.current.source.key,
        "page": "3",
        "happened": "2026-05",
        "says": "Forty people were trained.",
        "language": "en",
    }
    terms = EvidenceTerms(**written | changes)
    return services.propose_evidence(pledge_id=pledge.public_id, revision=revision, terms=terms, by=by, now=now)


def declared(
    pledge: Statement, by: Actor, now: datetime, kind: str = "done", *, revision: int = 1, **changes: Any
) -> PledgeDeclaration:
    about = {"says": "All of it.", "language": "en"} | changes
    return services.declare_pledge(
        pledge_id=pledge.public_id, revision=revision, kind=DeclarationKind(kind), by=by, now=now, **about
    )


def fact_of(pledge: Statement, cast: Cast, now: datetime) -> StatementFact:
    [fact] = [
        one for one in statements_of("XTA", by=cast.anonymous, on=now.date()) if one.public_id == pledge.public_id
    ]
    return fact


def listed(cast: Cast, now: datetime, by: Actor | None = None, **filters: str) -> list[str]:
    rows = pledges(PledgeFilters(**filters), by=by or cast.anonymous, on=now.date())
    return [one.public_id for one in facts_of(rows, on=now.date())]


def test_evidence_stands_as_not_reviewed_until_the_country_accepts_it(cast: Cast, now: datetime) -> None:
    pledge = stories.statement(cast, now)
    evidence = shown(pledge, cast.brisa_officer, now)
    fact = fact_of(pledge, cast, now)
    assert [(one.state, one.says, one.page) for one in fact.evidence] == [
        ("proposed", "Forty people were trained.", "3")
    ]
    assert fact.awaits_party
    services.accept_evidence(evidence_id=evidence.public_id, by=cast.amara_officer, now=now)
    fact = fact_of(pledge, cast, now)
    assert fact.evidence[0].state == "accepted"
    assert not fact.awaits_party


def test_an_answer_stands_beside_the_evidence_and_neither_is_lost(cast: Cast, now: datetime) -> None:
    pledge = stories.statement(cast, now)
    evidence = shown(pledge, cast.brisa_officer, now)
    services.answer_evidence(
        evidence_id=evidence.public_id, says="That was another course.", language="en", by=cast.amara_officer, now=now
    )
    [one] = fact_of(pledge, cast, now).evidence
    assert (one.state, one.says, one.answer) == ("answered", "Forty people were trained.", "That was another course.")


@pytest.mark.parametrize(
    "who", ["amara_contributor", "amara_viewer", "brisa_officer", "secretariat", "administrator", "anonymous"]
)
def test_nobody_but_the_countrys_officer_decides(cast: Cast, now: datetime, who: str) -> None:
    pledge = stories.statement(cast, now)
    evidence = shown(pledge, cast.partner, now)
    by = getattr(cast, who)
    with pytest.raises((ForbiddenError, SignInRequiredError)):
        services.accept_evidence(evidence_id=evidence.public_id, by=by, now=now)
    with pytest.raises((ForbiddenError, SignInRequiredError)):
        services.answer_evidence(evidence_id=evidence.public_id, says="No.", language="en", by=by, now=now)
    with pytest.raises((ForbiddenError, SignInRequiredError)):
        declared(pledge, by, now)
    evidence.refresh_from_db()
    assert evidence.state == "proposed"
    assert not PledgeDeclaration.objects.exists()


@pytest.mark.parametrize("who", ["amara_viewer", "anonymous"])
def test_who_may_not_contribute_enters_nothing(cast: Cast, now: datetime, who: str) -> None:
    pledge = stories.statement(cast, now)
    with pytest.raises((ForbiddenError, SignInRequiredError)):
        shown(pledge, getattr(cast, who), now)
    assert not PledgeEvidence.objects.exists()


def test_nobody_decides_what_they_entered_themselves(cast: Cast, now: datetime) -> None:
    evidence = shown(stories.statement(cast, now), cast.amara_officer, now)
    with pytest.raises(OwnEvidenceError):
        services.accept_evidence(evidence_id=evidence.public_id, by=cast.amara_officer, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        PledgeEvidence.objects.update(state="accepted", decided_by=evidence.proposed_by, decided_at=now)


def test_what_was_decided_is_not_decided_again(cast: Cast, now: datetime) -> None:
    evidence = shown(stories.statement(cast, now), cast.brisa_officer, now)
    services.accept_evidence(evidence_id=evidence.public_id, by=cast.amara_officer, now=now)
    with pytest.raises(EvidenceClosedError):
        services.answer_evidence(
            evidence_id=evidence.public_id, says="No.", language="en", by=cast.amara_officer, now=now
        )
    with pytest.raises(EvidenceClosedError):
        services.withdraw_evidence(evidence_id=evidence.public_id, by=cast.brisa_officer, now=now)


def test_only_who_entered_evidence_withdraws_it_and_then_it_is_not_shown(cast: Cast, now: datetime) -> None:
    pledge = stories.statement(cast, now)
    evidence = shown(pledge, cast.brisa_officer, now)
    with pytest.raises(OthersEvidenceError):
        services.withdraw_evidence(evidence_id=evidence.public_id, by=cast.amara_officer, now=now)
    services.withdraw_evidence(evidence_id=evidence.public_id, by=cast.brisa_officer, now=now)
    assert fact_of(pledge, cast, now).evidence == ()


def test_an_empty_answer_or_an_unknown_source_leaves_nothing_behind(cast: Cast, now: datetime) -> None:
    pledge = stories.statement(cast, now)
    with pytest.raises(UnknownSourceError):
        shown(pledge, cast.brisa_officer, now, source="none")
    evidence = shown(pledge, cast.brisa_officer, now)
    acts = Act.objects.count()
    with pytest.raises(EmptyAnswerError):
        services.answer_evidence(
            evidence_id=evidence.public_id, says="  ", language="en", by=cast.amara_officer, now=now
        )
    assert Act.objects.count() == acts


def test_evidence_of_a_wording_that_no_longer_stands_is_a_conflict(cast: Cast, now: datetime) -> None:
    pledge = stories.statement(cast, now)
    change = stories.change(cast, now, pledge, page="3")
    accept_proposal(proposal_id=change.public_id, by=cast.secretariat, now=now)
    with pytest.raises(StatementRevisedError):
        shown(pledge, cast.brisa_officer, now, revision=1)
    with pytest.raises(StatementRevisedError):
        declared(pledge, cast.amara_officer, now, revision=1)


def test_a_declaration_of_an_earlier_wording_stays_and_does_not_count_for_the_new_one(
    cast: Cast, now: datetime
) -> None:
    pledge = stories.statement(cast, now)
    declared(pledge, cast.amara_officer, now)
    change = stories.change(cast, now, pledge, page="3")
    accept_proposal(proposal_id=change.public_id, by=cast.secretariat, now=now)
    fact = fact_of(pledge, cast, now)
    assert [one.revision for one in fact.declarations] == [1]
    assert fact.awaits_party


def test_the_newest_declaration_stands_and_the_earlier_one_stays(cast: Cast, now: datetime) -> None:
    pledge = stories.statement(cast, now)
    first = declared(pledge, cast.amara_officer, now, "under_way")
    declared(pledge, cast.amara_officer, now, "done")
    fact = fact_of(pledge, cast, now)
    assert [one.kind for one in fact.declarations] == ["under_way", "done"]
    assert fact.declared is not None
    assert fact.declared.kind == "done"
    first.says = "Nothing."
    with pytest.raises(ImmutableRevisionError):
        first.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        PledgeDeclaration.objects.all()._raw_delete(first._state.db)


def test_what_was_replaced_names_a_fact_of_the_same_party(cast: Cast, now: datetime) -> None:
    pledge = stories.statement(cast, now)
    later = stories.statement(cast, now, of=pledge.current.source, says="Amara will train 500 people by 2030.")  # type: ignore[union-attr]
    for wrong in ("none", pledge.public_id):
        with pytest.raises(UnknownPledgeError):
            declared(pledge, cast.amara_officer, now, "replaced", replaced_by=wrong)
    declared(pledge, cast.amara_officer, now, "replaced", replaced_by=later.public_id)
    declaration = fact_of(pledge, cast, now).declared
    assert declaration is not None
    assert declaration.replaced_by == later.public_id


def test_what_replaced_a_pledge_is_named_to_those_alone_who_may_see_it(cast: Cast, now: datetime) -> None:
    pledge = stories.statement(cast, now)
    closed = Audience(kind=AudienceKind.NAMED, parties=(cast.network,))
    later = stories.statement(cast, now, audience=closed, of=pledge.current.source, says="Amara will train 500.")  # type: ignore[union-attr]
    declared(pledge, cast.amara_officer, now, "replaced", replaced_by=later.public_id)
    for reader, named in ((cast.amara_viewer, later.public_id), (cast.outsider, None), (cast.anonymous, None)):
        [fact] = [one for one in statements_of("XTA", by=reader, on=now.date()) if one.public_id == pledge.public_id]
        assert fact.declared is not None
        assert fact.declared.replaced_by == named


def test_of_a_position_nothing_was_promised(cast: Cast, now: datetime) -> None:
    position = stories.statement(cast, now, kind="position")
    with pytest.raises(NoPledgeError):
        shown(position, cast.brisa_officer, now)
    with pytest.raises(NotFoundError):
        pledge_page(position.public_id, by=cast.anonymous, on=now.date())
    assert listed(cast, now) == []


def test_who_cannot_see_a_pledge_sees_no_evidence_and_enters_none(cast: Cast, now: datetime) -> None:
    closed = Audience(kind=AudienceKind.NAMED, parties=(cast.network,))
    pledge = stories.statement(cast, now, audience=closed)
    evidence = shown(pledge, cast.amara_contributor, now)
    for outsider in (cast.outsider, cast.partner):
        assert listed(cast, now, outsider) == []
        with pytest.raises(NotFoundError):
            pledge_page(pledge.public_id, by=outsider, on=now.date())
        with pytest.raises(NotFoundError):
            services.withdraw_evidence(evidence_id=evidence.public_id, by=outsider, now=now)
        with pytest.raises(NotFoundError):
            shown(pledge, outsider, now)
    assert listed(cast, now, cast.amara_viewer) == [pledge.public_id]


def test_the_list_is_narrowed_by_what_the_party_says_network_and_deadline(cast: Cast, now: datetime) -> None:
    year = now.year
    soon = stories.statement(cast, now, valid=f"../{year + 1}-01")
    source = soon.current.source  # type: ignore[union-attr]
    past = stories.statement(cast, now, of=source, says="Amara trained 10 people.", valid=f"../{year - 1}")
    for filters, expected in (
        ({"state": "not_reviewed"}, {soon.public_id, past.public_id}),
        ({"state": "done"}, set()),
        ({"due": "year"}, {soon.public_id}),
        ({"due": "past"}, {past.public_id}),
        ({"party": "XNET"}, {soon.public_id, past.public_id}),
        ({"party": "XTB"}, set()),
    ):
        assert set(listed(cast, now, **filters)) == expected, filters  # type: ignore[arg-type]
    declared(past, cast.amara_officer, now)
    assert listed(cast, now, state="done") == [past.public_id]
    assert listed(cast, now, state="not_reviewed") == [soon.public_id]
