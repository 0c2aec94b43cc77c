"""Assumptions that were typed, kept under a name, or stand in an address."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mutirao.access.actors import Actor
from mutirao.access.audiences import visible_or_not_found
from mutirao.kernel.identifiers import PublicId
from mutirao.programmes.models import AssumptionSet
from mutirao.programmes.queries.worlds import planning_world

if TYPE_CHECKING:
    from mutirao.programmes.planning.assumed import Assumed

OWN_FIGURES = "own figures"


def assumption_sets(*, by: Actor) -> list[AssumptionSet]:
    """Those that `by` may see, its own party's first, then by name."""
    rows = AssumptionSet.objects.visible_to(by).select_related("party").prefetch_related("audience_parties")
    return sorted(rows, key=lambda row: (row.party_id != by.party_id, row.name.casefold(), row.pk))


def assumption_set(public_id: PublicId, *, by: Actor) -> AssumptionSet:
    """Raises NotFoundError where it is not there or not visible."""
    rows = AssumptionSet.objects.select_related("party").prefetch_related("audience_parties")
    found: AssumptionSet = visible_or_not_found(rows, public_id, by=by)
    return found


def locked_assumption_set(public_id: PublicId, *, by: Actor) -> AssumptionSet:
    """The same, locked until the end of the transaction."""
    found: AssumptionSet = visible_or_not_found(
        AssumptionSet.objects.select_for_update(of=("self",)).select_related("party"), public_id, by=by
    )
    return found


def read_assumed(*, parameters: Mapping[str, float], own_figures: str, is_exposure_modelled: bool) -> "Assumed":
    """What somebody typed. `own_figures`: a table of CSV, or nothing.

    Raises AssumptionInvalidError, UnknownAssumptionError, FileError, OwnFigureTwiceError, OwnFigureInvalidError.
    """
    from mutirao.programmes.planning.assumed import Assumed, require_assumed, with_parameters
    from mutirao.programmes.planning.own_figures import own_figures_of

    world = planning_world()
    figures = own_figures_of(own_figures.encode(), file=OWN_FIGURES, world=world) if own_figures.strip() else ()
    assumed = Assumed(
        parameters=with_parameters(parameters), is_exposure_modelled=is_exposure_modelled, figures=figures
    )
    require_assumed(assumed, world)
    return assumed


def own_figures_as_text(figures: Sequence[Mapping[str, Any]]) -> str:
    """Own figures, as `Assumed.canonical` holds them, as somebody would type them; nothing where there are none."""
    if not figures:
        return ""
    said = (name for name in ("incidents", "cost", "stage") if any(one[name] is not None for one in figures))
    columns = ("country", *said)
    lines = [",".join("" if one[name] is None else _plain(one[name]) for name in columns) for one in figures]
    return "\n".join([",".join(columns), *lines])


def _plain(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.15g}"


def shipped_parameters() -> dict[str, float]:
    """The shipped value of every assumption that can be changed, by name."""
    from dataclasses import asdict

    from mutirao.engines.trickleup.assumptions import SHIPPED

    return asdict(SHIPPED)


def limits_of_parameters() -> Mapping[str, tuple[float, float]]:
    """Least and most of each."""
    from mutirao.engines.trickleup.assumptions import LIMITS

    return LIMITS
