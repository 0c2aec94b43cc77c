"""What the contracts need to know of a page: its language, its forms, what it loads, what stands inline."""

import gzip
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from django.contrib.staticfiles import finders

_NOT_EXECUTED = {"application/json", "application/ld+json"}
_EMPTY_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|\{\{|\{%|\{#")
_WITHOUT_TEXT = {"script", "style"}


class Markup(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.language = ""
        # Scripts, styles and handlers in the page itself: the security policy would not let them work.
        self.inline: list[str] = []
        # Forms that change something and carry no token against forged ones.
        self.forms_without_token = 0
        self.files: list[str] = []
        self.texts: list[str] = []
        self._within = ""
        self._is_in_unguarded_form = False
        self.feed(page)

    @property
    def empty_placeholders(self) -> list[str]:
        return _EMPTY_PLACEHOLDER.findall(" ".join(self.texts))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._within = tag
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "link" and given.get("rel") == "stylesheet":
            self.files.append(given["href"])
        elif tag == "form":
            self._begin_form(given)
        elif tag == "input" and given.get("name") == "csrfmiddlewaretoken":
            self._is_in_unguarded_form = False
        self._note_inline(tag, given)

    def handle_endtag(self, tag: str) -> None:
        self._within = ""
        if tag == "form":
            self.forms_without_token += self._is_in_unguarded_form
            self._is_in_unguarded_form = False

    def handle_data(self, data: str) -> None:
        if self._within not in _WITHOUT_TEXT:
            self.texts.append(data)

    def _begin_form(self, given: dict[str, str]) -> None:
        self._is_in_unguarded_form = given.get("method", "get").lower() == "post"

    def _note_inline(self, tag: str, given: dict[str, str]) -> None:
        if tag == "script" and given.get("src"):
            self.files.append(given["src"])
        elif tag == "style" or (tag == "script" and given.get("type") not in _NOT_EXECUTED):
            self.inline.append(tag)
        self.inline += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]


def bytes_over_the_wire(page: bytes, markup: Markup) -> int:
    """The page with its styles and scripts, each compressed as the server sends it."""
    return len(gzip.compress(page)) + sum(_compressed_size(address) for address in set(markup.files))


@cache
def _compressed_size(address: str) -> int:
    found = finders.find(address.removeprefix("/static/").partition("?")[0])
    assert found is not None, f"{address} is not there: `make assets` builds it"
    return len(gzip.compress(Path(str(found)).read_bytes()))
