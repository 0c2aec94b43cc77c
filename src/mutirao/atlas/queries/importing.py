"""What bringing in a file would change, before anything is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mutirao.atlas.digests import digest_of
from mutirao.atlas.models import Source, Statement, Topic
from mutirao.atlas.records import ImportedSource, ImportedStatement
from mutirao.parties.models import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Slugs, or keys of sources, in the order of the file. `kept`: edited on this site since, and left as they are."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDifference:
    sources: Difference
    statements: Difference


def import_difference(sources: Sequence[ImportedSource], statements: Sequence[ImportedStatement]) -> ImportDifference:
    """What `import_statements` would do with these records; it changes nothing and removes nothing."""
    stored = {row.key: row for row in Source.objects.all()}
    current = {row.public_id: row for row in Statement.objects.select_related("current")}
    return ImportDifference(
        sources=_difference([(one.key, _fate_of_source(one, stored.get(one.key))) for one in sources]),
        statements=_difference([(one.slug, _fate_of_statement(one, current.get(one.slug))) for one in statements]),
    )


def _difference(fates: Sequence[tuple[str, str]]) -> Difference:
    def having(fate: str) -> tuple[str, ...]:
        return tuple(key for key, found in fates if found == fate)

    return Difference(
        added=having("added"),
        changed=having("changed"),
        kept=having("kept"),
        unchanged=len(having("unchanged")),
    )


def _fate_of_source(record: ImportedSource, stored: Source | None) -> str:
    if stored is None:
        return "added"
    if stored.shipped_digest == digest_of(record):
        return "unchanged"
    return "kept" if stored.edited_at is not None else "changed"


def _fate_of_statement(record: ImportedStatement, stored: Statement | None) -> str:
    if stored is None or stored.current is None:
        return "added"
    if stored.current.digest == digest_of(record):
        return "unchanged"
    # What people write on the site has no digest of a file.
    return "kept" if not stored.current.digest else "changed"


def known_names() -> Mapping[str, frozenset[str]]:
    """The parties, topics and sources that this site knows, to hold a file against."""
    return {
        "party": frozenset(Party.objects.values_list("code", flat=True)),
        "topic": frozenset(Topic.objects.values_list("key", flat=True)),
        "source": frozenset(Source.objects.values_list("key", flat=True)),
    }


def replaced_by() -> dict[str, str]:
    """Source key → the key of what replaced it, for the sources of this site."""
    rows = Source.objects.filter(superseded_by__isnull=False).values_list("key", "superseded_by__key")
    return {key: str(newer) for key, newer in rows}
