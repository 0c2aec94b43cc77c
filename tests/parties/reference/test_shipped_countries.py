import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from babel.core import get_global

from mutirao.kernel.languages import LANGUAGES
from mutirao.parties.reference import (
    FOLDER,
    LISTINGS,
    NAME_RULES,
    country_code,
    region_names,
    shipped_countries,
    shipped_organisations,
)

REPOSITORY = Path(__file__).parents[3]
INDICES_BY_NAME = REPOSITORY.parent / "shared" / "data" / "gci2020_ncsi_cei_ddl_by_country.csv"


def rows(file: str) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_there_are_193_members_two_observers_and_249_entries_in_all() -> None:
    listings = Counter(country.listing for country in shipped_countries().values())
    assert listings == {"un_member": 193, "un_observer": 2, "iso_entry": 54}
    assert set(listings) == LISTINGS


@pytest.mark.parametrize("column", ["code", "alpha2", "numeric"])
def test_no_code_stands_twice(column: str) -> None:
    values = [row[column] for row in rows("countries.csv")]
    assert len(set(values)) == len(values) == 249


def test_the_three_codes_of_a_country_agree_with_cldr() -> None:
    alpha2_by_other_code = get_global("territory_aliases")
    for country in shipped_countries().values():
        assert alpha2_by_other_code[country.code] == [country.alpha2]


def test_codes_outside_iso_3166_are_left_out() -> None:
    assert "XKX" not in shipped_countries()
    assert not [code for code in shipped_countries() if code.startswith("X")]


def test_every_country_has_one_name_in_every_language_by_a_known_rule() -> None:
    keys = [(row["code"], row["language"]) for row in rows("names.csv")]
    assert len(set(keys)) == len(keys) == 249 * len(LANGUAGES)
    for country in shipped_countries().values():
        assert set(country.names) == set(LANGUAGES)
        assert set(country.name_rules.values()) <= NAME_RULES
        assert all(name == name.strip() != "" for name in country.names.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_countries_share_a_name(language: str) -> None:
    names = Counter(country.names[language] for country in shipped_countries().values())
    assert [name for name, count in names.items() if count > 1] == []


def test_members_and_observers_bear_their_un_names_in_english_and_spanish() -> None:
    for country in shipped_countries().values():
        rule = "iso" if country.listing == "iso_entry" else "un"
        assert country.name_rules["en"] == rule
        assert rule == "iso" or country.name_rules["es"] == "un"


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("KOR", "en", "Republic of Korea"),
        ("KOR", "es", "República de Corea"),
        ("KOR", "ko", "대한민국"),
        ("TUR", "en", "Türkiye"),
        ("CIV", "en", "Côte d'Ivoire"),
        ("NLD", "en", "Netherlands (Kingdom of the)"),
        ("PSE", "ja", "パレスチナ国"),
        ("TWN", "en", "Taiwan, Province of China"),
        ("HKG", "ja", "香港"),
        ("MMR", "ja", "ミャンマー"),
        ("BRA", "pt-br", "Brasil"),
        ("JPN", "ja", "日本"),
    ],
)
def test_a_country_is_named_by_the_rules(code: str, language: str, name: str) -> None:
    assert shipped_countries()[code].names[language] == name


def test_every_region_has_a_name_and_only_antarctica_has_no_region() -> None:
    without = [country.code for country in shipped_countries().values() if country.region is None]
    assert without == ["ATA"]
    for country in shipped_countries().values():
        for region in (country.region, country.subregion, country.intermediate_region):
            assert region is None or set(region_names()[region]) == set(LANGUAGES)


def test_names_are_what_the_tool_makes() -> None:
    made = [sys.executable, str(REPOSITORY / "tools" / "country_names.py"), "--check"]
    assert subprocess.run(made, check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("south korea", "KOR"),
        ("  Viet Nam ", "VNM"),
        ("Vietnam", "VNM"),
        ("Cote d’ivoire", "CIV"),
        ("jpn", "JPN"),
        ("São Tomé & Príncipe", None),
        ("Congo", "COG"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_is_found_by_code_name_or_alias(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_no_alias_stands_twice_or_hides_a_country_s_own_name() -> None:
    aliases = rows("aliases.csv")
    assert len({row["alias"].casefold() for row in aliases}) == len(aliases)
    for row in aliases:
        assert row["code"] in shipped_countries()
        assert country_code(row["alias"]) == row["code"]


@pytest.mark.skipif(not INDICES_BY_NAME.exists(), reason="the table of indices by name is not here")
def test_every_name_of_the_table_of_indices_is_found() -> None:
    with INDICES_BY_NAME.open(encoding="utf-8-sig", newline="") as opened:
        names = [row["Country"] for row in csv.DictReader(opened)]
    codes = [country_code(name) for name in names]
    assert [name for name, code in zip(names, codes, strict=True) if code is None] == []
    assert len(set(codes)) == len(names) == 192


def test_every_organisation_has_an_english_name_and_a_seat_that_exists() -> None:
    assert {"ASEAN", "CAMP", "G7", "IDB", "KISA", "UN"} <= set(shipped_organisations())
    for organisation in shipped_organisations().values():
        assert organisation.kind in {"organisation", "network"}
        assert organisation.seat is None or organisation.seat in shipped_countries()
        assert organisation.names["en"]
        assert set(organisation.names) <= set(LANGUAGES)
    assert not set(shipped_organisations()) & set(shipped_countries())


def test_reading_the_countries_needs_no_framework() -> None:
    program = "import sys, mutirao.parties.reference as r; r.country_code('Peru'); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
