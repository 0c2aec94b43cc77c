import numpy as np
import pytest

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.uncertainty.sobol import sobol_indices


def ishigami(points: FloatArray) -> FloatArray:
    """Ishigami and Homma 1990, a = 7, b = 0.1."""
    x = np.pi * (2 * points - 1)
    return np.asarray(np.sin(x[:, :1]) + 7 * np.sin(x[:, 1:2]) ** 2 + 0.1 * x[:, 2:] ** 4 * np.sin(x[:, :1]))


def test_the_indices_of_ishigami() -> None:
    found = sobol_indices(ishigami, {"a": [0], "b": [1], "c": [2]}, dimensions=3, seed=0, points=4096)
    assert found.first[:, 0] == pytest.approx([0.3139, 0.4424, 0.0], abs=0.003)
    assert found.total[:, 0] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.003)
    assert found.variance[0] == pytest.approx(13.8446, rel=0.003)


def test_a_group_has_what_its_members_decide_together() -> None:
    found = sobol_indices(ishigami, {"a and c": [0, 2], "b": [1]}, dimensions=3, seed=1, points=2048)
    assert found.first[:, 0] == pytest.approx([0.5576, 0.4424], abs=0.005)
    assert found.total[:, 0] == pytest.approx([0.5576, 0.4424], abs=0.005)


def test_each_output_has_its_own_indices() -> None:
    """Variances 1/12 and 4/12 of evenly spread inputs, and 4/12 of the second alone."""

    def sums(points: FloatArray) -> FloatArray:
        return np.stack([points[:, 0] + 2 * points[:, 1], 2 * points[:, 1]], axis=1)

    found = sobol_indices(sums, {"a": [0], "b": [1]}, dimensions=2, seed=0)
    assert found.first == pytest.approx(np.array([[0.2, 0.0], [0.8, 1.0]]), abs=0.003)
    assert found.total == pytest.approx(np.array([[0.2, 0.0], [0.8, 1.0]]), abs=0.003)
    assert found.variance == pytest.approx(np.array([5 / 12, 4 / 12]), rel=0.003)


def test_a_large_constant_does_not_drown_the_indices() -> None:
    found = sobol_indices(lambda points: 1e6 + ishigami(points), {"b": [1]}, dimensions=3, seed=0, points=2048)
    assert found.first[0, 0] == pytest.approx(0.4424, abs=0.01)


def test_what_does_not_vary_has_no_indices() -> None:
    found = sobol_indices(lambda points: np.full((len(points), 1), 0.1), {"a": [0]}, dimensions=1, seed=0)
    assert found.variance[0] == 0
    assert np.isnan(found.first[0, 0])
    assert np.isnan(found.total[0, 0])


def test_rounding_is_no_variance() -> None:
    found = sobol_indices(lambda points: 1e6 + 1e-9 * points, {"a": [0]}, dimensions=1, seed=0)
    assert found.variance[0] == 0


def test_the_stated_error_is_the_spread_between_seeds() -> None:
    groups = {"a": [0], "b": [1], "c": [2]}
    found = [sobol_indices(ishigami, groups, dimensions=3, seed=seed, points=128) for seed in range(40)]
    for name in ("first", "total"):
        spread = np.std([getattr(one, name)[:, 0] for one in found], axis=0)
        stated = np.mean([getattr(one, f"{name}_error")[:, 0] for one in found], axis=0)
        assert 0.5 < np.mean(stated / spread) < 2.0


def test_the_same_seed_gives_the_same_indices() -> None:
    one, again, other = (sobol_indices(ishigami, {"a": [0]}, dimensions=3, seed=seed).first for seed in (1, 1, 2))
    assert one == again
    assert one != other
