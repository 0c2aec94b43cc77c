"""Published figures, names and memberships of real countries as CSV, as they are in use; a missing figure is no row."""

import csv
import io
from collections.abc import Iterable, Sequence

from mutirao.directory.queries import countries_with_profile, figures_from, memberships_of_countries
from mutirao.kernel.languages import LANGUAGES


def figures_as_csv(source_key: str) -> str:
    """Every figure of one source: party, indicator, year, value, unit."""
    rows = (
        (one.party.code, one.indicator, one.year, format(one.value.normalize(), "f"), one.unit)
        for one in figures_from(source_key)
    )
    return _table(("party", "indicator", "year", "value", "unit"), rows)


def countries_as_csv() -> str:
    """Codes, place in the lists of the United Nations and ISO, region codes, and names in every interface language."""
    named = tuple(f"name_{language.lower().replace('-', '_')}" for language in LANGUAGES)
    rows = (
        (
            party.code,
            profile.alpha2 if profile else "",
            profile.listing if profile else "",
            profile.region if profile else "",
            profile.subregion if profile else "",
            *(party.name_in(language) for language in LANGUAGES),
        )
        for party, profile in countries_with_profile()
        if not party.is_fictitious
    )
    return _table(("code", "alpha2", "listing", "region", "subregion", *named), rows)


def memberships_as_csv() -> str:
    """Who was a member of which network from when until when (that day not included), as precise as the source is."""
    rows = (
        (one.network.code, one.member.code, one.starts_text, one.ends_text, one.source, one.note)
        for one in memberships_of_countries()
        if not one.network.is_fictitious
    )
    return _table(("network", "member", "starts", "ends", "source", "note"), rows)


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows(rows)
    return written.getvalue()
