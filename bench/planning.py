"""`mutirao plan` with 12, 200 and 2,000 needs of real countries, invented for the occasion."""

import csv
import random
import sys
import tempfile
from pathlib import Path

from bench.results import Result, Row, ratio
from bench.timing import Taken, middle, time_of_command

_NUMBERS = {12: 3, 200: 3, 2000: 1}
_COUNTRIES = [
    *("IDN", "MYS", "PHL", "THA", "VNM", "KHM", "LAO", "BRN", "SGP", "BRA", "ARG", "CHL"),
    *("COL", "PER", "ECU", "URY", "PRY", "KEN", "GHA", "SEN", "RWA", "TUN", "MAR", "JOR"),
]
_AREAS = ["policy", "incident_response", "legal", "skills", "critical_infrastructure", "awareness"]
_COST = 250_000  # USD, of a need at most
_SHARE = 0.3  # of all costs, that the budget covers


def measure() -> Result:
    with tempfile.TemporaryDirectory(prefix="mutirao-bench-") as folder:
        taken = {number: _taken(Path(folder), number, times) for number, times in _NUMBERS.items()}
    fewest = middle([one.processor for one in taken[min(taken)]])
    rows: list[Row] = [
        {
            "needs": number,
            "p50_s": middle([one.clock for one in values]),
            "processor_s": (processor := middle([one.processor for one in values])),
            "times_12": ratio(processor, fewest),
        }
        for number, values in taken.items()
    ]
    return Result(title="mutirao plan --partners JPN --years 3", rows=rows)


def _taken(folder: Path, number: int, times: int) -> list[Taken]:
    needs = folder / f"{number}.csv"
    total = _write_needs(needs, number)
    command = [sys.executable, "-m", "mutirao.site.command", "plan", "--needs", str(needs), "--partners", "JPN"]
    command += ["--budget", str(int(total * _SHARE)), "--years", "3", "--format", "json"]
    return time_of_command(command, times=times)


def _write_needs(path: Path, number: int) -> int:
    """The sum of what they cost. Every tenth waits for the one before it."""
    chance, total = random.Random(number), 0
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["need", "country", "area", "stages", "cost", "priority", "earliest_year", "after"])
        for one in range(number):
            cost = chance.randrange(20_000, _COST)
            total += cost
            country = _COUNTRIES[one // 10 % len(_COUNTRIES)]
            after = f"need-{one - 1}" if one % 10 == 9 else ""
            area, stages, priority = _AREAS[one % len(_AREAS)], chance.choice([1, 1, 2]), chance.randint(1, 5)
            writer.writerow([f"need-{one}", country, area, stages, cost, priority, "", after])
    return total
