"""The atlas of the cast: one topic, one source of Amara, and what people propose of it."""

from datetime import datetime
from typing import Any

from tests.cast import Cast

from mutirao.access.actors import Actor, Via
from mutirao.access.audiences import PUBLIC, Audience
from mutirao.access.models import Account, Membership
from mutirao.access.permissions import Role
from mutirao.access.queries import actor_through
from mutirao.atlas.content import SourceContent, StatementContent
from mutirao.atlas.models import Source, Statement, StatementProposal, Topic
from mutirao.atlas.services.proposals import accept_proposal, propose_statement
from mutirao.atlas.services.sources import add_source
from mutirao.kernel.languages import LANGUAGES

STRATEGY = {
    "title": "Strategy of Amara",
    "issuer": "Amara",
    "date": "2025",
    "url": "https://example.org/strategy",
    "language": "en",
    "standing": "in_force",
    "check_period_days": 30,
}
PLEDGE = {
    "party": "XTA",
    "kind": "pledge",
    "topic": "resilience",
    "mark": "confirmed",
    "voice": "own",
    "says": "Amara will train 100 people by 2027.",
}


def topic() -> Topic:
    names = dict.fromkeys(LANGUAGES, "Resilience")
    return Topic.objects.get_or_create(key="resilience", defaults={"names": names, "position": 0})[0]


def source_content(**changes: Any) -> SourceContent:
    return SourceContent.model_validate(STRATEGY | changes)


def source(cast: Cast, now: datetime, **changes: Any) -> Source:
    return add_source(content=source_content(**changes), by=cast.administrator, now=now)


def content(of: Source, **changes: Any) -> StatementContent:
    return StatementContent.model_validate(PLEDGE | {"source": of.key} | changes)


def proposal(
    cast: Cast,
    now: datetime,
    *,
    by: Actor | None = None,
    audience: Audience = PUBLIC,
    of: Source | None = None,
    **changes: Any,
) -> StatementProposal:
    """Of a new statement, by Amara's contributor unless somebody else is named."""
    topic()
    return propose_statement(
        content=content(of or source(cast, now), **changes),
        by=by or cast.amara_contributor,
        now=now,
        reason="It stands in the strategy.",
        audience=audience,
    )


def statement(cast: Cast, now: datetime, *, audience: Audience = PUBLIC, **changes: Any) -> Statement:
    """Proposed by Amara's contributor and accepted by the secretariat, or by Amara's reviewer where it is hidden."""
    proposed = proposal(cast, now, audience=audience, **changes)
    accepted = accept_proposal(proposal_id=proposed.public_id, by=cast.secretariat, now=now)
    assert accepted.statement is not None
    return accepted.statement


def agreement(cast: Cast, now: datetime, **changes: Any) -> Statement:
    """Between Amara and Delta."""
    told = {"kind": "agreement", "says": "Memorandum on training.", "parties": ["XTA", cast.delta.code]} | changes
    return statement(cast, now, **told)


def change(
    cast: Cast, now: datetime, of: Statement, *, by: Actor | None = None, based_on: int = 1, **changes: Any
) -> StatementProposal:
    assert of.current is not None
    return propose_statement(
        content=content(of.current.source, **changes),
        by=by or cast.amara_contributor,
        now=now,
        statement_id=of.public_id,
        based_on=based_on,
    )


def second_reviewer(cast: Cast, now: datetime) -> Actor:
    account = Account.objects.create(email="second.reviewer@example.org", name="Second reviewer")
    membership = Membership.objects.create(account=account, party=cast.network, role=Role.SECRETARIAT)
    return actor_through(membership, on=now.date(), via=Via.SESSION)
