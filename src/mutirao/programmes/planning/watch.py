"""How a long computation tells how far it is, and hears that it should stop."""

from collections.abc import Callable
from dataclasses import dataclass

from mutirao.kernel.errors import ConflictError


class CancelledError(ConflictError):
    """Somebody asked the computation to stop."""

    code = "plan.cancelled"


def _say_nothing(_share: float, _step: str) -> None:
    return None


def _go_on() -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """`progress(share, step)` is told the share done, 0 to 1, and the code of the step that begins; `is_cancelled()`
    is asked."""

    progress: Callable[[float, str], None] = _say_nothing
    is_cancelled: Callable[[], bool] = _go_on

    def begin(self, share: float, step: str) -> None:
        """Raises CancelledError."""
        if self.is_cancelled():
            raise CancelledError(step=step)
        self.progress(share, step)


UNWATCHED = Watch()
