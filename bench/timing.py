"""Taking the time."""

import resource
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Seconds of one run: by the clock, and of the processor alone, which others on the machine hardly change."""

    clock: float
    processor: float


def time_of_command(command: Sequence[str], *, times: int) -> list[Taken]:
    """A command in a process of its own, run once to warm the disk's caches and then `times` more."""
    return [_run(command) for _ in range(times + 1)][1:]


def _run(command: Sequence[str]) -> Taken:
    before, begun = _processor_seconds(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return Taken(clock=time.perf_counter() - begun, processor=_processor_seconds() - before)


def _processor_seconds() -> float:
    """Of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def middle(values: Sequence[float]) -> float:
    return round(statistics.median(values), 3)


def middle_ms(values: Sequence[float]) -> float:
    return round(statistics.median(values) * 1000, 1)


def slow_ms(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return round(quantile(values, 0.95) * 1000, 1)
