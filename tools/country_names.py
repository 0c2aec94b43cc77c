"""Make `parties/reference/names.csv` and `region_names.csv`: names decided by hand first, CLDR for the rest.

`country_names_decided.csv`, beside this file, holds what the rules of the atlas decide: `un` (UN terminology, English
and Spanish, for members, observers and the regions of M49), `iso` (ISO 3166, English, for every other entry), and
where CLDR would say something else about a disputed entry, our rendering of the UN or ISO name in the other languages
(`un-rendered`, `iso-rendered`). Everything else is CLDR as Babel carries it (`cldr`).

    python tools/country_names.py            (writes them)
    python tools/country_names.py --check    (exit code 1 where they differ)
"""

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from babel import Locale

from mutirao.kernel.languages import LANGUAGES

TOOLS = Path(__file__).resolve().parent
REFERENCE = TOOLS.parent / "src" / "mutirao" / "parties" / "reference"
LOCALES = {language: language.replace("-br", "_BR") for language in LANGUAGES}


def main(*, is_check: bool) -> int:
    """Write both files; with `is_check` only compare, and return 1 where a file differs."""
    countries = _rows(REFERENCE / "countries.csv")
    made = {
        "names.csv": _text(("code", "language", "name", "rule"), country_names(countries)),
        "region_names.csv": _text(("region", "language", "name", "rule"), region_names(countries)),
    }
    if is_check:
        return int(any((REFERENCE / file).read_text(encoding="utf-8") != text for file, text in made.items()))
    for file, text in made.items():
        (REFERENCE / file).write_text(text, encoding="utf-8")
    return 0


def country_names(countries: Sequence[dict[str, str]]) -> list[tuple[str, str, str, str]]:
    """(code, language, name, rule) for every country and interface language."""
    decided = _decided()
    return [
        (country["code"], language, *_name(decided, country["code"], language, country["alpha2"]))
        for country in countries
        for language in LANGUAGES
    ]


def region_names(countries: Sequence[dict[str, str]]) -> list[tuple[str, str, str, str]]:
    """(region, language, name, rule) for every M49 region that a country stands in."""
    decided = _decided()
    columns = ("region", "subregion", "intermediate_region")
    regions = sorted({country[column] for country in countries for column in columns} - {""})
    return [
        (region, language, *_name(decided, region, language, region)) for region in regions for language in LANGUAGES
    ]


def _decided() -> dict[tuple[str, str], tuple[str, str]]:
    rows = _rows(TOOLS / "country_names_decided.csv")
    return {(row["code"], row["language"]): (row["name"], row["rule"]) for row in rows}


def _name(decided: dict[tuple[str, str], tuple[str, str]], code: str, language: str, territory: str) -> tuple[str, str]:
    return decided.get((code, language)) or (_territory(language, territory), "cldr")


def _territory(language: str, code: str) -> str:
    return str(Locale.parse(LOCALES[language]).territories[code]).replace("’", "'")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return lines.getvalue()


if __name__ == "__main__":
    sys.exit(main(is_check="--check" in sys.argv[1:]))
