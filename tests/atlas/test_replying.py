"""Beside every fact stands what the party that it speaks of answers, in its own voice."""

from datetime import datetime

import pytest
from django.db import DatabaseError, transaction
from tests.atlas import stories
from tests.cast import Cast

from mutirao.access.actors import Actor
from mutirao.access.audiences import Audience, AudienceKind
from mutirao.atlas.errors import EmptyReplyError, StatementRevisedError
from mutirao.atlas.facts import StatementFact
from mutirao.atlas.models import ImmutableRevisionError, Reply, Statement
from mutirao.atlas.queries.statements import statements_of
from mutirao.atlas.services.proposals import accept_proposal
from mutirao.atlas.services.replies import reply_to_statement
from mutirao.atlas.vocabulary import ReplyKind
from mutirao.kernel.errors import ForbiddenError, NotFoundError, SignInRequiredError

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def replied(
    statement: Statement, by: Actor, now: datetime, *, kind: str = "comments", says: str = "We did.", revision: int = 1
) -> Reply:
    return reply_to_statement(
        statement_id=statement.public_id,
        revision=revision,
        kind=ReplyKind(kind),
        says=says,
        language="en",
        by=by,
        now=now,
    )


def fact_of(statement: Statement, cast: Cast, now: datetime) -> StatementFact:
    [fact] = statements_of(statement.party.code, by=cast.anonymous, on=now.date())
    return fact


def test_a_fact_is_not_reviewed_by_the_country_until_its_officer_answers(cast: Cast, now: datetime) -> None:
    statement = stories.statement(cast, now)
    assert fact_of(statement, cast, now).awaits_party
    replied(statement, cast.amara_officer, now, kind="confirms", says="")
    fact = fact_of(statement, cast, now)
    assert not fact.awaits_party
    assert fact.is_reviewed_by_party
    assert [(reply.party.code, reply.kind, reply.says) for reply in fact.replies] == [("XTA", "confirms", "")]


def test_an_answer_to_an_earlier_wording_stays_and_does_not_count_for_the_new_one(cast: Cast, now: datetime) -> None:
    statement = stories.statement(cast, now)
    replied(statement, cast.amara_officer, now)
    change = stories.change(cast, now, statement, page="3")
    accept_proposal(proposal_id=change.public_id, by=cast.secretariat, now=now)
    fact = fact_of(statement, cast, now)
    assert [reply.revision for reply in fact.replies] == [1]
    assert fact.awaits_party


def test_a_party_that_a_fact_names_may_answer_too_but_does_not_review_it(cast: Cast, now: datetime) -> None:
    statement = stories.statement(cast, now, kind="pledge", parties=["XTB"])
    replied(statement, cast.brisa_officer, now)
    assert fact_of(statement, cast, now).awaits_party


@pytest.mark.parametrize(
    "who", ["amara_contributor", "amara_viewer", "brisa_officer", "outsider", "administrator", "partner", "anonymous"]
)
def test_nobody_answers_for_somebody_else(cast: Cast, now: datetime, who: str) -> None:
    statement = stories.statement(cast, now)
    with pytest.raises((ForbiddenError, SignInRequiredError)):
        replied(statement, getattr(cast, who), now)
    assert not Reply.objects.exists()


def test_who_cannot_see_a_fact_cannot_answer_it(cast: Cast, now: datetime) -> None:
    shared = Audience(kind=AudienceKind.NAMED, parties=(cast.network,))
    statement = stories.statement(cast, now, audience=shared)
    with pytest.raises(NotFoundError):
        replied(statement, cast.brisa_officer, now)


def test_an_answer_to_a_wording_that_no_longer_stands_is_a_conflict(cast: Cast, now: datetime) -> None:
    statement = stories.statement(cast, now)
    change = stories.change(cast, now, statement, page="3")
    accept_proposal(proposal_id=change.public_id, by=cast.secretariat, now=now)
    with pytest.raises(StatementRevisedError):
        replied(statement, cast.amara_officer, now, revision=1)
    replied(statement, cast.amara_officer, now, revision=2)


def test_who_corrects_says_something(cast: Cast, now: datetime) -> None:
    statement = stories.statement(cast, now)
    with pytest.raises(EmptyReplyError):
        replied(statement, cast.amara_officer, now, kind="corrects", says="  ")


def test_a_reply_is_never_changed(cast: Cast, now: datetime) -> None:
    reply = replied(stories.statement(cast, now), cast.amara_officer, now)
    reply.says = "We did not."
    with pytest.raises(ImmutableRevisionError):
        reply.save()
    rows = Reply.objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows._raw_delete(rows.db)
