"""What direct losses cost others, on dense tables of the size of those that are published: one scenario and a thousand.

pymrio computes the inverse and then multiplies, anew for every scenario as its `calc_all` does: its time for a thousand
is a thousand times that of one. Beside it stands the inverse by numpy, computed once and multiplied a thousand times.
BoARIO simulates a richer model, with inventories and orders: one period of it is told for orientation only, and where
it refuses a table, its own words.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from bench.results import Result, Row

from bench_trickleup.bounds import bound
from mutirao.engines.trickleup.arrays import FloatArray

# Nodes, and of how many sectors a country has: as in published tables of 77, 77 and 78 countries.
_SIZES = {2_464: 32, 3_465: 45, 4_914: 63}
_SCENARIOS = 1_000
_SEED = 7
_AGREEMENT = 1e-8


def measure(_: int) -> Result:
    notes: list[str] = []
    rows = [_measured(size, notes) for size in _SIZES]
    notes += [
        f"a thousand scenarios of pymrio: {_SCENARIOS} times one, as its calc_all computes them",
        bound("pymrio, one scenario", 5, *(float(row["times_pymrio_one"] or 0) for row in rows)),
        bound("pymrio, a thousand", 100, *(float(row["times_pymrio_thousand"] or 0) for row in rows)),
    ]
    return Result(title="Input-output propagation (supply form), seconds", rows=rows, notes=notes)


def _measured(nodes: int, notes: list[str]) -> Row:
    from mutirao.engines.trickleup.propagation.static import inoperability
    from mutirao.engines.trickleup.propagation.systems import supply_system
    from mutirao.engines.trickleup.propagation.tables import flow_table

    random = np.random.default_rng(_SEED)
    flows = random.gamma(0.3, size=(nodes, nodes))
    final = flows.sum(axis=1) * random.uniform(0.8, 1.2, nodes)
    output = flows.sum(axis=1) + final
    table = flow_table(tuple(map(str, range(nodes))), flows, output, final_demand=final)
    direct = np.where(random.random((_SCENARIOS, nodes)) < 0.01, random.uniform(0, 0.3, (_SCENARIOS, nodes)), 0.0)
    system = supply_system(table)
    one, of_one = _taken(lambda: inoperability(system, direct[0]), repetitions=3)
    many, of_many = _taken(lambda: inoperability(system, direct))
    inverse, of_inverse = _taken(lambda: np.linalg.inv(np.eye(nodes) - _dense(system.matrix)))
    multiplied, by_inverse = _taken(lambda: direct @ of_inverse.T)
    assert np.allclose(of_many, by_inverse, rtol=0, atol=_AGREEMENT)
    assert np.allclose(of_one, by_inverse[0], rtol=0, atol=_AGREEMENT)
    pymrio = _pymrio(flows, final)
    return {
        "nodes": nodes,
        "ours_one_s": one,
        "ours_thousand_s": many,
        "numpy_inverse_one_s": inverse,
        "numpy_inverse_thousand_s": inverse + multiplied,
        "pymrio_one_s": pymrio,
        "pymrio_thousand_s": pymrio * _SCENARIOS,
        "boario_period_s": _boario(flows, final, notes),
        "times_pymrio_one": round(pymrio / one, 1),
        "times_pymrio_thousand": round(pymrio * _SCENARIOS / many, 1),
        "times_inverse_thousand": round((inverse + multiplied) / many, 1),
    }


def _taken(run: Callable[[], Any], *, repetitions: int = 1) -> tuple[float, Any]:
    """Seconds, the median of so many where one is over in a moment, and what was found."""
    seconds = []
    for _ in range(repetitions):
        begun = perf_counter()
        found = run()
        seconds.append(perf_counter() - begun)
    return median(seconds), found


def _dense(matrix: Any) -> FloatArray:
    return np.asarray(matrix.toarray() if hasattr(matrix, "toarray") else matrix)


def _system_of_pymrio(flows: FloatArray, final: FloatArray) -> Any:
    import pandas
    import pymrio

    sectors = _SIZES[len(flows)]
    names = [(f"r{row // sectors}", f"s{row % sectors}") for row in range(len(flows))]
    nodes = pandas.MultiIndex.from_tuples(names, names=["region", "sector"])
    regions = sorted({region for region, _ in names})
    demand = pandas.DataFrame(0.0, index=nodes, columns=pandas.MultiIndex.from_product([regions, ["final"]]))
    demand.columns.names = ["region", "category"]
    demand.iloc[:, 0] = final
    return pymrio.IOSystem(Z=pandas.DataFrame(flows, index=nodes, columns=nodes), Y=demand)


def _pymrio(flows: FloatArray, final: FloatArray) -> float:
    system = _system_of_pymrio(flows, final)
    return _taken(system.calc_all)[0]


def _boario(flows: FloatArray, final: FloatArray, notes: list[str]) -> float | None:
    """One step of its extended model; None, and a note, where its version takes no such table."""
    try:
        from boario.extended_models import ARIOPsiModel
        from boario.simulation import Simulation

        system = _system_of_pymrio(flows, final)
        system.calc_all()
        simulation = Simulation(ARIOPsiModel(system), n_temporal_units_to_sim=1)
        return _taken(simulation.loop)[0]
    except Exception as error:  # another program's refusal is told, not hidden
        notes.append(f"BoARIO, {len(flows):,} nodes: {type(error).__name__}: {error}")
        return None
