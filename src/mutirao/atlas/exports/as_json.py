"""JSON: codes as they are stored, names and texts beside them."""

import json
from typing import Any

from mutirao.atlas.changes import Changes
from mutirao.atlas.comparison import Cell, Comparison
from mutirao.atlas.facts import (
    DeclarationFact,
    EvidenceFact,
    MembershipFact,
    PartyFact,
    ReplyFact,
    SourceFact,
    StatementFact,
    TopicFact,
)
from mutirao.atlas.timelines import Moment


def comparison_json(comparison: Comparison) -> str:
    return json.dumps(comparison_as_json(comparison), ensure_ascii=False)


def comparison_as_json(comparison: Comparison) -> dict[str, Any]:
    """`statements` of a cell is null where no fact is recorded; sources stand once, by key."""
    return {
        "parties": [_party(party) for party in comparison.parties],
        "topics": [_topic(topic) for topic in comparison.topics],
        "covers": [topic.key for topic in comparison.covers],
        "on": comparison.on.isoformat(),
        "sections": [
            {"key": section.key, "cells": [_cell(cell) for cell in section.cells]} for section in comparison.sections
        ],
        "sources": {source.key: source_as_json(source) for source in comparison.sources},
        "changes": None if comparison.changes is None else _changes(comparison.changes),
    }


def _changes(changes: Changes) -> dict[str, Any]:
    return {
        "since": changes.since.isoformat(),
        "said": [one.public_id for one in changes.said],
        "entered": [one.public_id for one in changes.entered],
        "ended": [one.key for one in changes.ended],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "party": cell.party.code,
        "statements": None if cell.statements is None else [statement_as_json(one) for one in cell.statements],
        "chains": [
            [
                {
                    "document": link.document.key,
                    "standing": link.document.standing,
                    "replaced_by": link.replaced_by.key if link.replaced_by else None,
                    "statements": [statement.public_id for statement in link.statements],
                }
                for link in chain.links
            ]
            for chain in cell.chains
        ],
        "differing_claims": [
            {
                "party": claims.party.code,
                "year": claims.year,
                "statements": [statement.public_id for statement in claims.statements],
            }
            for claims in cell.differing_claims
        ],
        "memberships": [_membership(one) for one in cell.memberships],
    }


def _membership(membership: MembershipFact) -> dict[str, Any]:
    """The statements of its cell are commitments of these networks, not of the party."""
    return {
        "network": membership.network.code,
        "name": membership.network.name,
        "since": str(membership.since) if membership.since else None,
        "note": membership.note or None,
    }


def statement_as_json(statement: StatementFact) -> dict[str, Any]:
    """One statement; `says` is null while nobody has read it, `reviewed_by_party` false until the party answers."""
    return {
        "id": statement.public_id,
        "party": statement.party.code,
        "kind": statement.kind,
        "topic": statement.topic.key,
        "number": statement.number,
        "says": statement.says or None,
        "language": statement.language,
        "voice": statement.voice,
        "mark": statement.mark,
        "said_on": str(statement.said_on) if statement.said_on else None,
        "source": statement.source.key,
        "instrument": statement.instrument.key if statement.instrument else None,
        "standing": statement.document.standing,
        "replaced_by": [link.key for link in statement.document.successors],
        "is_stale": statement.is_stale,
        "stale_reasons": [reason.value for reason in statement.stale_reasons],
        "reviewed_by_party": statement.is_reviewed_by_party,
        "revision": statement.revision,
        "page": statement.page or None,
        "is_quotation": statement.is_quotation,
        "valid": str(statement.valid) if statement.valid else None,
        "replies": [reply_as_json(reply) for reply in statement.replies],
        "evidence": [evidence_as_json(one) for one in statement.evidence],
        "declarations": [declaration_as_json(one) for one in statement.declarations],
        "figures": dict(statement.figures),
        "parties": [party.code for party in statement.participants],
        "observers": [party.code for party in statement.observers],
        "secretariat": [party.code for party in statement.secretariat],
    }


def moment_as_json(moment: Moment) -> dict[str, Any]:
    document = moment.document
    return {
        "kind": moment.kind,
        "date": str(moment.date),
        "is_of_instrument": moment.is_of_instrument,
        "statement": statement_as_json(moment.statement) if moment.statement else None,
        "document": document.key if document else None,
        "by": document.successors[0].key if document and moment.kind == "replaced" else None,
    }


def reply_as_json(reply: ReplyFact) -> dict[str, Any]:
    """What a party answers, in its own words; `says` is null where it only confirms."""
    return {
        "id": reply.public_id,
        "party": reply.party.code,
        "revision": reply.revision,
        "kind": reply.kind,
        "says": reply.says or None,
        "language": reply.language,
        "replied_on": reply.replied_at.date().isoformat(),
    }


def evidence_as_json(evidence: EvidenceFact) -> dict[str, Any]:
    """What a document shows of a pledge, as somebody entered it; `answer` is the party's own."""
    return {
        "id": evidence.public_id,
        "entered_for": evidence.party.code if evidence.party else None,
        "revision": evidence.revision,
        "source": evidence.source.key,
        "page": evidence.page or None,
        "happened": str(evidence.happened) if evidence.happened else None,
        "says": evidence.says,
        "language": evidence.language,
        "state": evidence.state,
        "entered_on": evidence.proposed_at.date().isoformat(),
        "decided_on": evidence.decided_at.date().isoformat() if evidence.decided_at else None,
        "answer": evidence.answer or None,
        "answer_language": evidence.answer_language or None,
    }


def declaration_as_json(declaration: DeclarationFact) -> dict[str, Any]:
    """What the party that made a pledge says became of it."""
    return {
        "id": declaration.public_id,
        "revision": declaration.revision,
        "kind": declaration.kind,
        "says": declaration.says or None,
        "language": declaration.language,
        "replaced_by": declaration.replaced_by,
        "declared_on": declaration.declared_at.date().isoformat(),
    }


def source_as_json(source: SourceFact) -> dict[str, Any]:
    return {
        "key": source.key,
        "title": source.title,
        "title_language": source.title_language,
        "issuer": source.issuer,
        "date": str(source.dated) if source.dated else None,
        "valid": str(source.valid) if source.valid else None,
        "url": source.url,
        "language": source.language,
        "standing": source.standing,
        "follows": source.follows,
        "superseded_by": source.superseded_by,
        "last_checked": str(source.last_checked) if source.last_checked else None,
        "is_stale": source.is_stale,
        "stale_reasons": [reason.value for reason in source.stale_reasons],
        "version": source.version,
    }


def _party(party: PartyFact) -> dict[str, Any]:
    return {"code": party.code, "name": party.name, "kind": party.kind, "is_fictitious": party.is_fictitious}


def _topic(topic: TopicFact) -> dict[str, Any]:
    return {"key": topic.key, "name": topic.name}
