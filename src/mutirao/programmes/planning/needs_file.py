"""Needs from a CSV file: `need, country, area, stages, cost, priority, earliest_year, after`.

`earliest_year` is a year of the plan (1 is the first) or a calendar year; empty means the first. `after` names another
need of the file that must be finished the year before, or is empty.
"""

from collections.abc import Iterable
from pathlib import Path

from mutirao.engines.portfolio.problem import find_circle
from mutirao.kernel.errors import FileError
from mutirao.programmes.planning import tables
from mutirao.programmes.planning.limits import LARGEST_AMOUNT, MOST_STAGES, MOST_YEARS
from mutirao.programmes.planning.request import Need
from mutirao.programmes.planning.tables import UnknownCountryInFileError
from mutirao.programmes.planning.world import World, suggestions

COLUMNS = ("need", "country", "area", "stages", "cost", "priority", "earliest_year", "after")
MOST_BYTES = 20_000_000
MOST_NEEDS = 20_000
MOST_PRIORITY = 1_000_000
_CALENDAR = range(2000, 2101)


class UnknownNeedInFileError(FileError):
    """`after` names a need that the file does not have."""

    code = "file.unknown_need"


class CircleInFileError(FileError):
    """Needs that wait for each other; `circle` names them, `line` is that of the first."""

    code = "file.circle"


class YearInFileError(FileError):
    """Neither a year of the plan (1 to `most`) nor a calendar year that can be counted from the plan's first."""

    code = "file.year"


class TooManyNeedsError(FileError):
    code = "file.too_many_needs"


def read_needs(path: Path, world: World, *, first_year: int | None = None) -> tuple[Need, ...]:
    """The needs of a file. `first_year`: calendar year in which the plan starts, for files that use calendar years.

    Raises FileError (of `tables` or of this module) naming file, line and column.
    """
    return needs_of(tables.read_content(path, most=MOST_BYTES), file=path.name, world=world, first_year=first_year)


def needs_of(content: bytes, *, file: str, world: World, first_year: int | None = None) -> tuple[Need, ...]:
    """The needs in the content of a file, for uploads; otherwise as `read_needs`."""
    if len(content) > MOST_BYTES:
        raise tables.FileTooLargeError(file=file, size=len(content), most=MOST_BYTES)
    codes = frozenset(world.codes)
    rows = list(tables.rows_of(content, file=file, required=COLUMNS))
    if not rows:
        raise tables.EmptyFileError(file=file)
    if len(rows) > MOST_NEEDS:
        raise TooManyNeedsError(file=file, line=rows[MOST_NEEDS].line, most=MOST_NEEDS)
    lines: dict[str, int] = {}
    needs = tuple(_need(row, codes, world, first_year, lines) for row in rows)
    _require_order(needs, lines, file)
    return needs


def _need(row: tables.Row, codes: frozenset[str], world: World, first_year: int | None, lines: dict[str, int]) -> Need:
    name = row.text("need")
    if name in lines:
        raise tables.DuplicateRowError(file=row.file, line=row.line, column="need", key=name, first_line=lines[name])
    lines[name] = row.line
    return Need(
        need=name,
        country=_country(row, codes, world),
        area=row.text("area"),
        stages=_stages(row),
        cost=row.number("cost", least=0, most=LARGEST_AMOUNT),
        priority=row.whole_number("priority", least=0, most=MOST_PRIORITY),
        earliest_year=_year(row, first_year),
        after=row.optional_text("after"),
    )


def _country(row: tables.Row, codes: frozenset[str], world: World) -> str:
    code = row.text("country").upper()
    if code not in codes:
        close = suggestions(row.text("country"), world)
        raise UnknownCountryInFileError(
            file=row.file, line=row.line, column="country", country=row.text("country"), suggestions=close
        )
    return code


def _stages(row: tables.Row) -> float:
    stages = row.number("stages", least=0.01, most=MOST_STAGES)
    if stages != round(stages, 2):
        raise tables.NumberError(
            file=row.file, line=row.line, column="stages", value=row.text("stages"), is_whole=False, decimals=2
        )
    return tables.finite(stages)


def _year(row: tables.Row, first_year: int | None) -> int:
    if row.optional_text("earliest_year") is None:
        return 1
    year = row.whole_number("earliest_year", least=0, most=9999)
    if 1 <= year <= MOST_YEARS:
        return year
    if year in _CALENDAR and first_year is not None:
        return max(1, year - first_year + 1)
    raise YearInFileError(file=row.file, line=row.line, column="earliest_year", value=year, most=MOST_YEARS)


def _require_order(needs: Iterable[Need], lines: dict[str, int], file: str) -> None:
    after = {one.need: one.after for one in needs if one.after is not None}
    for need, before in after.items():
        if before not in lines:
            raise UnknownNeedInFileError(file=file, line=lines[need], column="after", need=need, after=before)
    circle = find_circle(after)
    if circle:
        raise CircleInFileError(file=file, line=lines[circle[0]], column="after", circle=" → ".join(circle))
