"""What countries and networks said and promised: documents, and what they say, in revisions that nobody changes."""

from mutirao.atlas.models.editions import ShippedEdition, new_edition_id
from mutirao.atlas.models.sources import Origin, Source, SourceQuerySet, new_source_key
from mutirao.atlas.models.statements import (
    Involvement,
    InvolvementRole,
    Kind,
    Mark,
    Statement,
    StatementRevision,
    Voice,
    new_statement_id,
)
from mutirao.atlas.models.topics import Topic
from mutirao.atlas.models.written_once import Immutable, ImmutableQuerySet, ImmutableRevisionError

__all__ = [
    "Immutable",
    "ImmutableQuerySet",
    "ImmutableRevisionError",
    "Involvement",
    "InvolvementRole",
    "Kind",
    "Mark",
    "Origin",
    "ShippedEdition",
    "Source",
    "SourceQuerySet",
    "Statement",
    "StatementRevision",
    "Topic",
    "Voice",
    "new_edition_id",
    "new_source_key",
    "new_statement_id",
]
