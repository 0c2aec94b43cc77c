"""What the engine refuses to compute."""

from mutirao.kernel.errors import InvalidError


class NoWorldError(InvalidError):
    """Fewer than two countries have a figure: nothing can depend on anything."""

    code = "trickle_up.no_world"


class OwnRateMissingError(InvalidError):
    """The user's own rates must cover every country of the computation; `countries` names those without."""

    code = "trickle_up.own_rate_missing"


class OwnRateInvalidError(InvalidError):
    """A rate or a cost is negative, or all of them are zero."""

    code = "trickle_up.own_rate_invalid"


class AssumptionInvalidError(InvalidError):
    """The `assumption` cannot be `value`: it lies outside `least` to `most`, or above `phi_high` for `phi_low`."""

    code = "trickle_up.assumption_invalid"


class CapacityInvalidError(InvalidError):
    """`part` of a network's capacities (`capacity`, `weights`, `order`) cannot be `value`."""

    code = "trickle_up.capacity_invalid"
