"""Which kinds of long work there are. The runners stand on higher floors, so `site/registry.py` plugs them in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from mutirao.jobs.context import JobContext
from mutirao.kernel.errors import InvalidError

Arguments = Mapping[str, Any]
Runner = Callable[[dict[str, Any], JobContext], dict[str, Any]]


class UnknownJobKindError(InvalidError):
    code = "job.unknown_kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobKind:
    """`runner` takes the job's arguments and returns its result, both plain JSON. It must bear to be run again from
    the start, and call `context.report` or `context.raise_if_cancelled` at least every few seconds.

    `title` and the values of `stages` (code → sentence) are marked for the catalogue where they are written.
    `result_address` gives, for the job's id, the page that shows its result in the reader's language."""

    runner: Runner
    title: str
    time_limit: timedelta
    max_attempts: int = 2
    stages: Mapping[str, str] = field(default_factory=dict)
    result_address: Callable[[str], str] | None = None


_kinds: dict[str, JobKind] = {}


def connect(kinds: Mapping[str, JobKind]) -> None:
    """Called once, when the site is put together; the keys are stored with the jobs and never change."""
    global _kinds  # noqa: PLW0603  # one place to plug in, set at start
    _kinds = dict(kinds)


def connected() -> dict[str, JobKind]:
    return dict(_kinds)


def job_kind(code: str) -> JobKind:
    try:
        return _kinds[code]
    except KeyError:
        raise UnknownJobKindError(kind=code) from None
