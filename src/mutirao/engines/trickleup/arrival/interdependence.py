"""Whether it pays to invest in security where others may not: Kunreuther and Heal 2003.

Agent i, without investing, has an incident of its own with probability pᵢ; one that comes in from agent j, who does
not invest, has probability qᵢⱼ, whatever i does. Investing costs cᵢ and is worth pᵢLᵢ·Π(1 − qᵢⱼ) over the others j who
do not invest: the more invest, the more it is worth. So all may be locked in where nobody invests, though each would be
better off if all did.
"""

from itertools import product

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray
from mutirao.engines.trickleup.arrival.errors import AgentsDifferError, ParameterOutsideError, TooManyAgentsError

# All 65,536 answers of 16 agents are tried in a few seconds.
MOST_AGENTS = 16


def worth_of_investing(direct: FloatArray, contagion: FloatArray, loss: FloatArray, invests: BoolArray) -> FloatArray:
    """What investing is worth to each agent if the others do as `invests` says, shape (agents,), in the unit of `loss`.

    `direct`: pᵢ, `loss`: Lᵢ, shape (agents,). `contagion`: qᵢⱼ from column j to row i, shape (agents, agents); its
    diagonal does not matter. Raises AgentsDifferError, ParameterOutsideError.
    """
    _refuse(direct, contagion, loss)
    others = ~np.eye(len(direct), dtype=np.bool_)
    spared = np.prod(np.where(others & ~invests, 1 - contagion, 1.0), axis=1)
    return np.asarray(direct * loss * spared)


def equilibria(
    direct: FloatArray, contagion: FloatArray, cost: FloatArray, loss: FloatArray
) -> tuple[tuple[bool, ...], ...]:
    """Every answer from which no agent alone would depart: who invests, from nobody to everybody.

    An agent to whom both are worth the same invests. Arguments as `worth_of_investing`; `cost`: cᵢ, shape (agents,).
    Raises AgentsDifferError, ParameterOutsideError, TooManyAgentsError.
    """
    if len(direct) > MOST_AGENTS:
        raise TooManyAgentsError(agents=len(direct), most=MOST_AGENTS)
    answers = sorted(product((False, True), repeat=len(direct)), key=lambda answer: (sum(answer), answer))
    return tuple(
        answer for answer in answers if _responses(direct, contagion, cost, loss, np.array(answer)) == list(answer)
    )


def least_and_greatest(
    direct: FloatArray, contagion: FloatArray, cost: FloatArray, loss: FloatArray
) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
    """The equilibria in which the fewest and the most invest, of any number of agents; every other lies between.

    Found by best responses, from nobody upward and from everybody downward. Arguments and errors as `equilibria`.
    """
    return (
        _settled(direct, contagion, cost, loss, invests=False),
        _settled(direct, contagion, cost, loss, invests=True),
    )


def _settled(
    direct: FloatArray, contagion: FloatArray, cost: FloatArray, loss: FloatArray, *, invests: bool
) -> tuple[bool, ...]:
    answer = [invests] * len(direct)
    while (response := _responses(direct, contagion, cost, loss, np.array(answer, dtype=np.bool_))) != answer:
        answer = response
    return tuple(answer)


def _responses(
    direct: FloatArray, contagion: FloatArray, cost: FloatArray, loss: FloatArray, invests: BoolArray
) -> list[bool]:
    """What each agent does if the others do as `invests` says."""
    if len(cost) != len(direct):
        raise AgentsDifferError(agents=len(direct))
    pays: list[bool] = (worth_of_investing(direct, contagion, loss, invests) >= cost).tolist()
    return pays


def _refuse(direct: FloatArray, contagion: FloatArray, loss: FloatArray) -> None:
    agents = len(direct)
    if contagion.shape != (agents, agents) or len(loss) != agents:
        raise AgentsDifferError(agents=agents)
    for name, values in (("direct", direct), ("contagion", contagion)):
        is_wrong = ~((values >= 0) & (values <= 1))
        if is_wrong.any():
            raise ParameterOutsideError(parameter=name, value=float(values[is_wrong][0]), expected="0 … 1")
