"""What stands beside the statements of the whole atlas: who answered, what was declared and shown, what was agreed.

It is given out, and no import reads it: what parties say themselves is entered by themselves."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mutirao.atlas.agreements import AgreementFact
from mutirao.atlas.facts import PartyFact, StatementFact, WholeAtlas
from mutirao.kernel.languages import DEFAULT_LANGUAGE

Row = dict[str, Any]
# Of evidence, only what the party that made the pledge has accepted or answered.
_DECIDED = frozenset({"accepted", "answered"})


def parties(atlas: WholeAtlas) -> Iterator[Row]:
    """Everybody whom a statement names, by code."""
    named = {party.code: party for statement in atlas.statements for party in _named(statement)}
    for code in sorted(named):
        party = named[code]
        name = party.names.get(DEFAULT_LANGUAGE, code)
        yield {"code": code, "kind": party.kind, "name": name, "is_fictitious": _truth(party.is_fictitious)}


def _named(statement: StatementFact) -> tuple[PartyFact, ...]:
    return (statement.party, *statement.participants, *statement.observers, *statement.secretariat)


def replies(atlas: WholeAtlas) -> Iterator[Row]:
    for statement in atlas.statements:
        for one in statement.replies:
            yield {
                "id": one.public_id,
                "statement": statement.public_id,
                "revision": one.revision,
                "party": one.party.code,
                "kind": one.kind,
                "says": one.says,
                "language": one.language,
                "replied_at": one.replied_at.isoformat(),
                "is_fictitious": _truth(one.party.is_fictitious),
            }


def declarations(atlas: WholeAtlas) -> Iterator[Row]:
    for statement in atlas.statements:
        for one in statement.declarations:
            yield {
                "id": one.public_id,
                "statement": statement.public_id,
                "revision": one.revision,
                "kind": one.kind,
                "says": one.says,
                "language": one.language,
                "replaced_by": one.replaced_by,
                "declared_at": one.declared_at.isoformat(),
                "is_fictitious": _truth(statement.party.is_fictitious),
            }


def evidence(atlas: WholeAtlas) -> Iterator[Row]:
    for statement in atlas.statements:
        for one in statement.evidence:
            if one.state in _DECIDED and one.decided_at is not None:
                yield {
                    "id": one.public_id,
                    "statement": statement.public_id,
                    "revision": one.revision,
                    "source": one.source.key,
                    "page": one.page,
                    "happened": one.happened,
                    "says": one.says,
                    "language": one.language,
                    "state": one.state,
                    "answer": one.answer,
                    "answer_language": one.answer_language,
                    "decided_at": one.decided_at.isoformat(),
                    "is_fictitious": _truth(statement.party.is_fictitious),
                }


def agreements(atlas: WholeAtlas) -> Iterator[Row]:
    for agreement in atlas.agreements:
        terms = agreement.terms
        if terms is not None:
            yield {
                "statement": agreement.statement.public_id,
                "version": terms.number,
                "signed": terms.signed,
                "begins": terms.begins,
                "ends": terms.ends,
                "renewal": terms.renewal,
                "notice_months": terms.notice_months,
                "source": terms.source.key,
                "is_fictitious": _is_fictitious(agreement),
            }


def commitments(atlas: WholeAtlas) -> Iterator[Row]:
    for agreement in atlas.agreements:
        for number, one in enumerate(agreement.terms.commitments if agreement.terms else (), 1):
            yield {
                "statement": agreement.statement.public_id,
                "number": number,
                "party": one.party.code,
                "article": one.article,
                "says": one.says,
                "is_fictitious": _is_fictitious(agreement),
            }


def signs_of_life(atlas: WholeAtlas) -> Iterator[Row]:
    for agreement in atlas.agreements:
        for one in agreement.signs:
            yield {
                "id": one.public_id,
                "agreement": agreement.statement.public_id,
                "kind": one.kind,
                "happened": one.happened,
                "says": one.says,
                "language": one.language,
                "source": one.source.key,
                "page": one.page,
                "statement": one.statement,
                "is_fictitious": _is_fictitious(agreement),
            }


def _is_fictitious(agreement: AgreementFact) -> str:
    return _truth(agreement.statement.party.is_fictitious)


def _truth(holds: bool) -> str:
    return "true" if holds else "false"


# Name of the table → its columns and rows.
TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[WholeAtlas], Iterator[Row]]]] = {
    "parties": (("code", "kind", "name", "is_fictitious"), parties),
    "replies": (
        ("id", "statement", "revision", "party", "kind", "says", "language", "replied_at", "is_fictitious"),
        replies,
    ),
    "declarations": (
        ("id", "statement", "revision", "kind", "says", "language", "replaced_by", "declared_at", "is_fictitious"),
        declarations,
    ),
    "evidence": (
        (
            "id", "statement", "revision", "source", "page", "happened", "says", "language", "state", "answer",
            "answer_language", "decided_at", "is_fictitious",
        ),
        evidence,
    ),
    "agreements": (
        (
            "statement", "version", "signed", "begins", "ends", "renewal", "notice_months", "source",
            "is_fictitious",
        ),
        agreements,
    ),
    "commitments": (("statement", "number", "party", "article", "says", "is_fictitious"), commitments),
    "signs_of_life": (
        (
            "id", "agreement", "kind", "happened", "says", "language", "source", "page", "statement",
            "is_fictitious",
        ),
        signs_of_life,
    ),
}  # fmt: skip
