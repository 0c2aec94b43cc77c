"""`mutirao explore` for one network and for all countries."""

import sys

from bench.results import Result, Row, ratio
from bench.timing import Taken, middle, time_of_command

_TIMES = {"SGP": 3, "ASEAN": 3, "all": 1}


def measure() -> Result:
    taken = {countries: _taken(countries, times) for countries, times in _TIMES.items()}
    one_country = middle([one.processor for one in taken["SGP"]])
    rows: list[Row] = [
        {
            "countries": name,
            "p50_s": middle([one.clock for one in values]),
            "processor_s": (processor := middle([one.processor for one in values])),
            "times_one_country": ratio(processor, one_country),
        }
        for name, values in taken.items()
    ]
    return Result(title="mutirao explore --stages 1 --partners JPN", rows=rows)


def _taken(countries: str, times: int) -> list[Taken]:
    command = [sys.executable, "-m", "mutirao.site.command", "explore", "--countries", countries]
    command += ["--stages", "1", "--partners", "JPN", "--format", "json"]
    return time_of_command(command, times=times)
