"""Documents as PDF, by typst: tagged, from a layout and a content that are kept apart."""

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mutirao.kernel.errors import MutiraoError

# Unified characters have national shapes: the reader's language leads.
_EAST_ASIAN = {
    "ja": ("Noto Sans CJK JP", "Noto Serif CJK JP", "IPAexGothic", "Yu Gothic", "Hiragino Sans"),
    "ko": ("Noto Sans CJK KR", "Noto Serif CJK KR", "NanumGothic", "Malgun Gothic"),
}
_LATIN = ("Noto Sans", "Liberation Sans", "DejaVu Sans", "Arial")
_WIDE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")


class MissingFontError(MutiraoError):
    """Nothing on this machine can draw the document's characters; empty boxes would look like text."""

    code = "document.missing_font"


def typeset(layout: Path, content: Mapping[str, Any]) -> bytes:
    """The PDF of a layout, which finds every word in `content` and the fonts to try in `content.fonts`.

    `content` has the reader's `language`. Raises MissingFontError where East Asian text has no font to stand in.
    """
    import typst

    filled = dict(content) | {"fonts": _fonts(content)}
    with TemporaryDirectory(prefix="mutirao-document-") as name:
        folder = Path(name)
        (folder / "content.json").write_text(json.dumps(filled, ensure_ascii=False), encoding="utf-8")
        copied = folder / layout.name
        copied.write_bytes(layout.read_bytes())
        pdf = typst.compile(copied, root=folder, format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(pdf, bytes)
    return pdf


def _fonts(content: Mapping[str, Any]) -> list[str]:
    """The families to try, in order, among those that this machine has."""
    language = content["language"]
    wanted = _EAST_ASIAN.get(language, _EAST_ASIAN["ja"])
    east_asian = [family for family in wanted if family in _families()]
    if not east_asian and _has_wide_script(json.dumps(content, ensure_ascii=False)):
        raise MissingFontError(language=language)
    latin = [family for family in _LATIN if family in _families()]
    return [*east_asian, *latin] if language in _EAST_ASIAN else [*latin, *east_asian]


def _has_wide_script(text: str) -> bool:
    return any(unicodedata.name(letter, "").startswith(_WIDE_SCRIPTS) for letter in set(text))


@cache
def _families() -> frozenset[str]:
    import typst

    return frozenset(typst.Fonts().families())
