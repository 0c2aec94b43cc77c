"""From the bytes of a page of the web to its letters: what it begins with, what it declares, or else UTF-8."""

import codecs
import re

from mutirao.files.limited.inside import UnreadableError

# How far into a page browsers look for a declaration.
_LOOKED_AT = 1024  # bytes
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]+encoding\s*=\s*["']([a-z0-9_:.-]{2,40})""", re.IGNORECASE)
_BEGINNINGS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# Pages declare the older name of what they are written in; from the WHATWG's Encoding Standard.
_MEANT = {
    "euc_kr": "cp949", "ks_c_5601": "cp949", "shift_jis": "cp932", "sjis": "cp932", "gb2312": "gb18030",
    "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "big5": "big5hkscs", "utf-16": "utf-8",
    "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
_READ = frozenset(
    {"utf-8", "cp949", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5hkscs", "johab"}
    | {f"cp125{number}" for number in range(9)}
    | {f"iso8859-{number}" for number in range(2, 17)}
    | {"koi8-r", "koi8-u", "mac-roman", "cp874", "tis-620"}
)
# A few damaged signs are read over; more of them mean that the declaration is wrong.
_MOST_DAMAGED = 0.02  # of all signs


def decoded(content: bytes) -> str:
    """Raises UnreadableError where no encoding is declared that fits."""
    for beginning, encoding in _BEGINNINGS.items():
        if content.startswith(beginning):
            return _decoded(content.removeprefix(beginning), encoding)
    return _decoded(content, _declared(content[:_LOOKED_AT]) or "utf-8")


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head) or _XML_DECLARED.search(head)
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        raise UnreadableError("document.encoding") from None
    meant = _MEANT.get(name, name)
    if meant not in _READ:
        raise UnreadableError("document.encoding")
    return meant


def _decoded(content: bytes, encoding: str) -> str:
    text = content.decode(encoding, errors="replace")
    if text.count("\ufffd") > _MOST_DAMAGED * len(text):
        raise UnreadableError("document.encoding")
    return text
