import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.arrival.errors import AgentsDifferError, ParameterOutsideError, TooManyAgentsError
from mutirao.engines.trickleup.arrival.interdependence import equilibria, least_and_greatest, worth_of_investing

NOBODY, EVERYBODY = (False, False), (True, True)


def _alike(
    agents: int, *, cost: float, contagion: float = 0.1
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """p = 0.1 and a loss of 1,000 for each of them."""
    return np.full(agents, 0.1), np.full((agents, agents), contagion), np.full(agents, cost), np.full(agents, 1000.0)


@pytest.mark.parametrize("cost", [90.01, 95.0, 99.99])
def test_between_90_and_100_two_agents_have_two_equilibria(cost: float) -> None:
    assert equilibria(*_alike(2, cost=cost)) == (NOBODY, EVERYBODY)


def test_below_90_both_invest_and_above_100_neither_does() -> None:
    assert equilibria(*_alike(2, cost=89.99)) == (EVERYBODY,)
    assert equilibria(*_alike(2, cost=100.01)) == (NOBODY,)


def test_investing_is_worth_less_the_more_others_do_not() -> None:
    direct, contagion, _, loss = _alike(4, cost=0.0)
    worth = [
        worth_of_investing(direct, contagion, loss, np.array([False] * (4 - others) + [True] * others))[0]
        for others in range(4)
    ]
    assert worth == pytest.approx([100 * 0.9**3, 100 * 0.9**2, 100 * 0.9, 100])


def test_one_who_invests_anyway_can_draw_the_others_in() -> None:
    direct, contagion, cost, loss = _alike(3, cost=85.0)
    assert equilibria(direct, contagion, cost, loss) == ((False,) * 3, (True,) * 3)
    cost[0] = 10.0
    assert equilibria(direct, contagion, cost, loss) == ((True,) * 3,)


def test_contagion_runs_from_columns_to_rows() -> None:
    direct, _, _, loss = _alike(2, cost=0.0)
    contagion: FloatArray = np.array([[0.0, 0.5], [0.0, 0.0]])
    worth = worth_of_investing(direct, contagion, loss, np.array(NOBODY))
    assert worth == pytest.approx([50, 100])


@given(st.integers(1, 6), st.integers(0, 2**32 - 1))
@settings(deadline=None)
def test_the_least_and_the_greatest_enclose_all_equilibria(agents: int, seed: int) -> None:
    randomness = np.random.default_rng(seed)
    direct, loss = randomness.uniform(0, 0.5, agents), randomness.uniform(1, 100, agents)
    contagion = randomness.uniform(0, 0.6, (agents, agents))
    cost = direct * loss * randomness.uniform(0.1, 1.1, agents)
    found = equilibria(direct, contagion, cost, loss)
    least, greatest = least_and_greatest(direct, contagion, cost, loss)
    assert found[0] == least
    assert found[-1] == greatest
    assert all(low <= one <= high for answer in found for low, one, high in zip(least, answer, greatest, strict=True))


def test_hundreds_of_agents_have_a_least_and_a_greatest() -> None:
    assert least_and_greatest(*_alike(300, contagion=0.001, cost=90.0)) == ((False,) * 300, (True,) * 300)


def test_what_makes_no_sense_is_refused() -> None:
    direct, contagion, cost, loss = _alike(2, cost=95.0)
    with pytest.raises(TooManyAgentsError):
        equilibria(*_alike(17, cost=95.0))
    with pytest.raises(AgentsDifferError):
        equilibria(direct, contagion[:1], cost, loss)
    with pytest.raises(AgentsDifferError):
        equilibria(direct, contagion, cost[:1], loss)
    with pytest.raises(ParameterOutsideError):
        equilibria(direct * 20, contagion, cost, loss)
