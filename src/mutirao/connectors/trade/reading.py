"""A trade file against the parties that are listed: one year of it, all of it right or none of it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from mutirao.connectors.listed import listed_countries
from mutirao.directory.queries import Deliveries
from mutirao.kernel.errors import FileError
from mutirao.programmes.planning.tables import read_content
from mutirao.programmes.planning.trade_file import MOST_BYTES, Delivery, deliveries_of
from mutirao.programmes.planning.world import is_fictitious


class YearNotInFileError(FileError):
    """The file has years (`years`), and `year` is none of them."""

    code = "trade.year_not_in_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeFile:
    """One year's deliveries; `lines_of_other_years` of the file were not used. `digest`: SHA-256 of the file."""

    file: str
    digest: str
    year: int | None
    is_fictitious: bool
    deliveries: Deliveries
    lines_of_other_years: int


def read_trade_file(path: Path, *, year: int | None = None) -> TradeFile:
    """The deliveries of `year`, or else of the newest year of the file. Where the file has no years, `year` says of
    which it is. Raises FileError naming file, line and column, MixedWorldError."""
    content = read_content(path, most=MOST_BYTES)
    world = listed_countries()
    lines = deliveries_of(content, file=path.name, world=world)
    used_year, used = _of_year(lines, year, path.name)
    codes = tuple({code for one in used for code in (one.exporter, one.importer)})
    return TradeFile(
        file=path.name,
        digest=hashlib.sha256(content).hexdigest(),
        year=used_year,
        is_fictitious=is_fictitious(codes, world),
        deliveries={(one.exporter, one.importer, one.sector or ""): one.value for one in used},
        lines_of_other_years=len(lines) - len(used),
    )


def _of_year(lines: tuple[Delivery, ...], year: int | None, file: str) -> tuple[int | None, list[Delivery]]:
    years = {one.year for one in lines if one.year is not None}
    if not years:
        return year, list(lines)
    if year is not None and year not in years:
        raise YearNotInFileError(file=file, year=year, years=", ".join(str(one) for one in sorted(years)))
    used_year = max(years) if year is None else year
    return used_year, [one for one in lines if one.year == used_year]
