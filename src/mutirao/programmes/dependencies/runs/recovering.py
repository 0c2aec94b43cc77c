"""What it is worth that nodes recover sooner: losses with and without each programme, of the same shocks.

Losses over the whole course are linear in how long shocks last and do not depend on resilience. So one factorisation
prices every programme: what one unit of direct loss of a node costs each group, times how much less there is of it.
"""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.propagation.dynamic import Shape, Shock, shortened
from mutirao.engines.trickleup.propagation.static import factorise
from mutirao.engines.trickleup.propagation.systems import System
from mutirao.programmes.dependencies.recovery_files import RecoveryProgrammes
from mutirao.programmes.dependencies.results import Table
from mutirao.programmes.dependencies.shock_files import Shocks

# Two programmes at one node: each shortens by its share what the other leaves.
TOGETHER = "all together"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Saved:
    """`before`: loss of each scenario without a programme, shape (scenarios, groups). `saved`: by each programme, and
    last by all together, shape (scenarios, programmes + 1, groups)."""

    before: FloatArray
    saved: FloatArray


def recovery_tables(
    system: System,
    shocks: Shocks,
    shape: Shape,
    programmes: RecoveryProgrammes,
    *,
    groups: tuple[str, ...],
    labels: tuple[str, ...],
) -> tuple[Table, Table]:
    """`recovery`: what each programme, and all together, save in each scenario; `recovery_between`: which group is
    spared it. `groups`: of each node; `labels`: their order."""
    weights = np.array([np.where(np.array(groups) == label, system.output, 0.0) for label in labels])
    found = _saved(shocks, shape, programmes, factorise(system).prices(weights))
    scenarios = tuple(shocks.hits)
    return _recovery(scenarios, programmes, found), _between(scenarios, programmes, labels, found)


def _saved(shocks: Shocks, shape: Shape, programmes: RecoveryProgrammes, prices: FloatArray) -> _Saved:
    shares = np.array([one.shortened for one in programmes.each])
    shares = np.vstack([shares, 1 - np.prod(1 - shares, axis=0)])
    before, saved = [], []
    for scenario in shocks.hits:
        today = shocks.of(scenario, shape)
        direct = _in_all(today)
        sooner = [_in_all(tuple(shortened(shock, share) for shock in today)) for share in shares]
        before.append(direct @ prices.T)
        saved.append((direct - np.array(sooner)) @ prices.T)
    return _Saved(before=np.array(before), saved=np.array(saved))


def _in_all(shocks: tuple[Shock, ...]) -> FloatArray:
    return np.asarray(np.sum([one.in_all for one in shocks], axis=0))


def _recovery(scenarios: tuple[str, ...], programmes: RecoveryProgrammes, found: _Saved) -> Table:
    count = len(programmes.each) + 1
    before = np.repeat(found.before.sum(axis=1), count)
    saved = found.saved.sum(axis=2).ravel()
    costs = [one.cost for one in programmes.each]
    cost = np.tile([*costs, np.sum(costs)], len(scenarios))
    return Table(
        name="recovery",
        columns={
            "scenario": [scenario for scenario in scenarios for _ in range(count)],
            "programme": [*(one.code for one in programmes.each), TOGETHER] * len(scenarios),
            "by": [*(one.by for one in programmes.each), ""] * len(scenarios),
            "loss_without": before,
            "loss_with": before - saved,
            "saved": saved,
            "cost": cost,
            "saved_per_cost": np.divide(saved, cost, out=np.full(len(cost), np.nan), where=cost > 0),
        },
    )


def _between(
    scenarios: tuple[str, ...], programmes: RecoveryProgrammes, labels: tuple[str, ...], found: _Saved
) -> Table:
    rows = [
        (scenario, code, label)
        for scenario in scenarios
        for code in (*(one.code for one in programmes.each), TOGETHER)
        for label in labels
    ]
    return Table(
        name="recovery_between",
        columns={
            "scenario": [scenario for scenario, *_ in rows],
            "programme": [code for _, code, _ in rows],
            "group": [label for *_, label in rows],
            "saved": found.saved.ravel(),
        },
    )
