"""What cannot be attributed."""

from mutirao.kernel.errors import InvalidError


class NoRecipientError(InvalidError):
    """No action, or one (`action`) that raises nobody's capacity."""

    code = "trickle_up.no_recipient"


class NotInWorldError(InvalidError):
    """An action names `countries` that have no figures in this model; they are never counted as zero."""

    code = "trickle_up.not_in_world"


class ActionTwiceError(InvalidError):
    """Two actions have one code, or an action names a country twice; `named` says which."""

    code = "trickle_up.action_twice"


class StagesInvalidError(InvalidError):
    """A gain must be a number of stages above zero."""

    code = "trickle_up.stages_invalid"
