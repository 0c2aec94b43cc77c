"""What is asked of the planning core, as a form or a job carries it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanQuestion:
    """What is asked: which confirmed needs under which budget. `countries`: codes, none for all that may be seen."""

    countries: tuple[str, ...]
    partners: tuple[str, ...]
    budget: Decimal
    currency: str
    years: int
    first_year: int
    seed: int

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
        )
