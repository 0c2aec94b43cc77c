"""What cannot be put as a choice."""

from mutirao.kernel.errors import InvalidError


class CircleError(InvalidError):
    """Needs that wait for each other for ever; `circle` names them in order."""

    code = "portfolio.circle"


class UnknownNeedError(InvalidError):
    """`need` comes after `after`, which is not among the candidates."""

    code = "portfolio.unknown_need"


class DuplicateNeedError(InvalidError):
    code = "portfolio.duplicate_need"


class UnsolvedError(InvalidError):
    """The solver gave up; `status` is its own word. Not known to happen."""

    code = "portfolio.unsolved"
