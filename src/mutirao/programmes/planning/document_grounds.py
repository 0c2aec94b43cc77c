"""What a result rests on, as plain values: assumptions with where they come from, exposure, bounds, figures."""

from dataclasses import asdict
from typing import Any

from mutirao.engines.trickleup.assumptions import MODELLED_EXPOSURE_FIT, PROVENANCE, SHIPPED, Assumptions, Provenance
from mutirao.engines.trickleup.model import BoundReport
from mutirao.programmes.planning.assumed import Assumed
from mutirao.programmes.planning.ground import Ground
from mutirao.programmes.planning.plain import Document, rounded

UNIT = "points (the world's direct loss today = 100)"
# The basis of a parameter that whoever asked has changed.
OWN = "own"


def grounds(ground: Ground, bounds: BoundReport) -> Document:
    return {
        "unit": UNIT,
        "assumptions": _assumptions(ground.model.assumptions),
        "assumed": _assumed(ground.assumed),
        "draws": sum(one.draws.count for one in ground.model.scramblings),
        "exposure": _exposure(ground),
        "bounds": {
            "bound": bounds.bound,
            "any_frequency": round(bounds.any_frequency, 4),
            "countries": [{"country": code, "frequency": round(share, 4)} for code, share in bounds.frequency],
        },
        "gdp": {"source": ground.gdp_source, "first_year": ground.gdp_years[0], "last_year": ground.gdp_years[1]},
        "no_figure": [{"country": one.country, "figure": one.figure} for one in ground.no_figure],
    }


def _assumptions(used: Assumptions) -> list[Document]:
    values, shipped = _values(used), _values(SHIPPED)
    return [_told(one, values[one.code], shipped[one.code]) for one in PROVENANCE]


def _told(one: Provenance, value: Document, shipped: Document) -> Document:
    """A value that whoever asked has changed no longer has the source of the shipped one, which stands beside it."""
    if value == shipped:
        return {"code": one.code, **value, "basis": one.basis, "source": one.source}
    return {"code": one.code, **value, "basis": OWN, "source": "", "shipped": shipped}


def _values(used: Assumptions) -> dict[str, dict[str, Any]]:
    return {
        "beta": {"distribution": "normal", "mean": used.beta_mean, "sd": used.beta_sd},
        "delta": {"distribution": "beta", "a": used.delta_a, "b": used.delta_b},
        "phi": {"distribution": "log_uniform", "low": used.phi_low, "high": used.phi_high},
        "exporter_factor": {"distribution": "lognormal", "mean": 1.0, "sd_of_logarithm": used.exporter_factor_sd},
        "trade_to_gdp": {"value": used.trade_to_gdp},
        "reach_bound": {"value": used.reach_bound},
        "least_distance_km": {"value": used.least_distance_km},
    }


def _assumed(assumed: Assumed) -> Document:
    """What the asker brought, with a fingerprint, so that two results can be told apart or found alike."""
    return {
        "changed": assumed.canonical()["parameters"],
        "is_exposure_modelled": assumed.is_exposure_modelled,
        "own_figures": [asdict(one) for one in sorted(assumed.figures, key=lambda one: one.country)],
        "fingerprint": assumed.fingerprint,
    }


def _exposure(ground: Ground) -> Document:
    facts = ground.exposure
    fit = MODELLED_EXPOSURE_FIT
    correlations = {
        "pairs_in_logarithms": fit.pairs_log_correlation,
        "exports_over_gdp_in_rank": fit.export_share_rank_correlation,
        "source": fit.source,
    }
    return {
        "kind": facts.kind,
        "file": facts.file,
        "year": facts.year,
        "lines_of_other_years": facts.lines_of_other_years,
        "trade_to_gdp": rounded(facts.trade_to_gdp),
        "is_unit_likely": facts.is_unit_likely,
        "correlations_with_observed": correlations if facts.kind == "modelled" else None,
    }
