"""Which assumption decides what a portfolio is worth to whom."""

import hashlib
from dataclasses import dataclass
from functools import partial

import numpy as np

from mutirao.engines.execution.ledger import Ledger
from mutirao.engines.execution.local import SerialRunner
from mutirao.engines.execution.runner import Cancelled, Progress, Runner, go_on, say_nothing
from mutirao.engines.execution.tasks import Result, Task
from mutirao.engines.trickleup import ENGINE_VERSION
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.attribution.columns import Columns
from mutirao.engines.trickleup.draws import DRAWS_PER_SCRAMBLING, SCRAMBLINGS
from mutirao.engines.trickleup.exposure import Exposure
from mutirao.engines.trickleup.model import Model, ReachOf
from mutirao.engines.trickleup.structures import Structure
from mutirao.engines.trickleup.uncertainty.parameters import benefit_at, parameter_groups, point_dimensions
from mutirao.engines.trickleup.uncertainty.sobol import SobolIndices, evaluated, indices_of

TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """How much of the variance one parameter decides: alone (`first`), and with all it acts together with (`total`).

    Errors are standard errors of simulation. An index near zero may come out slightly below it.
    """

    parameter: str
    first: float
    first_error: float
    total: float
    total_error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisive:
    """`variance`: of the benefit, over draws and structures, in points squared. `parameters`: in the model's order;
    empty where nothing varies, for example where nobody is in the column."""

    variance: float
    parameters: tuple[Influence, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Question:
    """All that decides the values of one scrambling."""

    gdp: FloatArray
    exposure: Exposure
    structures: tuple[Structure, ...]
    assumptions: Assumptions
    reach_of: ReachOf
    stages: FloatArray
    members: FloatArray
    groups: dict[str, tuple[int, ...]]
    dimensions: int
    seed: int
    points: int


def decisive_parameters(
    model: Model,
    stages: FloatArray,
    columns: Columns,
    *,
    seed: int = 0,
    points: int = DRAWS_PER_SCRAMBLING,
    scramblings: int = SCRAMBLINGS,
    runner: Runner | None = None,
    progress: Progress = say_nothing,
    cancelled: Cancelled = go_on,
    ledger: Ledger | None = None,
) -> dict[str, Decisive]:
    """Sobol indices of the net benefit (displacement on) of raising capacity by `stages`, shape (countries,).

    By name of a column, and `total`. The structure counts as a parameter of which each value is equally likely: a
    convention. `points`: per scrambling, a power of two. Pieces of the runner are scramblings.
    """
    question = _question(model, stages, columns, seed, points)
    task = Task(
        code=f"{ENGINE_VERSION} decisive parameters",
        inputs=question,
        input_hash=_fingerprint(question),
        compute=values_of_scrambling,
    )
    by = runner or SerialRunner()
    pieces = by.run(task, scramblings, progress=progress, cancelled=cancelled, ledger=ledger)
    found = indices_of(tuple(question.groups), pieces)
    return {name: _decisive(found, number) for number, name in enumerate((*columns.names, TOTAL))}


def values_of_scrambling(question: Question, piece: int) -> Result:
    """The benefit of every column, and their sum, at the points of one scrambling."""
    with_total = np.column_stack([question.members, question.members.sum(axis=1)])
    function = partial(
        benefit_at,
        gdp=question.gdp,
        exposure=question.exposure,
        structures=question.structures,
        assumptions=question.assumptions,
        reach_of=question.reach_of,
        stages=question.stages,
        members=with_total,
    )
    return evaluated(function, question.groups, question.dimensions, (question.seed, piece), question.points)


def _question(model: Model, stages: FloatArray, columns: Columns, seed: int, points: int) -> Question:
    return Question(
        gdp=model.gdp,
        exposure=model.exposure,
        structures=model.structures,
        assumptions=model.assumptions,
        reach_of=model.reach_of,
        stages=stages,
        members=columns.members,
        groups=parameter_groups(model),
        dimensions=point_dimensions(model),
        seed=seed,
        points=points,
    )


def _fingerprint(question: Question) -> str:
    settings = (
        question.assumptions,
        question.exposure.is_modelled,
        question.reach_of.__qualname__,
        question.seed,
        question.points,
    )
    digest = hashlib.sha256(repr(settings).encode())
    structures = [array for one in question.structures for array in (one.rate, one.loss)]
    for array in (question.gdp, question.exposure.flows, question.stages, question.members, *structures):
        digest.update(np.ascontiguousarray(array, dtype="<f8").tobytes())
    return digest.hexdigest()


def _decisive(found: SobolIndices, output: int) -> Decisive:
    variance = float(found.variance[output])
    if not variance:
        return Decisive(variance=0.0, parameters=())
    each = (found.first, found.first_error, found.total, found.total_error)
    rows = zip(found.groups, *(part[:, output].tolist() for part in each), strict=True)
    return Decisive(
        variance=variance,
        parameters=tuple(
            Influence(parameter=name, first=first, first_error=first_error, total=total, total_error=total_error)
            for name, first, first_error, total, total_error in rows
        ),
    )
