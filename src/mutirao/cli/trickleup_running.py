"""What the commands of `mutirao trickleup` share: who computes, how far it is, where the result goes."""

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mutirao.programmes.dependencies.choices import Backend, Form

if TYPE_CHECKING:
    from mutirao.programmes.dependencies.results import Outcome
    from mutirao.programmes.dependencies.runs.means import Means, Told

_MEBIBYTE = 1024**2
# Where nobody looks at a bar, a line from time to time, in seconds.
_BETWEEN_LINES = 10.0
_INTERRUPTED = 130


def begin(form: Form, output: Path | None, memory: int | None) -> int | None:
    """Before anything heavy: refuse what could not be written. Gives the memory that may be used, in bytes."""
    from mutirao.programmes.dependencies.machine import allowed_memory, keep_compiled_code

    keep_compiled_code()
    from mutirao.programmes.dependencies.writing import require_writable

    require_writable(form, output)
    return memory * _MEBIBYTE if memory is not None else allowed_memory()


def codes(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


@contextmanager
def means(
    backend: Backend | None, threads: int, workers: int, scheduler: str | None, checkpoint: Path | None
) -> Iterator["Means"]:
    """Who computes. Whoever interrupts is told how to go on."""
    from mutirao.programmes.dependencies.checkpoints import FileLedger
    from mutirao.programmes.dependencies.runs.means import Means
    from mutirao.programmes.dependencies.workers import backend_of, runner_of

    chosen = backend_of(backend, threads=threads, workers=workers, scheduler=scheduler)
    ledger = None if checkpoint is None else FileLedger(checkpoint)
    try:
        with ExitStack() as stack:
            runner = stack.enter_context(runner_of(chosen, threads=threads, workers=workers, scheduler=scheduler))
            told = stack.enter_context(_told_progress())
            yield Means(runner=runner, ledger=ledger, told=told)
    except KeyboardInterrupt:
        typer.echo(_how_to_go_on(checkpoint), err=True)
        raise typer.Exit(_INTERRUPTED) from None


def finish(outcome: "Outcome", form: Form, output: Path | None) -> None:
    """Print the result, or write it and say where."""
    from mutirao.programmes.dependencies.writing import to_json, write

    if form is not Form.TABLE and output is not None:
        for path in write(outcome, form, output):
            typer.echo(path)
    elif form is Form.JSON:
        typer.echo(to_json(outcome), nl=False)
    else:
        from mutirao.cli.trickleup_tables import print_outcome

        if output is None:
            print_outcome(outcome, sys.stdout)
        else:
            with output.open("w", encoding="utf-8") as stream:
                print_outcome(outcome, stream)
            typer.echo(output)


def _how_to_go_on(checkpoint: Path | None) -> str:
    if checkpoint is None:
        return "Stopped. Nothing was kept; with --checkpoint FOLDER a run goes on where it was stopped."
    return f"Stopped. Finished pieces are kept in {checkpoint}: the same command goes on from there."


@contextmanager
def _told_progress() -> Iterator["Told"]:
    """On stderr, where it does not mix with the answer: a bar for a person, lines for a file."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Lines()
        return
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("", total=1)
        yield lambda step, done, pieces: bar.update(task, description=step, completed=done, total=pieces)


class _Lines:
    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, step: str, done: int, pieces: int) -> None:
        if time.monotonic() - self._last > _BETWEEN_LINES:
            self._last = time.monotonic()
            sys.stderr.write(f"{step}: {done} of {pieces} pieces\n")
