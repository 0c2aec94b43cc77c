"""From the figures of a world to a model: who has figures, whose deliveries count, what is drawn."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.exposure import (
    Exposure,
    great_circle_distances,
    modelled_exposure,
    observed_exposure,
)
from mutirao.engines.trickleup.model import Model, assemble
from mutirao.engines.trickleup.structures import Structure, equal_cost, equal_rate, own_rates
from mutirao.programmes.planning.assumed import NOTHING_ASSUMED, Assumed
from mutirao.programmes.planning.trade_file import TradeTable
from mutirao.programmes.planning.world import FloatArray, World, is_fictitious

# Observed deliveries outside these shares of GDP are probably in another unit than GDP.
LIKELY_TRADE_TO_GDP = (0.01, 5.0)
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFigure:
    """A country left out of the computation for want of a figure; never counted as zero.

    `figure`: `gdp`, `coordinates` (for modelled exposure) or `trade` (for observed exposure).
    """

    country: str
    figure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureFacts:
    """Where exposure came from: `kind` is `observed` or `modelled`; `year` and `file` (or name) of an observed table.

    `trade_to_gdp`: all deliveries over all GDP; `is_unit_likely` is False where the table seems to be in another unit.
    """

    kind: str
    year: int | None
    file: str | None
    trade_to_gdp: float
    is_unit_likely: bool
    lines_of_other_years: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """A model of the countries with figures, and what had to be said in making it."""

    model: Model
    assumed: Assumed
    no_figure: tuple[NoFigure, ...]
    exposure: ExposureFacts
    gdp_years: tuple[int, int]
    gdp_source: str


def lay_ground(world: World, *, trade: TradeTable | None, seed: int, assumed: Assumed = NOTHING_ASSUMED) -> Ground:
    """A model of `world`, all real or all fictitious, with the deliveries of `trade`, else of the world, else modelled.

    Raises NoWorldError, OwnRateMissingError, OwnRateInvalidError (engines.trickleup).
    """
    known, exposure, no_figure = exposed(world, trade=trade, assumed=assumed)
    model = assemble(
        codes=known.codes,
        gdp=known.gdp,
        exposure=exposure,
        structures=_structures(known, assumed),
        assumptions=assumed.parameters,
        seed=seed,
    )
    return Ground(
        model=model,
        assumed=assumed,
        no_figure=no_figure,
        exposure=_facts(exposure, known, trade),
        gdp_years=(int(known.gdp_year.min()), int(known.gdp_year.max())),
        gdp_source=known.gdp_source,
    )


def require_rates(codes: tuple[str, ...], world: World, assumed: Assumed) -> None:
    """Raises OwnRateMissingError where the asker's own rates do not cover every country with figures in the half of
    the world that `codes` belong to, MixedWorldError."""
    if assumed.has_rates:
        half = world.half(fictitious=is_fictitious(codes, world))
        _structures(exposed(half, trade=None, assumed=assumed)[0], assumed)


def with_figures(partners: tuple[str, ...], ground: Ground) -> tuple[str, ...]:
    """The partners that stand in the model."""
    return tuple(code for code in partners if code in ground.model.codes)


def exposed(
    world: World, *, trade: TradeTable | None, assumed: Assumed = NOTHING_ASSUMED
) -> tuple[World, Exposure, tuple[NoFigure, ...]]:
    """The countries of `world` that have figures, whose deliveries count between them, and who is left out."""
    flows = trade.flows(world.codes) if trade else None if assumed.is_exposure_modelled else world.flows
    no_figure = _without_figures(world, flows)
    absent = {one.country for one in no_figure}
    rows = np.array([row for row, code in enumerate(world.codes) if code not in absent], dtype=np.intp)
    known = world.narrowed(rows)
    observed = None if flows is None else flows[np.ix_(rows, rows)]
    return known, _exposure(known, observed, assumed.parameters), no_figure


def _without_figures(world: World, flows: FloatArray | None) -> tuple[NoFigure, ...]:
    has_gdp = np.isfinite(world.gdp) & (world.gdp > 0)
    if flows is None:
        has_second, second = np.isfinite(world.latitude + world.longitude), "coordinates"
    else:
        has_second, second = np.asarray(~np.isnan(flows).all(axis=1)), "trade"
    return tuple(
        NoFigure(country=code, figure=second if gdp else "gdp")
        for code, gdp, other in zip(world.codes, has_gdp, has_second, strict=True)
        if not (gdp and other)
    )


def _exposure(known: World, flows: FloatArray | None, parameters: Assumptions) -> Exposure:
    if flows is not None:
        return observed_exposure(np.nan_to_num(flows))
    if len(known.codes) < 2:  # the engine refuses such a world with a better error than a division
        return observed_exposure(np.zeros((len(known.codes),) * 2))
    return modelled_exposure(known.gdp, great_circle_distances(known.latitude, known.longitude), parameters)


def _structures(known: World, assumed: Assumed) -> tuple[Structure, ...]:
    public = (equal_cost(known.gdp), equal_rate(known.gdp))
    if not assumed.has_rates:
        return public
    return (*public, own_rates(known.codes, assumed.rates(known.codes), assumed.costs(known.codes)))


def _facts(exposure: Exposure, known: World, trade: TradeTable | None) -> ExposureFacts:
    ratio = float(exposure.flows.sum() / known.gdp.sum())
    least, most = LIKELY_TRADE_TO_GDP
    file, year = _table_of(known, trade) if not exposure.is_modelled else (None, None)
    return ExposureFacts(
        kind="modelled" if exposure.is_modelled else "observed",
        year=year,
        file=file,
        trade_to_gdp=ratio,
        is_unit_likely=exposure.is_modelled or least <= ratio <= most,
        lines_of_other_years=trade.lines_of_other_years if trade else 0,
    )


def _table_of(known: World, trade: TradeTable | None) -> tuple[str | None, int | None]:
    """The name and the year of the observed table."""
    if trade is not None:
        return trade.file, trade.year
    table = known.flow_tables[0] if known.flow_tables else None
    return (table.name, table.year) if table else (None, None)
