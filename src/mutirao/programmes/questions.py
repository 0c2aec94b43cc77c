"""What is asked of the planning core, as a form or a job carries it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanQuestion:
    """What is asked: which confirmed needs under which budget. `countries`: codes, none for all that may be seen.
    `assumed`: plain values as of `planning.assumed.Assumed.canonical`."""

    countries: tuple[str, ...]
    partners: tuple[str, ...]
    budget: Decimal
    currency: str
    years: int
    first_year: int
    seed: int
    assumed: Mapping[str, Any] = field(default_factory=dict)

    def as_arguments(self) -> dict[str, Any]:
        return {
            **asdict(self),
            "countries": list(self.countries),
            "partners": list(self.partners),
            "budget": str(self.budget),
        }

    @classmethod
    def of(cls, arguments: Mapping[str, Any]) -> "PlanQuestion":
        return cls(
            countries=tuple(arguments["countries"]),
            partners=tuple(arguments["partners"]),
            budget=Decimal(arguments["budget"]),
            currency=arguments["currency"],
            years=arguments["years"],
            first_year=arguments["first_year"],
            seed=arguments["seed"],
            assumed=arguments.get("assumed", {}),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExploreQuestion:
    """What if each of these countries rose by so many stages? `own_stages`: those that rise otherwise. `assumed` as in
    a plan's. `compared_with`: the earlier what-if beside which the answer is wanted, or nothing."""

    countries: tuple[str, ...]
    stages: float
    partners: tuple[str, ...]
    seed: int
    own_stages: tuple[tuple[str, float], ...] = ()
    assumed: Mapping[str, Any] = field(default_factory=dict)
    compared_with: str = ""

    def as_arguments(self) -> dict[str, Any]:
        return {
            **asdict(self),
            "countries": list(self.countries),
            "partners": list(self.partners),
            "own_stages": [list(pair) for pair in self.own_stages],
        }

    @classmethod
    def of(cls, arguments: Mapping[str, Any]) -> "ExploreQuestion":
        return cls(
            countries=tuple(arguments["countries"]),
            stages=arguments["stages"],
            partners=tuple(arguments["partners"]),
            seed=arguments["seed"],
            own_stages=tuple((country, stages) for country, stages in arguments.get("own_stages", ())),
            assumed=arguments.get("assumed", {}),
            compared_with=arguments.get("compared_with", ""),
        )
