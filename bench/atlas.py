"""A full atlas: 100,000 statements of 194 countries from a file, then the pages over it, on both databases."""

import csv
import time
from collections.abc import Iterator
from pathlib import Path

from bench.databases import databases
from bench.deployment import Deployment, deployment
from bench.results import Result, Row
from bench.timing import middle_ms, slow_ms

STATEMENTS = 100_000
SOURCES = 2_000
_KINDS = ("strategy", "action", "pledge", "position", "mechanism", "agreement", "exercise", "activity")
_COLUMNS = ("slug", "party", "kind", "topic", "date", "source", "mark", "voice", "says")
_PAGES = {
    "compare": "/en/know/compare/?parties=BRA,KOR,JPN&topic=resilience",
    # From a day on that no import of today reaches: what looking costs, where little is new.
    "compare, and what is new": "/en/know/compare/?parties=BRA,KOR,JPN&topic=resilience&since=2030",
    "country": "/en/countries/BRA/",
    "search": "/en/search/?q=exercise+27",
    "stale": "/en/know/stale/",
    "topic": "/en/know/topics/resilience/",
    "time line": "/en/know/timeline/BRA/",
}


def measure() -> Result:
    rows: list[Row] = []
    notes: list[str] = []
    for name, database in databases():
        with deployment(database) as place:
            people = place.inside("prepare")
            few = place.inside("pages", people["session"], *_PAGES.values())
            notes.append(f"{name}: {STATEMENTS:,} statements brought in within {_import(place):.0f} s")
            many = place.inside("pages", people["session"], *_PAGES.values())
        rows += [
            {
                "database": name,
                "page": page,
                "p50_ms": middle_ms(many[address]["clock"]),
                "p95_ms": slow_ms(many[address]["clock"]),
                # Which others on the machine hardly change; of SQLite with the database, of PostgreSQL without.
                "processor_ms": middle_ms(many[address]["processor"]),
                "shipped_p50_ms": middle_ms(few[address]["clock"]),
                "queries": many[address]["queries"],
                "shipped_queries": few[address]["queries"],
            }
            for page, address in _PAGES.items()
        ]
    title = f"Atlas with {STATEMENTS:,} statements beside the shipped one, for a country's officer who has signed in"
    return Result(title=title, rows=rows, notes=notes)


def _import(place: Deployment) -> float:
    sources, statements = place.folder / "sources.yaml", place.folder / "statements.csv"
    sources.write_text("\n".join(_sources()), encoding="utf-8")
    _write_statements(statements, place.inside("atlas_names"))
    place.command("import", "statements", str(sources))
    begun = time.perf_counter()
    place.command("import", "statements", str(statements))
    return time.perf_counter() - begun


def _sources() -> Iterator[str]:
    yield "sources:"
    for number in range(SOURCES):
        yield f"  - key: measured-{number}"
        yield f"    title: Document {number} of the measurement"
        yield "    issuer: The measurement"
        yield f"    url: https://example.org/{number}"
        yield "    language: en"
        yield f'    date: "{2000 + number % 26}-{1 + number % 12:02d}"'
        # Every tenth is due for a check.
        yield f'    last_checked: "{"2020-01" if number % 10 == 0 else "2026-11"}"'


def _write_statements(path: Path, names: dict[str, list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(_COLUMNS)
        for number in range(STATEMENTS):
            writer.writerow(_statement(number, names["countries"], names["topics"]))


def _statement(number: int, countries: list[str], topics: list[str]) -> list[str]:
    kind = _KINDS[number % len(_KINDS)]
    return [
        f"measured-{number}",
        countries[number % len(countries)],
        kind,
        topics[number // 7 % len(topics)],
        f"{2000 + number % 26}-{1 + number % 12:02d}-{1 + number % 28:02d}",
        f"measured-{number % SOURCES}",
        "confirmed",
        "own" if number % 3 else "described",
        f"Sentence {number} of the measurement speaks of one {kind} and of number {number % 997}.",
    ]
