"""The brief as PDF: one page of A4 for what a programme usually holds."""

from pathlib import Path

from mutirao.design.typesetting import typeset
from mutirao.programmes.brief.content import BriefContent

_LAYOUT = Path(__file__).parent / "brief.typ"


def brief_pdf(content: BriefContent) -> bytes:
    """Raises MissingFontError where East Asian text has no font to stand in."""
    return typeset(_LAYOUT, content)
