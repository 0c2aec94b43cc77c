"""Who depends on whom: what each country buys from each other one, over its GDP, as the model takes it."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.assumptions import MODELLED_EXPOSURE_FIT, ModelledExposureFit
from mutirao.kernel.errors import InvalidError
from mutirao.programmes.planning.assumed import Assumed
from mutirao.programmes.planning.ground import NoFigure, exposed
from mutirao.programmes.planning.world import FloatArray, FlowTable, World, is_fictitious, require_country

MOST = 20  # countries side by side


class TooManySideBySideError(InvalidError):
    """`given` countries, where `most` can stand side by side."""

    code = "dependence.too_many"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dependence:
    """`shares[buyer, supplier]`: deliveries over the buyer's GDP, in the order of `codes`; zero from itself. `in_all`:
    the same from every country with figures. `no_figure`: those asked for that have none and do not stand here. `fit`:
    how well modelled deliveries agree with observed ones. `table`: what observed ones were read from; `has_table`:
    whether there is one, used or not."""

    codes: tuple[str, ...]
    shares: FloatArray
    in_all: FloatArray
    is_modelled: bool
    no_figure: tuple[NoFigure, ...]
    table: FlowTable | None
    has_table: bool
    fit: ModelledExposureFit = MODELLED_EXPOSURE_FIT


def dependence(codes: tuple[str, ...], world: World, *, is_modelled: bool = False) -> Dependence:
    """Of an imported table where there is one, unless `is_modelled` asks for the model all the same.

    Raises UnknownCountryError, MixedWorldError, TooManySideBySideError.
    """
    if len(codes) > MOST:
        raise TooManySideBySideError(given=len(codes), most=MOST)
    for code in codes:
        require_country(code, world)
    half = world.half(fictitious=is_fictitious(codes, world))
    known, exposure, without = exposed(half, trade=None, assumed=Assumed(is_exposure_modelled=is_modelled))
    shown = tuple(code for code in codes if code in known.codes)
    rows = np.array([known.codes.index(code) for code in shown], dtype=np.intp)
    over_gdp = exposure.flows / known.gdp[None, :]
    return Dependence(
        codes=shown,
        shares=over_gdp[np.ix_(rows, rows)].T,
        in_all=over_gdp.sum(axis=0)[rows],
        is_modelled=exposure.is_modelled,
        no_figure=tuple(one for one in without if one.country in codes),
        table=half.flow_tables[0] if half.flow_tables and not exposure.is_modelled else None,
        has_table=half.flows is not None,
    )
