"""What a run found, as tables, with all that is needed to make it again."""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mutirao import __version__
from mutirao.engines.trickleup import ENGINE_VERSION
from mutirao.programmes.dependencies.csv_stream import ReadFile

# Digits of a figure in a file, where it is made of whole numbers. Those beyond may depend on the kind of processor.
DIGITS = 12
Cell = str | int | float | bool | None
Column = Sequence[Cell] | np.typing.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """Columns of one length, by name; numpy arrays or sequences. NaN says: unknown."""

    name: str
    columns: Mapping[str, Column]

    def plain(self, digits: int = DIGITS) -> dict[str, list[Cell]]:
        """Each column as plain values: figures with so many significant digits, unknown ones as None."""
        return {name: _plain(column, digits) for name, column in self.columns.items()}

    def rows(self, digits: int = DIGITS) -> Iterator[dict[str, Cell]]:
        plain = self.plain(digits)
        for values in zip(*plain.values(), strict=True):
            yield dict(zip(plain, values, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """The answer of one run. `kind`: `simulate`, `propagate`, `attribute` or `harden`.

    `parameters`: what was asked, without how it was computed (threads, processes, machines decide no digit). `seed`:
    None where nothing is drawn. `files`: what was read. `tables`: the first is the main one. `digits`: how many of each
    figure are written.
    """

    kind: str
    parameters: Mapping[str, Cell]
    seed: int | None
    files: tuple[ReadFile, ...]
    summary: Mapping[str, Any]
    tables: tuple[Table, ...]
    digits: int = DIGITS

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

    def plain_summary(self) -> dict[str, Any]:
        """The summary as plain values, however deep."""
        return {name: _plain_value(value, self.digits) for name, value in self.summary.items()}

    def document(self) -> dict[str, Any]:
        """Everything as plain values: origin, `summary`, and each table as a list of rows."""
        tables = {table.name: list(table.rows(self.digits)) for table in self.tables}
        return {**self.origin(), "summary": self.plain_summary(), **tables}


def _plain_value(value: Any, digits: int) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain_value(one, digits) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain_value(one, digits) for one in value]
    return _plain([value], digits)[0]


def _plain(column: Column, digits: int) -> list[Cell]:
    values = column.tolist() if isinstance(column, np.ndarray) else column
    return [_rounded(value, digits) if isinstance(value, float) else value for value in values]


def _rounded(value: float, digits: int) -> float | None:
    """Without a negative zero; None for what is no finite number."""
    return float(f"{value:.{digits}g}") + 0.0 if math.isfinite(value) else None
