"""The whole atlas in the form in which it can be brought in again: records as files of statements hold them."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from mutirao.atlas.exports.as_csv import escaped
from mutirao.atlas.exports.beside import TABLES
from mutirao.atlas.facts import PartyFact, SourceFact, StatementFact, WholeAtlas

SOURCE_COLUMNS = (
    "key", "title", "issuer", "date", "valid", "url", "language", "standing", "follows", "superseded_by",
    "last_checked", "check_period_days",
)  # fmt: skip
STATEMENT_COLUMNS = (
    "slug", "party", "kind", "number", "topic", "date", "parties", "observers", "secretariat", "source", "instrument",
    "mark", "voice", "says", "language", "valid", "page", "is_quotation", "countries", "organisations",
)  # fmt: skip
# What is told of the record itself, and what an import leaves aside.
METADATA_COLUMNS = ("revision", "recorded_at", "is_fictitious")
TOPIC_COLUMNS = ("key", "parent", "name")


def source_record(source: SourceFact) -> dict[str, Any]:
    """Only what is known: an empty field is left out."""
    return _said(
        key=source.key,
        title=source.title,
        issuer=source.issuer,
        date=_text(source.dated),
        valid=_text(source.valid),
        url=source.url,
        language=source.language,
        standing=source.standing,
        follows=source.follows,
        superseded_by=source.superseded_by,
        last_checked=_text(source.last_checked),
        check_period_days=source.check_period_days,
    )


def statement_record(statement: StatementFact) -> dict[str, Any]:
    return _said(
        slug=statement.public_id,
        party=statement.party.code,
        kind=statement.kind,
        number=statement.number,
        topic=statement.topic.key,
        date=_text(statement.said_on),
        parties=_codes(statement.participants),
        observers=_codes(statement.observers),
        secretariat=_codes(statement.secretariat),
        source=statement.source.key,
        instrument=statement.instrument.key if statement.instrument else None,
        mark=statement.mark,
        voice=statement.voice,
        says=statement.says,
        language=statement.language,
        valid=_text(statement.valid),
        page=statement.page,
        is_quotation=statement.is_quotation,
        figures=dict(statement.figures),
        revision=statement.revision,
        recorded_at=statement.recorded_at.isoformat(),
        is_fictitious=statement.party.is_fictitious,
    )


def atlas_as_yaml(atlas: WholeAtlas) -> str:
    """A file that `mutirao import statements` takes."""
    return yaml.safe_dump(_records(atlas), allow_unicode=True, sort_keys=False, width=120)


def atlas_as_json(atlas: WholeAtlas) -> str:
    return json.dumps(_records(atlas), ensure_ascii=False, indent=1) + "\n"


def statements_as_csv(statements: Iterable[StatementFact]) -> str:
    """One row a statement, with the columns that `mutirao import statements` takes, and what is told of the record."""
    return _table((*STATEMENT_COLUMNS, *METADATA_COLUMNS), (_flat(statement_record(one)) for one in statements))


def sources_as_csv(sources: Iterable[SourceFact]) -> str:
    return _table(SOURCE_COLUMNS, (source_record(one) for one in sources))


def topics_as_csv(atlas: WholeAtlas) -> str:
    rows = ({"key": one.key, "parent": one.parent or "", "name": one.names["en"]} for one in atlas.topics)
    return _table(TOPIC_COLUMNS, rows)


def tables_beside(atlas: WholeAtlas) -> dict[str, str]:
    """CSV by the name of the table."""
    return {name: _table(columns, map(_written, rows(atlas))) for name, (columns, rows) in TABLES.items()}


def _records(atlas: WholeAtlas) -> dict[str, list[dict[str, Any]]]:
    return {
        "sources": [source_record(one) for one in atlas.sources],
        "statements": [statement_record(one) for one in atlas.statements],
        **{name: [_written(row) for row in rows(atlas)] for name, (_, rows) in TABLES.items()},
    }


def _written(row: Mapping[str, Any]) -> dict[str, Any]:
    """Only what is known; dates as they are written."""
    said = {name: value for name, value in row.items() if value not in (None, "")}
    return {name: value if isinstance(value, int | str) else str(value) for name, value in said.items()}


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    cells = {name: " ".join(value) if isinstance(value, list) else value for name, value in record.items()}
    flat = {name: value for name, value in cells.items() if name != "figures"} | dict(record.get("figures", {}))
    return flat | {"is_fictitious": str(bool(record.get("is_fictitious"))).lower()}


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: escaped(str(value)) for column, value in row.items()})
    return written.getvalue()


def _said(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {}) and value is not False}


def _codes(parties: Iterable[PartyFact]) -> list[str]:
    return [party.code for party in parties]


def _text(value: object | None) -> str:
    return "" if value is None else str(value)
