"""A file of figures against the countries that are listed: all of it right or none of it."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from mutirao.connectors.listed import listed_countries
from mutirao.directory.services import Figure
from mutirao.programmes.planning.tables import (
    DuplicateRowError,
    EmptyFileError,
    Row,
    UnknownCountryInFileError,
    read_content,
    rows_of,
)
from mutirao.programmes.planning.world import World, suggestions

COUNTRY = "iso3"
_STORED = Decimal("0.001")  # as the tables keep it: more decimals would always differ from what is stored
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFile:
    """`digest`: SHA-256 of the file."""

    file: str
    digest: str
    figures: tuple[Figure, ...]


def read_figure_file(
    path: Path,
    *,
    required: tuple[str, ...],
    optional: tuple[str, ...] = (),
    figures_of: Callable[[Row, str], Iterable[Figure]],
) -> FigureFile:
    """`figures_of` gives the figures of a row for its country. Raises FileError naming file, line and column."""
    content = read_content(path, most=_MOST_BYTES)
    world = listed_countries(is_fictitious=False)
    first_lines: dict[tuple[str, str, int], int] = {}
    figures: list[Figure] = []
    for row in rows_of(content, file=path.name, required=(COUNTRY, *required), optional=optional):
        for one in figures_of(row, _country(row, world)):
            key = (one.country, one.indicator, one.year)
            if key in first_lines:
                shown = f"{one.country} {one.year}"
                raise DuplicateRowError(
                    file=path.name, line=row.line, column=COUNTRY, key=shown, first_line=first_lines[key]
                )
            first_lines[key] = row.line
            figures.append(replace(one, value=one.value.quantize(_STORED)))
    if not figures:
        raise EmptyFileError(file=path.name)
    return FigureFile(file=path.name, digest=hashlib.sha256(content).hexdigest(), figures=tuple(figures))


def _country(row: Row, world: World) -> str:
    code = row.text(COUNTRY).upper()
    if code not in world.codes:
        close = suggestions(code, world)
        raise UnknownCountryInFileError(file=row.file, line=row.line, column=COUNTRY, country=code, suggestions=close)
    return code
