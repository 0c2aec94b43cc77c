"""Propagate: what direct losses cost those who buy, or sell, and those behind them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray
from mutirao.engines.trickleup.propagation import dynamic, static
from mutirao.engines.trickleup.propagation.caps import capped
from mutirao.engines.trickleup.propagation.dynamic import Shape
from mutirao.engines.trickleup.propagation.lenses import one_hop_losses
from mutirao.engines.trickleup.propagation.systems import System, demand_system, supply_system
from mutirao.programmes.dependencies.choices import Felt, Return
from mutirao.programmes.dependencies.errors import CourseMissingError
from mutirao.programmes.dependencies.flow_files import Flows
from mutirao.programmes.dependencies.recovery_files import RecoveryProgrammes
from mutirao.programmes.dependencies.results import Cell, Outcome, Table
from mutirao.programmes.dependencies.runs.recovering import recovery_tables
from mutirao.programmes.dependencies.shock_files import Shocks

# Beyond these the order in which processors add, and the rest of a series, may show.
DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """`felt`: who feels a stop. `interrupted`: φ, the share of a delivery that a stop really interrupts. `bound`: the
    most that a stop of all others may cost a node, or None."""

    felt: Felt = Felt.SUPPLY
    interrupted: float = 1.0
    bound: float | None = None

    def system(self, flows: Flows) -> System:
        """Raises ParameterInvalidError, RadiusError, which names the nodes."""
        make = demand_system if self.felt is Felt.DEMAND else supply_system
        return make(flows.table, interrupted=self.interrupted, bound=self.bound)

    def parameters(self) -> dict[str, Cell]:
        return {"form": str(self.felt), "interrupted": self.interrupted, "bound": self.bound}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """The course over so many `periods`; what comes later is added. `resilience`: K of every node that has none of its
    own, above 0 and at most 1."""

    periods: int
    back: Return = Return.CONSTANT
    resilience: float = 1.0

    def of_nodes(self, flows: Flows) -> FloatArray:
        return np.array(flows.resilience) if flows.resilience else np.full(len(flows.groups), self.resilience)


def propagate(
    flows: Flows,
    shocks: Shocks,
    *,
    assumed: Assumed = Assumed(),
    recovery: Recovery | None = None,
    programmes: RecoveryProgrammes | None = None,
) -> Outcome:
    """Losses of every node and group in every scenario, in the unit of the flows: per period, if direct losses last,
    or, with `recovery`, over the whole course.

    Nothing is drawn: there is no seed, and no error but that of the assumptions. `inoperability` is the share of output
    lost (with `recovery`, summed over periods). The model is linear and may lose more than there is: `capped_loss` has
    nobody lose more than everything, and `cap` in the summary says where that binds and what it cuts off. With
    `recovery` the cap is applied to each period that is followed, not to what comes later.

    `programmes` shorten recovery: what each saves is a difference of the same shocks. They need `recovery`.

    Tables: `nodes`; `groups`; `scenarios`; with `recovery` also `course`; with `programmes` also `recovery` and
    `recovery_between`. Raises ParameterInvalidError, RadiusError, RecoveryMissingError, CourseMissingError.
    """
    if programmes is not None and recovery is None:
        raise CourseMissingError(file=programmes.read.file)
    system = assumed.system(flows)
    found = _static(system, shocks) if recovery is None else _dynamic(system, flows, shocks, recovery)
    saved = () if programmes is None or recovery is None else _saved(system, flows, shocks, recovery, programmes)
    bound = [name for name, is_bound in zip(system.names, system.is_bound.tolist(), strict=True) if is_bound]
    return Outcome(
        kind="propagate",
        parameters={**assumed.parameters(), **_parameters(recovery), "grouped_by": flows.grouped_by},
        seed=None,
        files=(*flows.files, shocks.read, *(() if programmes is None else (programmes.read,))),
        summary={
            "nodes": len(system.names),
            "scenarios": len(shocks.hits),
            "output_from": str(flows.output_from),
            "nodes_without_own_sales": flows.without_own_sales,
            "bound_binds": len(bound),
            "bound_binds_for": bound,
            "nodes_beyond_everything": int(found.is_beyond.any(axis=0).sum()),
            "cap": _cap(system, found),
        },
        tables=(*_tables(flows, shocks, found), *saved),
        digits=DIGITS,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Found:
    """Each of shape (scenarios, nodes). `greatest`: inoperability in the worst period, before the cap. `course`: losses
    by group in each period, shape (scenarios, periods + 1, groups), where time was asked for."""

    direct: FloatArray
    direct_loss: FloatArray
    inoperability: FloatArray
    loss: FloatArray
    capped_loss: FloatArray
    one_hop_loss: FloatArray
    greatest: FloatArray
    course: FloatArray | None

    @property
    def is_beyond(self) -> BoolArray:
        """Where the cap binds: more than everything would be lost, in any period."""
        return self.greatest > 1.0


def _static(system: System, shocks: Shocks) -> _Found:
    direct = shocks.direct()
    inoperable = static.inoperability(system, direct)
    return _Found(
        direct=direct,
        direct_loss=static.losses(system, direct),
        inoperability=inoperable,
        loss=static.losses(system, inoperable),
        capped_loss=static.losses(system, capped(inoperable).values),
        one_hop_loss=one_hop_losses(system, direct),
        greatest=inoperable,
        course=None,
    )


def _dynamic(system: System, flows: Flows, shocks: Shocks, recovery: Recovery) -> _Found:
    resilience, courses, in_all = recovery.of_nodes(flows), [], []
    for scenario in shocks.hits:
        of_scenario = shocks.of(scenario, Shape(recovery.back))
        courses.append(dynamic.run(system, of_scenario, resilience=resilience, periods=recovery.periods))
        in_all.append(np.sum([one.in_all for one in of_scenario], axis=0))
    direct = np.stack(in_all)
    is_group = np.array([[label == group for label in flows.groups] for group in _labels(flows)], dtype=np.float64)
    return _Found(
        direct=shocks.direct(),
        direct_loss=direct * system.output,
        inoperability=np.stack([one.inoperability for one in courses]),
        loss=np.stack([one.losses for one in courses]),
        capped_loss=np.stack([_capped_course(one) * system.output for one in courses]),
        one_hop_loss=_one_hop(system, direct),
        greatest=np.stack([capped(one.path).greatest for one in courses]),
        course=np.stack([(one.path * system.output) @ is_group.T for one in courses]),
    )


def _capped_course(course: dynamic.Course) -> FloatArray:
    """Σ_t q with no period above one; what comes after the last period is not followed, and stays as it is."""
    return np.asarray(capped(course.path[:-1]).values.sum(axis=0) + course.afterwards)


def _cap(system: System, found: _Found) -> dict[str, Any]:
    """How much and where the cap binds, those first of whose losses it cuts most."""
    cut = (found.loss - found.capped_loss).sum(axis=0)
    order = np.argsort(-cut, kind="stable")
    return {
        "binds_for": [system.names[node] for node in order if found.is_beyond[:, node].any()],
        "scenarios_in_which_it_binds": int(found.is_beyond.any(axis=1).sum()),
        "loss": float(found.loss.sum()),
        "capped_loss": float(found.capped_loss.sum()),
    }


def _saved(
    system: System, flows: Flows, shocks: Shocks, recovery: Recovery, programmes: RecoveryProgrammes
) -> tuple[Table, ...]:
    return recovery_tables(system, shocks, Shape(recovery.back), programmes, groups=flows.groups, labels=_labels(flows))


def _one_hop(system: System, direct: FloatArray) -> FloatArray:
    """Over the whole course: linear, so from what is lost directly in all."""
    scale = max(1.0, float(direct.max(initial=0.0)))
    return one_hop_losses(system, direct / scale) * scale


def _parameters(recovery: Recovery | None) -> dict[str, Cell]:
    if recovery is None:
        return {}
    return {"periods": recovery.periods, "recovery": str(recovery.back), "resilience": recovery.resilience}


def _labels(flows: Flows) -> tuple[str, ...]:
    return tuple(sorted(set(flows.groups)))


def _tables(flows: Flows, shocks: Shocks, found: _Found) -> tuple[Table, ...]:
    scenarios = tuple(shocks.hits)
    tables = (_nodes(flows, scenarios, found), _groups(flows, scenarios, found), _scenarios(scenarios, found))
    return tables if found.course is None else (*tables, _course(flows, scenarios, found.course))


def _nodes(flows: Flows, scenarios: tuple[str, ...], found: _Found) -> Table:
    names, count = flows.table.names, len(scenarios)
    return Table(
        name="nodes",
        columns={
            "scenario": [scenario for scenario in scenarios for _ in names],
            "node": [*names] * count,
            "group": [*flows.groups] * count,
            "output": np.tile(flows.table.output, count),
            "direct": found.direct.ravel(),
            "inoperability": found.inoperability.ravel(),
            "loss": found.loss.ravel(),
            "capped_loss": found.capped_loss.ravel(),
            "one_hop_loss": found.one_hop_loss.ravel(),
            "greatest_inoperability": found.greatest.ravel(),
            "is_beyond_everything": found.is_beyond.ravel(),
        },
    )


def _groups(flows: Flows, scenarios: tuple[str, ...], found: _Found) -> Table:
    labels = _labels(flows)
    columns: dict[str, Any] = {
        "scenario": [scenario for scenario in scenarios for _ in labels],
        "group": [*labels] * len(scenarios),
    }
    for name, losses in (
        ("direct_loss", found.direct_loss),
        ("loss", found.loss),
        ("capped_loss", found.capped_loss),
        ("one_hop_loss", found.one_hop_loss),
    ):
        sums = static.summed(losses, flows.groups)
        columns[name] = np.stack([sums[label] for label in labels], axis=1).ravel()
    return Table(name="groups", columns=columns)


def _scenarios(scenarios: tuple[str, ...], found: _Found) -> Table:
    direct, loss = found.direct_loss.sum(axis=1), found.loss.sum(axis=1)
    return Table(
        name="scenarios",
        columns={
            "scenario": scenarios,
            "direct_loss": direct,
            "loss": loss,
            "capped_loss": found.capped_loss.sum(axis=1),
            "indirect_over_direct": np.divide(loss - direct, direct, out=np.full(len(loss), np.nan), where=direct > 0),
            "one_hop_loss": found.one_hop_loss.sum(axis=1),
            "nodes_beyond_everything": found.is_beyond.sum(axis=1),
        },
    )


def _course(flows: Flows, scenarios: tuple[str, ...], course: FloatArray) -> Table:
    labels, periods = _labels(flows), course.shape[1]
    return Table(
        name="course",
        columns={
            "scenario": [scenario for scenario in scenarios for _ in range(periods) for _ in labels],
            "period": [period for _ in scenarios for period in range(periods) for _ in labels],
            "group": [label for _ in scenarios for _ in range(periods) for label in labels],
            "loss": course.ravel(),
        },
    )
