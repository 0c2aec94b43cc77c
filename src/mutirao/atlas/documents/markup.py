"""Walking a tree of markup without recursion: a document nested ten thousand deep is read like any other."""

from collections.abc import Iterator
from typing import Any


def walked(root: Any, without: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """“start” and “end” of each element in document order; what stands in an element of `without` is passed over."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        is_passed_over = not isinstance(element.tag, str) or element.tag in without
        if event == "start" and is_passed_over:
            walker.skip_subtree()
        if not is_passed_over:
            yield event, element
        elif event == "end":
            # Text behind a comment or a script belongs to what surrounds it.
            yield "passed", element
