"""One statement with all that stands beside it: its source and chain, its revisions, replies and proposals."""

from dataclasses import dataclass
from datetime import date, datetime

from mutirao.access.actors import Actor
from mutirao.access.permissions import Permission
from mutirao.atlas.chains import StrategyChain, chain_of
from mutirao.atlas.differences import FieldDifference, field_differences
from mutirao.atlas.facts import StatementFact
from mutirao.atlas.models import Statement, StatementProposal, StatementRevision
from mutirao.atlas.queries.contents import content_of
from mutirao.atlas.queries.proposals import proposals_of
from mutirao.atlas.queries.replies import may_reply
from mutirao.atlas.queries.shapes import linked_documents, statement_fact
from mutirao.atlas.queries.statements import statement
from mutirao.kernel.identifiers import PublicId


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionChange:
    """One revision, and what it changed of the one before; nothing for the first. `is_reviewed` here: proposed by one
    person and accepted by another."""

    number: int
    recorded_at: datetime
    differences: tuple[FieldDifference, ...]
    is_current: bool
    is_shipped: bool
    is_reviewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """`revisions`: the latest first. `proposals`: open ones, for those whom they concern."""

    statement: StatementFact
    chain: StrategyChain | None
    revisions: tuple[RevisionChange, ...]
    proposals: tuple[StatementProposal, ...]
    may_propose: bool
    may_reply: bool


def statement_page(public_id: PublicId, *, by: Actor, on: date) -> StatementPage:
    """Raises NotFoundError."""
    row = statement(public_id, by=by)
    assert row.current is not None
    documents = linked_documents(on)
    fact = statement_fact(row, row.current, documents, on)
    return StatementPage(
        statement=fact,
        chain=chain_of(fact.document.key, documents),
        revisions=_revisions(row),
        proposals=tuple(proposals_of(row, by=by)),
        may_propose=by.may(Permission.PROPOSE_STATEMENT, party_id=by.party_id),
        may_reply=may_reply(row, by=by),
    )


def _revisions(row: Statement) -> tuple[RevisionChange, ...]:
    listed = row.revisions.select_related("source", "instrument").prefetch_related("involvements__party")
    told: list[RevisionChange] = []
    before: dict[str, object] | None = None
    for revision in listed.order_by("number"):
        content = content_of(row, revision)
        changed = field_differences(before, content) if before is not None else ()
        told.append(_change(row, revision, changed))
        before = content
    return tuple(reversed(told))


def _change(row: Statement, revision: StatementRevision, changed: tuple[FieldDifference, ...]) -> RevisionChange:
    return RevisionChange(
        number=revision.number,
        recorded_at=revision.recorded_at,
        differences=changed,
        is_current=revision.pk == row.current_id,
        is_shipped=revision.origin == "shipped",
        is_reviewed=bool(revision.reviewed_by),
    )


def recorded_content(public_id: PublicId, *, by: Actor) -> tuple[dict[str, object], int]:
    """What a statement says now, as `content.StatementContent` reads it, and in which revision; NotFoundError."""
    row = statement(public_id, by=by)
    assert row.current is not None
    return content_of(row, row.current), row.current.number
