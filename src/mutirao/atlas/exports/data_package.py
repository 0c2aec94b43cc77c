"""The public atlas as a Frictionless Data Package: tables, their columns, licence and sources, in one archive.

The descriptor follows the Data Package standard, version 2 (datapackage.org).
"""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from mutirao.atlas.exports.whole import (
    SOURCE_COLUMNS,
    STATEMENT_COLUMNS,
    TOPIC_COLUMNS,
    sources_as_csv,
    statements_as_csv,
    topics_as_csv,
)
from mutirao.atlas.facts import WholeAtlas

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_WHOLE_NUMBERS = frozenset({"number", "countries", "organisations", "check_period_days"})
# An archive carries a time for each file: the same facts give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def atlas_as_package(atlas: WholeAtlas) -> bytes:
    """A ZIP archive with datapackage.json and a CSV file for statements, sources and topics."""
    tables = {
        "statements": statements_as_csv(atlas.statements),
        "sources": sources_as_csv(atlas.sources),
        "topics": topics_as_csv(atlas),
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
        "description": "What parties have said, promised and done, each with its source, in the words of this site.",
        "created": f"{atlas.on.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "sources": [{"title": f"{one.title}, {one.issuer}", "path": one.url} for one in atlas.sources],
        "resources": [
            _resource("statements", STATEMENT_COLUMNS, "slug", {"source": "sources", "topic": "topics"}),
            _resource("sources", SOURCE_COLUMNS, "key", {}),
            _resource("topics", TOPIC_COLUMNS, "key", {}),
        ],
    }


def _resource(name: str, columns: tuple[str, ...], key: str, refers: Mapping[str, str]) -> dict[str, Any]:
    foreign = [
        {"fields": [column], "reference": {"resource": table, "fields": ["key"]}} for column, table in refers.items()
    ]
    fields = [{"name": one, "type": "integer" if one in _WHOLE_NUMBERS else "string"} for one in columns]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": [key]}
    return {
        "name": name,
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": foreign} if foreign else {}),
    }
