"""What the search knows of statements and sources. Who may find them is decided when somebody searches."""

from mutirao.atlas.models import Source, Statement
from mutirao.kernel.reference import Reference
from mutirao.search.kinds import Record
from mutirao.search.services import index_record, remove_record

STATEMENT, SOURCE = "statement", "source"


def statement_record(statement: Statement) -> Record | None:
    """None while nobody has read it."""
    revision = statement.current
    if revision is None or not revision.says:
        return None
    # Whoever searches by topic or party does so in a language of their own.
    names = (*statement.topic.names.values(), *statement.party.names.values(), revision.source.title)
    return Record(
        reference=Reference(STATEMENT, statement.public_id),
        language=revision.language,
        title=revision.says,
        text="\n".join(names),
        party=statement.party.code,
    )


def source_record(source: Source) -> Record:
    return Record(
        reference=Reference(SOURCE, source.key),
        language=source.title_language,
        title=source.title,
        text=source.issuer,
    )


def index_statement(statement: Statement) -> None:
    # It may have been told in another language before.
    remove_record(Reference(STATEMENT, statement.public_id))
    record = statement_record(statement)
    if record is not None:
        _index(record)


def index_source(source: Source) -> None:
    remove_record(Reference(SOURCE, source.key))
    _index(source_record(source))


def _index(record: Record) -> None:
    index_record(record.reference, language=record.language, title=record.title, text=record.text, party=record.party)
