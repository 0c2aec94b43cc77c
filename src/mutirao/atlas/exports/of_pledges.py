"""Pledges as a table and for programs: no score, no count, the words of each side with their sources."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from mutirao.atlas.exports.as_csv import escaped, evidence_in_words
from mutirao.atlas.exports.as_json import source_as_json, statement_as_json
from mutirao.atlas.facts import StatementFact

COLUMNS = (
    "id", "party", "kind", "number", "topic", "says", "language", "said_on", "valid", "standing", "replaced_by",
    "source", "source_title", "issuer", "page", "url", "last_checked", "reviewed_by_party", "declared", "declared_on",
    "declared_words", "evidence",
)  # fmt: skip


def pledges_as_csv(pledges: Iterable[StatementFact]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, restval="")
    writer.writeheader()
    for pledge in pledges:
        writer.writerow({column: escaped(value) for column, value in _row(pledge).items()})
    return written.getvalue()


def pledges_as_json(pledges: Iterable[StatementFact]) -> dict[str, Any]:
    """`pledges` in the order of the list, and the documents that they rest on, by key."""
    listed = list(pledges)
    documents = {one.key: one for pledge in listed for one in (pledge.source, pledge.document)}
    return {
        "pledges": [statement_as_json(pledge) for pledge in listed],
        "sources": {key: source_as_json(documents[key]) for key in sorted(documents)},
    }


def _row(pledge: StatementFact) -> dict[str, str]:
    declared = pledge.declared
    return {
        "id": pledge.public_id,
        "party": pledge.party.code,
        "kind": pledge.kind,
        "number": "" if pledge.number is None else str(pledge.number),
        "topic": pledge.topic.key,
        "says": pledge.says,
        "language": pledge.language,
        "said_on": str(pledge.said_on or ""),
        "valid": str(pledge.valid or ""),
        "standing": pledge.document.standing,
        "replaced_by": " ".join(link.key for link in pledge.document.successors),
        "source": pledge.source.key,
        "source_title": pledge.source.title,
        "issuer": pledge.source.issuer,
        "page": pledge.page,
        "url": pledge.source.url,
        "last_checked": str(pledge.source.last_checked or ""),
        "reviewed_by_party": "yes" if pledge.is_reviewed_by_party else "no",
        "declared": declared.kind if declared else "",
        "declared_on": declared.declared_at.date().isoformat() if declared else "",
        "declared_words": declared.says if declared else "",
        "evidence": evidence_in_words(pledge.evidence),
    }
