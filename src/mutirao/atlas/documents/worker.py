"""The process that reads one document: `python -m mutirao.atlas.documents.worker KIND`.

The document comes on standard input, the answer goes to standard output, one JSON object a line: what will come, each
page, and at the end that it is whole or why not. It imports no Django, is given no secrets, and what it may do is
narrowed before the first byte of the document is looked at.
"""

import importlib
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

from mutirao.atlas.documents.hypertext import read_html
from mutirao.atlas.documents.limits import LARGEST_TEXT, limit_this_process
from mutirao.atlas.documents.pdf import read_pdf
from mutirao.atlas.documents.plain import read_text
from mutirao.atlas.documents.shapes import DocumentText, UnreadableError
from mutirao.atlas.documents.word import read_docx

READERS: Mapping[str, Callable[[bytes], DocumentText]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "html": read_html,
    "text": read_text,
}
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.remove", "os.rename")
_WRITING = frozenset("wax+")


def main(kind: str) -> None:
    limit_this_process()
    _import_readers()
    sys.addaudithook(_refuse)
    try:
        _answer(READERS[kind](sys.stdin.buffer.read()))
    except UnreadableError as error:
        _say(error=error.code, facts=error.facts)
    except MemoryError:
        _say(error="memory", facts={})
    except Exception:  # whatever a broken document makes a reader do
        _say(error="document.broken", facts={})


def _answer(document: DocumentText) -> None:
    _say(total=document.total, has_pages=document.has_pages)
    characters = 0
    for text in document.pages:
        characters += len(text)
        if characters > LARGEST_TEXT:
            raise UnreadableError("document.too_much_text", most=LARGEST_TEXT)
        # No database stores a null character.
        _say(text=text.replace("\x00", " "))
    _say(is_whole=True)


def _say(**answer: Any) -> None:
    # Lone surrogates, which a PDF can carry, are no text that could be stored.
    line = json.dumps(answer, ensure_ascii=False).encode("utf-8", errors="replace")
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _import_readers() -> None:
    """While files may still be opened at will."""
    for name in ("pypdf", "pypdf.errors", "lxml.etree", "zipfile"):
        importlib.import_module(name)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """No network, no process, no writing. It binds the readers' Python code, not what they are written in C."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[1], str) and _WRITING & set(arguments[1]):
        raise PermissionError(event)


if __name__ == "__main__":
    main(sys.argv[1])
