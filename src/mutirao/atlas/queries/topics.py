"""The tree of topics."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mutirao.atlas.facts import TopicFact
from mutirao.atlas.models import Topic
from mutirao.atlas.queries.shapes import topic_fact
from mutirao.kernel.errors import NotFoundError


class UnknownTopicError(NotFoundError):
    code = "topic.unknown"


def topics() -> list[TopicFact]:
    """All of them, each before those below it, in the order in which they are shown; one query."""
    rows = list(Topic.objects.all())
    keys = {row.pk: row.key for row in rows}
    return list(_below(None, [topic_fact(row, keys) for row in rows]))


def topic_with_descendants(key: str) -> tuple[TopicFact, ...]:
    """The topic, then every topic below it; raises UnknownTopicError."""
    listed = topics()
    found = next((topic for topic in listed if topic.key == key), None)
    if found is None:
        raise UnknownTopicError(topic=key, known=", ".join(topic.key for topic in listed))
    return found, *_below(key, listed)


def _below(parent: str | None, listed: Sequence[TopicFact], depth: int = 0) -> Iterator[TopicFact]:
    for topic in listed:
        if topic.parent == parent:
            yield replace(topic, depth=depth)
            yield from _below(topic.key, listed, depth + 1)
