"""The numbers that nobody measured, each with where it comes from.

They are assumptions, not estimates: every result carries them, and a reader may disagree with each.
"""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from mutirao.engines.trickleup.errors import AssumptionInvalidError


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """One set of parameters of the model; the defaults are the shipped set.

    `beta_*`: change of the logarithm of the incident rate per stage, Normal. `delta_*`: share of avoided incidents that
    lands elsewhere, Beta. `phi_*`: share of a delivery that a lost IT service interrupts, log-uniform.
    `exporter_factor_sd`: of the logarithm of one factor per exporter, only where exposure is modelled.
    `trade_to_gdp`: sum of all deliveries over the sum of GDP. `reach_bound`: the largest share of an importer's GDP
    that one incident in each of its suppliers may interrupt. `least_distance_km`: closer capitals count as this far
    apart.
    """

    beta_mean: float = -0.17
    beta_sd: float = 0.15
    delta_a: float = 2.0
    delta_b: float = 8.0
    phi_low: float = 0.01
    phi_high: float = 0.5
    exporter_factor_sd: float = 0.86
    trade_to_gdp: float = 0.26
    reach_bound: float = 0.95
    least_distance_km: float = 100.0


SHIPPED = Assumptions()

# Beyond these a parameter has no meaning in the model, or nothing can be computed from it.
LIMITS: Mapping[str, tuple[float, float]] = {
    "beta_mean": (-2.0, 2.0),
    "beta_sd": (0.0, 2.0),
    "delta_a": (0.01, 1000.0),
    "delta_b": (0.01, 1000.0),
    "phi_low": (0.0001, 1.0),
    "phi_high": (0.0001, 1.0),
    "exporter_factor_sd": (0.0, 3.0),
    "trade_to_gdp": (0.001, 5.0),
    "reach_bound": (0.01, 0.99),
    "least_distance_km": (1.0, 20_000.0),
}


def require_assumptions(given: Assumptions) -> None:
    """Raises AssumptionInvalidError for the first parameter outside its limits, and for a φ that ends before it
    begins."""
    for name, value in asdict(given).items():
        least, most = LIMITS[name]
        if not (math.isfinite(value) and least <= value <= most):
            raise AssumptionInvalidError(assumption=name, value=value, least=least, most=most)
    if given.phi_low > given.phi_high:
        raise AssumptionInvalidError(
            assumption="phi_low", value=given.phi_low, least=LIMITS["phi_low"][0], most=given.phi_high
        )


def changed(given: Assumptions) -> dict[str, float]:
    """The parameters that differ from the shipped set, by name."""
    shipped = asdict(SHIPPED)
    return {name: value for name, value in asdict(given).items() if value != shipped[name]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where one assumption comes from: `basis` is `judgement`, `evidence`, `calibration` or `convention`."""

    code: str
    basis: str
    source: str


PROVENANCE: tuple[Provenance, ...] = (
    Provenance(
        code="beta",
        basis="judgement",
        source="Contested evidence: Hui, Kim and Wang 2017 (at least 11.8 % fewer attacks, with displacement); "
        "a 2025 event study (no deterrence); a 2024 preprint (more attacks). 13 % of the mass lies above zero.",
    ),
    Provenance(
        code="delta", basis="judgement", source="Displacement found by Hui, Kim and Wang 2017; size by judgement."
    ),
    Provenance(code="phi", basis="judgement", source="No measurement known; two orders of magnitude are left open."),
    Provenance(
        code="exporter_factor",
        basis="calibration",
        source="Residual of exports over GDP, gravity against the 2006 table of Head, Mayer and Ries 2010. Mean one.",
    ),
    Provenance(
        code="trade_to_gdp",
        basis="calibration",
        source="Sum of deliveries over sum of GDP in the 2006 table of Head, Mayer and Ries 2010.",
    ),
    Provenance(
        code="reach_bound",
        basis="convention",
        source="No importer can lose more than its GDP; registers of ships come close.",
    ),
    Provenance(
        code="least_distance_km", basis="convention", source="Gravity has no meaning between neighbours at a point."
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelledExposureFit:
    """How well modelled exposure agrees with an observed table; printed beside every modelled result."""

    pairs_log_correlation: float
    export_share_rank_correlation: float
    source: str


# A test computes both again from the table.
MODELLED_EXPOSURE_FIT = ModelledExposureFit(
    pairs_log_correlation=0.78,
    export_share_rank_correlation=0.24,
    source="166 countries, 17,021 pairs, goods, 2006: Head, Mayer and Ries 2010, in the R package gravity (Apache-2.0)",
)
