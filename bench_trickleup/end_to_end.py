"""All countries, 4,096 draws, 50 candidate programmes, every structure: chosen, told apart, and how sure that is.

Programmes and their costs are invented for the occasion; countries, GDP and places are the shipped ones.
"""

import resource
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from multiprocessing import get_context
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import numpy as np
from bench.results import Result, Row

from bench_trickleup.bounds import limit

if TYPE_CHECKING:
    from mutirao.engines.trickleup.attribution.actions import Action
    from mutirao.engines.trickleup.model import Model

_PROGRAMMES = 50
_COUNTRIES_OF_ONE = 4
_PARTNERS = ("DEU", "FRA", "GBR", "JPN", "KOR")
_LARGEST_RECIPIENT = 3e11  # USD of GDP
_SECTOR_NODES = 8_730  # 194 countries of 45 sectors
_MOST_SECONDS, _MOST_GIGABYTES = 60, 2
_GIGABYTE = 10**9


@dataclass(slots=True, kw_only=True)
class _Steps:
    rows: list[Row] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        clock, processor = perf_counter(), process_time()
        yield
        self.add(name, perf_counter() - clock, process_time() - processor)

    def add(self, name: str, clock: float, processor: float) -> None:
        self.rows.append({"step": name, "clock_s": clock, "processor_s": processor, "peak_gb": _peak()})


def measure(threads: int) -> Result:
    countries, sectors = _apart(_countries, threads), _apart(_sectors, threads)
    whole = countries[-1]
    return Result(
        title=f"end to end: all countries, 4,096 draws, {_PROGRAMMES} candidate programmes, all structures",
        rows=[*countries, *sectors],
        notes=[
            limit("all of it", _MOST_SECONDS, "s", float(whole["clock_s"] or 0)),
            limit("its peak of memory", _MOST_GIGABYTES, "GB", float(whole["peak_gb"] or 0)),
            f"{_SECTOR_NODES:,} nodes are valued for one scrambling of 512 draws; eight follow one another.",
        ],
    )


def _apart(measured: Callable[[int], list[Row]], threads: int) -> list[Row]:
    """In a process of its own, so that the peak of memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measured, threads).result()


def _countries(threads: int) -> list[Row]:
    steps = _Steps()
    clock, processor = perf_counter(), process_time()
    with steps.step("figures, draws and reach"):
        model = _model()
        actions = _actions(model)
    with steps.step("choice under a budget, whole plan"):
        _plan(actions)
    _attribute(steps, model, actions, threads)
    _judge(steps, model, actions)
    steps.add(f"ALL, {len(model.codes)} countries", perf_counter() - clock, process_time() - processor)
    return steps.rows


def _attribute(steps: _Steps, model: "Model", actions: "tuple[Action, ...]", threads: int) -> None:
    from mutirao.engines.execution.local import ThreadRunner
    from mutirao.engines.trickleup.attribution.by_country import by_action, by_recipient
    from mutirao.engines.trickleup.attribution.matrix import attribute

    with steps.step("who gains from whom, by group, all structures"):
        attribute(model, actions)
    with steps.step("the same by country, default structure"):
        by_recipient(model, actions, model.default, runner=ThreadRunner(workers=threads))
        by_action(model, actions, model.default, runner=ThreadRunner(workers=threads))


def _judge(steps: _Steps, model: "Model", actions: "tuple[Action, ...]") -> None:
    from mutirao.engines.trickleup.attribution.actions import stages_of
    from mutirao.engines.trickleup.attribution.columns import columns_of
    from mutirao.engines.trickleup.uncertainty.decisive import decisive_parameters
    from mutirao.engines.trickleup.uncertainty.knowing import values_of_knowing
    from mutirao.engines.trickleup.uncertainty.options import Portfolio, selection
    from mutirao.engines.trickleup.uncertainty.verdicts import best_option, side_by_side

    stages, columns = stages_of(actions, model.codes), columns_of(model.codes, actions)
    options = tuple(Portfolio(code=one.code, stages=row) for one, row in zip(actions, stages, strict=True))
    with steps.step("verdicts, structures side by side"):
        side_by_side(model, stages.sum(axis=0), columns)
        best_option(model, options)
    with steps.step("Sobol indices of every parameter"):
        decisive_parameters(model, stages.sum(axis=0), columns)
    with steps.step(f"value of knowing, {_PROGRAMMES} options"):
        values_of_knowing(model, options)
        selection(model, options)


def _model() -> "Model":
    from mutirao.cli.world import real_world
    from mutirao.programmes.planning.ground import lay_ground

    return lay_ground(real_world(), trade=None, seed=0).model


def _actions(model: "Model") -> "tuple[Action, ...]":
    from mutirao.engines.trickleup.attribution.actions import Action

    chance = np.random.default_rng(50)
    small = [code for code, gdp in zip(model.codes, model.gdp, strict=True) if gdp < _LARGEST_RECIPIENT]
    return tuple(
        Action(
            code=f"programme-{number}",
            gains=tuple(
                (str(code), float(chance.choice([0.5, 1.0, 2.0])))
                for code in chance.choice(small, _COUNTRIES_OF_ONE, replace=False)
            ),
            payers=(_PARTNERS[number % len(_PARTNERS)],),
        )
        for number in range(_PROGRAMMES)
    )


def _plan(actions: "tuple[Action, ...]") -> None:
    """Every gain of every programme as a need of its own."""
    from mutirao.cli.world import real_world
    from mutirao.programmes.planning.plan import plan
    from mutirao.programmes.planning.request import Need, PlanRequest

    chance = np.random.default_rng(51)
    needs = tuple(
        Need(
            need=f"{action.code}-{country}",
            country=country,
            area="incident_response",
            stages=stages,
            cost=Decimal(int(chance.integers(20_000, 250_000))),
            priority=1,
        )
        for action in actions
        for country, stages in action.gains
    )
    plan(PlanRequest(needs=needs, partners=_PARTNERS, budget=Decimal(8_000_000), years=3, seed=0), real_world())


def _sectors(_: int) -> list[Row]:
    from mutirao.engines.trickleup.assumptions import Assumptions
    from mutirao.engines.trickleup.benefit import benefit_of
    from mutirao.engines.trickleup.exposure import observed_exposure
    from mutirao.engines.trickleup.model import assemble
    from mutirao.engines.trickleup.structures import equal_cost, equal_rate

    steps = _Steps()
    chance = np.random.default_rng(52)
    output = chance.lognormal(0, 2, _SECTOR_NODES)
    flows = chance.random((_SECTOR_NODES, _SECTOR_NODES))
    flows *= 0.5 * output[:, None] / flows.sum(axis=1, keepdims=True)
    with steps.step(f"{_SECTOR_NODES:,} nodes, 512 draws, all structures"):
        model = assemble(
            codes=tuple(str(one) for one in range(_SECTOR_NODES)),
            gdp=output,
            exposure=observed_exposure(flows),
            structures=(equal_cost(output), equal_rate(output)),
            assumptions=Assumptions(),
            seed=0,
            scramblings=1,
        )
        (one,) = model.scramblings
        stages = (np.arange(_SECTOR_NODES) % 45 == 0).astype(np.float64)
        for structure in model.structures:
            benefit_of(stages, one.draws, one.reach, structure)
    return steps.rows


def _peak() -> float:
    """Of this process so far, in gigabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) / _GIGABYTE
