"""What the readers give: the text of one page after the other."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """`total`: how many pages will come, 0 where that is not known before. `has_pages`: whether the numbers are those
    that a reader sees; where they are not, the document has no pages, as a page of the web has none."""

    total: int
    has_pages: bool
    pages: Iterator[str]
