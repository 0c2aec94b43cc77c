"""What is asked of the planning core: frozen, checked, and with one canonical form of which the input hash is made."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from mutirao.kernel.errors import InvalidError
from mutirao.programmes.planning.assumed import NOTHING_ASSUMED, Assumed, require_assumed
from mutirao.programmes.planning.limits import LARGEST_AMOUNT, MOST_SEED, MOST_STAGES, MOST_YEARS
from mutirao.programmes.planning.world import EmptySelectionError, World, is_fictitious, require_country

if TYPE_CHECKING:
    from mutirao.programmes.planning.trade_file import TradeTable

DEFAULT_CURRENCY = "USD"


class BudgetError(InvalidError):
    """Not a finite amount above zero and at most `most`."""

    code = "plan.budget"


class YearsError(InvalidError):
    """Not from 1 to `most`."""

    code = "plan.years"


class StagesError(InvalidError):
    """Not above zero and at most `most`, in hundredths."""

    code = "plan.stages"


class PairError(InvalidError):
    """`value` of an `option` is not a name, a sign of equality and a number."""

    code = "plan.pair"


class NotAskedForError(InvalidError):
    """A gain of its own for a `country` that is not among those asked for."""

    code = "plan.not_asked_for"


class SeedError(InvalidError):
    code = "plan.seed"


class NoNeedsError(InvalidError):
    """A plan chooses among needs; there are none."""

    code = "plan.no_needs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A need to choose or leave out. `stages`: gain in capacity, in hundredths at the finest. `cost`: in the plan's
    currency.

    `earliest_year`: year of the plan, from 1. `after`: a need that must be finished the year before at the latest.
    """

    need: str
    country: str
    area: str
    stages: float
    cost: Decimal
    priority: int
    earliest_year: int = 1
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """A choice among needs. `is_confirmed`: the countries themselves confirmed them; needs from a file are a what-if.

    `partners`: codes of who helps or pays. `first_year`: calendar year of the plan's first, where it matters.
    `assumed`: what is taken for granted beside public figures.
    """

    needs: tuple[Need, ...]
    partners: tuple[str, ...]
    budget: Decimal
    years: int
    seed: int = 0
    currency: str = DEFAULT_CURRENCY
    trade: "TradeTable | None" = None
    first_year: int | None = None
    is_confirmed: bool = False
    assumed: Assumed = NOTHING_ASSUMED


@dataclass(frozen=True, slots=True, kw_only=True)
class ExploreRequest:
    """What if each of `countries` raised its capacity by `stages`, each alone and all together?

    `own_stages`: those that gain otherwise, each once. `assumed`: what is taken for granted beside public figures.
    """

    countries: tuple[str, ...]
    stages: float
    partners: tuple[str, ...]
    seed: int = 0
    trade: "TradeTable | None" = None
    own_stages: tuple[tuple[str, float], ...] = ()
    assumed: Assumed = NOTHING_ASSUMED

    def gain_of(self, country: str) -> float:
        return dict(self.own_stages).get(country, self.stages)


def read_budget(text: str) -> Decimal:
    """A budget as typed. Raises BudgetError where it is no amount, negative, zero or absurd."""
    try:
        amount = Decimal(text.strip()) if "_" not in text else Decimal("NaN")
    except InvalidOperation:
        raise BudgetError(budget=text, most=LARGEST_AMOUNT) from None
    _require_budget(amount)
    return amount


def require_plan(request: PlanRequest, world: World) -> None:
    """Refuse what makes no sense: budget, years, seed, no needs, unknown or mixed countries."""
    _require_budget(request.budget)
    if not 1 <= request.years <= MOST_YEARS:
        raise YearsError(years=request.years, most=MOST_YEARS)
    _require_seed(request.seed)
    if not request.needs:
        raise NoNeedsError()
    for need in request.needs:
        require_stages(need.stages)
    require_assumed(request.assumed, world)
    _require_countries((*(need.country for need in request.needs), *request.partners), world)


def require_explore(request: ExploreRequest, world: World) -> None:
    """Refuse what makes no sense: stages, seed, assumptions, no countries, unknown or mixed ones."""
    for country, _own in request.own_stages:
        if country not in request.countries:
            raise NotAskedForError(country=country)
    for stages in (request.stages, *(own for _country, own in request.own_stages)):
        require_stages(stages)
    require_assumed(request.assumed, world)
    _require_seed(request.seed)
    if not request.countries:
        raise EmptySelectionError(selection="")
    _require_countries((*request.countries, *request.partners), world)


def require_stages(stages: float) -> None:
    """Raises StagesError unless above zero, at most four, in hundredths."""
    if not 0 < stages <= MOST_STAGES or abs(stages * 100 - round(stages * 100)) > 1e-9:
        raise StagesError(stages=stages, most=MOST_STAGES)


def canonical(request: PlanRequest | ExploreRequest) -> dict[str, Any]:
    """The request as plain values, the same however its parts were ordered or written."""
    if isinstance(request, ExploreRequest):
        return {
            "kind": "explore",
            "countries": sorted(request.countries),
            "stages": request.stages,
            "own_stages": sorted(request.own_stages),
            "partners": sorted(request.partners),
            "seed": request.seed,
            "trade": request.trade.fingerprint if request.trade else None,
            "assumed": request.assumed.canonical(),
        }
    return {
        "kind": "plan",
        "needs": [_canonical_need(need) for need in sorted(request.needs, key=lambda need: need.need)],
        "partners": sorted(request.partners),
        "budget": _plain(request.budget),
        "years": request.years,
        "seed": request.seed,
        "currency": request.currency,
        "trade": request.trade.fingerprint if request.trade else None,
        "first_year": request.first_year,
        "is_confirmed": request.is_confirmed,
        "assumed": request.assumed.canonical(),
    }


def input_hash(request: PlanRequest | ExploreRequest, world: World, versions: Mapping[str, str]) -> str:
    """SHA-256 of everything that decides the result: the request, the figures of the world, the engines."""
    everything = {"request": canonical(request), "world": world.fingerprint, "engines": dict(versions)}
    text = json.dumps(everything, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical_need(need: Need) -> dict[str, Any]:
    return {
        "need": need.need,
        "country": need.country,
        "area": need.area,
        "stages": need.stages,
        "cost": _plain(need.cost),
        "priority": need.priority,
        "earliest_year": need.earliest_year,
        "after": need.after,
    }


def _plain(amount: Decimal) -> str:
    """`1E+7`, `10000000` and `10000000.00` are one amount."""
    return f"{amount.normalize():f}"


def _require_budget(budget: Decimal) -> None:
    if not budget.is_finite() or not 0 < budget <= Decimal(str(LARGEST_AMOUNT)):
        raise BudgetError(budget=str(budget), most=LARGEST_AMOUNT)


def _require_seed(seed: int) -> None:
    if not 0 <= seed <= MOST_SEED:
        raise SeedError(seed=seed, most=MOST_SEED)


def _require_countries(codes: tuple[str, ...], world: World) -> None:
    for code in codes:
        require_country(code, world)
    is_fictitious(codes, world)
