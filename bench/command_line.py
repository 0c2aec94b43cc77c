"""How soon the command line answers; the target is half a second."""

import sys

from bench.results import Result, Row, ratio
from bench.timing import middle_ms, slow_ms, time_of_command

_TIMES = 10
_COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "mutirao --help": [sys.executable, "-m", "mutirao.site.command", "--help"],
    "mutirao plan --help": [sys.executable, "-m", "mutirao.site.command", "plan", "--help"],
}


def measure() -> Result:
    taken = {name: time_of_command(command, times=_TIMES) for name, command in _COMMANDS.items()}
    bare = middle_ms([one.processor for one in taken["python -c pass"]])
    rows: list[Row] = [
        {
            "command": name,
            "p50_ms": middle_ms([one.clock for one in values]),
            "p95_ms": slow_ms([one.clock for one in values]),
            "processor_ms": (processor := middle_ms([one.processor for one in values])),
            "times_bare": ratio(processor, bare),
        }
        for name, values in taken.items()
    ]
    return Result(title="The command line", rows=rows)
