"""What is recorded, written as its schema has it: to edit it, and to tell what an edit changes."""

from typing import Any

from mutirao.atlas.content import StatementContent
from mutirao.atlas.models import InvolvementRole, Source, Statement, StatementRevision
from mutirao.atlas.records import ImportedSource, ImportedStatement


def content_of_source(source: Source) -> dict[str, Any]:
    """As `content.SourceContent` reads it, without what is empty."""
    return _written(
        {
            "title": source.title,
            "title_language": source.title_language,
            "issuer": source.issuer,
            "date": source.dated,
            "url": source.url,
            "language": source.language,
            "standing": source.standing,
            "valid": source.valid,
            "check_period_days": source.check_period_days,
            "superseded_by": source.superseded_by.key if source.superseded_by else None,
            "follows": source.follows.key if source.follows else None,
        }
    )


def history_of_source(source: Source) -> dict[str, Any]:
    """What its history keeps: what is said of it, and when it was last checked before a file said otherwise."""
    return content_of_source(source) | _written({"last_checked": source.last_checked})


def content_of_record(record: ImportedSource | ImportedStatement) -> dict[str, Any]:
    """What a record of a file says, as `history_of_source` or `content_of` will tell it once it is taken over."""
    said = record.model_dump(mode="json", exclude_none=True, exclude={"key", "slug", "supersedes"})
    return _written(said)


def content_of(statement: Statement, revision: StatementRevision) -> dict[str, Any]:
    """As `content.StatementContent` reads it, without what is empty."""
    involved = list(revision.involvements.all())
    named = {role: [one.party.code for one in involved if one.role == role] for role in InvolvementRole}
    return _written(
        {
            "party": statement.party.code,
            "kind": statement.kind,
            "topic": statement.topic.key,
            "number": revision.number_in_source,
            "date": revision.said_on,
            "parties": named[InvolvementRole.PARTICIPANT],
            "observers": named[InvolvementRole.OBSERVER],
            "secretariat": named[InvolvementRole.SECRETARIAT],
            "source": revision.source.key,
            "instrument": revision.instrument.key if revision.instrument else None,
            "mark": revision.mark,
            "voice": revision.voice,
            "says": revision.says,
            "language": revision.language,
            "figures": revision.figures,
            "valid": revision.valid,
            "page": revision.page,
            "is_quotation": revision.is_quotation,
        }
    )


def as_recorded(content: StatementContent) -> dict[str, Any]:
    """What a proposal says, as `content_of` will tell it once it is recorded."""
    written = _written(content.model_dump(mode="json", exclude_none=True))
    if "date" not in written:
        dated = Source.objects.filter(key=content.source).values_list("dated", flat=True).first()
        written |= {"date": dated} if dated else {}
    return written


def _written(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {}, False)}
