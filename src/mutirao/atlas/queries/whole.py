"""The atlas as a whole, as far as the caller may see it."""

from datetime import date

from mutirao.access.actors import Actor
from mutirao.atlas.facts import WholeAtlas
from mutirao.atlas.queries.agreements import AgreementFilters, agreement_facts, agreements
from mutirao.atlas.queries.sources import sources
from mutirao.atlas.queries.statements import facts_of, selected_statements
from mutirao.atlas.queries.topics import topics


def whole_atlas(*, by: Actor, on: date) -> WholeAtlas:
    """Every source and topic, and the statements and agreements that the caller may see, always in the same order."""
    statements = facts_of(selected_statements(by=by).order_by("party__code", "public_id"), on=on)
    agreed = agreements(AgreementFilters(), by=by, on=on).order_by("party__code", "public_id")
    return WholeAtlas(
        on=on,
        sources=tuple(sources(on)),
        statements=statements,
        topics=tuple(topics()),
        agreements=tuple(agreement_facts(agreed, on=on)),
    )
