import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.trickleup.propagation.small_tables import SmallTable, chain, shares, small_tables

from mutirao.engines.trickleup.propagation.lenses import LENSES, lenses
from mutirao.engines.trickleup.propagation.tables import flow_table


def test_the_three_lenses_of_a_stop_in_a() -> None:
    found = lenses(chain().table, np.array([1.0, 0.0, 0.0]))
    assert tuple(found) == LENSES
    assert found["one_hop"] == pytest.approx([100, 40, 0])  # B misses 40 of A's deliveries, C feels nothing yet
    assert found["supply"] == pytest.approx(np.array([100, 40, 15]) / 0.975)
    assert found["demand"] == pytest.approx(np.array([100, 5, 10]) / 0.975)


@settings(deadline=None, max_examples=30)
@given(data=st.data(), small=small_tables())
def test_one_hop_is_the_sigma_of_the_model_and_less_than_all_hops(data: st.DataObject, small: SmallTable) -> None:
    direct, phi = data.draw(shares(len(small.output))), 0.4
    found = lenses(small.table, direct, interrupted=phi)
    sigma = phi * small.flows / small.output[:, None]
    np.fill_diagonal(sigma, 1.0)
    assert found["one_hop"] == pytest.approx((direct * small.output) @ sigma)
    assert (found["supply"] >= found["one_hop"] - 1e-9).all()
    assert (found["demand"] >= direct * small.output - 1e-9).all()


def test_domestic_sales_do_not_count_in_one_hop() -> None:
    flows = np.diag([30.0, 20.0])
    table = flow_table(("A", "B"), flows, np.array([100.0, 50.0]))
    assert lenses(table, np.array([0.5, 0.0]))["one_hop"] == pytest.approx([50, 0])
