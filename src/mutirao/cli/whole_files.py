"""A file that a command writes: whole or not at all."""

from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Put there at once, so that nobody finds half a file. Raises OSError and then leaves nothing."""
    partial = file.with_name(f".{file.name}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(file)
    except OSError as problem:
        problem.filename2 = str(file)  # the place that was named, not the file beside it
        with suppress(OSError):
            partial.unlink()
        raise
