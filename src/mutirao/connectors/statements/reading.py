"""A file of statements as checked records: all of it right or none of it."""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic

from mutirao.atlas.records import ImportedSource, ImportedStatement
from mutirao.connectors.statements.entries import SOURCES, STATEMENTS, Entry
from mutirao.connectors.statements.errors import (
    REFUSALS,
    StatementsReadingStoppedError,
    TwiceError,
    UnknownFormError,
)
from mutirao.connectors.statements.limits import LIMITS, MOST_BYTES
from mutirao.connectors.statements.records import Record, record_of
from mutirao.files.limited.limits import Limits
from mutirao.files.limited.outside import Answer, LimitedReader
from mutirao.programmes.planning.tables import read_content, refuse_spreadsheets

STATEMENT_COLUMNS = tuple(
    column
    for field in ImportedStatement.model_fields
    for column in (("countries", "organisations") if field == "figures" else (field,))
)
SOURCE_COLUMNS = tuple(ImportedSource.model_fields)
_COLUMNS = json.dumps({SOURCES: SOURCE_COLUMNS, STATEMENTS: STATEMENT_COLUMNS})
_FORMS = {".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".xlsx": "xlsx"}
_READER = LimitedReader(
    module="mutirao.connectors.statements.worker", refusals=REFUSALS, stopped=StatementsReadingStoppedError
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsFile:
    """`source_lines` and `statement_lines`: where each begins, by key or slug; `digest`: SHA-256 of the file."""

    file: str
    digest: str
    sources: tuple[ImportedSource, ...]
    statements: tuple[ImportedStatement, ...]
    source_lines: Mapping[str, int]
    statement_lines: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part(Generic[Record]):
    """`places`: of each record the file (of a workbook, with its sheet) and the line."""

    records: tuple[Record, ...]
    places: tuple[tuple[str, int], ...]


def read_statements_file(path: Path, *, limits: Limits = LIMITS) -> StatementsFile:
    """The sources and statements of a YAML, CSV or XLSX file. A CSV file holds statements alone; a workbook has a sheet
    `statements` (or only one sheet) and may have a sheet `sources`.

    Raises FileError naming file, line and column.
    """
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise UnknownFormError(file=path.name, known=", ".join(_FORMS))
    content = read_content(path, most=MOST_BYTES)
    if form != "xlsx":
        refuse_spreadsheets(content, path.name)
    with _answer(content, form, path.name, limits) as answer:
        sources = _part(answer, SOURCES, ImportedSource, path.name)
        statements = _part(answer, STATEMENTS, ImportedStatement, path.name)
    return StatementsFile(
        file=path.name,
        digest=hashlib.sha256(content).hexdigest(),
        sources=sources.records,
        statements=statements.records,
        source_lines=_lines(sources, "key"),
        statement_lines=_lines(statements, "slug"),
    )


@contextmanager
def _answer(content: bytes, form: str, name: str, limits: Limits) -> Iterator[Answer]:
    """From what was read once: nobody can change it between the digest and the reader."""
    with tempfile.TemporaryFile() as opened:
        opened.write(content)
        opened.flush()
        with _READER.answer(opened, form, _COLUMNS, name=name, limits=limits) as answer:
            yield answer


def _part(answer: Answer, part: str, schema: type[Record], name: str) -> _Part[Record]:
    records: list[Record] = []
    places: list[tuple[str, int]] = []
    for entry in _entries(answer, part, name):
        records.append(record_of(entry, schema))
        places.append((entry.file, entry.line))
    return _Part(records=tuple(records), places=tuple(places))


def _entries(answer: Answer, part: str, name: str) -> Iterator[Entry]:
    """As the worker writes them; a reader knows only what comes behind the file's name."""
    for _part, line, behind, values in answer.pieces(f'["{part}",'.encode()):
        yield Entry(part=part, file=f"{name}{behind}", line=line, values=values)


def _lines(part: _Part[Record], key: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for record, (file, line) in zip(part.records, part.places, strict=True):
        name = str(getattr(record, key))
        if name in found:
            raise TwiceError(file=file, line=line, column=key, value=name, first_line=found[name])
        found[name] = line
    return found
