"""Who depends on whom, as a matrix for eyes and as lines for programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext

from mutirao.design import formats
from mutirao.design.charts import ChartText
from mutirao.design.network import Band, dependence_network
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


def dependence_drawing(page: DependencePage) -> str:
    """Everybody on a circle in the order of the table; nothing where there are fewer than two."""
    if len(page.parties) < 2:
        return ""
    text = ChartText(
        title=gettext("Who depends on whom"),
        description=gettext("A band from each supplier to each buyer; it widens with the share of the buyer's GDP."),
        axis="",
        language=get_language() or DEFAULT_LANGUAGE,
    )
    codes = [party.code for party in page.parties]
    bands = [
        Band(supplier=codes[supplier], buyer=codes[buyer], share=float(page.found.shares[buyer, supplier]))
        for buyer in range(len(codes))
        for supplier in range(len(codes))
        if buyer != supplier and page.found.shares[buyer, supplier] > 0
    ]
    return dependence_network(codes, bands, text)
