"""CSV: one row for each party and statement of a section, and one for each gap."""

import csv
import io
from collections.abc import Iterable

from django.utils.translation import get_language

from mutirao.atlas.comparison import Cell, Comparison
from mutirao.atlas.facts import DeclarationFact, EvidenceFact, MembershipFact, PartyFact, ReplyFact, StatementFact
from mutirao.atlas.words import membership_told
from mutirao.kernel.languages import DEFAULT_LANGUAGE

COLUMNS = (
    "section", "party", "party_name", "recorded", "id", "recorded_under", "kind", "number", "topic", "says", "language",
    "voice", "mark", "said_on", "document", "document_title", "standing", "replaced_by", "source", "source_title",
    "issuer", "source_date", "url", "last_checked", "stale_reasons", "figures", "parties", "observers", "secretariat",
    "revision", "page", "is_quotation", "valid", "reviewed_by_party", "replies",
    "declarations", "evidence",
)  # fmt: skip
# A spreadsheet would run what begins so, in Japanese also with a wide sign.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def comparison_as_csv(comparison: Comparison) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, restval="")
    writer.writeheader()
    for section in comparison.sections:
        for cell in section.cells:
            for row in _rows(section.key, cell):
                writer.writerow({column: escaped(value) for column, value in row.items()})
    return written.getvalue()


def escaped(value: str) -> str:
    """The cell as text for a spreadsheet, whatever it begins with."""
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA_SIGNS) else value


def _rows(section: str, cell: Cell) -> list[dict[str, str]]:
    start = {"section": section, "party": cell.party.code, "party_name": cell.party.name}
    if cell.is_gap:
        return [start | {"recorded": "no"}]
    told = [*map(_membership, cell.memberships), *map(_statement, cell.statements or ())]
    return [start | {"recorded": "yes"} | row for row in told]


def _membership(membership: MembershipFact) -> dict[str, str]:
    """The network under which its commitments stand in the rows below."""
    return {
        "recorded_under": membership.network.code,
        "kind": "membership",
        "says": membership_told(membership),
        "language": get_language() or DEFAULT_LANGUAGE,
        "said_on": _text(membership.since),
    }


def _statement(statement: StatementFact) -> dict[str, str]:
    source, document = statement.source, statement.document
    return {
        "id": statement.public_id,
        "recorded_under": statement.party.code,
        "kind": statement.kind,
        "number": _text(statement.number),
        "topic": statement.topic.key,
        "says": statement.says,
        "language": statement.language,
        "voice": statement.voice,
        "mark": statement.mark,
        "said_on": _text(statement.said_on),
        "document": document.key,
        "document_title": document.title,
        "standing": document.standing,
        "replaced_by": " ".join(link.key for link in document.successors),
        "source": source.key,
        "source_title": source.title,
        "issuer": source.issuer,
        "source_date": _text(source.dated),
        "url": source.url,
        "last_checked": _text(source.last_checked),
        "stale_reasons": " ".join(statement.stale_reasons),
        "figures": "; ".join(f"{name}: {count}" for name, count in sorted(statement.figures.items())),
        "parties": _codes(statement.participants),
        "observers": _codes(statement.observers),
        "secretariat": _codes(statement.secretariat),
        "revision": str(statement.revision),
        "page": statement.page,
        "is_quotation": "yes" if statement.is_quotation else "no",
        "valid": _text(statement.valid),
        "reviewed_by_party": "yes" if statement.is_reviewed_by_party else "no",
        "replies": " | ".join(_reply(reply) for reply in statement.replies),
        "declarations": declarations_in_words(statement.declarations),
        "evidence": evidence_in_words(statement.evidence),
    }


def _reply(reply: ReplyFact) -> str:
    said = f": {reply.says}" if reply.says else ""
    return f"{reply.party.code} {reply.kind} {reply.replied_at.date().isoformat()}{said}"


def evidence_in_words(evidence: Iterable[EvidenceFact]) -> str:
    """Each with its state, source and page, and what the party answered."""
    return " | ".join(_evidence(one) for one in evidence)


def declarations_in_words(declarations: Iterable[DeclarationFact]) -> str:
    return " | ".join(
        f"{one.kind} {one.declared_at.date().isoformat()}{f': {one.says}' if one.says else ''}" for one in declarations
    )


def _evidence(one: EvidenceFact) -> str:
    page = f", {one.page}" if one.page else ""
    answer = f" – {one.answer}" if one.answer else ""
    return f"{one.state}: {one.says} ({one.source.key}{page}){answer}"


def _text(value: object | None) -> str:
    return "" if value is None else str(value)


def _codes(parties: tuple[PartyFact, ...]) -> str:
    return " ".join(party.code for party in parties)
