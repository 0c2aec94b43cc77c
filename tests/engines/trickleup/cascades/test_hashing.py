import numpy as np
import pytest

from mutirao.engines.trickleup.arrays import BoolArray
from mutirao.engines.trickleup.cascades.hashing import DRAW_BITS, edge_draw, source_draws, thresholds

_WORD = 2**64 - 1
_NUMBER = 2**32 - 1
WORLDS = 20_000


def _mixed(number: int) -> int:
    number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9 & _WORD
    number = (number ^ number >> 27) * 0x94D049BB133111EB & _WORD
    return number ^ number >> 31


def _draw_as_documented(tail: int, head: int, world: int, seed: int) -> int:
    tail_key = _mixed((tail + 1) * 0x9E3779B97F4A7C15 & _WORD)
    world_key = _mixed(_mixed(seed ^ 0xBF58476D1CE4E5B9) + (world + 1) * 0x9E3779B97F4A7C15 & _WORD)
    number = head ^ tail_key & _NUMBER ^ world_key & _NUMBER
    number = (number ^ number >> 17) * 0xED5AD4BB & _NUMBER
    number = number + (tail_key >> 32) + (world_key >> 32) & _NUMBER
    number = (number ^ number >> 11) * 0xAC4C1B51 & _NUMBER
    number = (number ^ number >> 15) * 0x31848BAB & _NUMBER
    return number >> 1


@pytest.mark.parametrize("world", [0, 1, 63, 64, 10**12])
@pytest.mark.parametrize(("tail", "head"), [(0, 1), (1, 0), (7, 2**31 - 1), (123_456, 654_321)])
@pytest.mark.parametrize("seed", [0, 1, 2**40])
def test_a_draw_is_what_its_formula_says(tail: int, head: int, world: int, seed: int) -> None:
    assert edge_draw(tail, head, world, seed) == _draw_as_documented(tail, head, world, seed)


def test_a_draw_has_at_least_24_bits() -> None:
    assert DRAW_BITS >= 24
    drawn = {int(edge_draw(3, 4, world, 1)) for world in range(WORLDS)}
    assert max(drawn) < 2**DRAW_BITS
    assert max(drawn) > 0.999 * 2**DRAW_BITS
    assert len(drawn) > 0.999 * WORLDS


def test_certain_and_impossible_edges_stay_so() -> None:
    never, always = thresholds(np.array([0.0, 1.0]))
    assert never == 0
    assert always == 2**DRAW_BITS


def test_probabilities_keep_nine_digits() -> None:
    probability = np.array([1e-6, 0.1, 1 / 3, 0.999999])
    assert thresholds(probability) / 2.0**DRAW_BITS == pytest.approx(probability, abs=2.0**-32)


def _is_live(tail: int, head: int, probability: float, *, later: int = 0, seed: int = 1) -> BoolArray:
    limit = thresholds(np.array([probability]))[0]
    return np.array([edge_draw(tail, head, world + later, seed) < limit for world in range(WORLDS)])


@pytest.mark.parametrize("probability", [0.5, 0.1, 0.01])
def test_an_edge_is_live_as_often_as_it_should(probability: float) -> None:
    error = np.sqrt(probability * (1 - probability) / WORLDS)
    for tail, head in ((0, 1), (1, 0), (5, 1024), (99_999, 3)):
        assert _is_live(tail, head, probability).mean() == pytest.approx(probability, abs=4 * error)


def test_neighbouring_edges_worlds_and_seeds_do_not_resemble_each_other() -> None:
    one = _is_live(10, 20, 0.3)
    others = (
        _is_live(10, 21, 0.3), _is_live(11, 20, 0.3), _is_live(20, 10, 0.3), _is_live(10, 20 + 4096, 0.3),
        _is_live(10, 20, 0.3, later=1), _is_live(10, 20, 0.3, later=64), _is_live(10, 20, 0.3, seed=2),
    )  # fmt: skip
    for other in others:
        assert abs(np.corrcoef(one, other)[0, 1]) < 4 / np.sqrt(WORLDS)


def test_the_number_of_live_edges_of_a_node_varies_as_independent_draws_do() -> None:
    limit, worlds = thresholds(np.array([0.1]))[0], 4000
    for stride in (1, 64, 4096):
        live = [sum(edge_draw(7, 5 + stride * k, world, 3) < limit for k in range(64)) for world in range(worlds)]
        assert np.mean(live) == pytest.approx(6.4, abs=4 * np.sqrt(5.76 / worlds))
        assert np.var(live) == pytest.approx(5.76, rel=4 * np.sqrt(2.2 / worlds))


def test_the_draws_of_sources_fill_the_unit_interval_evenly() -> None:
    drawn = source_draws(np.arange(WORLDS), 1)
    assert 0 <= drawn.min() < 0.001
    assert 0.999 < drawn.max() < 1
    counts = np.histogram(drawn, bins=20, range=(0, 1))[0]
    assert ((counts - WORLDS / 20) ** 2 / (WORLDS / 20)).sum() < 50  # chi-square, 19 degrees: beyond 99.99 %


def test_each_world_draws_its_own_source_whoever_draws_beside_it() -> None:
    together = source_draws(np.array([7, 8, 9]), 3)
    assert together.tolist() == [float(source_draws(np.array([world]), 3)[0]) for world in (7, 8, 9)]
    world_key = _mixed(_mixed(3 ^ 0xBF58476D1CE4E5B9) + 10 * 0x9E3779B97F4A7C15 & _WORD)
    assert together[2] == (_mixed(world_key ^ 0xD1B54A32D192ED03) >> 11) * 2.0**-53
