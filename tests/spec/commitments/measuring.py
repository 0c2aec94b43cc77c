"""Labelled sentences, and how well the rules tell them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from mutirao.engines.commitments.judging import judge
from mutirao.engines.commitments.pages import Page
from mutirao.engines.commitments.sentences import sentences_of

HERE = Path(__file__).parent
LANGUAGES = {"en": "English", "pt": "Portuguese", "es": "Spanish", "ko": "Korean", "ja": "Japanese"}
# What the rules were tuned on, what was kept apart, and what was written to be hard for them.
PARTS = {"development": "Development", "held_out": "Held out", "hard": "Hard"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    text: str
    is_commitment: bool
    is_found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    found: int
    missed: int
    false: int

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.false) if self.found + self.false else 0.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed)


@cache
def labelled(language: str, part: str) -> tuple[Labelled, ...]:
    parts = yaml.safe_load((HERE / f"{language}.yaml").read_text(encoding="utf-8"))
    return tuple(
        Labelled(text=text, is_commitment=kind == "commitments", is_found=_is_found(text, language))
        for kind, texts in parts[part].items()
        for text in texts
    )


def measure(language: str, part: str) -> Measured:
    return measured_of(labelled(language, part))


def measured_of(sentences: Iterable[Labelled]) -> Measured:
    counted = [(one.is_commitment, one.is_found) for one in sentences]
    return Measured(
        found=counted.count((True, True)), missed=counted.count((True, False)), false=counted.count((False, True))
    )


def _is_found(text: str, language: str) -> bool:
    """Whether a part of it is a candidate; a text is told as a part of a document in its language."""
    read = sentences_of([Page(number=1, text=text)]).sentences
    return any(judge(sentence, language).is_commitment for sentence in read)


def as_table() -> str:
    """As the documentation shows it."""
    head = ["Language", *(f"{name}: {figure}" for name in PARTS.values() for figure in ("precision", "recall"))]
    lines = [head, ["---"] * len(head)]
    for language, name in LANGUAGES.items():
        measured = [measure(language, part) for part in PARTS]
        lines.append([name, *(f"{figure:.2f}" for one in measured for figure in (one.precision, one.recall))])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
