"""What a run found, as tables, with all that is needed to make it again."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from mutirao import __version__
from mutirao.engines.trickleup import ENGINE_VERSION
from mutirao.programmes.dependencies.csv_stream import ReadFile

# Digits of a figure in a file. Those beyond may depend on the kind of processor.
DIGITS = 12
Cell = str | int | float | bool | None
Column = Sequence[Cell] | np.typing.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """Columns of one length, by name; numpy arrays or sequences. NaN says: unknown."""

    name: str
    columns: Mapping[str, Column]

    def plain(self) -> dict[str, list[Cell]]:
        """Each column as plain values: figures with 12 digits, unknown ones as None."""
        return {name: _plain(column) for name, column in self.columns.items()}

    def rows(self) -> Iterator[dict[str, Cell]]:
        plain = self.plain()
        for values in zip(*plain.values(), strict=True):
            yield dict(zip(plain, values, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """The answer of one run. `kind`: `simulate`, `propagate`, `attribute` or `harden`.

    `parameters`: what was asked, without how it was computed (threads, processes, machines decide no digit). `seed`:
    None where nothing is drawn. `files`: what was read. `tables`: the first is the main one.
    """

    kind: str
    parameters: Mapping[str, Cell]
    seed: int | None
    files: tuple[ReadFile, ...]
    summary: Mapping[str, Any]
    tables: tuple[Table, ...] = field(default_factory=tuple)

    @property
    def input_hash(self) -> str:
        """SHA-256 over engine, question and files: equal hashes have equal answers."""
        files = sorted([one.role, one.sha256] for one in self.files)
        asked = [ENGINE_VERSION, self.kind, dict(self.parameters), self.seed, files]
        return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def origin(self) -> dict[str, Any]:
        """How to make it again; written with every file."""
        return {
            "kind": self.kind,
            "parameters": dict(self.parameters),
            "seed": self.seed,
            "inputs": [{"role": one.role, "file": one.file, "sha256": one.sha256} for one in self.files],
            "input_hash": self.input_hash,
            "engine_version": ENGINE_VERSION,
            "mutirao_version": __version__,
        }

    def document(self) -> dict[str, Any]:
        """Everything as plain values: origin, `summary`, and each table as a list of rows."""
        tables = {table.name: list(table.rows()) for table in self.tables}
        return {**self.origin(), "summary": plain_summary(self.summary), **tables}


def plain_summary(summary: Mapping[str, Any]) -> dict[str, Any]:
    """The same with plain values, however deep."""
    return {name: _plain_value(value) for name, value in summary.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return plain_summary(value)
    if isinstance(value, list | tuple):
        return [_plain_value(one) for one in value]
    return _plain([value])[0]


def _plain(column: Column) -> list[Cell]:
    values = column.tolist() if isinstance(column, np.ndarray) else column
    return [_rounded(value) if isinstance(value, float) else value for value in values]


def _rounded(value: float) -> float | None:
    """To 12 significant digits, without a negative zero; None for what is no finite number."""
    return float(f"{value:.{DIGITS}g}") + 0.0 if np.isfinite(value) else None
