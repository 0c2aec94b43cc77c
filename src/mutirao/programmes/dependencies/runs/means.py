"""With what a run computes: who does it, where finished pieces are kept, who is told and who may stop it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mutirao.engines.execution.ledger import Ledger
from mutirao.engines.execution.local import SerialRunner
from mutirao.engines.execution.runner import Cancelled, Runner, go_on
from mutirao.engines.execution.tasks import Result, Task

# Is told what is being done, and how many of how many pieces of it are finished.
Told = Callable[[str, int, int], None]


def _say_nothing(_step: str, _done: int, _pieces: int) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """By default: this thread, nothing kept, nothing told. None of it decides a digit."""

    runner: Runner = field(default_factory=SerialRunner)
    ledger: Ledger | None = None
    told: Told = _say_nothing
    cancelled: Cancelled = go_on

    def run(self, step: str, task: Task[Any], pieces: int) -> tuple[Result, ...]:
        """The pieces of a task, in order. Raises as `engines.execution.runner.Runner.run`."""
        return self.runner.run(
            task,
            pieces,
            progress=lambda done, of: self.told(step, done, of),
            cancelled=self.cancelled,
            ledger=self.ledger,
        )
