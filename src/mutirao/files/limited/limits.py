"""How much of the machine the reading of one file may take."""

import json
import resource
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`memory`, `largest_answer` and `longest_line` of it in bytes; `cpu_time` and `wall_time` in seconds."""

    memory: int
    cpu_time: int
    wall_time: float
    largest_answer: int
    longest_line: int

    @classmethod
    def from_argument(cls, text: str) -> Self:
        return cls(**json.loads(text))

    def as_argument(self) -> str:
        return json.dumps(asdict(self))


_MOST_OPEN_FILES = 64


def limit_this_process(limits: Limits) -> None:
    """From now on; the kernel kills the process or refuses its demands. Limits already narrower stay."""
    _narrow(resource.RLIMIT_AS, limits.memory)
    _narrow(resource.RLIMIT_CPU, limits.cpu_time)
    _narrow(resource.RLIMIT_FSIZE, limits.largest_answer)
    _narrow(resource.RLIMIT_NOFILE, _MOST_OPEN_FILES)
    _narrow(resource.RLIMIT_CORE, 0)


def _narrow(kind: int, limit: int) -> None:
    hard = resource.getrlimit(kind)[1]
    narrowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(kind, (narrowed, narrowed))
