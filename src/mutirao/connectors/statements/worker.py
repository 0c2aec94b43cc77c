"""The process that reads one file of statements: `python -m mutirao.connectors.statements.worker LIMITS FORM COLUMNS`.

COLUMNS are those that a table may have, by part, as JSON: the schema stays outside, and so does all that it imports.
Each entry is a list of its part, its line, what stands behind the file's name, and its values.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from mutirao.connectors.statements.entries import Entry
from mutirao.connectors.statements.structured import yaml_entries
from mutirao.connectors.statements.tabular import csv_entries, workbook_entries
from mutirao.files.limited.inside import answer_within
from mutirao.files.limited.limits import Limits

Columns = Mapping[str, Sequence[str]]
READERS: Mapping[str, Callable[[BinaryIO, Columns], Iterable[Entry]]] = {
    "yaml": lambda content, _columns: yaml_entries(content, file=""),
    "csv": lambda content, columns: csv_entries(content, file="", columns=columns),
    "xlsx": lambda content, columns: workbook_entries(content, file="", columns=columns),
}
_IMPORTS: Mapping[str, Sequence[str]] = {"xlsx": ("openpyxl",)}


def main(limits: str, form: str, columns: str) -> None:
    # openpyxl takes it along where it is installed, and its threads take memory by the number of processors.
    sys.modules["numpy"] = None  # type: ignore[assignment]

    def read(content: BinaryIO) -> Iterator[list[Any]]:
        for entry in READERS[form](content, json.loads(columns)):
            yield [entry.part, entry.line, entry.file, entry.values]

    answer_within(Limits.from_argument(limits), read, imports=_IMPORTS.get(form, ()))


if __name__ == "__main__":
    main(*sys.argv[1:])
