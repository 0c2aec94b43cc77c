"""Reading the demonstration world on an anchor. Pure: no database, no framework, no clock."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from mutirao.demonstration.schema import DemonstrationWorld

FOLDER = Path(__file__).parent
NEEDS_EXAMPLE = FOLDER / "needs_example.csv"
# Who pays in the examples with `NEEDS_EXAMPLE`.
PARTNERS_EXAMPLE = ("XGA", "XHE")


def demonstration_world(anchor: date, folder: Path = FOLDER) -> DemonstrationWorld:
    """The world of a folder with every moment turned into a day, told from `anchor`.

    Raises `pydantic.ValidationError`, which names file, entry and field, where a file breaks the schema.
    """
    parts = DemonstrationWorld.model_fields.keys() - {"anchor", "trade"}
    content: dict[str, Any] = {part: entries(folder / f"{part}.yaml") for part in parts}
    content |= {"anchor": anchor, "trade": _deliveries(folder / "trade.csv")}
    return DemonstrationWorld.model_validate(content, context={"anchor": anchor})


def entries(path: Path) -> Any:
    """What a file says, before any check."""
    with path.open(encoding="utf-8") as opened:
        return yaml.safe_load(opened)


def _deliveries(path: Path) -> Sequence[Mapping[str, Any]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return [{**row, "value": int(row["value"])} for row in csv.DictReader(opened)]
