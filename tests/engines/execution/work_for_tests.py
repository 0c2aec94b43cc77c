"""Tasks for the tests: functions of a module, so that other processes find them."""

import os
import signal
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mutirao.engines.execution.processes import ProcessRunner
from mutirao.engines.execution.tasks import Result, Task
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.benefit import benefit_of
from mutirao.engines.trickleup.draws import draw
from mutirao.engines.trickleup.exposure import observed_exposure
from mutirao.engines.trickleup.reach import one_hop
from mutirao.engines.trickleup.structures import equal_rate
from mutirao.kernel.errors import InvalidError
from mutirao.programmes.dependencies.checkpoints import FileLedger

PIECES = 12
PROCESSES = ProcessRunner(workers=2, exchange=FileLedger(Path(os.environ["MUTIRAO_HOME"]) / "exchange"))


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """`seconds`: how long a piece takes at least. `traces`: where each piece that is begun leaves a file."""

    gdp: FloatArray
    flows: FloatArray
    seconds: float = 0.0
    traces: Path | None = None


class OddWorldError(InvalidError):
    code = "invalid"


def world_task(*, seconds: float = 0.0, traces: Path | None = None, code: str = "worlds 1") -> Task[World]:
    """What the arrival model gives for 60 countries, one scrambling per piece: matrix products and all."""
    randomness = np.random.default_rng(1)
    inputs = World(
        gdp=randomness.uniform(1, 9, 60), flows=randomness.uniform(0, 0.1, (60, 60)), seconds=seconds, traces=traces
    )
    return Task(code=code, inputs=inputs, input_hash="60 countries", compute=benefit_of_piece)


def name_of(runner: object) -> str:
    """The same in every process of the tests, whose folders differ."""
    return type(runner).__name__


def benefit_of_piece(world: World, piece: int) -> Result:
    if world.traces is not None:
        (world.traces / f"{piece}-{time.monotonic_ns()}").touch()
    time.sleep(world.seconds)
    (draws,) = draw(seed=piece, countries=60, is_modelled=True, assumptions=Assumptions(), scramblings=1)
    reach = one_hop(draws, observed_exposure(world.flows), world.gdp, Assumptions())
    found = benefit_of(np.ones(60), draws, reach, equal_rate(world.gdp))
    return {"net": found.with_displacement.sum(axis=0), "gains": (found.with_displacement > 0).sum(axis=0)}


def refused_piece(_inputs: None, piece: int) -> Result:
    raise OddWorldError(piece=piece)


def fatal_piece(_inputs: None, _piece: int) -> Result:
    """Ends its process at once, as the system does where memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def fatal_once(place: Path, piece: int) -> Result:
    """The first attempt at piece 2 takes its process with it."""
    if piece == 2 and not (place / "died").exists():
        (place / "died").touch()
        fatal_piece(None, piece)
    return {"number": np.array([piece])}


def fatal_while_handing_over(place: Path, piece: int) -> Result:
    """The first attempt at each piece is killed while its 64 MB are written, to a pipe or to a file."""
    if not (place / str(piece)).exists():
        (place / str(piece)).touch()
        threading.Thread(target=_kill_who_writes, args=(threading.get_ident(), place / "killed"), daemon=True).start()
    return {"number": np.full(8_000_000, piece)}


def _kill_who_writes(thread: int, told: Path) -> None:
    while not {"_send", "_write_whole"} & {one.name for one in traceback.extract_stack(sys._current_frames()[thread])}:
        time.sleep(0.001)
    told.touch()
    os.kill(os.getpid(), signal.SIGKILL)
