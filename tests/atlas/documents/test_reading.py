"""What comes out of a file from outside, and that a hostile one does no harm."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.atlas.documents.making import (
    PROMISES,
    archive,
    bomb,
    docx,
    encrypted,
    pdf,
    pdf_of_blank_pages,
    pdf_of_stream,
)
from tests.processes import children

from mutirao.atlas.documents.errors import (
    BrokenDocumentError,
    EncryptedDocumentError,
    NotADocumentError,
    ReadingStoppedError,
    ScannedDocumentError,
    TooManyPagesError,
    TooMuchTextError,
    UnknownEncodingError,
)
from mutirao.atlas.documents.limits import LARGEST_TEXT, LIMITS, MOST_PAGES
from mutirao.atlas.documents.reading import ReadDocument, kind_of, read_document
from mutirao.files.limited.limits import Limits
from mutirao.kernel.errors import FileError

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = [
    ("application/pdf", "strategy.pdf", "pdf"),
    (_DOCX, "strategy.docx", "docx"),
    ("text/plain; charset=utf-8", "strategy.html", "html"),
    ("text/plain; charset=utf-8", "strategy.HTM", "html"),
    ("application/octet-stream", "strategy.html", "html"),
    ("text/plain; charset=utf-8", "strategy.md", "text"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def _read(folder: Path, content: bytes, kind: str, limits: Limits = LIMITS) -> ReadDocument:
    path = folder / "document"
    path.write_bytes(content)
    with path.open("rb") as file:
        return read_document(file, kind=kind, name="document", limits=limits)


@pytest.mark.parametrize(("content_type", "name", "kind"), KINDS)
def test_the_reader_is_chosen_by_the_content_and_for_text_by_the_name(content_type: str, name: str, kind: str) -> None:
    assert kind_of(content_type, name) == kind


def test_a_picture_has_no_sentences() -> None:
    with pytest.raises(NotADocumentError):
        kind_of("image/png", "page.png")


def test_a_pdf_gives_the_text_of_each_page(folder: Path) -> None:
    found = _read(folder, pdf(PROMISES["en"], PROMISES["pt"], PROMISES["es"]), "pdf")
    assert [" ".join(page.split()) for page in found.pages] == [PROMISES["en"], PROMISES["pt"], PROMISES["es"]]
    assert found.has_pages


@pytest.mark.parametrize("language", ["ko", "ja"])
def test_a_pdf_in_other_scripts_is_read(folder: Path, language: str) -> None:
    (page,) = _read(folder, pdf(PROMISES[language]), "pdf").pages
    assert "".join(page.split()) == "".join(PROMISES[language].split())


def test_a_docx_gives_paragraphs_lists_and_the_pages_of_its_last_layout(folder: Path) -> None:
    listed = "<w:pPr><w:numPr/></w:pPr><w:r><w:t>Train judges</w:t></w:r>"
    broken = "<w:r><w:lastRenderedPageBreak/><w:t>Second page.</w:t></w:r>"
    struck = "<w:r><w:t>Kept.</w:t></w:r><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del>"
    found = _read(folder, docx(["First page.", listed, broken, struck]), "docx")
    assert found.pages == ("First page.\n\n• Train judges", "Second page.\n\nKept.")
    assert found.has_pages


def test_a_docx_without_a_layout_has_no_pages(folder: Path) -> None:
    assert not _read(folder, docx(["One page."]), "docx").has_pages


def test_hypertext_gives_what_a_reader_would_see(folder: Path) -> None:
    page = (
        "<html><head><title>T</title><script>alert(1)</script></head><body onload='x()'><nav>Menu</nav><h1>Plan</h1>"
        "<p>We <b>will</b>\n act. <a href='javascript:alert(1)'>More</a><!-- no --> here.</p>"
        "<ul><li>Train judges</li></ul><script>evil()</script><style>p{}</style></body></html>"
    )
    found = _read(folder, page.encode(), "html")
    assert "\n\n".join(one.strip() for one in found.pages[0].split("\n\n") if one.strip()) == (
        "Plan\n\nWe will act. More here.\n\n• Train judges"
    )
    assert not found.has_pages


_KOREAN, _JAPANESE = "정부는 2027년까지 센터를 설립한다.", "政府は二〇二七年までに拠点を設ける。"


def _page(text: str, declaration: str = "") -> str:
    return f"<!doctype html><html><head>{declaration}</head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "encoding", "declaration"),
    [
        (_KOREAN, "cp949", "<meta charset=EUC-KR>"),
        (_KOREAN, "cp949", '<meta http-equiv="Content-Type" content="text/html; charset=ks_c_5601-1987">'),
        (_JAPANESE, "cp932", '<meta charset="Shift_JIS">'),
        (_JAPANESE, "euc_jp", "<META CHARSET='euc-jp'>"),
        (_JAPANESE, "iso2022_jp", '<meta charset="iso-2022-jp">'),
        ("Ação até 2027 – “já”", "cp1252", '<meta charset="iso-8859-1">'),
        (_JAPANESE, "utf-16", ""),
        (_KOREAN, "utf-8-sig", '<meta charset="euc-kr">'),
        (_KOREAN, "utf-8", ""),
    ],
)
def test_a_page_of_the_web_is_read_in_the_letters_that_it_declares(
    folder: Path, text: str, encoding: str, declaration: str
) -> None:
    assert _read(folder, _page(text, declaration).encode(encoding), "html").pages == (text,)


@pytest.mark.parametrize("declared", ["", "x-nobody", "rot13", "zip"])
def test_letters_that_no_declaration_tells_are_not_guessed(folder: Path, declared: str) -> None:
    declaration = f'<meta charset="{declared}">' if declared else ""
    with pytest.raises(UnknownEncodingError):
        _read(folder, _page(_KOREAN * 20, declaration).encode("cp949"), "html")


def test_a_form_feed_begins_a_page_of_plain_text(folder: Path) -> None:
    assert _read(folder, b"\xef\xbb\xbfOne.\fTwo.", "text").pages == ("One.", "Two.")


def test_pages_without_text_among_others_are_counted(folder: Path) -> None:
    assert _read(folder, b"One.\f \fThree.", "text").pages_without_text == 1


REFUSED: list[tuple[str, str, bytes, type[FileError]]] = [
    ("scans only", "pdf", pdf_of_blank_pages(3), ScannedDocumentError),
    ("too many pages", "pdf", pdf_of_blank_pages(MOST_PAGES + 1), TooManyPagesError),
    ("password", "pdf", encrypted(pdf_of_blank_pages(1), to_open="secret"), EncryptedDocumentError),
    ("no pdf at all", "pdf", b"%PDF-1.7\nnothing of it", BrokenDocumentError),
    ("a stream that unpacks to 4 GB", "pdf", pdf_of_stream(bomb(4_000)), FileError),
    ("a page that is its own parent", "pdf", pdf_of_stream(b"").replace(b"[3 0 R]", b"[2 0 R]"), FileError),
    ("deep brackets", "pdf", pdf_of_stream(b"", extra="/X " + "[" * 100_000), FileError),
    ("no archive", "docx", b"PK\x03\x04 nothing", BrokenDocumentError),
    ("an archive without a text", "docx", archive({"word/other.xml": "<a/>"}), BrokenDocumentError),
    ("no markup", "docx", archive({"word/document.xml": "nothing"}), BrokenDocumentError),
    ("an archive that unpacks to 500 MB", "docx", archive({"word/document.xml": " " * 500_000_000}), TooMuchTextError),
    ("deep markup", "docx", docx(["<a>" * 100_000 + "</a>" * 100_000]), BrokenDocumentError),
    ("too much text", "text", b"a " * LARGEST_TEXT, TooMuchTextError),
    ("too many form feeds", "text", b"\f" * MOST_PAGES, TooManyPagesError),
    ("an empty page of the web", "html", b"<script>1</script>", FileError),
]


@pytest.mark.parametrize(
    ("content", "kind", "error"), [(c, k, e) for _, k, c, e in REFUSED], ids=[one[0] for one in REFUSED]
)
def test_what_cannot_be_read_says_why(folder: Path, content: bytes, kind: str, error: type[FileError]) -> None:
    with pytest.raises(error) as raised:
        _read(folder, content, kind)
    assert raised.value.facts["file"] == "document"


def test_a_pdf_protected_against_printing_alone_is_read(folder: Path) -> None:
    found = _read(folder, encrypted(pdf(PROMISES["en"]), to_open=""), "pdf")
    assert " ".join(found.pages[0].split()) == PROMISES["en"]


def test_an_entity_brings_no_file_in(folder: Path) -> None:
    secret = folder / "secret"
    secret.write_text("the secret", encoding="utf-8")
    doctype = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>'
    with pytest.raises(BrokenDocumentError):
        _read(folder, docx(["<w:r><w:t>&x;</w:t></w:r>"], before=doctype), "docx")


def test_ten_thousand_nested_elements_of_hypertext_do_no_harm(folder: Path) -> None:
    try:
        found = _read(folder, b"<div>" * 100_000 + b"We will act." + b"</div>" * 100_000, "html")
    except FileError:
        return
    assert found.pages


def test_a_reader_that_takes_too_long_is_killed(folder: Path) -> None:
    with pytest.raises(ReadingStoppedError):
        _read(folder, pdf_of_blank_pages(MOST_PAGES), "pdf", limits=replace(LIMITS, wall_time=0.0))
    assert not _children()


def test_whoever_watches_may_stop_the_reading(folder: Path) -> None:
    class Stop(Exception):  # noqa: N818
        pass

    def watch(_done: int, _total: int) -> None:
        raise Stop

    path = folder / "document"
    path.write_bytes(pdf(*[f"Page {number}. " * 400 for number in range(40)]))
    with path.open("rb") as file, pytest.raises(Stop):
        read_document(file, kind="pdf", name="document", watch=watch)
    assert not _children()


def test_a_document_of_five_hundred_pages_is_read(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = folder / "document"
    path.write_bytes(pdf(*[f"Page {number}. {PROMISES['en']}" for number in range(500)]))
    with path.open("rb") as file:
        found = read_document(file, kind="pdf", name="d", watch=lambda done, total: seen.append((done, total)))
    assert len(found.pages) == 500
    assert seen[-1][1] == 500
    assert seen[0][0] < seen[-1][0] <= 500


def _children() -> list[int]:
    """Workers of this test that still run."""
    return children(os.getpid(), named="documents.worker")
