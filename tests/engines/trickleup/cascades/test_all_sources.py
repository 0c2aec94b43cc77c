import numpy as np
import pytest
from hypothesis import given, settings
from tests.engines.trickleup.cascades.small_graphs import (
    SIX_NODES,
    Edges,
    exact_reach,
    graph,
    large_random,
    small_edges,
)

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.attribution.actions import Action
from mutirao.engines.trickleup.attribution.matrix import attribute
from mutirao.engines.trickleup.cascades.all_sources import (
    ByCascades,
    CascadeReach,
    _first_world,
    cascade_reach,
    reach_counts,
    reach_matrix,
)
from mutirao.engines.trickleup.cascades.errors import (
    BeyondMemoryError,
    ContainmentInvalidError,
    NotPerNodeError,
    NoWorldsError,
)
from mutirao.engines.trickleup.cascades.simulate import spread, starting_at
from mutirao.engines.trickleup.evaluation import country_samples
from mutirao.engines.trickleup.exposure import observed_exposure
from mutirao.engines.trickleup.model import Model, ReachOf, assemble
from mutirao.engines.trickleup.reach import Reach, one_hop
from mutirao.engines.trickleup.structures import equal_cost

FLOWS = np.array([[0.0, 8.0, 2.0], [4.0, 0.0, 6.0], [1.0, 5.0, 0.0]])


def _one_hop(draws: int, *, share: float = 0.05) -> Reach:
    """p_ij = share·Fᵢⱼ·(1, 2, 3 …) by draw."""
    factor = np.arange(1.0, draws + 1)
    return Reach(
        flows=FLOWS,
        per_exporter=np.outer(factor, [1.0, 1.0, 1.0]),
        per_importer=np.full((draws, 3), share),
        is_bound=np.zeros((draws, 3), dtype=np.bool_),
    )


def _edges(probability: FloatArray) -> Edges:
    return {(i, j): float(probability[i, j]) for i in range(3) for j in range(3) if i != j}


@given(small_edges())
@settings(max_examples=30, deadline=None)
def test_all_sources_at_once_reach_what_each_reaches_alone(drawn: tuple[Edges, int]) -> None:
    edges, nodes = drawn
    found = reach_counts(graph(edges, nodes), worlds=100, seed=6, first_world=50)
    for source in range(nodes):
        alone = spread(graph(edges, nodes), starting_at([source]), worlds=100, seed=6, first_world=50)
        assert found[source].tolist() == alone.reached.tolist()


def test_nodes_with_many_edges_too() -> None:
    graph = large_random(90, 4000, probability=0.05)
    found = reach_counts(graph, worlds=80, seed=1)
    assert found.diagonal().tolist() == [80] * 90
    for source in (0, 41, 89):
        assert found[source].tolist() == spread(graph, starting_at([source]), worlds=80, seed=1).reached.tolist()


def test_parts_with_different_worlds_add_up() -> None:
    whole = reach_counts(graph(SIX_NODES, 6), worlds=300, seed=1)
    first = reach_counts(graph(SIX_NODES, 6), worlds=100, seed=1)
    rest = reach_counts(graph(SIX_NODES, 6), worlds=200, seed=1, first_world=100)
    assert (first + rest).tolist() == whole.tolist()


def test_a_matrix_of_shares_has_ones_on_its_diagonal() -> None:
    assert reach_matrix(graph(SIX_NODES, 6), worlds=10, seed=1).diagonal().tolist() == [1.0] * 6


def test_each_draw_of_the_parameters_has_its_own_probabilities_within_four_standard_errors() -> None:
    worlds = 20_000
    found = cascade_reach(_one_hop(2), seed=2, worlds=worlds)
    for draw in range(2):
        edges = _edges(0.05 * (draw + 1) * FLOWS)
        exact = np.array([exact_reach(edges, 3, [source]) for source in range(3)])
        error = np.sqrt(exact * (1 - exact) / worlds)
        assert (np.abs(found.reached[draw] / worlds - exact) <= 4 * error).all()


def test_containment_stops_what_comes_in() -> None:
    containment = np.array([0.0, 0.5, 1.0])
    worlds = 20_000
    found = cascade_reach(_one_hop(1), seed=2, worlds=worlds, containment=containment).reached[0] / worlds
    exact = np.array([exact_reach(_edges(0.05 * FLOWS * (1 - containment)), 3, [source]) for source in range(3)])
    assert found[:, 2].tolist() == [0, 0, 1]
    assert (np.abs(found - exact) <= 4 * np.sqrt(exact * (1 - exact) / worlds)).all()


def test_what_is_carried_and_what_is_borne_are_one_matrix_seen_from_two_sides() -> None:
    found = cascade_reach(_one_hop(5), seed=2)
    losses = np.random.default_rng(1).uniform(size=(5, 3))
    sigma = found.reached / found.worlds
    others = sigma * ~np.eye(3, dtype=np.bool_)
    assert found.carried(losses) == pytest.approx(np.einsum("di,dij->dj", losses, others), abs=1e-12)
    bearers = np.array([1.0, 0.0, 1.0])
    assert found.borne(bearers) == pytest.approx(np.einsum("dij,j->di", sigma, bearers), abs=1e-12)
    assert not found.returned().any()


def test_small_probabilities_are_nearly_one_hop() -> None:
    first = _one_hop(1, share=1e-4)
    many = cascade_reach(first, seed=2, worlds=60_000)
    losses = np.array([[5.0, 1.0, 3.0]])
    error = np.sqrt((losses**2) @ (1e-4 * FLOWS) / 60_000)
    assert (np.abs(many.carried(losses) - first.carried(losses)) <= 4 * error + 1e-5).all()


def test_draws_meet_worlds_of_their_own() -> None:
    factor_one = Reach(
        flows=FLOWS,
        per_exporter=np.ones((2, 3)),
        per_importer=np.full((2, 3), 0.05),
        is_bound=np.zeros((2, 3), np.bool_),
    )
    first, second = cascade_reach(factor_one, seed=2, worlds=500).reached
    assert first.tolist() != second.tolist()
    assert second.tolist() == cascade_reach(factor_one, seed=2, worlds=500, first_world=500).reached[0].tolist()


def test_a_probability_above_one_is_cut_and_counted() -> None:
    found = cascade_reach(_one_hop(1, share=0.15), seed=2, worlds=50)
    assert found.cut == 1
    assert found.reached[0, 0, 1] == 50


def _modelled(reach: ReachOf, *, scramblings: int = 2) -> Model:
    gdp = np.array([100.0, 80.0, 60.0])
    return assemble(
        codes=("AAA", "BBB", "CCC"),
        gdp=gdp,
        exposure=observed_exposure(FLOWS * 2),
        structures=(equal_cost(gdp),),
        assumptions=Assumptions(),
        seed=5,
        scramblings=scramblings,
        draws_per_scrambling=32,
        reach=reach,
    )


def test_a_model_may_let_incidents_spread_in_the_place_of_one_hop() -> None:
    """Every σ is that of simulating cascades with this draw's probabilities, within four standard errors."""
    worlds = 4_000
    made = _modelled(ByCascades(seed=3, worlds=worlds), scramblings=1)
    (cascading,), (plain,) = made.scramblings, _modelled(one_hop, scramblings=1).scramblings
    assert isinstance(cascading.reach, CascadeReach)
    for draw in (0, 13, 31):
        sigma = plain.reach.per_exporter[draw][:, None] * FLOWS * 2 * plain.reach.per_importer[draw]
        exact = np.array([exact_reach(_edges(sigma), 3, [source]) for source in range(3)])
        error = np.sqrt(exact * (1 - exact) / worlds)
        assert (np.abs(cascading.reach.reached[draw] / worlds - exact) <= 4 * error).all()


def test_who_gains_from_whom_by_cascades_adds_up_to_the_model() -> None:
    made = _modelled(ByCascades(seed=3, containment=np.array([0.0, 0.2, 0.0])))
    actions = tuple(Action(code=code, gains=((code, 1.0),), payers=("CCC",)) for code in ("AAA", "BBB"))
    (found,) = attribute(made, actions)
    assert found.columns == ("recipients", "CCC", "others")
    total = country_samples(made, np.array([1.0, 1.0, 0.0]), made.default).sum(axis=1)
    assert found.whole.total.mean == pytest.approx(total.mean())
    assert found.by_action[0].cells[1].dependence_gain.high > 0


def test_each_set_of_draws_meets_worlds_of_its_own_and_the_same_again() -> None:
    first, second = (_modelled(ByCascades(seed=3)).scramblings for _ in range(2))
    for one, other in zip(first, second, strict=True):
        assert isinstance(one.reach, CascadeReach)
        assert isinstance(other.reach, CascadeReach)
        assert one.reach.reached.tobytes() == other.reach.reached.tobytes()
    same = first[0].draws
    begins = {_first_world(one.draws) for one in first}
    assert len(begins) == 2
    assert _first_world(same) == _first_world(second[0].draws)


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(NoWorldsError):
        reach_counts(graph(SIX_NODES, 6), worlds=0, seed=1)
    with pytest.raises(NoWorldsError):
        cascade_reach(_one_hop(1), seed=1, worlds=2**16)
    with pytest.raises(NotPerNodeError):
        cascade_reach(_one_hop(1), seed=1, containment=np.zeros(2))
    with pytest.raises(ContainmentInvalidError):
        cascade_reach(_one_hop(1), seed=1, containment=np.array([0.0, 2.0, 0.0]))
    with pytest.raises(BeyondMemoryError):
        reach_counts(graph(SIX_NODES, 6), worlds=1, seed=1, memory_limit=100)
