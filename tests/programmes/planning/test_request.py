from dataclasses import replace
from decimal import Decimal

import pytest
from tests.programmes.planning.worlds import explore_request, need, plan_request, world

from mutirao.kernel.errors import InvalidError
from mutirao.programmes.planning.request import BudgetError, input_hash, read_budget, require_explore, require_plan

VERSIONS = {"engine": "1"}


@pytest.mark.parametrize("text", ["-1", "0", "nan", "inf", "-inf", "1e16", "ten", "", "1_000", "10,000"])
def test_a_senseless_budget_is_refused(text: str) -> None:
    with pytest.raises(BudgetError) as refused:
        read_budget(text)
    assert refused.value.facts["most"] == 1e15


@pytest.mark.parametrize(("text", "amount"), [("10000000", 10_000_000), (" 1e6 ", 1_000_000), ("1e15", 10**15)])
def test_a_budget_is_read(text: str, amount: int) -> None:
    assert read_budget(text) == amount


PLANS = [
    ({"budget": Decimal(-5)}, "plan.budget"),
    ({"budget": Decimal("NaN")}, "plan.budget"),
    ({"budget": Decimal("1e15") + 1}, "plan.budget"),
    ({"years": 0}, "plan.years"),
    ({"years": 11}, "plan.years"),
    ({"seed": -1}, "plan.seed"),
    ({"seed": 2**63}, "plan.seed"),
    ({"needs": ()}, "plan.no_needs"),
    ({"needs": (need("n", "BRA", stages=5.0),)}, "plan.stages"),
    ({"needs": (need("n", "ZZZ"),)}, "country.unknown"),
    ({"partners": ("JPM",)}, "country.unknown"),
    ({"needs": (need("n", "BRA"), need("m", "XAA"))}, "country.mixed_world"),
    ({"partners": ("XPA",)}, "country.mixed_world"),
]


@pytest.mark.parametrize(("changed", "code"), PLANS)
def test_a_senseless_plan_is_refused(changed: dict[str, object], code: str) -> None:
    good = plan_request(need("n", "BRA"))
    require_plan(good, world())
    with pytest.raises(InvalidError) as refused:
        require_plan(replace(good, **changed), world())  # type: ignore[arg-type]
    assert refused.value.code == code


EXPLORES = [
    ({"stages": 0.0}, "plan.stages"),
    ({"stages": 4.5}, "plan.stages"),
    ({"stages": float("nan")}, "plan.stages"),
    ({"stages": 0.001}, "plan.stages"),
    ({"countries": ()}, "country.none_selected"),
    ({"countries": ("BRA", "XAA")}, "country.mixed_world"),
]


@pytest.mark.parametrize(("changed", "code"), EXPLORES)
def test_a_senseless_what_if_is_refused(changed: dict[str, object], code: str) -> None:
    good = explore_request("BRA")
    require_explore(good, world())
    with pytest.raises(InvalidError) as refused:
        require_explore(replace(good, **changed), world())  # type: ignore[arg-type]
    assert refused.value.code == code


def test_the_hash_does_not_depend_on_order_or_on_how_an_amount_is_written() -> None:
    one = plan_request(need("a", "BRA"), need("b", "IDN"), budget=Decimal("250"))
    other = plan_request(need("b", "IDN"), need("a", "BRA"), budget=Decimal("2.50E+2"))
    assert input_hash(one, world(), VERSIONS) == input_hash(other, world(), VERSIONS)


CHANGES = [
    {"seed": 8},
    {"budget": Decimal("250.01")},
    {"years": 4},
    {"partners": ()},
    {"currency": "EUR"},
    {"is_confirmed": True},
    {"needs": (need("a", "BRA", priority=2),)},
]


@pytest.mark.parametrize("changed", CHANGES)
def test_the_hash_changes_with_everything_that_decides(changed: dict[str, object]) -> None:
    one = plan_request(need("a", "BRA"))
    assert input_hash(replace(one, **changed), world(), VERSIONS) != input_hash(one, world(), VERSIONS)  # type: ignore[arg-type]


def test_the_hash_changes_with_the_figures_and_the_engines() -> None:
    one, other = plan_request(need("a", "BRA")), world()
    other.gdp[0] += 1
    assert input_hash(one, other, VERSIONS) != input_hash(one, world(), VERSIONS)
    assert input_hash(one, world(), {"engine": "2"}) != input_hash(one, world(), VERSIONS)
