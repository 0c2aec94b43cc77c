"""Which parameter decides: against closed forms, and for any number of workers."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.engines.execution.work_for_tests import PROCESSES, name_of
from tests.engines.trickleup.attribution.worlds import CODES, SHARED, model, stages

from mutirao.engines.execution.local import ThreadRunner
from mutirao.engines.execution.runner import Runner
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.attribution.columns import Columns, columns_of
from mutirao.engines.trickleup.draws import draws_at
from mutirao.engines.trickleup.evaluation import group_samples
from mutirao.engines.trickleup.exposure import observed_exposure
from mutirao.engines.trickleup.model import Model, ReachOf, Scrambling, assemble
from mutirao.engines.trickleup.propagation.hops import many_hops
from mutirao.engines.trickleup.reach import one_hop
from mutirao.engines.trickleup.structures import equal_cost
from mutirao.engines.trickleup.uncertainty.decisive import decisive_parameters
from mutirao.engines.trickleup.uncertainty.parameters import (
    benefit_at,
    parameter_groups,
    point_dimensions,
    structures_at,
)
from mutirao.programmes.dependencies.checkpoints import FileLedger


def _two_countries_that_trade_nothing() -> Model:
    gdp = np.array([3.0, 1.0])
    return assemble(
        codes=("AAA", "BBB"),
        gdp=gdp,
        exposure=observed_exposure(np.zeros((2, 2))),
        structures=(equal_cost(gdp),),
        assumptions=Assumptions(),
        seed=0,
        scramblings=1,
        draws_per_scrambling=8,
    )


def _product_of(first: tuple[float, float], second: tuple[float, float]) -> tuple[float, float, float, float]:
    """First and total indices of X and Y in X·Y, from their means and variances."""
    (x, var_x), (y, var_y) = first, second
    variance = (var_x + x**2) * (var_y + y**2) - (x * y) ** 2
    alone = var_x * y**2 / variance, var_y * x**2 / variance
    return (*alone, 1 - alone[1], 1 - alone[0])


def test_the_indices_of_a_world_without_trade_are_known() -> None:
    """B_total = loss·(1 − e^{2β})·(1 − δ): a shifted lognormal times a Beta."""
    mean, spread = 2 * -0.17, 2 * 0.15
    grown = math.exp(mean + spread**2 / 2)
    avoided = 1 - grown, grown**2 * (math.exp(spread**2) - 1)
    kept = 0.8, 2 * 8 / (10**2 * 11)
    expected = _product_of(avoided, kept)

    columns = Columns(names=("AAA", "BBB"), members=np.eye(2))
    found = decisive_parameters(_two_countries_that_trade_nothing(), np.array([2.0, 0.0]), columns, points=1024)
    beta, delta, phi = found["total"].parameters
    assert [one.parameter for one in (beta, delta, phi)] == ["beta", "delta", "phi"]
    assert (beta.first, delta.first, beta.total, delta.total) == pytest.approx(expected, abs=0.01)
    assert phi.first == pytest.approx(0, abs=1e-9)
    assert phi.total == 0
    assert found["total"].variance == pytest.approx(
        75**2 * ((avoided[1] + avoided[0] ** 2) * (kept[1] + kept[0] ** 2) - (avoided[0] * kept[0]) ** 2), rel=0.02
    )


def test_where_nobody_is_there_nothing_decides() -> None:
    columns = Columns(names=("all", "others"), members=np.array([[1.0, 0.0], [1.0, 0.0]]))
    found = decisive_parameters(_two_countries_that_trade_nothing(), np.array([1.0, 0.0]), columns, points=64)
    assert found["others"].variance == 0
    assert found["others"].parameters == ()


@pytest.mark.parametrize("reach_of", [one_hop, many_hops])
def test_a_point_of_the_cube_is_worth_what_the_model_says(reach_of: ReachOf) -> None:
    made = model(scramblings=1, draws=8, reach=reach_of)
    points = np.random.default_rng(0).uniform(0.001, 0.999, (30, point_dimensions(made)))
    columns = columns_of(CODES, SHARED)
    found = benefit_at(
        points,
        gdp=made.gdp,
        exposure=made.exposure,
        structures=made.structures,
        assumptions=made.assumptions,
        reach_of=made.reach_of,
        stages=stages(SHARED),
        members=columns.members,
    )
    for point, value in zip(points, found, strict=True):
        drawn = draws_at(point[None, :], countries=5, is_modelled=True, assumptions=made.assumptions)
        reach = reach_of(drawn, made.exposure, made.gdp, made.assumptions)
        alone = replace(made, scramblings=(Scrambling(draws=drawn, reach=reach),))
        structure = made.structures[int(point[-1] * 3)]
        expected = group_samples(alone, stages(SHARED), structure, columns.members).net(has_displacement=True)[0]
        np.testing.assert_allclose(value, expected, atol=1e-9)


def test_what_decides_depends_on_how_losses_travel() -> None:
    columns = columns_of(CODES, SHARED)
    one, many = (
        decisive_parameters(model(reach=each), stages(SHARED), columns, points=64) for each in (one_hop, many_hops)
    )
    assert one["AAA"].variance != many["AAA"].variance


def test_every_coordinate_belongs_to_one_parameter() -> None:
    made = model(scramblings=1, draws=8)
    groups = parameter_groups(made)
    assert list(groups) == ["beta", "delta", "phi", "exporter_factor", "structure"]
    assert sorted(column for columns in groups.values() for column in columns) == list(range(point_dimensions(made)))


def test_each_structure_is_equally_likely() -> None:
    points = np.linspace(0, 1, 300, endpoint=False)[:, None] + 1e-6
    assert np.bincount(structures_at(points, 3)).tolist() == [100, 100, 100]


def test_total_indices_are_never_below_first_ones_but_for_chance() -> None:
    found = decisive_parameters(model(), stages(SHARED), columns_of(CODES, SHARED), seed=1)
    assert set(found) == {"recipients", "AAA", "DDD", "others", "total"}
    for one in found.values():
        for each in one.parameters:
            assert each.total >= each.first - 4 * (each.first_error + each.total_error)
        assert sum(each.first for each in one.parameters) < 1 + 4 * sum(each.first_error for each in one.parameters)


@pytest.mark.parametrize("runner", [ThreadRunner(workers=2), PROCESSES], ids=name_of)
def test_indices_do_not_depend_on_who_computes_them(runner: Runner) -> None:
    made, columns = model(), columns_of(CODES, SHARED)
    alone = decisive_parameters(made, stages(SHARED), columns, points=128)
    assert decisive_parameters(made, stages(SHARED), columns, points=128, runner=runner) == alone


def test_a_ledger_never_mixes_questions(tmp_path: Path) -> None:
    ledger, columns = FileLedger(tmp_path), columns_of(CODES, SHARED)
    more = replace(model().assumptions, delta_a=5.0)
    one_structure = replace(model(), structures=model().structures[:2])
    for made in (model(), model(reach=many_hops), replace(model(), assumptions=more), one_structure):
        for gains, seed in ((stages(SHARED), 0), (stages(SHARED), 1), (2 * stages(SHARED), 0)):
            expected = decisive_parameters(made, gains, columns, seed=seed, points=16)
            for _ in range(2):
                assert decisive_parameters(made, gains, columns, seed=seed, points=16, ledger=ledger) == expected
