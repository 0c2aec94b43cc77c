import numpy as np
import pytest
from scipy.sparse import csr_array

from mutirao.engines.trickleup.propagation.errors import (
    BeyondOutputError,
    FlowInvalidError,
    NameTwiceError,
    OrientationError,
    OutputInvalidError,
    TableShapeError,
    UnbalancedError,
)
from mutirao.engines.trickleup.propagation.tables import flow_table

NAMES = ("A", "B", "C")
FLOWS = np.array([[5.0, 40.0, 0.0], [0.0, 0.0, 30.0], [10.0, 0.0, 0.0]])
OUTPUT = np.array([100.0, 80.0, 60.0])
FINAL_DEMAND = OUTPUT - FLOWS.sum(axis=1)
VALUE_ADDED = OUTPUT - FLOWS.sum(axis=0)


def test_a_balanced_table_is_taken_as_it_is() -> None:
    table = flow_table(NAMES, FLOWS, OUTPUT, final_demand=FINAL_DEMAND, value_added=VALUE_ADDED)
    assert table.flows.tolist() == FLOWS.tolist()
    assert table.output.tolist() == OUTPUT.tolist()


def test_what_is_sold_altogether_is_all_output_where_none_is_given() -> None:
    assert flow_table(NAMES, FLOWS).output.tolist() == [45, 30, 10]
    assert flow_table(NAMES, FLOWS, final_demand=FINAL_DEMAND).output == pytest.approx(OUTPUT)


@pytest.mark.parametrize("given", ["final_demand", "value_added", "both"])
def test_exchanged_rows_and_columns_are_found_by_what_is_left_over(given: str) -> None:
    rest = {"final_demand": FINAL_DEMAND, "value_added": VALUE_ADDED}
    rest = rest if given == "both" else {given: rest[given]}
    with pytest.raises(OrientationError) as refused:
        flow_table(NAMES, FLOWS.T, OUTPUT, **rest)
    assert refused.value.facts["gap"] == pytest.approx(60 / 240)  # 30, 10 and 20 off, of 240
    assert refused.value.facts["exchanged_gap"] == 0


def test_exchanged_rows_and_columns_are_found_by_output_that_is_all_sales() -> None:
    with pytest.raises(OrientationError):
        flow_table(NAMES, FLOWS.T, FLOWS.sum(axis=1))


def test_a_table_that_balances_neither_way_is_refused_with_the_node_that_misses_most() -> None:
    with pytest.raises(UnbalancedError) as refused:
        flow_table(NAMES, FLOWS, OUTPUT, final_demand=FINAL_DEMAND * [1, 1, 0.5])
    assert refused.value.facts == {"side": "sales", "node": "C", "gap": round(25 / 240, 4)}


def test_a_small_discrepancy_is_statistics() -> None:
    flow_table(NAMES, FLOWS, OUTPUT, final_demand=FINAL_DEMAND * 1.005)


def test_sales_beyond_output_are_refused_with_names() -> None:
    with pytest.raises(BeyondOutputError) as refused:
        flow_table(NAMES, FLOWS, OUTPUT / [1, 4, 1])
    assert refused.value.facts == {"nodes": "B", "count": 1, "excess": round(10 / 180, 4)}


@pytest.mark.parametrize("value", [-1.0, float("nan"), float("inf")])
def test_a_flow_that_is_no_amount_is_refused_with_who_to_whom(value: float) -> None:
    flows = FLOWS.copy()
    flows[1, 2] = value
    with pytest.raises(FlowInvalidError) as refused:
        flow_table(NAMES, flows, OUTPUT)
    assert (refused.value.facts["seller"], refused.value.facts["buyer"]) == ("B", "C")


@pytest.mark.parametrize("value", [0.0, -1.0, float("nan")])
def test_flows_without_output_are_refused_with_names(value: float) -> None:
    with pytest.raises(OutputInvalidError) as refused:
        flow_table(NAMES, FLOWS, np.array([100.0, value, 60.0]))
    assert refused.value.facts == {"nodes": "B", "count": 1}


def test_a_node_with_neither_flows_nor_output_stays_in_the_table() -> None:
    flows = np.pad(FLOWS, (0, 1))
    assert flow_table((*NAMES, "D"), flows, np.array([*OUTPUT, 0.0])).names[-1] == "D"


@pytest.mark.parametrize("flows", [np.zeros((2, 2)), np.zeros((3, 2)), np.zeros(3)])
def test_flows_of_another_shape_are_refused(flows: np.ndarray) -> None:
    with pytest.raises(TableShapeError):
        flow_table(NAMES, flows, OUTPUT)


def test_parts_of_another_length_are_refused() -> None:
    with pytest.raises(TableShapeError) as refused:
        flow_table(NAMES, FLOWS, OUTPUT, value_added=np.ones(2))
    assert refused.value.facts["part"] == "value added"


def test_two_nodes_of_one_name_are_refused() -> None:
    with pytest.raises(NameTwiceError) as refused:
        flow_table(("A", "B", "A"), FLOWS, OUTPUT)
    assert refused.value.facts == {"node": "A"}


def test_a_sparse_table_is_checked_as_any() -> None:
    table = flow_table(NAMES, csr_array(FLOWS), OUTPUT, final_demand=FINAL_DEMAND)
    assert csr_array(table.flows).toarray().tolist() == FLOWS.tolist()
    with pytest.raises(OrientationError):
        flow_table(NAMES, csr_array(FLOWS.T), OUTPUT, final_demand=FINAL_DEMAND)
    with pytest.raises(FlowInvalidError):
        flow_table(NAMES, csr_array(-FLOWS), OUTPUT)
