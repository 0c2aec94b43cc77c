"""What is proposed, for those whom it concerns, beside what was read and what stands now."""

from dataclasses import dataclass, replace
from typing import Any

from mutirao.access.actors import Actor
from mutirao.access.audiences import ShareableQuerySet, visible_or_not_found
from mutirao.access.permissions import Permission
from mutirao.atlas.content import StatementContent, read_content
from mutirao.atlas.differences import FieldDifference, ThreeWay, field_differences, merged, three_ways
from mutirao.atlas.models import Source, Statement, StatementProposal
from mutirao.atlas.queries.contents import as_recorded, content_of
from mutirao.atlas.queries.topics import topic_with_descendants
from mutirao.atlas.vocabulary import ProposalState
from mutirao.kernel.identifiers import PublicId
from mutirao.parties.queries import party_by_code

_DOCUMENTS = frozenset({"source", "instrument"})  # fields that hold the key of a document


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """A proposal with all that a reviewer has to see.

    `content`: what it says; `source`: the recorded document that it rests on, None where it brings one along.
    `differences`: what it changes of what was read, every field of a new statement. `conflict`: empty while what was
    read still stands. `merged`: its wording on what stands now, to continue by.
    """

    proposal: StatementProposal
    content: StatementContent
    source: Source | None
    differences: tuple[FieldDifference, ...]
    conflict: tuple[ThreeWay, ...]
    merged: dict[str, object]
    may_review: bool
    is_own: bool

    @property
    def new_source(self) -> tuple[tuple[str, Any], ...]:
        """Field and value of the source that it brings along."""
        brought = self.content.new_source
        return tuple(brought.model_dump(mode="json", exclude_none=True).items()) if brought is not None else ()

    @property
    def is_outdated(self) -> bool:
        return self.proposal.is_open and is_outdated(self.proposal)


def is_outdated(proposal: StatementProposal) -> bool:
    """What was read no longer stands."""
    return proposal.statement is not None and proposal.statement.current_id != proposal.based_on_id


def visible_proposals(by: Actor) -> ShareableQuerySet:
    rows = StatementProposal.objects.visible_to(by)
    return rows.select_related("party", "proposed_for", "based_on", "statement__current", "accepted_as")


def proposals(
    *, by: Actor, state: str = "", party: str = "", topic: str = "", is_mine: bool = False
) -> ShareableQuerySet:
    """Those of a state, of a party, of a topic with those below it, of the caller; an empty text selects all.
    The oldest come first."""
    rows = visible_proposals(by)
    if state:
        rows = rows.filter(state=state)
    if party:
        rows = rows.filter(party=party_by_code(party))
    if topic:
        rows = rows.filter(content__topic__in=[one.key for one in topic_with_descendants(topic)])
    return rows.filter(proposed_by=by.pseudonym) if is_mine else rows


def review_queue(*, by: Actor, party: str = "", topic: str = "") -> ShareableQuerySet:
    """Open proposals that the caller may see, the oldest first."""
    return proposals(by=by, state=ProposalState.OPEN, party=party, topic=topic)


def proposal(public_id: PublicId, *, by: Actor) -> StatementProposal:
    """Raises NotFoundError."""
    found: StatementProposal = visible_or_not_found(visible_proposals(by), public_id, by=by)
    return found


def proposal_page(public_id: PublicId, *, by: Actor) -> ProposalPage:
    """Raises NotFoundError."""
    found = proposal(public_id, by=by)
    is_own = found.proposed_by == by.pseudonym
    read = content_of(found.statement, found.based_on) if found.statement and found.based_on else {}
    now = content_of(found.statement, found.statement.current) if found.statement and found.statement.current else {}
    content = read_content(found.content)
    proposed = as_recorded(content)
    return ProposalPage(
        proposal=found,
        content=content,
        source=Source.objects.filter(key=content.source).first(),
        differences=_with_titles(field_differences(read, proposed)),
        conflict=three_ways(read, now, proposed) if found.is_open and is_outdated(found) else (),
        merged=merged(read, now, proposed),
        may_review=found.is_open and not is_own and by.may(Permission.REVIEW_STATEMENT, party_id=by.party_id),
        is_own=is_own,
    )


def _with_titles(differences: tuple[FieldDifference, ...]) -> tuple[FieldDifference, ...]:
    """A person reads which document it is, not under which key it stands."""
    keys = {key for one in differences if one.field in _DOCUMENTS for key in (one.before, one.after) if key}
    titles = dict(Source.objects.filter(key__in=keys).values_list("key", "title"))
    return tuple(
        replace(one, before=titles.get(one.before, one.before), after=titles.get(one.after, one.after))
        if one.field in _DOCUMENTS
        else one
        for one in differences
    )


def proposals_of(statement: Statement, *, by: Actor) -> ShareableQuerySet:
    """Open ones for a statement, for those whom they concern."""
    return visible_proposals(by).filter(statement=statement, state=ProposalState.OPEN)
