"""The atlas as a whole, as far as the caller may see it."""

from datetime import date

from mutirao.access.actors import Actor
from mutirao.atlas.facts import WholeAtlas
from mutirao.atlas.queries.sources import sources
from mutirao.atlas.queries.statements import facts_of, selected_statements
from mutirao.atlas.queries.topics import topics


def whole_atlas(*, by: Actor, on: date) -> WholeAtlas:
    """Every source and topic, and the statements that the caller may see, in an order that does not change."""
    statements = facts_of(selected_statements(by=by).order_by("party__code", "public_id"), on=on)
    return WholeAtlas(on=on, sources=tuple(sources(on)), statements=statements, topics=tuple(topics()))
