"""Contributors propose, reviewers accept, nobody reviews their own, and nothing is lost."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from pydantic import ValidationError
from tests.atlas import stories
from tests.cast import Cast

from mutirao.access.audiences import OWN_PARTY, Audience, AudienceKind
from mutirao.access.models import Account, Membership
from mutirao.access.permissions import Role
from mutirao.access.queries import actor_through
from mutirao.atlas.content import StatementContent
from mutirao.atlas.errors import (
    NothingProposedError,
    OtherPartyError,
    OthersProposalError,
    OwnProposalError,
    ProposalAudienceError,
    ProposalClosedError,
    StatementRevisedError,
    UnknownSourceError,
)
from mutirao.atlas.models import Source, Statement, StatementProposal, StatementRevision
from mutirao.atlas.queries.proposals import proposal_page, review_queue
from mutirao.atlas.queries.topics import UnknownTopicError
from mutirao.atlas.services.proposals import (
    accept_proposal,
    continue_proposal,
    decline_proposal,
    propose_statement,
    withdraw_proposal,
)
from mutirao.atlas.vocabulary import ProposalState
from mutirao.audit.models import Act
from mutirao.kernel.errors import ForbiddenError, NotFoundError, SignInRequiredError
from mutirao.parties.queries import UnknownPartyError
from mutirao.search.queries import search

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_what_a_contributor_proposes_stands_after_a_reviewer_has_accepted_it(cast: Cast, now: datetime) -> None:
    proposed = stories.proposal(cast, now, page="12", valid="2025/2027")
    assert not Statement.objects.exists()
    accept_proposal(proposal_id=proposed.public_id, by=cast.secretariat, now=now)
    statement = Statement.objects.select_related("current").get()
    revision = statement.current
    assert revision is not None
    assert (revision.number, revision.says, revision.page, revision.valid) == (
        1,
        "Amara will train 100 people by 2027.",
        "12",
        "2025/2027",
    )
    assert revision.proposed_by == cast.amara_contributor.pseudonym
    assert revision.reviewed_by == cast.secretariat.pseudonym
    assert revision.said_on == "2025"
    assert statement.audience == AudienceKind.PUBLIC


def test_what_was_accepted_is_found_by_search_and_what_is_open_is_not(cast: Cast, now: datetime) -> None:
    proposed = stories.proposal(cast, now, says="A zebra crossing.")
    assert search("zebra", by=cast.amara_officer).total == 0
    accept_proposal(proposal_id=proposed.public_id, by=cast.secretariat, now=now)
    assert search("zebra", by=cast.anonymous).total == 1


def test_a_new_source_comes_with_its_statement_only_when_that_is_accepted(cast: Cast, now: datetime) -> None:
    stories.topic()
    proposed = propose_statement(
        content=StatementContent.model_validate(stories.PLEDGE | {"new_source": stories.STRATEGY}),
        by=cast.amara_contributor,
        now=now,
    )
    assert not Source.objects.exists()
    accept_proposal(proposal_id=proposed.public_id, by=cast.secretariat, now=now)
    assert Source.objects.get().title == "Strategy of Amara"


def test_a_change_makes_the_next_revision_and_keeps_the_one_before(cast: Cast, now: datetime) -> None:
    statement = stories.statement(cast, now)
    proposed = stories.change(cast, now, statement, says="Amara will train 200 people by 2027.")
    accept_proposal(proposal_id=proposed.public_id, by=cast.administrator, now=now)
    said = list(statement.revisions.order_by("number").values_list("number", "says"))
    assert said == [(1, "Amara will train 100 people by 2027."), (2, "Amara will train 200 people by 2027.")]
    statement.refresh_from_db()
    assert statement.current is not None
    assert statement.current.number == 2


@pytest.mark.parametrize("who", ["amara_viewer", "anonymous"])
def test_who_may_not_propose_is_refused_and_nothing_is_kept(cast: Cast, now: datetime, who: str) -> None:
    kept = stories.source(cast, now)
    stories.topic()
    with pytest.raises((ForbiddenError, SignInRequiredError)):
        propose_statement(content=stories.content(kept), by=getattr(cast, who), now=now)
    assert not StatementProposal.objects.exists()


@pytest.mark.parametrize("who", ["amara_officer", "partner"])
def test_only_reviewers_accept(cast: Cast, now: datetime, who: str) -> None:
    proposed = stories.proposal(cast, now, by=cast.partner)
    with pytest.raises(ForbiddenError):
        accept_proposal(proposal_id=proposed.public_id, by=getattr(cast, who), now=now)
    assert not Statement.objects.exists()


def test_nobody_reviews_their_own(cast: Cast, now: datetime) -> None:
    proposed = stories.proposal(cast, now, by=cast.secretariat)
    with pytest.raises(OwnProposalError):
        accept_proposal(proposal_id=proposed.public_id, by=cast.secretariat, now=now)
    with pytest.raises(OwnProposalError):
        decline_proposal(proposal_id=proposed.public_id, note="No.", by=cast.secretariat, now=now)
    accept_proposal(proposal_id=proposed.public_id, by=cast.administrator, now=now)


def test_nobody_reviews_their_own_from_another_membership(cast: Cast, now: datetime) -> None:
    proposed = stories.proposal(cast, now)
    account = Account.objects.get(pseudonym=cast.amara_contributor.pseudonym)
    membership = Membership.objects.create(account=account, party=cast.network, role=Role.SECRETARIAT)
    other_hat = actor_through(membership, on=now.date(), via=cast.secretariat.via)
    with pytest.raises(OwnProposalError):
        accept_proposal(proposal_id=proposed.public_id, by=other_hat, now=now)


def test_the_database_too_refuses_a_reviewer_of_their_own(cast: Cast, now: datetime) -> None:
    proposed = stories.proposal(cast, now)
    proposed.state, proposed.reviewed_by, proposed.reviewed_at = ProposalState.DECLINED, proposed.proposed_by, now
    with pytest.raises(IntegrityError), transaction.atomic():
        proposed.save()


def test_a_declined_proposal_keeps_its_wording_and_the_reason(cast: Cast, now: datetime) -> None:
    proposed = stories.proposal(cast, now)
    decline_proposal(proposal_id=proposed.public_id, note="It is not in the strategy.", by=cast.secretariat, now=now)
    proposed.refresh_from_db()
    assert (proposed.state, proposed.review_note) == (ProposalState.DECLINED, "It is not in the strategy.")
    assert proposed.content["says"] == stories.PLEDGE["says"]
    with pytest.raises(ProposalClosedError):
        accept_proposal(proposal_id=proposed.public_id, by=cast.administrator, now=now)


def test_only_who_proposed_takes_it_back(cast: Cast, now: datetime) -> None:
    proposed = stories.proposal(cast, now)
    with pytest.raises(OthersProposalError):
        withdraw_proposal(proposal_id=proposed.public_id, by=cast.amara_officer, now=now)
    withdraw_proposal(proposal_id=proposed.public_id, by=cast.amara_contributor, now=now)
    with pytest.raises(ProposalClosedError):
        withdraw_proposal(proposal_id=proposed.public_id, by=cast.amara_contributor, now=now)


def test_of_two_changes_of_one_wording_the_second_is_a_shown_conflict(cast: Cast, now: datetime) -> None:
    statement = stories.statement(cast, now)
    first = stories.change(cast, now, statement, says="Amara will train 200 people by 2027.")
    second = stories.change(cast, now, statement, by=cast.amara_officer, page="7")
    accept_proposal(proposal_id=first.public_id, by=cast.secretariat, now=now)
    with pytest.raises(StatementRevisedError) as refused:
        accept_proposal(proposal_id=second.public_id, by=cast.secretariat, now=now)
    assert (refused.value.facts["current"], refused.value.facts["read"]) == (2, 1)
    page = proposal_page(second.public_id, by=cast.secretariat)
    assert {row.field: (row.read, row.now, row.proposed, row.is_disputed) for row in page.conflict} == {
        "says": (
            "Amara will train 100 people by 2027.",
            "Amara will train 200 people by 2027.",
            "Amara will train 100 people by 2027.",
            False,
        ),
        "page": (None, None, "7", False),
    }


def test_its_proposer_brings_a_conflict_onto_what_stands_now(cast: Cast, now: datetime) -> None:
    statement = stories.statement(cast, now)
    first = stories.change(cast, now, statement, says="Amara will train 200 people by 2027.")
    second = stories.change(cast, now, statement, by=cast.amara_officer, page="7")
    accept_proposal(proposal_id=first.public_id, by=cast.secretariat, now=now)
    merged = proposal_page(second.public_id, by=cast.amara_officer).merged
    continued = continue_proposal(
        proposal_id=second.public_id,
        content=StatementContent.model_validate(merged),
        based_on=2,
        by=cast.amara_officer,
        now=now,
    )
    accept_proposal(proposal_id=continued.public_id, by=cast.secretariat, now=now)
    last = StatementRevision.objects.get(statement=statement, number=3)
    assert (last.says, last.page) == ("Amara will train 200 people by 2027.", "7")
    second.refresh_from_db()
    assert (second.state, second.content["page"]) == (ProposalState.WITHDRAWN, "7")
    assert continued.continues == second


def test_a_change_that_fails_half_way_leaves_nothing(
    cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = stories.proposal(cast, now)
    acts = Act.objects.count()

    def broken(_statement: Statement) -> None:
        raise RuntimeError

    monkeypatch.setattr("mutirao.atlas.services.proposals.index_statement", broken)
    with pytest.raises(RuntimeError):
        accept_proposal(proposal_id=proposed.public_id, by=cast.secretariat, now=now)
    proposed.refresh_from_db()
    assert proposed.state == ProposalState.OPEN
    assert not Statement.objects.exists()
    assert Act.objects.count() == acts


def test_a_proposal_names_only_what_is_recorded(cast: Cast, now: datetime) -> None:
    kept = stories.source(cast, now)
    stories.topic()
    for changes, error in (
        ({"party": "QQQ"}, UnknownPartyError),
        ({"parties": ["QQQ"]}, UnknownPartyError),
        ({"topic": "weather"}, UnknownTopicError),
        ({"source": "nowhere"}, UnknownSourceError),
        ({"instrument": "nowhere"}, UnknownSourceError),
    ):
        with pytest.raises(error):
            propose_statement(content=stories.content(kept, **changes), by=cast.amara_officer, now=now)
    assert not StatementProposal.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"source": None}, ()),
        ({"date": "2025-02-31"}, ("date",)),
        ({"valid": "2025/2025-02-30"}, ("valid",)),
        ({"says": None}, ()),
        ({"is_quotation": True, "says": "x" * 301}, ()),
        ({"says": "x" * 1001}, ("says",)),
        ({"new_source": stories.STRATEGY | {"url": "javascript:alert(1)"}, "source": None}, ("new_source", "url")),
        ({"kind": "rumour"}, ("kind",)),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_field(changes: dict[str, object], field: tuple[str, ...]) -> None:
    written = {name: value for name, value in (stories.PLEDGE | {"source": "one"} | changes).items() if value}
    with pytest.raises(ValidationError) as refused:
        StatementContent.model_validate(written)
    assert refused.value.errors()[0]["loc"] == field


def test_a_change_that_changes_nothing_is_refused(cast: Cast, now: datetime) -> None:
    statement = stories.statement(cast, now)
    with pytest.raises(NothingProposedError):
        stories.change(cast, now, statement, date="2025")


def test_a_fact_stays_with_its_party(cast: Cast, now: datetime) -> None:
    statement = stories.statement(cast, now)
    with pytest.raises(OtherPartyError):
        stories.change(cast, now, statement, party="XTB")


def test_what_is_said_of_others_is_said_to_everybody(cast: Cast, now: datetime) -> None:
    with pytest.raises(ProposalAudienceError):
        stories.proposal(cast, now, by=cast.brisa_officer, audience=OWN_PARTY)


def test_a_proposal_is_seen_by_those_whom_it_concerns_and_by_nobody_else(cast: Cast, now: datetime) -> None:
    proposed = stories.proposal(cast, now, by=cast.partner)
    seen_by = {
        name
        for name in Cast.__dataclass_fields__
        if hasattr(who := getattr(cast, name), "pseudonym") and proposed in review_queue(by=who)
    }
    assert seen_by == {
        "partner", "amara_officer", "amara_contributor", "amara_viewer", "secretariat", "administrator", "system",
    }  # fmt: skip


def test_a_reviewer_sees_nothing_of_what_is_proposed_for_others_alone(cast: Cast, now: datetime) -> None:
    delta = Audience(kind=AudienceKind.NAMED, parties=(cast.delta,))
    hidden = stories.proposal(cast, now, audience=delta)
    assert hidden not in review_queue(by=cast.secretariat)
    with pytest.raises(NotFoundError):
        accept_proposal(proposal_id=hidden.public_id, by=cast.secretariat, now=now)


def test_the_secretariat_reviews_what_a_party_shares_with_it_and_outsiders_see_nothing(
    cast: Cast, now: datetime
) -> None:
    shared = Audience(kind=AudienceKind.NAMED, parties=(cast.network,))
    statement = stories.statement(cast, now, audience=shared)
    assert statement in Statement.objects.visible_to(cast.secretariat)
    assert statement not in Statement.objects.visible_to(cast.outsider)
    change = stories.change(cast, now + timedelta(days=1), statement, page="3")
    assert change in review_queue(by=cast.secretariat)
    assert change not in review_queue(by=cast.administrator)
    with pytest.raises(NotFoundError):
        stories.change(cast, now, statement, by=cast.outsider, page="4")
