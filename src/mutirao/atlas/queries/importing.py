"""What bringing in a file would change, before anything is changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mutirao.atlas.differences import FieldDifference, field_differences
from mutirao.atlas.digests import digest_of
from mutirao.atlas.models import Source, Statement, Topic
from mutirao.atlas.queries.contents import content_of, content_of_record, history_of_source
from mutirao.atlas.records import ImportedSource, ImportedStatement
from mutirao.atlas.staleness import Standing
from mutirao.atlas.succession import Links, first_circle, links_after
from mutirao.parties.models import Party

_BATCH = 500  # rows whose fields are held against the file at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Slugs, or keys of sources, in the order of the file. `kept`: edited on this site since, and left as they are."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    unchanged: int

    @property
    def taken(self) -> frozenset[str]:
        return frozenset((*self.added, *self.changed))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDifference:
    """`replaced`: keys of sources that the file only says something newer replaces."""

    sources: Difference
    statements: Difference
    replaced: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """What would become of one entry that is recorded already, field by field."""

    key: str
    differences: tuple[FieldDifference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChanges:
    sources: tuple[EntryChange, ...]
    statements: tuple[EntryChange, ...]


def import_difference(sources: Sequence[ImportedSource], statements: Sequence[ImportedStatement]) -> ImportDifference:
    """What `import_statements` would do with these records; it changes nothing and removes nothing."""
    stored = {row.key: row for row in Source.objects.all()}
    current = {row.public_id: row for row in Statement.objects.select_related("current")}
    of_sources = _difference([(one.key, _fate_of_source(one, stored.get(one.key))) for one in sources])
    return ImportDifference(
        sources=of_sources,
        statements=_difference([(one.slug, _fate_of_statement(one, current.get(one.slug))) for one in statements]),
        replaced=_replaced(sources, of_sources.taken, recorded_links(stored.values())),
    )


def import_changes(
    sources: Sequence[ImportedSource], statements: Sequence[ImportedStatement], found: ImportDifference
) -> ImportChanges:
    """The fields of what `import_difference` found to be changed, as they are and as they would be."""
    changed = set(found.statements.changed)
    return ImportChanges(
        sources=_changes_of_sources(sources, found),
        statements=_changes_of_statements([one for one in statements if one.slug in changed]),
    )


def circle_after(sources: Sequence[ImportedSource]) -> tuple[str, ...]:
    """The first circle of documents that taking these records over would close; empty where it closes none."""
    stored = {row.key: row for row in Source.objects.all()}
    fates = _difference([(one.key, _fate_of_source(one, stored.get(one.key))) for one in sources])
    return first_circle(*closing(sources, fates.taken, recorded_links(stored.values())))


def closing(sources: Sequence[ImportedSource], taken: Collection[str], links: Links) -> tuple[list[str], Links]:
    """Through which keys a new circle can go, and the links as they would be."""
    touched = [one.key for one in sources if one.key in taken or one.supersedes in taken]
    return touched, links_after(sources, links, taken)


def recorded_links(rows: Iterable[Source]) -> Links:
    """From all sources of the site."""
    listed = list(rows)
    keys = {row.pk: row.key for row in listed}
    return Links(
        superseded_by={row.key: keys[row.superseded_by_id] for row in listed if row.superseded_by_id},
        follows={row.key: keys[row.follows_id] for row in listed if row.follows_id},
    )


def _replaced(sources: Sequence[ImportedSource], taken: Collection[str], links: Links) -> tuple[str, ...]:
    after = links_after(sources, links, taken).superseded_by
    return tuple(key for key, newer in after.items() if key not in taken and newer != links.superseded_by.get(key))


def _changes_of_sources(sources: Sequence[ImportedSource], found: ImportDifference) -> tuple[EntryChange, ...]:
    rows = Source.objects.select_related("superseded_by", "follows")
    stored = {row.key: row for row in rows}
    after = links_after(sources, recorded_links(stored.values()), found.sources.taken)
    records = {one.key: one for one in sources}
    return tuple(
        _change(key, history_of_source(stored[key]), _source_after(stored[key], records.get(key), after, found))
        for key in (*found.sources.changed, *found.replaced)
    )


def _source_after(row: Source, record: ImportedSource | None, links: Links, found: ImportDifference) -> dict[str, Any]:
    if record is None or row.key not in found.sources.taken:
        content = history_of_source(row)
    else:
        content = content_of_record(record)
    newer, older = links.superseded_by.get(row.key), links.follows.get(row.key)
    content |= {"superseded_by": newer} if newer else {}
    content |= {"follows": older} if older else {}
    return content | {"standing": standing_after(content["standing"], newer)}


def standing_after(standing: str, newer: str | None) -> str:
    """What is replaced is superseded, unless its term had ended before."""
    is_replaced = newer is not None and standing != Standing.TERM_ENDED
    return Standing.SUPERSEDED.value if is_replaced else standing


def _changes_of_statements(records: Sequence[ImportedStatement]) -> tuple[EntryChange, ...]:
    dated = dict(Source.objects.exclude(dated="").values_list("key", "dated"))
    return tuple(
        change
        for start in range(0, len(records), _BATCH)
        for change in _changes_in_batch(records[start : start + _BATCH], dated)
    )


def _changes_in_batch(records: Sequence[ImportedStatement], dated: Mapping[str, str]) -> list[EntryChange]:
    rows = Statement.objects.filter(public_id__in=[one.slug for one in records])
    rows = rows.select_related("party", "topic", "current__source", "current__instrument")
    stored = {row.public_id: row for row in rows.prefetch_related("current__involvements__party")}
    changes = []
    for one in records:
        row = stored[one.slug]
        before = content_of(row, row.current) if row.current is not None else {}
        after = content_of_record(one)
        if "date" not in after and one.source in dated:
            after["date"] = dated[one.source]
        changes.append(_change(one.slug, before, after))
    return changes


def _change(key: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> EntryChange:
    return EntryChange(key=key, differences=field_differences(before, after))


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
