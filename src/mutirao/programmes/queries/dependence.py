"""Who depends on whom among chosen countries, with their names in the reader's language."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mutirao.parties.models import Party
from mutirao.parties.queries import parties_by_codes
from mutirao.programmes.queries.worlds import planning_world

if TYPE_CHECKING:
    from mutirao.programmes.planning.dependence import Dependence


@dataclass(frozen=True, slots=True, kw_only=True)
class DependencePage:
    """`found` in the order of `parties`, which is that of their names, never of a figure. `without`: whoever has no
    figure, and which."""

    found: "Dependence"
    parties: tuple[Party, ...]
    without: tuple[tuple[Party, str], ...]


def dependence_page(selection: str, *, on: date, is_modelled: bool) -> DependencePage:
    """`is_modelled`: as the model takes it even where a table was imported.

    Raises UnknownCountryError, EmptySelectionError, MixedWorldError, TooManySideBySideError.
    """
    from mutirao.programmes.planning.dependence import dependence
    from mutirao.programmes.planning.world import countries

    world = planning_world()
    named = {party.code: party for party in parties_by_codes(countries(selection, world, on))}
    in_order = tuple(sorted(named, key=lambda code: (named[code].name.casefold(), code)))
    found = dependence(in_order, world, is_modelled=is_modelled)
    return DependencePage(
        found=found,
        parties=tuple(named[code] for code in found.codes),
        without=tuple((named[one.country], one.figure) for one in found.no_figure),
    )
