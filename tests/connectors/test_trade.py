"""Trade from files: all of a file or nothing, and told where it is wrong."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from tests.cast import Cast

from mutirao.audit.models import Act
from mutirao.connectors.difference import difference
from mutirao.connectors.trade.reading import TradeFile, YearNotInFileError, read_trade_file
from mutirao.directory import events, queries
from mutirao.directory.models import TradeFlow, TradeTable
from mutirao.directory.services import import_trade_table
from mutirao.kernel.errors import FileError, ForbiddenError
from mutirao.parties.models import PartyKind
from mutirao.parties.services import list_party
from mutirao.programmes.planning import tables
from mutirao.programmes.planning.tables import UnknownCountryInFileError
from mutirao.programmes.planning.world import MixedWorldError

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HEADER = "exporter,importer,value,year\n"


def _file(folder: Path, content: str | bytes) -> Path:
    path = folder / "trade.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _take_into_use(read: TradeFile, cast: Cast) -> TradeTable:
    return import_trade_table(
        name=read.file,
        digest=read.digest,
        year=read.year,
        unit="USD",
        is_fictitious=read.is_fictitious,
        deliveries=read.deliveries,
        by=cast.system,
        now=NOW,
    )


def test_the_newest_year_is_read_unless_another_is_asked_for(cast: Cast, tmp_path: Path) -> None:
    path = _file(tmp_path, HEADER + "XTA,XTB,5,2020\nXTA,XTB,7,2021\nXTB,XTA,1,2021\n")
    newest = read_trade_file(path)
    assert (newest.year, newest.lines_of_other_years, newest.is_fictitious) == (2021, 1, True)
    assert newest.deliveries == {("XTA", "XTB", ""): 7.0, ("XTB", "XTA", ""): 1.0}
    assert read_trade_file(path, year=2020).deliveries == {("XTA", "XTB", ""): 5.0}
    with pytest.raises(YearNotInFileError):
        read_trade_file(path, year=2019)


def test_the_difference_names_what_is_new_changed_and_gone(cast: Cast, tmp_path: Path) -> None:
    _take_into_use(read_trade_file(_file(tmp_path, HEADER + "XTA,XTB,5,2020\nXTB,XTA,1,2020\n")), cast)
    read = read_trade_file(_file(tmp_path, HEADER + "XTA,XTB,6,2020\nXTA,XTC,2,2020\n"))
    found = difference(read.deliveries, queries.deliveries_in_use(is_fictitious=True))
    assert found.added == (("XTA", "XTC", ""),)
    assert found.changed == (("XTA", "XTB", ""),)
    assert found.gone == (("XTB", "XTA", ""),)
    assert found.unchanged == 0


def test_the_last_import_is_in_use_and_leaves_its_trace(cast: Cast, tmp_path: Path) -> None:
    _take_into_use(read_trade_file(_file(tmp_path, HEADER + "XTA,XTB,5,2020\n")), cast)
    table = _take_into_use(read_trade_file(_file(tmp_path, HEADER + "XTA,XTB,6,2020\n")), cast)
    assert queries.trade_table_in_use(is_fictitious=True) == table
    assert queries.deliveries_in_use(is_fictitious=True) == {("XTA", "XTB", ""): 6.0}
    assert queries.trade_table_in_use(is_fictitious=False) is None
    assert Act.objects.filter(event=events.TRADE_IMPORTED, about_id=table.public_id).exists()


def test_the_same_file_again_is_not_stored_twice(cast: Cast, tmp_path: Path) -> None:
    read = read_trade_file(_file(tmp_path, HEADER + "XTA,XTB,5,2020\n"))
    assert _take_into_use(read, cast) == _take_into_use(read, cast)
    assert TradeTable.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "error", "place"),
    [
        ("exporter,value\nXTA,5\n", tables.ColumnsError, (1, "importer")),
        (HEADER + "XTA,XTB,5,2020\nXTA,XTB,6,2020\n", tables.DuplicateRowError, (3, "exporter")),
        (HEADER + "XTA,XTB,many,2020\n", tables.NumberError, (2, "value")),
        (HEADER + "XTA,XTB,-1,2020\n", tables.OutOfRangeError, (2, "value")),
        (HEADER + "XTA,XTB,nan,2020\n", tables.NumberError, (2, "value")),
        (HEADER + "XTA,ZZZ,1,2020\n", UnknownCountryInFileError, (2, "importer")),
        (HEADER + "XTA,XTB,1,2020,7\n", tables.RowShapeError, (2, None)),
        (HEADER.encode() + b"XTA,XTB,1,\xff\n", tables.EncodingError, (2, None)),
        (b"PK\x03\x04sheet", tables.SpreadsheetError, (None, None)),
        ("", tables.EmptyFileError, (None, None)),
    ],
)
def test_a_bad_file_is_refused_with_line_and_column(
    cast: Cast, tmp_path: Path, content: str | bytes, error: type[FileError], place: tuple[int | None, str | None]
) -> None:
    with pytest.raises(error) as refused:
        read_trade_file(_file(tmp_path, content))
    assert refused.value.facts["file"] == "trade.csv"
    assert (refused.value.facts.get("line"), refused.value.facts.get("column")) == place


def test_a_gigabyte_is_refused_before_it_is_read(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.touch()
    os.truncate(path, 1_000_000_000)
    with pytest.raises(tables.FileTooLargeError):
        read_trade_file(path)


def test_real_and_fictitious_countries_stand_in_no_table_together(cast: Cast, tmp_path: Path) -> None:
    list_party(code="BRA", kind=PartyKind.COUNTRY, names={"en": "Brazil"})
    with pytest.raises(MixedWorldError):
        read_trade_file(_file(tmp_path, HEADER + "XTA,BRA,1,2020\n"))


def test_only_who_may_import_figures_imports_trade(cast: Cast) -> None:
    for by in (cast.amara_officer, cast.outsider, cast.anonymous):
        with pytest.raises(ForbiddenError):
            import_trade_table(
                name="x", digest="x", year=None, unit="", is_fictitious=True, deliveries={}, by=by, now=NOW
            )
    assert not TradeTable.objects.exists()


def test_an_import_that_breaks_off_leaves_nothing(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_trade_file(_file(tmp_path, HEADER + "XTA,XTB,5,2020\n"))

    def break_off(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("mutirao.directory.services.record", break_off)
    with pytest.raises(RuntimeError), transaction.atomic():
        _take_into_use(read, cast)
    assert not TradeTable.objects.exists()
    assert not TradeFlow.objects.exists()
