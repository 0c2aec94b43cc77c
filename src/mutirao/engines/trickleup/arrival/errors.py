"""What the closed forms refuse to compute."""

from mutirao.kernel.errors import InvalidError


class ParameterOutsideError(InvalidError):
    """A value of `parameter` is `value` and must be `expected`."""

    code = "arrival.parameter_outside"


class AgentsDifferError(InvalidError):
    """The arrays do not all speak of the same `agents`."""

    code = "arrival.agents_differ"


class TooManyAgentsError(InvalidError):
    """All equilibria of `agents` agents are too many to try; `most` can be tried."""

    code = "arrival.too_many_agents"
