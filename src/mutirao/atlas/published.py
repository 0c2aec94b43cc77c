"""The schema of files of statements, for whoever writes one: served with the open data, and told in the reference."""

import json
from typing import Any

from mutirao.atlas.records import ImportedSource, ImportedStatement
from mutirao.atlas.reference.schema import Entry


class StatementsFile(Entry):
    """Sources and statements as `mutirao import statements` takes them in YAML. In a table, `countries` and
    `organisations` are columns of their own, and lists are separated by spaces or commas."""

    sources: list[ImportedSource] = []
    statements: list[ImportedStatement] = []


def schema_of_files() -> dict[str, Any]:
    """As JSON Schema."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **StatementsFile.model_json_schema()}


def schema_as_json() -> str:
    return json.dumps(schema_of_files(), indent=2, ensure_ascii=False) + "\n"
