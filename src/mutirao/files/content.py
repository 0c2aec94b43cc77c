"""What a file is, by what stands in it. Names and what a browser claims are only compared with it."""

import codecs
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from mutirao.files.errors import FileTypeMismatchError, UnknownFileTypeError, UnsafeArchiveError
from mutirao.files.names import suffix_of

# A document of 20 MB with pictures unpacks to little more than itself; text and tables to some ten times as much.
LARGEST_UNPACKED = 300 * 1024 * 1024
MOST_ARCHIVE_ENTRIES = 5_000
# A page of the web that is not UTF-8.
HYPERTEXT = "application/octet-stream"
_HEAD = 16
_BEGINNING = 1024
_CHUNK = 64 * 1024
_ODT = "application/vnd.oasis.opendocument.text"
_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileType:
    content_type: str
    suffixes: tuple[str, ...]
    matches: Callable[[BinaryIO, bytes], bool]


def _begins(*beginnings: bytes) -> Callable[[BinaryIO, bytes], bool]:
    return lambda _content, head: head.startswith(beginnings)


def _holds(entry: str) -> Callable[[BinaryIO, bytes], bool]:
    return lambda content, head: head.startswith(b"PK\x03\x04") and entry in _entries(content)


def _is_odt(content: BinaryIO, head: bytes) -> bool:
    if not head.startswith(b"PK\x03\x04") or "mimetype" not in _entries(content):
        return False
    try:
        with zipfile.ZipFile(content) as archive, archive.open("mimetype") as declared:
            return declared.read(100).strip() == _ODT.encode()
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):  # broken, enciphered, or packed in a rare way
        raise UnsafeArchiveError(reason="broken") from None


def _is_text(content: BinaryIO, _head: bytes) -> bool:
    """UTF-8 without control characters but line ends and tabs."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    content.seek(0)
    try:
        while chunk := content.read(_CHUNK):
            if any(character < " " and character not in "\t\n\r\f" for character in decoder.decode(chunk)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_hypertext(content: BinaryIO, _head: bytes) -> bool:
    """A page of the web in whatever letters: what it says of itself is judged by whoever reads it, in a process that
    may do nothing else. It begins as such pages do."""
    content.seek(0)
    beginning = content.read(_BEGINNING)
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        beginning = beginning.decode("utf-16", errors="ignore").encode("ascii", errors="ignore")
    signs = beginning.lower().lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    return b"\0" not in signs and signs.startswith((b"<!doctype html", b"<html", b"<?xml", b"<!--", b"<head", b"<meta"))


# In the order in which they are tried. Pages of the web are taken as the text that they are.
FILE_TYPES: Mapping[str, FileType] = {
    "pdf": FileType(content_type="application/pdf", suffixes=("pdf",), matches=_begins(b"%PDF-")),
    "png": FileType(content_type="image/png", suffixes=("png",), matches=_begins(b"\x89PNG\r\n\x1a\n")),
    "jpeg": FileType(content_type="image/jpeg", suffixes=("jpg", "jpeg"), matches=_begins(b"\xff\xd8\xff")),
    "docx": FileType(
        content_type=f"{_OFFICE}.wordprocessingml.document", suffixes=("docx",), matches=_holds("word/document.xml")
    ),
    "xlsx": FileType(
        content_type=f"{_OFFICE}.spreadsheetml.sheet", suffixes=("xlsx",), matches=_holds("xl/workbook.xml")
    ),
    "odt": FileType(content_type=_ODT, suffixes=("odt",), matches=_is_odt),
    "csv": FileType(content_type="text/csv; charset=utf-8", suffixes=("csv",), matches=_is_text),
    "text": FileType(content_type="text/plain; charset=utf-8", suffixes=("txt", "md", "html", "htm"), matches=_is_text),
    # Given back as bytes: no browser shall guess what they mean.
    "hypertext": FileType(content_type=HYPERTEXT, suffixes=("html", "htm"), matches=_is_hypertext),
}
KNOWN_SUFFIXES = tuple(suffix for kind in FILE_TYPES.values() for suffix in kind.suffixes)


def content_type_of(content: BinaryIO, *, name: str) -> str:
    """The content type of a seekable file; raises UnknownFileTypeError, FileTypeMismatchError where the name's ending
    says something else, and UnsafeArchiveError."""
    content.seek(0)
    head = content.read(_HEAD)
    fitting = [kind for kind in FILE_TYPES.values() if kind.matches(content, head)]
    if not fitting:
        raise UnknownFileTypeError(file=name, known=", ".join(KNOWN_SUFFIXES))
    suffix = suffix_of(name)
    for kind in fitting:
        if suffix in kind.suffixes:
            return kind.content_type
    raise FileTypeMismatchError(file=name, expected=", ".join(one for kind in fitting for one in kind.suffixes))


def _entries(content: BinaryIO) -> frozenset[str]:
    """The names in an archive that is safe to keep. Its directory is read; nothing is unpacked."""
    try:
        with zipfile.ZipFile(content) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise UnsafeArchiveError(reason="broken") from None
    if len(listed) > MOST_ARCHIVE_ENTRIES or sum(entry.file_size for entry in listed) > LARGEST_UNPACKED:
        raise UnsafeArchiveError(reason="too_large")
    names = frozenset(entry.filename for entry in listed)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnsafeArchiveError(reason="program")
    return names
