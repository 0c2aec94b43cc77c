"""The questions that an account keeps: what a saved search consists of."""

from collections.abc import Mapping
from urllib.parse import urlencode

FILTERS = ("q", "kind", "party", "language")
MOST_SAVED = 100


def query_of(given: Mapping[str, str]) -> str:
    """The query part of an address, in one order and without empty parts: the same search is saved once."""
    return urlencode([(name, given[name]) for name in FILTERS if given.get(name)])
