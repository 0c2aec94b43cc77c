import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from tests.engines.trickleup.propagation.small_tables import chain

from mutirao.engines.trickleup.propagation.errors import ParameterInvalidError, RadiusError
from mutirao.engines.trickleup.propagation.radius import spectral_radius
from mutirao.engines.trickleup.propagation.systems import demand_system, given_system, supply_system
from mutirao.engines.trickleup.propagation.tables import flow_table

matrices = st.integers(1, 6).flatmap(
    lambda count: st.lists(
        st.floats(0.0, 2.0).map(lambda value: value if value > 0.05 else 0.0),
        min_size=count * count,
        max_size=count * count,
    ).map(lambda values: np.array(values).reshape(count, count))
)


@settings(deadline=None)
@given(matrix=matrices)
def test_the_bounds_enclose_the_greatest_eigenvalue(matrix: np.ndarray) -> None:
    found = spectral_radius(matrix)
    greatest = np.abs(np.linalg.eigvals(matrix)).max()
    # Eigenvalues of a matrix that is nearly defective are themselves known to a few digits only.
    assert found.low - 1e-3 <= greatest <= found.high + 1e-3
    assert found.high - found.low < 1e-6


def test_a_circle_has_the_radius_of_its_mean() -> None:
    around = np.array([[0.0, 4.0, 0.0], [0.0, 0.0, 0.5], [0.5, 0.0, 0.0]])
    assert spectral_radius(around).high == pytest.approx(1.0)
    assert spectral_radius(csr_array(around)).high == pytest.approx(1.0)


def test_losses_without_end_are_refused_with_the_nodes_that_make_them() -> None:
    """C and D pass more to each other than they got; A and B do not, but feel them."""
    matrix = np.array([[0.1, 0.2, 0.9, 0], [0.3, 0, 0, 0.8], [0, 0, 0, 1.5], [0, 0, 0.9, 0]])
    with pytest.raises(RadiusError) as refused:
        given_system(("A", "B", "C", "D"), matrix, np.ones(4))
    assert set(str(refused.value.facts["nodes"]).split(", ")) == {"C", "D"}
    assert refused.value.facts["count"] == 2
    assert refused.value.facts["radius"] == pytest.approx(np.sqrt(1.5 * 0.9), abs=1e-6)


def test_a_node_that_only_uses_up_its_own_output_is_named() -> None:
    with pytest.raises(RadiusError) as refused:
        given_system(("A", "B"), np.array([[1.0, 0.0], [0.5, 0.2]]), np.ones(2))
    assert refused.value.facts == {"radius": 1.0, "nodes": "A", "count": 1}


def test_rows_above_one_alone_are_no_reason_to_refuse() -> None:
    given_system(("A", "B"), np.array([[0.0, 1.4], [0.5, 0.0]]), np.ones(2))


def test_where_all_output_goes_round_only_a_share_of_it_may_be_interrupted() -> None:
    table = flow_table(chain().names, chain().flows)
    for made in (supply_system, demand_system):
        with pytest.raises(RadiusError) as refused:
            made(table)
        assert refused.value.facts["radius"] == pytest.approx(1.0)
        assert made(table, interrupted=0.5).names == table.names


@pytest.mark.parametrize("interrupted", [0.0, -0.1, 1.1, float("nan")])
def test_the_share_that_is_interrupted_is_above_zero_and_at_most_one(interrupted: float) -> None:
    with pytest.raises(ParameterInvalidError):
        supply_system(chain().table, interrupted=interrupted)


def test_the_bound_is_below_one() -> None:
    with pytest.raises(ParameterInvalidError):
        supply_system(chain().table, bound=1.0)
