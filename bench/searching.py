"""Searching 1,000,000 short texts, on both databases."""

from bench.databases import databases
from bench.deployment import deployment
from bench.results import Result, Row
from bench.timing import middle_ms, slow_ms

TEXTS = 1_000_000
_QUESTIONS = {
    "one rare word": "/en/search/?q=number500017",
    "two words": "/en/search/?q=measured+exercise27",
    "a word of every text": "/en/search/?q=measured",
    "in Japanese": "/en/search/?q=%E5%AE%89%E5%85%A8",
    "nothing, and a suggestion": "/en/search/?q=measurred",
}


def measure() -> Result:
    rows: list[Row] = []
    notes: list[str] = []
    for name, database in databases():
        with deployment(database) as place:
            session = place.inside("prepare")["session"]
            notes.append(f"{name}: {TEXTS:,} texts indexed within {place.inside('many_texts', str(TEXTS)):.0f} s")
            taken = place.inside("pages", session, *_QUESTIONS.values())
        rows += [
            {
                "database": name,
                "question": question,
                "p50_ms": middle_ms(taken[address]["clock"]),
                "p95_ms": slow_ms(taken[address]["clock"]),
                "processor_ms": middle_ms(taken[address]["processor"]),
                "queries": taken[address]["queries"],
            }
            for question, address in _QUESTIONS.items()
        ]
    return Result(title=f"Search among {TEXTS:,} short texts", rows=rows, notes=notes)
