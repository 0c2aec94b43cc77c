"""What a question takes for granted beside public figures: the model's parameters, the asker's own figures, and
whether an imported table of deliveries is used."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from mutirao.engines.trickleup.assumptions import SHIPPED, Assumptions, changed, require_assumptions
from mutirao.kernel.errors import InvalidError
from mutirao.programmes.planning.limits import HIGHEST_STAGE, LARGEST_AMOUNT
from mutirao.programmes.planning.world import FloatArray, World, require_country


class OwnFigureTwiceError(InvalidError):
    """`country` has two lines of own figures."""

    code = "plan.own_figure_twice"


class OwnFigureInvalidError(InvalidError):
    """`figure` (`incidents`, `cost` or `stage`) of `country` is not from zero to `most`."""

    code = "plan.own_figure_invalid"


class UnknownAssumptionError(InvalidError):
    """The model has no assumption `name`; `known` lists those that can be changed."""

    code = "plan.unknown_assumption"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFigure:
    """What the asker says of a country, None where nothing is said: incidents a year, the cost of one in any currency,
    and the stage of capacity today in a model of five stages."""

    country: str
    incidents: float | None = None
    cost: float | None = None
    stage: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """`is_exposure_modelled`: deliveries are modelled even where a table was imported. `figures`: each country once."""

    parameters: Assumptions = SHIPPED
    is_exposure_modelled: bool = False
    figures: tuple[OwnFigure, ...] = ()

    @property
    def has_rates(self) -> bool:
        return any(one.incidents is not None for one in self.figures)

    def rates(self, codes: tuple[str, ...]) -> FloatArray:
        """Incidents a year, shape (countries,), NaN where the asker says nothing."""
        return self._of("incidents", codes)

    def costs(self, codes: tuple[str, ...]) -> FloatArray | None:
        """The cost of one incident, shape (countries,), NaN where nothing is said; None where nobody has one."""
        costs = self._of("cost", codes)
        return None if np.isnan(costs).all() else costs

    def stages_today(self, codes: tuple[str, ...]) -> FloatArray:
        """The stage of each country, shape (countries,), NaN where the asker says nothing."""
        return self._of("stage", codes)

    def canonical(self) -> dict[str, Any]:
        """Plain values, the same however the figures were ordered: what differs from the shipped set, and the rest."""
        return {
            "parameters": changed(self.parameters),
            "is_exposure_modelled": self.is_exposure_modelled,
            "figures": [asdict(one) for one in sorted(self.figures, key=lambda one: one.country)],
        }

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all that is assumed."""
        return hashlib.sha256(json.dumps(self.canonical(), sort_keys=True).encode()).hexdigest()

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Assumed":
        """From what `canonical` gave. Raises UnknownAssumptionError."""
        return cls(
            parameters=with_parameters(values.get("parameters", {})),
            is_exposure_modelled=bool(values.get("is_exposure_modelled", False)),
            figures=tuple(OwnFigure(**one) for one in values.get("figures", ())),
        )

    def _of(self, name: str, codes: tuple[str, ...]) -> FloatArray:
        said = {one.country: getattr(one, name) for one in self.figures}
        return np.array([np.nan if said.get(code) is None else said[code] for code in codes], dtype=np.float64)


NOTHING_ASSUMED = Assumed()


def with_parameters(changes: Mapping[str, float]) -> Assumptions:
    """The shipped set with some parameters changed. Raises UnknownAssumptionError."""
    known = asdict(SHIPPED)
    for name in changes:
        if name not in known:
            raise UnknownAssumptionError(name=name, known=", ".join(known))
    return replace(SHIPPED, **changes)


def require_assumed(assumed: Assumed, world: World) -> None:
    """Raises AssumptionInvalidError (engines.trickleup), OwnFigureTwiceError, OwnFigureInvalidError,
    UnknownCountryError."""
    require_assumptions(assumed.parameters)
    seen: set[str] = set()
    for one in assumed.figures:
        require_country(one.country, world)
        if one.country in seen:
            raise OwnFigureTwiceError(country=one.country)
        seen.add(one.country)
        for figure, most in (("incidents", LARGEST_AMOUNT), ("cost", LARGEST_AMOUNT), ("stage", HIGHEST_STAGE)):
            _require_figure(one, figure, most)


def _require_figure(one: OwnFigure, figure: str, most: float) -> None:
    value = getattr(one, figure)
    if value is not None and not (math.isfinite(value) and 0 <= value <= most):
        raise OwnFigureInvalidError(country=one.country, figure=figure, value=value, most=most)
