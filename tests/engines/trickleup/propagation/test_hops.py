from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.trickleup.small_worlds import SmallWorld, small_worlds, three_countries

from mutirao.engines.trickleup.alone import own_prices, prices
from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.benefit import benefit_of
from mutirao.engines.trickleup.draws import Draws, draw
from mutirao.engines.trickleup.evaluation import group_samples, membership
from mutirao.engines.trickleup.exposure import Exposure, great_circle_distances, modelled_exposure, observed_exposure
from mutirao.engines.trickleup.model import Model, assemble, bound_report
from mutirao.engines.trickleup.propagation.errors import ParameterInvalidError
from mutirao.engines.trickleup.propagation.hops import many_hops
from mutirao.engines.trickleup.propagation.static import factorise
from mutirao.engines.trickleup.propagation.systems import supply_system
from mutirao.engines.trickleup.propagation.tables import flow_table
from mutirao.engines.trickleup.reach import Reach, one_hop
from mutirao.engines.trickleup.structures import equal_cost


def _reach(world: SmallWorld) -> Reach:
    return many_hops(world.draws, observed_exposure(np.array(world.flows)), np.array(world.gdp), Assumptions())


def _sigma(world: SmallWorld) -> FloatArray:
    """σ with all hops of the one draw, by an inverse."""
    first = world.reach
    hop = first.per_exporter[0][:, None] * first.flows * first.per_importer[0]
    return np.linalg.inv(np.eye(len(world.gdp)) - hop)


@settings(deadline=None, max_examples=60)
@given(data=st.data(), world=small_worlds())
def test_all_hops_agree_with_the_inverse(data: st.DataObject, world: SmallWorld) -> None:
    count = len(world.gdp)
    losses = np.array([data.draw(st.lists(st.floats(-50, 50), min_size=count, max_size=count))])
    bearers = np.array(data.draw(st.lists(st.sampled_from([0.0, 1.0]), min_size=count, max_size=count)))
    reach, sigma = _reach(world), _sigma(world)
    gdp = np.array(world.gdp)
    allowed = 1e-11 * max(1.0, np.abs(losses / gdp).max()) * gdp.max() + 1e-12
    assert reach.carried(losses)[0] == pytest.approx((losses @ sigma - losses)[0], abs=allowed)
    assert reach.borne(bearers)[0] * gdp == pytest.approx((sigma @ bearers) * gdp, abs=1e-10 * gdp.sum())
    assert reach.returned()[0] == pytest.approx(np.diag(sigma) - 1, abs=1e-12)


def test_errors_of_the_whole_world_are_far_below_what_is_promised() -> None:
    gdp, exposure = _world()
    drawn = draw(seed=2, countries=len(gdp), is_modelled=True, assumptions=Assumptions())[0]
    reach, first = many_hops(drawn, exposure, gdp, Assumptions()), one_hop(drawn, exposure, gdp, Assumptions())
    direct = np.broadcast_to(equal_cost(gdp).loss, (drawn.count, len(gdp)))
    carried, borne, returned = reach.carried(direct), reach.borne(np.ones(len(gdp))), reach.returned()
    for row in range(0, drawn.count, 37):
        hop = first.per_exporter[row][:, None] * first.flows * first.per_importer[row]
        sigma = np.linalg.inv(np.eye(len(gdp)) - hop)
        assert np.abs(carried[row] - (direct[row] @ sigma - direct[row])).sum() < 1e-9
        assert np.abs((borne[row] - sigma.sum(axis=1)) * direct[row]).sum() < 1e-9
        assert returned[row] == pytest.approx(np.diag(sigma) - 1, abs=1e-12)


def test_the_hops_are_those_of_the_supply_form_with_phi_and_gdp() -> None:
    world = three_countries(beta=-0.2, phi=0.5)
    table = flow_table(("A", "B", "C"), np.array(world.flows), np.array(world.gdp))
    factors = factorise(supply_system(table, interrupted=0.5))
    direct = np.array([[0.2, 0.0, 0.1]])
    losses = direct * world.gdp
    assert losses + _reach(world).carried(losses) == pytest.approx(factors.solved(direct) * world.gdp)


def test_the_bound_keeps_a_world_of_extreme_trade_finite_and_is_reported() -> None:
    """Both import three times their GDP from each other: φ lowered to 0.95 of GDP, and still the sum of hops ends."""
    world = SmallWorld(gdp=[10.0, 10.0], flows=[[0, 30], [30, 0]], beta=0, delta=0, phi=0.5, factor=[1.0, 1.0])
    reach = _reach(world)
    assert reach.is_bound.tolist() == [[True, True]]
    # 0.95 + 0.95³ + … to the other, 0.95² + 0.95⁴ + … back
    assert reach.carried(np.array([[1.0, 0.0]]))[0] == pytest.approx([0.9025 / 0.0975, 0.95 / 0.0975], rel=1e-10)


def test_a_bound_of_one_is_refused() -> None:
    world = three_countries(beta=0)
    with pytest.raises(ParameterInvalidError):
        many_hops(
            world.draws, observed_exposure(np.array(world.flows)), np.array(world.gdp), Assumptions(reach_bound=1)
        )


@settings(deadline=None, max_examples=30)
@given(world=small_worlds())
def test_prices_value_a_portfolio_as_the_benefit_does(world: SmallWorld) -> None:
    reach, structure = _reach(world), equal_cost(np.array(world.gdp))
    count, everybody = len(world.gdp), np.ones(len(world.gdp))
    for country in range(count):
        stages = np.zeros(count)
        stages[country] = 1.0
        benefit = benefit_of(stages, world.draws, reach, structure)
        avoided = -np.expm1(world.beta)
        for has_displacement in (True, False):
            net = benefit.with_displacement if has_displacement else benefit.without_displacement
            total = prices(everybody, world.draws, reach, structure, has_displacement=has_displacement)
            own = own_prices(world.draws, reach, structure, has_displacement=has_displacement)
            assert avoided * total[0, country] == pytest.approx(net.sum(), abs=1e-8)
            assert avoided * own[0, country] == pytest.approx(net[0, country], abs=1e-8)


def test_a_model_of_all_hops_is_made_and_valued_as_any_and_others_gain_more() -> None:
    first, all_of_them = _model(one_hop), _model(many_hops)
    members = membership(first.codes, frozenset({"C0"}), frozenset({"C1"}))
    stages = np.zeros(len(first.codes))
    stages[0] = 1.0
    near, far = (group_samples(model, stages, model.default, members) for model in (first, all_of_them))
    assert (far.dependence * np.sign(near.dependence) >= np.abs(near.dependence) - 1e-12).all()
    assert np.abs(far.dependence).sum() > 1.001 * np.abs(near.dependence).sum()
    assert far.own == pytest.approx(near.own)
    assert bound_report(all_of_them) == bound_report(first)


def _world() -> tuple[FloatArray, Exposure]:
    randomness = np.random.default_rng(11)
    gdp = np.exp(randomness.normal(3.0, 2.0, 60))
    distances = great_circle_distances(randomness.uniform(-50, 60, 60), randomness.uniform(-180, 180, 60))
    return gdp, modelled_exposure(gdp, distances, Assumptions())


def _model(reach: Callable[[Draws, Exposure, FloatArray, Assumptions], Reach]) -> Model:
    gdp, exposure = _world()
    return assemble(
        codes=tuple(f"C{number}" for number in range(len(gdp))),
        gdp=gdp,
        exposure=exposure,
        structures=(equal_cost(gdp),),
        assumptions=Assumptions(),
        seed=4,
        scramblings=2,
        draws_per_scrambling=64,
        reach=reach,
    )
