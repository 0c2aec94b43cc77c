"""The brief as PDF, by typst: tagged, one page of A4 for what a programme usually holds."""

import json
import unicodedata
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from mutirao.kernel.errors import MutiraoError
from mutirao.programmes.brief.content import BriefContent

_TEMPLATE = Path(__file__).parent / "brief.typ"
# Unified characters have national shapes: the reader's language leads.
_EAST_ASIAN = {
    "ja": ("Noto Sans CJK JP", "Noto Serif CJK JP", "IPAexGothic", "Yu Gothic", "Hiragino Sans"),
    "ko": ("Noto Sans CJK KR", "Noto Serif CJK KR", "NanumGothic", "Malgun Gothic"),
}
_LATIN = ("Noto Sans", "Liberation Sans", "DejaVu Sans", "Arial")
_WIDE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")


class MissingFontError(MutiraoError):
    """Nothing on this machine can draw the brief's characters; empty boxes would look like text."""

    code = "brief.missing_font"


def brief_pdf(content: BriefContent) -> bytes:
    """Raises MissingFontError where East Asian text has no font to stand in."""
    import typst

    fonts = _fonts(content)
    with TemporaryDirectory(prefix="mutirao-brief-") as name:
        folder = Path(name)
        written = json.dumps(content | {"fonts": fonts}, ensure_ascii=False)
        (folder / "content.json").write_text(written, encoding="utf-8")
        layout = folder / "brief.typ"
        layout.write_bytes(_TEMPLATE.read_bytes())
        pdf = typst.compile(layout, root=folder, format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(pdf, bytes)
    return pdf


def _fonts(content: BriefContent) -> list[str]:
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
