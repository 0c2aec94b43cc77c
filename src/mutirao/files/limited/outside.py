"""Having a file read in a limited process, and not longer than it may take."""

import json
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, BinaryIO

from mutirao.files.limited.limits import Limits
from mutirao.kernel.errors import FileError

_LOOK_EVERY = 0.2  # seconds
_MEGABYTE = 1024**2

# Given the answer as far as it is written, now and then; may raise, which stops the reading. It must not move the
# place in the file: the process writes there.
Look = Callable[[BinaryIO], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitedReader:
    """`module` answers by `inside.answer_within`, which is given the limits as its first argument. `refusals`: the
    errors that it may name, by their codes; `stopped`: what is raised where it did not answer to the end."""

    module: str
    refusals: Mapping[str, type[FileError]]
    stopped: type[FileError]

    @contextmanager
    def answer(
        self,
        content: BinaryIO,
        *arguments: str,
        name: str,
        limits: Limits,
        look: Look = lambda _written: None,
    ) -> Iterator["Answer"]:
        """The whole answer about `content`, an open file on the disk that is called `name`."""
        stopped = self.stopped(
            file=name,
            seconds=round(limits.wall_time),
            megabytes=limits.memory // _MEGABYTE,
            disk=limits.largest_answer // _MEGABYTE,
        )
        with tempfile.TemporaryFile() as written:
            process = self._started(content, written, limits.as_argument(), *arguments)
            try:
                _wait(process, written, look, limits.wall_time, stopped)
            finally:
                process.kill()
                process.wait()
            answer = Answer(written=written, longest_line=limits.longest_line, stopped=stopped)
            self._require_whole(answer.end(), name, stopped)
            yield answer

    def _started(self, content: BinaryIO, written: BinaryIO, *arguments: str) -> "subprocess.Popen[bytes]":
        content.seek(0)
        return subprocess.Popen(  # noqa: S603  # our own module, and arguments of our own
            [sys.executable, "-I", "-m", self.module, *arguments],
            stdin=content,
            stdout=written,
            stderr=subprocess.DEVNULL,
            # No secrets, and no traces of who asked.
            env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            close_fds=True,
        )

    def _require_whole(self, end: Any, name: str, stopped: FileError) -> None:
        """The process may have been taken over by what it read: what it says is looked at like any other file."""
        if end == {"is_whole": True}:
            return
        if isinstance(end, dict) and isinstance(facts := end.get("facts"), dict):
            refusal = self.refusals.get(str(end.get("error")))
            if refusal is not None:
                # A reader knows no name, only what comes behind it: the sheet of a workbook.
                raise refusal(**{**facts, "file": f"{name}{facts.get('file', '')}"})
        # The kernel has stopped it, or it broke down.
        raise stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the process wrote. It is read from the disk piece by piece, as often as needed."""

    written: BinaryIO
    longest_line: int
    stopped: FileError

    def pieces(self, beginning: bytes = b"") -> Iterator[Any]:
        """All of them in their order, or those that are written with this beginning."""
        # The last line is the end, and no piece.
        for line, _next in pairwise(self._lines()):
            if line.startswith(beginning):
                yield self._read(line)

    def end(self) -> Any:
        """The last line; None where there is none, or only half of one."""
        last = deque(self._lines(), maxlen=1)
        return self._read(last[0]) if last and last[0].endswith(b"\n") else None

    def _lines(self) -> Iterator[bytes]:
        self.written.seek(0)
        while line := self.written.readline(self.longest_line + 1):
            if len(line) > self.longest_line:
                raise self.stopped
            yield line

    def _read(self, line: bytes) -> Any:
        try:
            return json.loads(line)
        except (ValueError, RecursionError):
            raise self.stopped from None


def _wait(
    process: "subprocess.Popen[bytes]", written: BinaryIO, look: Look, wall_time: float, stopped: FileError
) -> None:
    ends = time.monotonic() + wall_time
    while process.poll() is None:
        if time.monotonic() > ends:
            raise stopped
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=_LOOK_EVERY)
        look(written)
