import numpy as np
import pytest
from scipy.stats.qmc import Sobol

from mutirao.engines.trickleup.errors import TooManyCountriesError
from mutirao.engines.trickleup.sobol import _combined, directions, scrambled_points


def test_without_scrambling_the_points_are_those_of_the_library() -> None:
    ours = _combined(directions(400, 9)) / 2.0**32
    theirs = Sobol(400, scramble=False).random(512)
    assert np.array_equal(ours[np.lexsort(ours.T)], theirs[np.lexsort(theirs.T)])


def test_each_coordinate_of_512_scrambled_points_falls_once_into_each_of_512_cells() -> None:
    points = scrambled_points(np.random.default_rng(3), dimensions=200, count=512)
    cells = np.sort(np.floor(points * 512).astype(int), axis=0)
    assert (cells == np.arange(512)[:, None]).all()


def test_the_first_two_coordinates_fall_once_into_each_box_of_512() -> None:
    """The net property of the first two dimensions survives scrambling: any 2^a by 2^(9-a) boxes hold one point
    each."""
    points = scrambled_points(np.random.default_rng(3), dimensions=2, count=512)
    for power in range(10):
        boxes = np.floor(points * [2**power, 2 ** (9 - power)]).astype(int)
        assert len({tuple(box) for box in boxes}) == 512


def test_points_lie_strictly_inside_the_cube() -> None:
    points = scrambled_points(np.random.default_rng(1), dimensions=400, count=1024)
    assert points.min() > 0
    assert points.max() < 1


def test_two_scramblings_differ_and_one_repeats() -> None:
    first, again, other = (scrambled_points(np.random.default_rng(seed), dimensions=3, count=8) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_more_dimensions_than_numbers_are_refused() -> None:
    with pytest.raises(TooManyCountriesError):
        scrambled_points(np.random.default_rng(1), dimensions=401, count=8)
