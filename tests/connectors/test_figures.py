"""Published figures from files: all of a file or nothing, beside what is shipped, and told where a file is wrong."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction
from tests.cast import Cast

from mutirao.audit.models import Act
from mutirao.connectors.figures.difference import figures_difference
from mutirao.connectors.figures.reading import FigureFile
from mutirao.connectors.gci import reading as gci
from mutirao.connectors.gdp import reading as gdp
from mutirao.directory import events, reference
from mutirao.directory.models import CountryFigure, FigureSource
from mutirao.directory.queries import figures_of, newest_figures
from mutirao.directory.services import Figure, SourceWords, import_figures, replace_figures
from mutirao.kernel.errors import FileError, ForbiddenError
from mutirao.parties.models import Party, PartyKind
from mutirao.parties.services import list_party
from mutirao.programmes.planning import tables

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WORDS = SourceWords(title="From a file", issuer="Somebody", licence="", url="", vintage="imported")
GDP = "iso3,year,gdp_usd\n"
GCI = "iso3,legal,technical,organizational,capacity,cooperation,total,tier\n"


@pytest.fixture
def brazil(cast: Cast) -> Party:
    """With a shipped figure of 2023."""
    party = list_party(code="BRA", kind=PartyKind.COUNTRY, names={"en": "Brazil"})
    shipped = FigureSource.objects.create(key="gdp", title="Shipped", issuer="Bank", vintage="2023")
    figure = Figure(country="BRA", indicator="gdp", year=2023, value=Decimal(100), unit="USD")
    replace_figures(source=shipped, figures=[figure], parties={"BRA": party}, by=cast.system, now=NOW)
    return party


def _file(folder: Path, content: str) -> Path:
    path = folder / "figures.csv"
    path.write_text(content, encoding="utf-8")
    return path


def _bring_in(read: FigureFile, cast: Cast) -> FigureSource:
    return import_figures(source=gdp.SOURCE, words=WORDS, figures=read.figures, by=cast.system, now=NOW)


def test_an_imported_figure_is_shown_before_the_shipped_one_of_the_same_year(
    cast: Cast, brazil: Party, tmp_path: Path
) -> None:
    source = _bring_in(gdp.read_gdp_file(_file(tmp_path, GDP + "bra,2023,120\nBRA,2021,80\n")), cast)
    assert newest_figures("gdp", [brazil])[brazil.pk].value == 120
    assert [(one.year, int(one.value)) for one in figures_of(brazil)] == [(2023, 120), (2023, 100), (2021, 80)]
    assert figures_of(brazil)[0].source == source
    assert Act.objects.filter(event=events.FIGURES_REPLACED, about_id=gdp.SOURCE).exists()


def test_an_older_imported_figure_does_not_hide_a_newer_shipped_one(cast: Cast, brazil: Party, tmp_path: Path) -> None:
    _bring_in(gdp.read_gdp_file(_file(tmp_path, GDP + "BRA,2021,80\n")), cast)
    assert newest_figures("gdp", [brazil])[brazil.pk].value == 100


def test_the_difference_names_what_is_new_changed_and_gone(cast: Cast, brazil: Party, tmp_path: Path) -> None:
    first = gdp.read_gdp_file(_file(tmp_path, GDP + "BRA,2023,120\nBRA,2022,90.0004\n"))
    found = figures_difference(first.figures, source=gdp.SOURCE)
    assert (found.added, found.changed) == ((("BRA", "gdp", 2022),), (("BRA", "gdp", 2023),))
    _bring_in(first, cast)
    again = figures_difference(first.figures, source=gdp.SOURCE)
    assert (again.added, again.changed, again.gone, again.unchanged) == ((), (), (), 2)
    second = gdp.read_gdp_file(_file(tmp_path, GDP + "BRA,2022,91\n"))
    assert figures_difference(second.figures, source=gdp.SOURCE).gone == (("BRA", "gdp", 2023),)
    _bring_in(second, cast)
    assert newest_figures("gdp", [brazil])[brazil.pk].value == 100


def test_the_shipped_files_can_be_imported_as_they_are(cast: Cast) -> None:
    for code in {*reference.shipped_gdp(), *reference.shipped_gci()}:
        list_party(code=code, kind=PartyKind.COUNTRY, names={"en": code})
    read = gdp.read_gdp_file(reference.FOLDER / "gdp.csv")
    assert len(read.figures) == len(reference.shipped_gdp())
    index = gci.read_gci_file(reference.FOLDER / "gci_2024.csv")
    assert len(index.figures) == 7 * len(reference.shipped_gci())
    assert {one.year for one in index.figures} == {2024}


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ("iso3,gdp_usd\nBRA,5\n", "file.columns", (1, "year")),
        (GDP + "BRA,2023,5\nBRA,2023,6\n", "file.duplicate_row", (3, "iso3")),
        (GDP + "BRA,2023,many\n", "file.number", (2, "gdp_usd")),
        (GDP + "BRA,2023,0\n", "file.out_of_range", (2, "gdp_usd")),
        (GDP + "BRA,23,5\n", "file.out_of_range", (2, "year")),
        (GDP + "BRX,2023,5\n", "file.unknown_country", (2, "iso3")),
        (GDP + "XTA,2023,5\n", "file.unknown_country", (2, "iso3")),
        (GDP, "file.empty", (None, None)),
    ],
)
def test_a_bad_file_of_gdp_is_refused_with_line_and_column(
    brazil: Party, tmp_path: Path, content: str, code: str, place: tuple[int | None, str | None]
) -> None:
    with pytest.raises(FileError) as refused:
        gdp.read_gdp_file(_file(tmp_path, content))
    assert (refused.value.code, refused.value.facts["file"]) == (code, "figures.csv")
    assert (refused.value.facts.get("line"), refused.value.facts.get("column")) == place


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("BRA,21,1,1,1,1,25,T4", "file.out_of_range", "legal"),
        ("BRA,20,,1,1,1,23,T4", "file.value_missing", "technical"),
        ("BRA,20,20,20,20,20,90,T1", "gci.total", "total"),
        ("BRA,20,20,20,20,20,100,first", "gci.tier", "tier"),
    ],
)
def test_a_bad_file_of_the_index_is_refused_with_line_and_column(
    brazil: Party, tmp_path: Path, line: str, code: str, column: str
) -> None:
    with pytest.raises(FileError) as refused:
        gci.read_gci_file(_file(tmp_path, f"{GCI}{line}\n"))
    assert (refused.value.code, refused.value.facts["line"], refused.value.facts["column"]) == (code, 2, column)


def test_total_and_tier_may_be_left_out(brazil: Party, tmp_path: Path) -> None:
    header = GCI.replace(",total,tier", "")
    read = gci.read_gci_file(_file(tmp_path, header + "BRA,20,19,18,17,16\n"))
    assert {one.indicator for one in read.figures} == {f"gci_{pillar}" for pillar in reference.PILLARS}


def test_only_who_may_import_figures_imports_them(cast: Cast) -> None:
    for by in (cast.amara_officer, cast.outsider, cast.anonymous):
        with pytest.raises(ForbiddenError):
            import_figures(source="x", words=WORDS, figures=[], by=by, now=NOW)
    assert not FigureSource.objects.exists()


def test_an_import_that_breaks_off_leaves_nothing(
    cast: Cast, brazil: Party, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = gdp.read_gdp_file(_file(tmp_path, GDP + "BRA,2023,120\n"))

    def break_off(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("mutirao.directory.services.record", break_off)
    with pytest.raises(RuntimeError), transaction.atomic():
        _bring_in(read, cast)
    assert CountryFigure.objects.count() == 1
    assert FigureSource.objects.count() == 1


def test_a_workbook_in_place_of_a_table_is_named_as_such(brazil: Party, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(b"PK\x03\x04sheet")
    with pytest.raises(tables.SpreadsheetError):
        gdp.read_gdp_file(path)
