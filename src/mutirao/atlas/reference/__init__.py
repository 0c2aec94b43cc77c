"""The shipped atlas: sources, statements and topics, read from the files beside this one and checked by `schema`."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from mutirao.atlas.reference.schema import ShippedAtlas, ShippedSource, ShippedStatement, ShippedTopic

FOLDER = Path(__file__).parent


class _TextDates(yaml.SafeLoader):
    """Leaves dates as text: the schema reads them, and says where one does not exist."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_atlas(folder: Path) -> ShippedAtlas:
    """The atlas of a folder with sources.yaml, statements.yaml and topics.yaml.

    Raises `pydantic.ValidationError`, which names file, entry and field, where a file breaks the schema.
    """
    return ShippedAtlas.model_validate({part: _entries(folder / f"{part}.yaml") for part in ShippedAtlas.model_fields})


def _entries(path: Path) -> Any:
    with path.open(encoding="utf-8") as opened:
        return yaml.load(opened, Loader=_TextDates)  # noqa: S506 - derived from the safe loader


@cache
def shipped_atlas() -> ShippedAtlas:
    return read_atlas(FOLDER)


@cache
def shipped_sources() -> Mapping[str, ShippedSource]:
    """Key → source."""
    return {source.key: source for source in shipped_atlas().sources}


def shipped_statements() -> Sequence[ShippedStatement]:
    """Every statement, unread ones included: those have no text."""
    return shipped_atlas().statements


def shipped_topics() -> Sequence[ShippedTopic]:
    """Topics in the order in which they are shown."""
    return shipped_atlas().topics


def chain_of(key: str) -> Sequence[ShippedSource]:
    """The chain of strategies and policies that a source belongs to, oldest first; itself alone where it has none."""
    sources = shipped_sources()
    followed_by = {source.follows: source for source in sources.values() if source.follows}
    oldest = sources[key]
    while oldest.follows:
        oldest = sources[oldest.follows]
    chain = [oldest]
    while chain[-1].key in followed_by:
        chain.append(followed_by[chain[-1].key])
    return chain
