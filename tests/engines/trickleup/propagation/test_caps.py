import numpy as np
import pytest

from mutirao.engines.trickleup.propagation.caps import capped


def test_nobody_loses_more_than_everything_and_it_is_told_how_often_and_for_whom() -> None:
    found = capped(np.array([[0.5, 1.2, 0.1], [0.2, 1.5, 1.1], [0.1, 0.9, 1.0], [0.0, 0.3, 0.0]]))
    assert found.values.tolist() == [[0.5, 1, 0.1], [0.2, 1, 1], [0.1, 0.9, 1], [0, 0.3, 0]]
    assert found.any_frequency == 0.5
    assert found.frequency.tolist() == [0, 0.5, 0.25]
    assert found.greatest.tolist() == [0.5, 1.5, 1.1]


def test_one_scenario_keeps_its_shape() -> None:
    found = capped(np.array([0.5, 1.5]))
    assert found.values.tolist() == [0.5, 1]
    assert (found.any_frequency, found.frequency.tolist()) == (1.0, [0.0, 1.0])


def test_where_nothing_is_over_nothing_is_changed() -> None:
    assert capped(np.array([0.5, 1.0])).any_frequency == pytest.approx(0.0)
