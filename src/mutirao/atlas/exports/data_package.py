"""The public atlas as a Frictionless Data Package: tables, their columns, licence and sources, in one archive.

The descriptor follows the Data Package standard, version 2 (datapackage.org).
"""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from mutirao.atlas.exports.beside import TABLES
from mutirao.atlas.exports.whole import (
    METADATA_COLUMNS,
    SOURCE_COLUMNS,
    STATEMENT_COLUMNS,
    TOPIC_COLUMNS,
    sources_as_csv,
    statements_as_csv,
    tables_beside,
    topics_as_csv,
)
from mutirao.atlas.facts import WholeAtlas

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_WHOLE_NUMBERS = frozenset(
    {"number", "countries", "organisations", "check_period_days", "revision", "version", "notice_months"}
)
_KEYS = {
    "statements": ["slug"],
    "sources": ["key"],
    "topics": ["key"],
    "parties": ["code"],
    "replies": ["id"],
    "declarations": ["id"],
    "evidence": ["id"],
    "agreements": ["statement"],
    "commitments": ["statement", "number"],
    "signs_of_life": ["id"],
}
# Table → column → the table that it refers to.
_REFERENCES: Mapping[str, Mapping[str, str]] = {
    "statements": {"source": "sources", "topic": "topics", "party": "parties"},
    "replies": {"statement": "statements"},
    "declarations": {"statement": "statements"},
    "evidence": {"statement": "statements", "source": "sources"},
    "agreements": {"statement": "statements", "source": "sources"},
    "commitments": {"statement": "agreements"},
    "signs_of_life": {"agreement": "statements", "source": "sources"},
}
# An archive carries a time for each file: the same facts give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def atlas_as_package(atlas: WholeAtlas) -> bytes:
    """A ZIP archive with datapackage.json and a CSV file for each table."""
    tables = {
        "statements": statements_as_csv(atlas.statements),
        "sources": sources_as_csv(atlas.sources),
        "topics": topics_as_csv(atlas),
        **tables_beside(atlas),
    }
    descriptor = json.dumps(_descriptor(atlas), ensure_ascii=False, indent=2) + "\n"
    files = {"datapackage.json": descriptor, **{f"{name}.csv": table for name, table in tables.items()}}
    return _archive(files)


def _archive(files: Mapping[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), text, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _descriptor(atlas: WholeAtlas) -> dict[str, Any]:
    return {
        "$schema": _PROFILE,
        "name": "mutirao-atlas",
        "title": "Atlas of commitments on cyber resilience",
        "description": "What parties have said, promised and done, each with its source, in the words of this site; "
        "what they answered and declared; and the terms of public agreements. Rows with is_fictitious are invented.",
        "created": f"{atlas.on.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "sources": [{"title": f"{one.title}, {one.issuer}", "path": one.url} for one in atlas.sources],
        "resources": [
            _resource("statements", (*STATEMENT_COLUMNS, *METADATA_COLUMNS)),
            _resource("sources", SOURCE_COLUMNS),
            _resource("topics", TOPIC_COLUMNS),
            *(_resource(name, columns) for name, (columns, _) in TABLES.items()),
        ],
    }


def _resource(name: str, columns: tuple[str, ...]) -> dict[str, Any]:
    foreign = [
        {"fields": [column], "reference": {"resource": table, "fields": [_KEYS[table][0]]}}
        for column, table in _REFERENCES.get(name, {}).items()
    ]
    schema: dict[str, Any] = {"fields": [_field(one) for one in columns], "primaryKey": _KEYS[name]}
    return {
        "name": name,
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": foreign} if foreign else {}),
    }


def _field(column: str) -> dict[str, str]:
    if column in _WHOLE_NUMBERS:
        return {"name": column, "type": "integer"}
    if column.endswith("_at"):
        # With the hour's distance from Greenwich, which the default form of a datetime does not have.
        return {"name": column, "type": "datetime", "format": "any"}
    return {"name": column, "type": "boolean" if column == "is_fictitious" else "string"}
