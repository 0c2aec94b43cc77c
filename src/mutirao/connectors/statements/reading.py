"""A file of statements as checked records: all of it right or none of it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutirao.atlas.records import ImportedSource, ImportedStatement
from mutirao.connectors.statements.entries import Entry
from mutirao.connectors.statements.errors import TwiceError, UnknownFormError
from mutirao.connectors.statements.structured import yaml_entries
from mutirao.connectors.statements.tabular import SOURCES, STATEMENTS, csv_entries, workbook_entries
from mutirao.programmes.planning.tables import read_content, refuse_spreadsheets

MOST_BYTES = 200_000_000
STATEMENT_COLUMNS = tuple(
    column
    for field in ImportedStatement.model_fields
    for column in (("countries", "organisations") if field == "figures" else (field,))
)
SOURCE_COLUMNS = tuple(ImportedSource.model_fields)
_FORMS = (".yaml", ".yml", ".csv", ".xlsx")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsFile:
    """`source_lines` and `statement_lines`: where each begins, by key or slug; `digest`: SHA-256 of the file."""

    file: str
    digest: str
    sources: tuple[ImportedSource, ...]
    statements: tuple[ImportedStatement, ...]
    source_lines: Mapping[str, int]
    statement_lines: Mapping[str, int]


def read_statements_file(path: Path) -> StatementsFile:
    """The sources and statements of a YAML, CSV or XLSX file. A CSV file holds statements alone; a workbook has a sheet
    `statements` (or only one sheet) and may have a sheet `sources`.

    Raises FileError naming file, line and column.
    """
    if path.suffix.lower() not in _FORMS:
        raise UnknownFormError(file=path.name, known=", ".join(_FORMS))
    content = read_content(path, most=MOST_BYTES)
    parts = _entries(content, path)
    sources, statements = parts.get(SOURCES, []), parts.get(STATEMENTS, [])
    return StatementsFile(
        file=path.name,
        digest=hashlib.sha256(content).hexdigest(),
        sources=tuple(entry.checked(ImportedSource) for entry in sources),
        statements=tuple(entry.checked(ImportedStatement) for entry in statements),
        source_lines=_lines(sources, "key"),
        statement_lines=_lines(statements, "slug"),
    )


def _entries(content: bytes, path: Path) -> dict[str, list[Entry]]:
    form = path.suffix.lower()
    if form != ".xlsx":
        refuse_spreadsheets(content, path.name)
    if form == ".csv":
        return {STATEMENTS: list(csv_entries(content, file=path.name, columns=STATEMENT_COLUMNS))}
    if form == ".xlsx":
        return {
            part: workbook_entries(content, file=path.name, sheet=part, columns=columns)
            for part, columns in ((SOURCES, SOURCE_COLUMNS), (STATEMENTS, STATEMENT_COLUMNS))
        }
    return yaml_entries(content, file=path.name)


def _lines(entries: Sequence[Entry], key: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for entry, name in zip(entries, _names(entries, key), strict=True):
        if name in found:
            raise TwiceError(file=entry.file, line=entry.line, column=key, value=name, first_line=found[name])
        found[name] = entry.line
    return found


def _names(entries: Iterable[Entry], key: str) -> list[str]:
    return [str(entry.values.get(key, "")) for entry in entries]
