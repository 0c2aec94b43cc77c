"""Kinds of work that behave well, badly, or endlessly."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from mutirao.jobs import kinds
from mutirao.jobs.context import JobContext
from mutirao.jobs.kinds import JobKind
from mutirao.kernel.errors import InvalidError


def _add(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    context.report(1, 2, "adding")
    return {"sum": sum(arguments["numbers"])}


def _refuse(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    raise InvalidError(reason="as asked")


def _break(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    raise ZeroDivisionError


def _name_actor(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    return {"party": context.actor.party_code, "permissions": sorted(context.actor.permissions)}


def _not_json(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    return {"share": float("nan")}


def _endless(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    while True:
        context.raise_if_cancelled()
        time.sleep(0.01)


def _slow_once(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    """Hangs on the first run, to be killed there; ends on the second."""
    marker = Path(arguments["marker"])
    if not marker.exists():
        marker.write_text("began")
        _endless(arguments, context)
    return {"runs": 2}


def _note_run(arguments: dict[str, Any], context: JobContext) -> dict[str, Any]:
    with Path(arguments["marker"]).open("a") as notes:
        notes.write(f"{context.job_id}\n")
    return {}


def _kind(runner: Any, **more: Any) -> JobKind:
    return JobKind(runner=runner, title="Work of a test", time_limit=timedelta(minutes=1), **more)


KINDS = {
    "add": _kind(_add, stages={"adding": "Adding"}),
    "refuse": _kind(_refuse),
    "break": _kind(_break),
    "name_actor": _kind(_name_actor),
    "not_json": _kind(_not_json),
    "endless": _kind(_endless),
    "overlong": JobKind(runner=_endless, title="Overlong", time_limit=timedelta(seconds=0.2)),
    "slow_once": _kind(_slow_once),
    "note_run": _kind(_note_run),
}


@contextmanager
def connected_kinds() -> Iterator[None]:
    """They stand beside those of the site, for as long as a test lasts."""
    before = kinds.connected()
    kinds.connect(before | KINDS)
    yield
    kinds.connect(before)
