"""From pages to sentences, each with the places that it came from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mutirao.engines.commitments.blocks import Block, blocks_of
from mutirao.engines.commitments.pages import Page, Piece

# Written with a full stop that ends no sentence, in the languages that we read; without the stop, in lower case.
_ABBREVIATIONS = (
    "art arts no nos nr nº n.º núm num fig figs vol vols cf p pp pg pág págs sec ch cap caps ed eds et al e.g "
    "i.e vs viz dr dra mr mrs ms prof hon rep sen gen col lt st sr sra srta exmo exma ilmo d u.s u.k u.n ee uu "
    "s.a ltda cía inc ltd co corp dept govt est approx ca par parág inciso tel jan feb mar apr jun jul aug sept "
    "sep oct nov dec fev abr mai ago set out dez ene"
)
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
_END = re.compile(r"(?<![。．！？])[。．！？]++[」』”’）)]*+|(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?:(?=\s)|$)")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"«]*$")
_OPENING = {"「": "」", "『": "』", "（": "）", "“": "”", "«": "»"}
_CLOSING = frozenset(_OPENING.values())
# After a closing mark: the sentence that quotes goes on.
_GOES_ON = frozenset("とのをはがにへや")
_FARTHEST = 400  # characters, as far as a quotation is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """`text` without the bullet or number of its list; `pieces` with it, so that they point at all of the sentence,
    one for each page that it stands on. `lead`: the sentence that introduces its list."""

    text: str
    pieces: tuple[Piece, ...]
    is_listed: bool
    lead: str

    @property
    def page(self) -> int:
        return self.pieces[0].page


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPages:
    """`left_out`: headers, footers and page numbers."""

    sentences: tuple[Sentence, ...]
    left_out: tuple[Piece, ...]


def sentences_of(pages: Sequence[Page]) -> ReadPages:
    """Every sentence of the pages in their order. No character is lost: each that is no space stands in a piece of
    exactly one sentence or in `left_out`."""
    found = blocks_of(pages)
    sentences: list[Sentence] = []
    lead = ""
    for block in found.blocks:
        lead = lead if block.marker else ""
        sentences += _sentences_of_block(block, lead)
        if not block.marker and block.text.endswith((":", "：")):
            lead = sentences[-1].text
    return ReadPages(sentences=tuple(sentences), left_out=found.left_out)


def _sentences_of_block(block: Block, lead: str) -> Iterator[Sentence]:
    start = 0
    for end in [*_ends(block), len(block.text)]:
        stretch = block.text[start:end]
        if stretch.strip():
            begin = start + len(stretch) - len(stretch.lstrip())
            text = block.text[max(begin, block.marker) : end].rstrip()
            pieces = block.pieces(begin, start + len(stretch.rstrip()))
            yield Sentence(text=text, pieces=pieces, is_listed=block.marker > 0, lead=lead)
        start = end


def _ends(block: Block) -> Iterator[int]:
    text = block.text
    for found in _END.finditer(text, block.marker):
        if found.end() < len(text) and _is_end(text, found):
            yield found.end()


def _is_end(text: str, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + _FARTHEST].lstrip()[:1]
    if _is_within(text, found.start()) and (found.group()[-1] not in _CLOSING or after in _GOES_ON):
        return False
    if found.group()[0] in "。．！？":
        return True
    if after.islower():
        return False
    return found.group() != "." or not _is_abbreviation(_WORD_BEFORE.findall(_before(text, found.start()))[0])


def _is_abbreviation(word: str) -> bool:
    is_initial = len(word) == 1 and word.isascii() and word.isalpha()
    return is_initial or word.casefold() in ABBREVIATIONS


def _is_within(text: str, at: int) -> bool:
    """Inside brackets or quotation marks that are closed again."""
    before, after = _before(text, at), text[at : at + _FARTHEST]
    return any(before.rfind(one) > before.rfind(other) and other in after for one, other in _OPENING.items())


def _before(text: str, at: int) -> str:
    return text[max(0, at - _FARTHEST) : at]
