import csv
import subprocess
import sys
from collections import Counter
from decimal import Decimal

import pytest

from mutirao.directory.reference import (
    FOLDER,
    shipped_coordinates,
    shipped_gci,
    shipped_gdp,
    shipped_memberships,
    shipped_sources,
)
from mutirao.parties.reference import shipped_countries


@pytest.mark.parametrize(("file", "count"), [("gdp.csv", 192), ("gci_2024.csv", 194), ("coordinates.csv", 249)])
def test_each_country_stands_once_in_each_file(file: str, count: int) -> None:
    with (FOLDER / file).open(encoding="utf-8", newline="") as opened:
        codes = [row["iso3"] for row in csv.DictReader(opened)]
    assert len(set(codes)) == len(codes) == count
    assert set(codes) <= set(shipped_countries())


def test_the_pillars_of_the_gci_add_up_to_its_total() -> None:
    for figures in shipped_gci().values():
        assert abs(sum(figures.pillars.values()) - figures.total) <= Decimal("0.01"), figures.country
        assert all(0 <= pillar <= 20 for pillar in figures.pillars.values())


def test_the_tiers_of_the_gci_follow_its_thresholds() -> None:
    thresholds = {"T1": 95, "T2": 85, "T3": 55, "T4": 20, "T5": 0}
    for figures in shipped_gci().values():
        assert figures.tier == next(tier for tier, least in thresholds.items() if figures.total >= least)
    tiers = Counter(figures.tier for figures in shipped_gci().values())
    assert [tiers[tier] for tier in thresholds] == [46, 29, 49, 56, 14]


def test_figures_stand_in_the_order_of_codes_never_of_scores() -> None:
    for figures in (list(shipped_gci()), list(shipped_gdp()), list(shipped_coordinates())):
        assert figures == sorted(figures)


def test_countries_without_a_figure_have_none_and_nobody_has_zero() -> None:
    assert set(shipped_gci()) - set(shipped_gdp()) == {"PRK", "VAT"}
    assert all(figure.usd > 0 and 2010 <= figure.year <= 2025 for figure in shipped_gdp().values())


def test_every_country_of_the_gci_has_coordinates() -> None:
    assert set(shipped_gci()) <= set(shipped_coordinates())


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("JPN", 36, 138),
        ("BRA", -10, -53),
        ("KOR", 36.5, 128),
        ("FJI", -17.8, 178),
        ("NZL", -44, 170.5),
        ("SGP", 1.4, 103.8),
    ],
)
def test_coordinates_fall_on_the_main_part_of_a_country(code: str, latitude: float, longitude: float) -> None:
    place = shipped_coordinates()[code]
    assert (place.latitude, place.longitude) == pytest.approx((latitude, longitude), abs=1.0)


def test_coordinates_are_degrees() -> None:
    for place in shipped_coordinates().values():
        assert -90 <= place.latitude <= 90
        assert -180 <= place.longitude <= 180


def test_every_source_that_is_named_is_there_and_every_source_is_used() -> None:
    named = {membership.source for membership in shipped_memberships()} | {"gdp", "gci-2024", "coordinates", "camp"}
    assert named == set(shipped_sources())
    for source in shipped_sources().values():
        assert source.title
        assert source.issuer
        assert source.url.startswith(("https://", "http://")) or source.url == ""


def test_reading_the_figures_needs_neither_a_framework_nor_arrays() -> None:
    program = (
        "import sys, mutirao.directory.reference as r; r.shipped_gdp(), r.shipped_coordinates();"
        "sys.exit(bool({'django', 'numpy', 'yaml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
