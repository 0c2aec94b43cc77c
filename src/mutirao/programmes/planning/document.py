"""Results as JSON: stable keys, figures rounded so that the same seed gives the same bytes on any machine."""

import json
from decimal import Decimal

from mutirao.engines.trickleup.intervals import TrickleUpShare
from mutirao.kernel.errors import InvalidError
from mutirao.programmes.planning import explore as exploring
from mutirao.programmes.planning import plan as planning
from mutirao.programmes.planning import worth as valuing
from mutirao.programmes.planning.document_gains import gains
from mutirao.programmes.planning.document_grounds import grounds
from mutirao.programmes.planning.explore import AloneOutcome, ExploreResult
from mutirao.programmes.planning.outcomes import CountryBenefit, Outcome
from mutirao.programmes.planning.plain import Document, frequency, groups, interval, money, rounded
from mutirao.programmes.planning.plan import PlanResult
from mutirao.programmes.planning.worth import WorthResult

WATERMARK = "illustration_on_public_figures"
WATERMARK_WORDS = "illustration on public figures; no country asked for this"
UNDEFINED = "undefined"
KINDS = frozenset({"plan", "explore", "benefit"})


class DocumentError(InvalidError):
    """Not a document that this module wrote."""

    code = "plan.document"


def plan_document(result: PlanResult) -> Document:
    """The plan as plain values; keys are documented in docs/explanation/trickle-up.md."""
    request, default = result.request, result.outcomes[0]
    return {
        "kind": "plan",
        "watermark": _watermark(result.names_real_countries and not request.is_confirmed),
        "summary": _plan_summary(result),
        "actions": _actions(result),
        "left_out": _left_out(result),
        **_benefit(default),
        "structures": [_structure(one, result.chosen_under) for one in result.outcomes],
        "conclusions": {group: str(found) for group, found in result.conclusions.items()},
        "constraint_prices": _prices(result),
        "countries": [_country(one) for one in result.countries],
        **gains(result.who_gains, result.reasons),
        **grounds(result.ground, result.bounds),
        "partners": sorted(request.partners),
        "budget": money(request.budget),
        "years": request.years,
        "first_year": request.first_year,
        "currency": request.currency,
        "seed": request.seed,
        "engine_version": planning.VERSIONS,
        "input_hash": result.input_hash,
    }


def explore_document(result: ExploreResult) -> Document:
    """The what-if as plain values; `alone` is in the order of codes: countries are not ranked."""
    request, default = result.request, result.outcomes[0]
    return {
        "kind": "explore",
        "watermark": _watermark(result.names_real_countries),
        "summary": {"explored": len(result.alone), "not_explored": len(result.not_explored), "stages": request.stages},
        "gains": [{"country": one.country, "stages": request.gain_of(one.country)} for one in result.alone],
        "alone": [_alone(one) for one in result.alone],
        "not_explored": [
            {"country": one.country, "reason": one.reason, "figure": one.figure} for one in result.not_explored
        ],
        **_benefit(default),
        "structures": [_structure(one, {}) for one in result.outcomes],
        "conclusions": {group: str(found) for group, found in result.conclusions.items()},
        "countries": [_country(one) for one in result.countries],
        **gains(result.who_gains, result.reasons),
        **grounds(result.ground, result.bounds),
        "partners": sorted(request.partners),
        "stages": request.stages,
        "seed": request.seed,
        "engine_version": exploring.VERSIONS,
        "input_hash": result.input_hash,
    }


def worth_document(result: WorthResult) -> Document:
    """What a programme's gains are worth, as plain values: the keys of a plan without a choice."""
    request, default = result.request, result.outcomes[0]
    return {
        "kind": "benefit",
        "watermark": None,
        "gains": [{"country": country, "stages": stages} for country, stages in sorted(request.gains)],
        "without_figure": list(result.without_figure),
        **_benefit(default),
        "structures": [_structure(one, {}) for one in result.outcomes],
        "conclusions": {group: str(found) for group, found in result.conclusions.items()},
        "countries": [_country(one) for one in result.countries],
        **gains(result.who_gains, result.reasons),
        **grounds(result.ground, result.bounds),
        "partners": sorted(request.partners),
        "seed": request.seed,
        "engine_version": valuing.VERSIONS,
        "input_hash": result.input_hash,
    }


def to_bytes(document: Document) -> bytes:
    """UTF-8 JSON, indented, with a final newline; the same document gives the same bytes."""
    return (json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def from_bytes(content: bytes) -> Document:
    """What `to_bytes` wrote. Raises DocumentError for anything else."""
    try:
        document = json.loads(content)
    except ValueError:
        raise DocumentError() from None
    if not isinstance(document, dict) or document.get("kind") not in KINDS:
        raise DocumentError()
    return document


def _watermark(is_shown: bool) -> Document | None:
    return {"code": WATERMARK, "words": WATERMARK_WORDS} if is_shown else None


def _plan_summary(result: PlanResult) -> Document:
    """The few figures of a first line."""
    choice, request = result.choice, result.request
    return {
        "needs": len(request.needs),
        "chosen": len(choice.chosen),
        "left_out": len(choice.left_out) + len(result.without_figure),
        "cost": choice.cost / 100,
        "unspent": money(request.budget - Decimal(choice.cost) / 100),
        "mean_benefit": rounded(choice.value),
        "possible_improvement": rounded(choice.gap),
        "objective": "mean_benefit_to_the_world_default_structure_displacement_on",
        "selection_draws": choice.frequency_draws,
    }


def _actions(result: PlanResult) -> list[Document]:
    needs = {need.need: need for need in result.request.needs}
    return [
        {
            "need": one.need,
            "country": needs[one.need].country,
            "area": needs[one.need].area,
            "year": one.year,
            "cost": money(needs[one.need].cost),
            "reason": str(one.reason),
            "selection_frequency": round(one.frequency, 4),
            "gain": rounded(one.gain),
            "ties": list(one.ties),
        }
        for one in sorted(result.choice.chosen, key=lambda one: (one.year, one.need))
    ]


def _left_out(result: PlanResult) -> list[Document]:
    needs = {need.need: need for need in result.request.needs}
    frequency = result.choice.frequency_left_out
    rows: list[tuple[str, str, str | None, str | None]]
    rows = [(one.need, str(one.reason), one.first, None) for one in result.choice.left_out]
    rows += [(one.need, "no_figure", one.first, one.figure) for one in result.without_figure]
    return [
        {
            "need": name,
            "country": needs[name].country,
            "area": needs[name].area,
            "cost": money(needs[name].cost),
            "reason": reason,
            "first": first,
            "figure": figure,
            "selection_frequency": round(frequency[name], 4) if name in frequency else None,
        }
        for name, reason, first, figure in sorted(rows, key=lambda row: row[0])
    ]


def _benefit(default: Outcome) -> Document:
    """The default structure with displacement on: what is shown first."""
    return {
        "benefit": groups(default.benefit),
        "dependence_gain": groups(default.dependence_gain),
        "displacement_loss": groups(default.displacement_loss),
        "trickle_up_share": _share(default.trickle_up),
        "trickle_up_undefined_frequency": round(default.trickle_up.undefined_frequency, 4),
        "probability_others_gain": frequency(default.probability_others_gain),
    }


def _structure(one: Outcome, chosen_under: dict[str, tuple[str, ...]]) -> Document:
    chosen = chosen_under.get(one.structure)
    shown = {"structure": one.structure, "displacement": one.has_displacement, **_benefit(one)}
    return shown if chosen is None else {**shown, "would_choose": list(chosen)}


def _prices(result: PlanResult) -> list[Document]:
    marginal = {"constraint": "budget_per_unit", "need": None, "after": None, "method": "needs_in_part"}
    per_unit = {**marginal, "gain": rounded(result.choice.price_of_budget * 100)}
    return [
        {
            "constraint": one.constraint,
            "need": one.need,
            "after": one.after,
            "method": one.method,
            "gain": rounded(one.gain),
        }
        for one in result.choice.prices
    ] + [per_unit]


def _alone(one: AloneOutcome) -> Document:
    return {
        "country": one.country,
        "benefit": groups(one.benefit),
        "probability_others_gain": frequency(one.probability_others_gain),
        "conclusion": str(one.conclusion),
    }


def _country(one: CountryBenefit) -> Document:
    return {"country": one.country, "group": one.group, **interval(one.benefit)}


def _share(found: TrickleUpShare) -> Document | str:
    return UNDEFINED if found.interval is None else interval(found.interval)
