"""Results as files: JSON, CSV with its origin beside it, Parquet with its origin inside. Equal results, equal bytes.

`result.json` holds everything. `result.csv` and `result.parquet` hold the main table; each further table stands in a
file of its own, `result.NAME.csv`. What a CSV cannot say of itself stands in `result.csv-metadata.json`, under the name
that the W3C's recommendation *CSV on the Web* gives it: origin, summary, and of each file its SHA-256 and columns.
"""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mutirao.programmes.dependencies.choices import Form
from mutirao.programmes.dependencies.columns import COLUMNS
from mutirao.programmes.dependencies.errors import ExtraMissingError, OutputNeedsFileError, OutputUnwritableError
from mutirao.programmes.dependencies.results import Cell, Outcome, Table

# A spreadsheet takes a cell that begins with one of these for a formula, in Japanese also with a wide sign.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def require_writable(form: Form, file: Path | None) -> None:
    """Before a long run: that its result can be written. Raises OutputNeedsFileError, OutputUnwritableError,
    ExtraMissingError."""
    if form is Form.PARQUET:
        _parquet()
    if file is None:
        if form in (Form.CSV, Form.PARQUET):
            raise OutputNeedsFileError(form=str(form))
        return
    try:
        if file.is_dir():
            raise IsADirectoryError(21, "Is a directory")
        partial = _beside(file)
        partial.touch()
        partial.unlink()
    except OSError as error:
        raise OutputUnwritableError(file=str(file), problem=error.strerror or type(error).__name__) from None


def to_json(outcome: Outcome) -> bytes:
    """UTF-8, indented, with a final newline."""
    return _json(outcome.document())


def write(outcome: Outcome, form: Form, file: Path) -> tuple[Path, ...]:
    """Write the result, and say which files. An older file of the same name is replaced at once."""
    contents = _contents(outcome, form, file)
    for path, content in contents.items():
        partial = _beside(path)
        partial.write_bytes(content)
        partial.replace(path)
    return tuple(contents)


def _contents(outcome: Outcome, form: Form, file: Path) -> dict[Path, bytes]:
    if form is Form.PARQUET:
        return {_place(file, outcome, table): _as_parquet(outcome, table) for table in outcome.tables}
    if form is Form.CSV:
        tables = {_place(file, outcome, table): _as_csv(table, outcome.digits) for table in outcome.tables}
        return {**tables, file.with_name(f"{file.name}-metadata.json"): _metadata(outcome, tables)}
    return {file: to_json(outcome)}


def _place(file: Path, outcome: Outcome, table: Table) -> Path:
    return file if table is outcome.tables[0] else file.with_name(f"{file.stem}.{table.name}{file.suffix}")


def _metadata(outcome: Outcome, files: Mapping[Path, bytes]) -> bytes:
    tables = [
        {
            "url": path.name,
            "name": table.name,
            "sha256": hashlib.sha256(content).hexdigest(),
            "columns": _described(outcome, table),
        }
        for table, (path, content) in zip(outcome.tables, files.items(), strict=True)
    ]
    return _json({**outcome.origin(), "summary": outcome.plain_summary(), "tables": tables})


def _described(outcome: Outcome, table: Table) -> list[dict[str, str]]:
    says = COLUMNS[outcome.kind][table.name]
    return [{"name": name, "description": says[name]} for name in table.columns]


def _as_csv(table: Table, digits: int) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    plain = table.plain(digits)
    writer.writerow(plain)
    writer.writerows([_cell(value) for value in row] for row in zip(*plain.values(), strict=True))
    return written.getvalue().encode()


def _cell(value: Cell) -> Cell:
    """A text is marked as one where a spreadsheet would run it; what is unknown stays empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA_SIGNS) else value


def _as_parquet(outcome: Outcome, table: Table) -> bytes:
    pyarrow, parquet = _parquet()
    origin = {**outcome.origin(), "table": table.name, "summary": outcome.plain_summary()}
    origin["columns"] = _described(outcome, table)
    written = io.BytesIO()
    columns = pyarrow.table(table.plain(outcome.digits)).replace_schema_metadata(
        {"mutirao": json.dumps(origin, ensure_ascii=False)}
    )
    parquet.write_table(columns, written, compression="zstd")
    return written.getvalue()


def _parquet() -> tuple[Any, Any]:
    """Raises ExtraMissingError."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise ExtraMissingError(library="pyarrow", extra="parquet") from None
    return pyarrow, parquet


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.partial")
