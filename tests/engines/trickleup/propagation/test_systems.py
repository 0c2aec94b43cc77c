import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from tests.engines.trickleup.propagation.small_tables import SmallTable, chain, shares, small_tables

from mutirao.engines.trickleup.propagation.errors import DirectInvalidError, FlowInvalidError, TableShapeError
from mutirao.engines.trickleup.propagation.static import factorise, inoperability, losses, summed
from mutirao.engines.trickleup.propagation.systems import demand_system, given_system, supply_system
from mutirao.engines.trickleup.propagation.tables import flow_table


def test_in_the_supply_form_a_stopped_supplier_stops_its_customers() -> None:
    """A sells 40 to B, whose output is 80: B loses half of it; C buys 30 of B for 60: a quarter."""
    lost = inoperability(supply_system(chain().table), np.array([1.0, 0.0, 0.0]))
    # What C loses, A feels again: 10 of 100. 1/(1 − 0.5·0.5·0.1)
    again = 1 / (1 - 0.025)
    assert lost == pytest.approx([again, 0.5 * again, 0.25 * again])


def test_in_the_demand_form_a_stopped_customer_stops_its_suppliers() -> None:
    """B buys 40 of A's 100."""
    matrix = demand_system(chain().table).matrix
    assert matrix.tolist() == [[0, 0.4, 0], [0, 0, 30 / 80], [10 / 60, 0, 0]]


def test_only_the_interrupted_share_of_a_delivery_is_missed() -> None:
    assert supply_system(chain().table, interrupted=0.3).matrix[1, 0] == pytest.approx(0.15)


def test_own_use_is_a_delivery_as_any_other() -> None:
    table = flow_table(("A", "B"), np.array([[20.0, 0.0], [0.0, 0.0]]), np.array([100.0, 50.0]))
    assert inoperability(supply_system(table), np.array([0.4, 0.0])) == pytest.approx([0.5, 0])


def test_above_the_bound_all_suppliers_are_lowered_alike_and_it_is_told() -> None:
    table = flow_table(("A", "B", "C"), np.array([[0, 0, 40.0], [0, 0, 20.0], [0, 0, 0]]), np.array([90.0, 90.0, 20.0]))
    system = supply_system(table, bound=0.95)
    assert system.is_bound.tolist() == [False, False, True]
    assert system.matrix[2].tolist() == pytest.approx([0.95 * 2 / 3, 0.95 / 3, 0])


@settings(deadline=None, max_examples=50)
@given(data=st.data(), small=small_tables())
def test_many_scenarios_agree_with_the_inverse(data: st.DataObject, small: SmallTable) -> None:
    direct = np.array([data.draw(shares(len(small.output))) for _ in range(3)])
    for system in (supply_system(small.table, interrupted=0.9), demand_system(small.table)):
        expected = direct @ np.linalg.inv(np.eye(len(small.output)) - system.matrix).T
        assert inoperability(system, direct) == pytest.approx(expected, abs=1e-11)
        assert factorise(system).solved(direct) == pytest.approx(expected, abs=1e-11)
        sparse = given_system(system.names, csr_array(system.matrix), system.output)
        assert inoperability(sparse, direct) == pytest.approx(expected, abs=1e-11)
        assert factorise(sparse).solved(direct) == pytest.approx(expected, abs=1e-11)


@settings(deadline=None, max_examples=50)
@given(data=st.data(), small=small_tables())
def test_prices_say_the_loss_of_every_group_and_groups_add_up(data: st.DataObject, small: SmallTable) -> None:
    count = len(small.output)
    direct = np.array([data.draw(shares(count)) for _ in range(2)])
    groups = [data.draw(st.sampled_from(["here", "there"])) for _ in range(count)]
    system = supply_system(small.table)
    lost = losses(system, inoperability(system, direct))
    by_group = summed(lost, groups)
    assert sum(by_group.values()) == pytest.approx(lost.sum(axis=1))
    weights = np.array([np.where(np.array(groups) == group, system.output, 0.0) for group in by_group])
    for made in (system, given_system(system.names, csr_array(system.matrix), system.output)):
        priced = direct @ factorise(made).prices(weights).T
        assert priced == pytest.approx(np.array(list(by_group.values())).T)


def test_one_scenario_and_a_thousand_give_the_same_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    randomness = np.random.default_rng(3)
    flows = randomness.random((60, 60))
    table = flow_table(tuple(map(str, range(60))), flows, flows.sum(axis=1) * 2)
    direct = randomness.random((1000, 60)) * 0.3
    monkeypatch.setattr("mutirao.engines.trickleup.propagation.static.NUMBERS_AT_ONCE", 60 * 7)
    system = supply_system(table)
    together = inoperability(system, direct)
    assert together[431] == pytest.approx(inoperability(system, direct[431]), abs=1e-12)
    assert together[999] == pytest.approx(factorise(system).solved(direct[999]), abs=1e-12)


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_a_direct_loss_that_is_no_share_is_refused_with_its_node(value: float) -> None:
    with pytest.raises(DirectInvalidError) as refused:
        inoperability(supply_system(chain().table), np.array([[0.0, 0.0, 0.0], [0.0, 0.0, value]]))
    assert refused.value.facts["node"] == "n2"
    with pytest.raises(DirectInvalidError) as refused:
        inoperability(supply_system(chain().table), np.array([0.0, 0.0, value]))
    assert refused.value.facts["node"] == "n2"


def test_a_direct_loss_of_other_nodes_is_refused() -> None:
    with pytest.raises(TableShapeError):
        inoperability(supply_system(chain().table), np.array([0.5, 0.5]))
    with pytest.raises(TableShapeError):
        factorise(supply_system(chain().table)).solved(np.zeros((1, 1, 3)))


def test_a_matrix_of_ones_own_is_checked_too() -> None:
    with pytest.raises(TableShapeError):
        given_system(("A", "B"), np.zeros((3, 3)), np.ones(2))
    with pytest.raises(FlowInvalidError) as refused:
        given_system(("A", "B"), np.array([[0.0, 0.0], [-0.2, 0.0]]), np.ones(2))
    assert (refused.value.facts["seller"], refused.value.facts["buyer"]) == ("A", "B")


def test_losses_of_one_scenario_are_added_up_by_group_too() -> None:
    found = summed(np.array([1.0, 2.0, 4.0]), ["here", "there", "here"])
    assert {group: float(one) for group, one in found.items()} == {"here": 5, "there": 2}
