"""Finding what a page says in Latin letters where its reader reads Japanese."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

# Attributes that are read aloud or shown.
_SPOKEN = ("alt", "aria-label", "placeholder", "title")
# What these hold is no sentence of the interface: programs, drawings of charts, and what a person typed.
_SILENT = frozenset({"code", "pre", "script", "style", "svg", "textarea"})
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
# At least two letters with a small one among them: codes in capitals are codes in every language.
_WORD = re.compile(r"[A-Za-zÀ-ɏ]*(?:[a-zß-ɏ][A-Za-zÀ-ɏ]|[A-Za-zÀ-ɏ][a-zß-ɏ])[A-Za-zÀ-ɏ]*")
_ADDRESS = re.compile(r"https?://\S+|[\w.+-]+@[\w.-]+|[a-z]+_[A-Za-z0-9]{10,}")


class _Reader(HTMLParser):
    """Keeps the texts of a page that stand in its own language."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_foreign = self._is_foreign or tag in _SILENT or (given.get("lang") or "ja") != "ja"
        if not is_foreign:
            self.texts += [value for name in _SPOKEN if (value := given.get(name))]
        if tag not in _VOID:
            self._open.append((tag, is_foreign))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._is_foreign:
            self.texts.append(data)

    @property
    def _is_foreign(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def latin_texts(page: str, allowed: frozenset[str], names: frozenset[str] = frozenset()) -> Iterator[str]:
    """Each text of a Japanese page that still holds a word in Latin letters once what is `allowed` anywhere in a text
    is taken out; `names` are allowed as a whole text only."""
    reader = _Reader()
    reader.feed(page)
    longest_first = sorted(allowed, key=len, reverse=True)
    for text in reader.texts:
        if text.strip() in names:
            continue
        rest = _ADDRESS.sub(" ", text)
        for phrase in longest_first:
            rest = rest.replace(phrase, " ")
        if _WORD.search(rest):
            yield " ".join(text.split())
