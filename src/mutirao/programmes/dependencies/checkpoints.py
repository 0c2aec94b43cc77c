"""Finished pieces of a long run, kept in a folder so that a run that was killed goes on where it stopped."""

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from mutirao.kernel.errors import FileError

_KEY = re.compile(r"[0-9a-f]{64}-[0-9]{6,}")
_ENDING = ".piece"


class CheckpointError(FileError):
    """The folder of checkpoints cannot be written or read; `problem` is the system's own word."""

    code = "checkpoint.folder"


@dataclass(frozen=True, slots=True)
class FileLedger:
    """One file per piece in `folder`, which is made where it is missing. Raises CheckpointError.

    Files are written beside their place and renamed, so that a kill leaves a whole entry or none. The names are hashes
    of the inputs: one folder may hold the pieces of many runs, and other inputs never meet old results. Whether
    an entry is damaged is for the engine to see (`engines.execution.ledger`).
    """

    folder: Path

    def read(self, key: str) -> bytes | None:
        """The entry, or None where there is none."""
        try:
            return self._place(key).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise CheckpointError(file=str(self.folder), problem=error.strerror) from error

    def write(self, key: str, content: bytes) -> None:
        """Keep the entry, durably and in one step."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write_whole(self._place(key), content)
        except OSError as error:
            raise CheckpointError(file=str(self.folder), problem=error.strerror) from error

    def clear(self) -> None:
        """Delete the entries, and what a kill left unfinished; other files in the folder stay."""
        for entry in self.folder.glob(f"*{_ENDING}*"):
            if _KEY.match(entry.name):
                entry.unlink(missing_ok=True)

    def _place(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(key)  # a fault of ours: keys are hashes, never anything from outside
        return self.folder / f"{key}{_ENDING}"


def _write_whole(place: Path, content: bytes) -> None:
    number, name = tempfile.mkstemp(dir=place.parent, prefix=f"{place.name}.")
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
