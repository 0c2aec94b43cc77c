import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.trickleup.small_worlds import SmallWorld, benefit_by_loops, small_worlds, stages_of

from mutirao.engines.trickleup.alone import own_prices, prices
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.benefit import avoided_share, pushed_per_avoided
from mutirao.engines.trickleup.draws import Draws
from mutirao.engines.trickleup.exposure import observed_exposure
from mutirao.engines.trickleup.reach import one_hop
from mutirao.engines.trickleup.structures import Structure, equal_cost, equal_rate

structures = st.sampled_from(["equal_cost", "equal_rate"])


@st.composite
def portfolios(draw: st.DrawFn) -> tuple[SmallWorld, list[float], str]:
    world = draw(small_worlds())
    return world, draw(stages_of(world)), draw(structures)


@settings(max_examples=150, deadline=None)
@given(portfolios())
def test_the_engine_agrees_with_plain_loops(portfolio: tuple[SmallWorld, list[float], str]) -> None:
    world, stages, structure = portfolio
    benefit = world.benefit(stages, structure)
    on = benefit_by_loops(world, stages, structure, has_displacement=True)
    off = benefit_by_loops(world, stages, structure, has_displacement=False)
    assert benefit.with_displacement[0] == pytest.approx(on, rel=1e-9, abs=1e-9)
    assert benefit.without_displacement[0] == pytest.approx(off, rel=1e-9, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(portfolios())
def test_countries_add_up(portfolio: tuple[SmallWorld, list[float], str]) -> None:
    world, stages, structure = portfolio
    alone = [
        world.benefit([one if row == place else 0.0 for place in range(len(stages))], structure).with_displacement
        for row, one in enumerate(stages)
    ]
    assert world.benefit(stages, structure).with_displacement == pytest.approx(sum(alone), rel=1e-9, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(portfolios())
def test_the_price_of_each_country_values_any_portfolio(portfolio: tuple[SmallWorld, list[float], str]) -> None:
    world, stages, structure = portfolio
    made = {"equal_cost": equal_cost, "equal_rate": equal_rate}[structure](np.array(world.gdp))
    everybody = np.ones(len(stages))
    avoided = avoided_share(np.array(stages), world.draws)
    for has_displacement in (True, False):
        each = prices(everybody, world.draws, world.reach, made, has_displacement=has_displacement)
        benefit = world.benefit(stages, structure)
        net = benefit.with_displacement if has_displacement else benefit.without_displacement
        assert (avoided * each).sum() == pytest.approx(net.sum(), rel=1e-9, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(small_worlds(), structures)
def test_the_own_price_is_what_a_country_alone_gains_itself(world: SmallWorld, structure: str) -> None:
    made = {"equal_cost": equal_cost, "equal_rate": equal_rate}[structure](np.array(world.gdp))
    stages = [1.0] + [0.0] * (len(world.gdp) - 1)
    avoided = avoided_share(np.array([1.0]), world.draws)[0, 0]
    for has_displacement in (True, False):
        own = own_prices(world.draws, world.reach, made, has_displacement=has_displacement)[0, 0]
        expected = benefit_by_loops(world, stages, structure, has_displacement=has_displacement)[0]
        assert avoided * own == pytest.approx(expected, rel=1e-9, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(small_worlds(), st.data())
def test_everybody_loses_where_a_stage_brings_incidents_and_none_move(world: SmallWorld, data: st.DataObject) -> None:
    stages = data.draw(stages_of(world))
    worse = SmallWorld(
        gdp=world.gdp, flows=world.flows, beta=abs(world.beta), delta=world.delta, phi=world.phi, factor=world.factor
    )
    assert (worse.benefit(stages).without_displacement <= 0).all()


@settings(max_examples=60, deadline=None)
@given(small_worlds())
def test_no_importer_passes_the_bound(world: SmallWorld) -> None:
    flows = np.array(world.flows) * np.array(world.factor)[:, None]
    np.fill_diagonal(flows, 0.0)
    interrupted = world.reach.per_importer[0] * flows.sum(axis=0) / np.array(world.gdp)
    assert (interrupted <= 0.95 + 1e-12).all()


def test_what_happens_nowhere_else_pushes_nothing() -> None:
    """All incidents are in one country: nobody else has a rate that could rise."""
    only_one = Structure(code="own_rates", rate=np.array([0.0, 1.0, 0.0]), loss=np.array([0.0, 100.0, 0.0]))
    assert pushed_per_avoided(only_one).tolist() == [0, 0, 0]
    assert pushed_per_avoided(equal_rate(np.ones(3))) == pytest.approx([0.5, 0.5, 0.5])


def test_a_bound_binds_only_above_itself() -> None:
    flows = np.array([[0.0, 50.0], [25.0, 0.0]])
    drawn = Draws(beta=np.zeros(1), delta=np.zeros(1), phi=np.ones(1), exporter_factor=np.ones((1, 2)))
    reach = one_hop(drawn, observed_exposure(flows), np.array([100.0, 100.0]), Assumptions(reach_bound=0.5))
    assert reach.is_bound.tolist() == [[False, False]]
    assert reach.per_importer.tolist() == [[1, 1]]
