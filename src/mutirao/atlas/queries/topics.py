"""The tree of topics."""

from mutirao.atlas.facts import TopicFact
from mutirao.atlas.models import Topic
from mutirao.atlas.queries.shapes import topic_fact
from mutirao.kernel.errors import NotFoundError


class UnknownTopicError(NotFoundError):
    code = "topic.unknown"


def topics() -> list[TopicFact]:
    """All of them, in the order in which they are shown; one query."""
    rows = list(Topic.objects.all())
    keys = {row.pk: row.key for row in rows}
    return [topic_fact(row, keys) for row in rows]


def topic_with_descendants(key: str) -> tuple[TopicFact, ...]:
    """The topic, then every topic below it; raises UnknownTopicError."""
    listed = topics()
    found = [topic for topic in listed if topic.key == key]
    if not found:
        raise UnknownTopicError(topic=key, known=", ".join(topic.key for topic in listed))
    for parent in found:
        found += [topic for topic in listed if topic.parent == parent.key and topic not in found]
    return tuple(found)
