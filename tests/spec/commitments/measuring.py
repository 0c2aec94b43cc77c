"""Labelled sentences, and how well the rules tell them.

python -m tests.spec.commitments.measuring      (prints the tables that the documentation shows)
"""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

import yaml

from mutirao.engines.commitments.judging import judge
from mutirao.engines.commitments.pages import Page
from mutirao.engines.commitments.sentences import sentences_of

HERE = Path(__file__).parent
LANGUAGES = {"en": "English", "pt": "Portuguese", "es": "Spanish", "ko": "Korean", "ja": "Japanese"}
# What the rules were tuned on, what was kept apart, and what was written to be hard for them.
PARTS = {"development": "Development", "held_out": "Held out", "hard": "Hard"}
# In the forms that real documents mix. `mixed` was written with the rules; `realistic` apart from them, and read later
# to write more; `unseen` by somebody else, and shown to nobody who wrote a rule.
MIXED = {"mixed": "Mixed", "realistic": "Realistic"}
UNSEEN = "unseen"
_SURE = 1.96  # standard deviations: nineteen intervals of twenty hold the share


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
    sentences = _read(f"{language}.yaml")[part] if part in PARTS else _read(f"{part}.{language}.yaml")
    return tuple(
        Labelled(text=text, is_commitment=kind == "commitments", is_found=_is_found(text, language))
        for kind, texts in sentences.items()
        for text in texts
    )


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return read


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


def as_table(parts: Mapping[str, str]) -> str:
    """As the documentation shows it. `parts`: `PARTS` or `MIXED`."""
    head = ["Language", *(f"{name}: {figure}" for name in parts.values() for figure in ("precision", "recall"))]
    lines = [head, ["---"] * len(head)]
    for language, name in LANGUAGES.items():
        measured = [measure(language, part) for part in parts]
        lines.append([name, *(f"{figure:.2f}" for one in measured for figure in (one.precision, one.recall))])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def pooled_table() -> str:
    """The unseen part, by language and all together, with intervals after Wilson (1927)."""
    lines = [["Language", "Found", "Missed", "Found and wrong", "Precision", "Recall"], ["---"] * 6]
    pooled = [one for language in LANGUAGES for one in labelled(language, UNSEEN)]
    rows = [(name, measure(language, UNSEEN)) for language, name in LANGUAGES.items()]
    for name, one in (*rows, ("All", measured_of(pooled))):
        precision = _share(one.found, one.found + one.false)
        recall = _share(one.found, one.found + one.missed)
        lines.append([name, str(one.found), str(one.missed), str(one.false), precision, recall])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _share(part: int, whole: int) -> str:
    if not whole:
        return "–"
    low, high = interval(part, whole)
    return f"{part / whole:.2f} ({low:.2f} to {high:.2f})"


def interval(part: int, whole: int) -> tuple[float, float]:
    """Within which the true share lies in nineteen cases of twenty, after Wilson: also near 0 and 1."""
    share, square = part / whole, _SURE**2
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = _SURE * sqrt(share * (1 - share) / whole + square / (4 * whole**2)) / (1 + square / whole)
    return middle - half, middle + half


def main() -> None:
    sys.stdout.write("\n".join([as_table(PARTS), as_table(MIXED), pooled_table()]))


if __name__ == "__main__":
    main()
