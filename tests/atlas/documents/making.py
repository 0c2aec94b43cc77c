"""Documents as people upload them, good and bad, made here."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from functools import cache

PROMISES = {
    "en": "The Government will establish a national centre by 2027.",
    "pt": "O Governo irá criar um centro nacional até 2027.",
    "es": "El Gobierno creará un centro nacional antes de 2027.",
    "ko": "정부는 2027년까지 국가센터를 설립한다.",
    "ja": "政府は、2027年度末までに国のセンターを設置する。",
}


@cache
def pdf(*pages: str) -> bytes:
    """A real PDF with these texts on its pages."""
    import typst

    body = "\n#pagebreak()\n".join(_escaped(page) for page in pages)
    return bytes(typst.compile(f'#set page(width: 15cm, height: 20cm)\n#set text(lang: "en")\n{body}'.encode()))


def _escaped(text: str) -> str:
    return "".join(f"\\{one}" if one in "\\#*_$@<>`[]~=-+/" else one for one in text)


def pdf_of_blank_pages(count: int) -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(width=100, height=100)
    return _written(writer)


def encrypted(content: bytes, *, to_open: str, to_change: str = "owner") -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(to_open, to_change, algorithm="RC4-128")
    return _written(writer)


def _written(writer: object) -> bytes:
    out = io.BytesIO()
    writer.write(out)  # type: ignore[attr-defined]
    return out.getvalue()


def pdf_of_stream(stream: bytes, *, extra: str = "") -> bytes:
    """A PDF of one page, written by hand, whose content is this already packed stream."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R {extra} >>".encode(),
        f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode() + stream + b"\nendstream",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def bomb(megabytes: int) -> bytes:
    """A stream of some kilobytes that unpacks to so much."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1024 * 1024) for _ in range(megabytes))
    return packed + packer.flush()


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(paragraphs: Sequence[str], *, before: str = "") -> bytes:
    """A DOCX; `paragraphs` are texts or, where they begin with an angle bracket, what stands in `w:p`."""
    inside = "".join(
        f"<w:p>{one}</w:p>" if one.startswith("<") else f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs
    )
    return archive({"word/document.xml": f'{before}<w:document xmlns:w="{_W}"><w:body>{inside}</w:body></w:document>'})


def archive(entries: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in entries.items():
            file.writestr(name, text)
    return out.getvalue()
