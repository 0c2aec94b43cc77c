"""What the limited process does: it narrows what it may do, reads its standard input, and answers on standard output in
JSON, a piece a line; the last line says that the answer is whole, or why not.

It imports no Django, is given no secrets and no path, and is narrowed before the first byte is looked at.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any, BinaryIO

from mutirao.files.limited.limits import Limits, limit_this_process
from mutirao.kernel.errors import Fact, MutiraoError

_FORBIDDEN = (
    *("socket.", "subprocess.", "ctypes.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.kill", "pty."),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown"),
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class UnreadableError(Exception):
    """Leaves a reader that knows nothing of the room's errors; `code` is one of those that the room names outside."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def answer_within(
    limits: Limits, read: Callable[[BinaryIO], Iterable[object]], *, imports: Iterable[str] = (), broken: str = "broken"
) -> None:
    """Say each piece that `read` makes of standard input, in a process narrowed for good. `imports` are brought in
    first, while files may still be opened at will; `broken` is the code for whatever else makes a reader fail."""
    limit_this_process(limits)
    for name in imports:
        importlib.import_module(name)
    sys.addaudithook(_refuse)
    try:
        for piece in read(sys.stdin.buffer):
            _say(piece)
        _say({"is_whole": True})
    except (UnreadableError, MutiraoError) as error:
        _say_error(error.code, error.facts)
    except MemoryError:
        _say_error("memory", {})
    except Exception:  # whatever a broken file makes a reader do
        _say_error(broken, {})


def _say_error(code: str, facts: Mapping[str, Fact]) -> None:
    _say({"error": code, "facts": facts})


def _say(piece: object) -> None:
    # Lone surrogates, which a PDF can carry, are no text that could be stored.
    line = json.dumps(piece, ensure_ascii=False).encode("utf-8", errors="replace")
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """No network, no process, no writing. It binds the readers' Python code, not what they are written in C."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError(event)
