"""Shipped parties: countries and organisations with their names. Reads the files beside it; needs no database."""

import csv
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mutirao.kernel.languages import LocalisedText

FOLDER = Path(__file__).parent

LISTINGS = frozenset({"un_member", "un_observer", "iso_entry"})
# Where a name came from; SOURCES.yaml says what each means.
NAME_RULES = frozenset({"un", "iso", "cldr", "un-rendered", "iso-rendered"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedCountry:
    """An entry of ISO 3166-1. Regions are codes of UN M49, or None where M49 gives none."""

    code: str
    alpha2: str
    numeric: str
    listing: str
    region: str | None
    subregion: str | None
    intermediate_region: str | None
    names: LocalisedText
    name_rules: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedOrganisation:
    """An organisation or network; `seat` is the country it sits in, None where it has no seat."""

    code: str
    kind: str
    role: str
    seat: str | None
    names: LocalisedText


@cache
def shipped_countries() -> Mapping[str, ShippedCountry]:
    """Code → country, for the 249 entries of ISO 3166-1."""
    names = _names("names.csv", "code", "name")
    rules = _names("names.csv", "code", "rule")
    return {
        row["code"]: ShippedCountry(
            code=row["code"],
            alpha2=row["alpha2"],
            numeric=row["numeric"],
            listing=row["listing"],
            region=row["region"] or None,
            subregion=row["subregion"] or None,
            intermediate_region=row["intermediate_region"] or None,
            names=names[row["code"]],
            name_rules=rules[row["code"]],
        )
        for row in _rows("countries.csv")
    }


@cache
def shipped_organisations() -> Mapping[str, ShippedOrganisation]:
    """Code → organisation or network."""
    names = _names("organisation_names.csv", "code", "name")
    return {
        row["code"]: ShippedOrganisation(
            code=row["code"], kind=row["kind"], role=row["role"], seat=row["seat"] or None, names=names[row["code"]]
        )
        for row in _rows("organisations.csv")
    }


@cache
def region_names() -> Mapping[str, LocalisedText]:
    """M49 code → names of the region."""
    return _names("region_names.csv", "region", "name")


def country_code(text: str) -> str | None:
    """The code of the country that `text` names: a three-letter code, an English name or an alias; else None.

    Case, accents, punctuation and surrounding space do not matter.
    """
    return _codes_by_name().get(_folded(text))


def aliases_of(code: str) -> Sequence[str]:
    """What the country with this code is usually called beside its names, in any language."""
    return _aliases().get(code, ())


@cache
def _aliases() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for row in _rows("aliases.csv"):
        found.setdefault(row["code"], []).append(row["alias"])
    return found


@cache
def _codes_by_name() -> Mapping[str, str]:
    codes = {_folded(row["alias"]): row["code"] for row in _rows("aliases.csv")}
    for code, country in shipped_countries().items():
        codes[_folded(code)] = code
        codes[_folded(country.names["en"])] = code
    return codes


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = (character if character.isalnum() else " " for character in decomposed if not _is_accent(character))
    return " ".join("".join(letters).split())


def _is_accent(character: str) -> bool:
    return unicodedata.combining(character) != 0


def _names(file: str, key: str, column: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in _rows(file):
        found.setdefault(row[key], {})[row["language"]] = row[column]
    return found


def _rows(file: str) -> Sequence[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
