import io

import pytest
from tests.files.documents import BOMB, CROWDED, DOCX, JPEG, ODT, PDF, PNG, WITH_PROGRAM, XLSX, archive

from mutirao.files.content import content_type_of
from mutirao.files.errors import FileTypeMismatchError, UnknownFileTypeError, UnsafeArchiveError
from mutirao.files.names import LONGEST_NAME, harmless_name


def _type(name: str, content: bytes) -> str:
    return content_type_of(io.BytesIO(content), name=name)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.PNG", PNG, "image/png"),
        ("a.jpeg", JPEG, "image/jpeg"),
        ("a.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xlsx", XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.odt", ODT, "application/vnd.oasis.opendocument.text"),
        ("必要.csv", "国,値\r\n".encode("utf-8-sig"), "text/csv; charset=utf-8"),
        ("a.txt", "보안".encode(), "text/plain; charset=utf-8"),
        ("a.html", b"<script>alert(1)</script>", "text/plain; charset=utf-8"),
        ("a.html", "<html>보안</html>".encode("euc-kr"), "application/octet-stream"),
        ("a.htm", "<!DOCTYPE html><p>安全</p>".encode("utf-16"), "application/octet-stream"),
    ],
)
def test_the_content_decides_the_type(name: str, content: bytes, expected: str) -> None:
    assert _type(name, content) == expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PNG),
        ("a.csv", XLSX),
        ("a.png", b"<svg/>"),
        ("a.svg", b"<svg/>"),
        ("a.exe", b"MZ text"),
        ("pdf", PDF),
        ("a.docx", XLSX),
        ("a.txt", "<html>보안</html>".encode("euc-kr")),
    ],
)
def test_a_name_that_says_something_else_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(FileTypeMismatchError):
        _type(name, content)


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03",
        "日本".encode("shift_jis"),
        "a".encode("utf-16"),
        archive({"a": b"b"}),
        b"text\x00",
        b"\xe3\x81",
    ],
)
def test_an_unknown_content_is_refused_whatever_its_name(content: bytes) -> None:
    with pytest.raises(UnknownFileTypeError):
        _type("a.txt", content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(BOMB, "too_large"), (CROWDED, "too_large"), (WITH_PROGRAM, "program"), (DOCX[:40], "broken")],
    ids=["bomb", "crowded", "program", "broken"],
)
def test_an_archive_that_is_a_trap_is_refused_unopened(content: bytes, reason: str) -> None:
    with pytest.raises(UnsafeArchiveError) as refusal:
        _type("a.docx", content)
    assert refusal.value.facts["reason"] == reason


def test_an_archive_that_cannot_be_read_is_refused() -> None:
    enciphered = bytearray(ODT)
    for place in (6, ODT.index(b"PK\x01\x02") + 8):  # the flags of its first entry, there and in the directory
        enciphered[place] |= 1
    with pytest.raises(UnsafeArchiveError):
        _type("a.odt", bytes(enciphered))


def test_a_character_cut_by_the_reading_in_parts_is_still_text() -> None:
    assert _type("a.txt", b"x" + "安".encode() * 40_000).startswith("text/plain")


@pytest.mark.parametrize(
    ("given", "harmless"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\évidence.pdf", "évidence.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        (".htaccess", "htaccess"),
        ("two  spaces\n.txt", "two spaces.txt"),
        ("\x00\x07", "file"),
        ("..", "file"),
        ("セキュリティ.pdf", "セキュリティ.pdf"),
    ],
)
def test_a_name_becomes_harmless(given: str, harmless: str) -> None:
    assert harmless_name(given) == harmless


def test_a_long_name_keeps_its_ending() -> None:
    name = harmless_name("x" * 300 + ".docx")
    assert (len(name), name[-5:]) == (LONGEST_NAME, ".docx")
