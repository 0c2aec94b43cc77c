"""Who depends on whom, as a matrix for eyes and as lines for programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from mutirao.design import formats
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes.queries.dependence import DependencePage

if TYPE_CHECKING:
    from mutirao.parties.models import Party

_LEAST_SHOWN = 0.01  # percent
DEPENDENCE_COLUMNS = ("buyer", "supplier", "share_of_buyers_gdp", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenceRow:
    """What one country buys of the others, over its own GDP; None from itself."""

    party: "Party"
    shares: tuple[str | None, ...]
    in_all: str


def dependence_matrix(page: DependencePage) -> list[DependenceRow]:
    return [
        DependenceRow(
            party=party,
            shares=tuple(
                None if supplier == buyer else _percent(share)
                for supplier, share in enumerate(page.found.shares[buyer])
            ),
            in_all=_percent(page.found.in_all[buyer]),
        )
        for buyer, party in enumerate(page.parties)
    ]


def _percent(share: float) -> str:
    """A little is never shown as nothing."""
    language = get_language() or DEFAULT_LANGUAGE
    percent = float(share) * 100
    if 0 < percent < _LEAST_SHOWN:
        return f"<{formats.number(_LEAST_SHOWN, language, 2)}%"
    return f"{formats.number(percent, language, 2)}%"


def dependence_rows(page: DependencePage) -> Iterator[tuple[object, ...]]:
    kind = "modelled" if page.found.is_modelled else "observed"
    for buyer, party in enumerate(page.parties):
        for supplier, other in enumerate(page.parties):
            if buyer != supplier:
                yield party.code, other.code, f"{page.found.shares[buyer, supplier]:.6g}", kind
