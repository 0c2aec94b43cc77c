"""Small documents, real and pretended."""

import io
import zipfile
from collections.abc import Mapping

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
_MIMETYPE = b"application/vnd.oasis.opendocument.text"


def archive(entries: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return written.getvalue()


DOCX = archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})
XLSX = archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
ODT = archive({"mimetype": _MIMETYPE, "content.xml": b"<content/>"})
WITH_PROGRAM = archive({"word/document.xml": b"<document/>", "word/vbaProject.bin": b"\x00"})
BOMB = archive({"word/document.xml": b"\x00" * 1024} | {f"{number}": b"\x00" * 8_000_000 for number in range(40)})
CROWDED = archive({"word/document.xml": b"<document/>"} | {str(number): b"" for number in range(5_001)})
