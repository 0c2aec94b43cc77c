"""Whether a file is text at all, before anything is made of it."""

from typing import BinaryIO

from mutirao.programmes.planning.tables import EncodingError


def require_utf8(content: BinaryIO, *, file: str) -> None:
    """Line by line, so that no file stands in memory as a whole. Raises EncodingError."""
    content.seek(0)
    for number, line in enumerate(content, start=1):
        try:
            line.decode()
        except UnicodeDecodeError:
            raise EncodingError(file=file, line=number) from None
    content.seek(0)
