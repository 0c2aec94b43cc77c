from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from tests.programmes.planning.worlds import CODES, need, plan_request, world

from mutirao.engines.trickleup.errors import NoWorldError
from mutirao.programmes.planning.assumed import Assumed, OwnFigure
from mutirao.programmes.planning.plan import PlanResult, plan
from mutirao.programmes.planning.trade_file import trade_of
from mutirao.programmes.planning.watch import CancelledError, Watch

NEEDS = (need("b", "BRA"), need("i", "IDN"), need("i2", "IDN", after="i"), need("p", "PRK"), need("t", "TLS"))


@pytest.fixture(scope="module")
def result() -> PlanResult:
    return plan(plan_request(*NEEDS), world())


def _chosen(found: PlanResult) -> set[str]:
    return {one.need for one in found.choice.chosen}


def test_the_budget_buys_what_gains_most(result: PlanResult) -> None:
    assert _chosen(result) == {"b", "i"}


def test_a_need_of_a_country_without_gdp_is_left_out_for_want_of_a_figure(result: PlanResult) -> None:
    assert [(one.need, one.figure, one.first) for one in result.without_figure] == [("p", "gdp", None)]
    assert [(one.country, one.figure) for one in result.ground.no_figure] == [("PRK", "gdp")]
    assert "PRK" not in {one.country for one in result.countries}


def test_what_waits_for_a_need_without_a_figure_is_left_out_with_it() -> None:
    found = plan(plan_request(need("p", "PRK"), need("b", "BRA", after="p"), need("i", "IDN", after="b")), world())
    assert [(one.need, one.first) for one in found.without_figure] == [("b", "p"), ("i", "b"), ("p", None)]
    assert found.choice.chosen == ()
    assert found.outcomes[0].trickle_up.interval is None


def test_real_plans_know_nothing_of_fictitious_countries(result: PlanResult) -> None:
    assert {one.country for one in result.countries} == {"BRA", "IDN", "JPN", "KOR", "TLS", "VNM"}
    assert result.names_real_countries


def test_fictitious_plans_know_nothing_of_real_countries() -> None:
    found = plan(plan_request(need("n", "XAA"), partners=("XPA",)), world())
    assert {one.country for one in found.countries} == {"XAA", "XAB", "XPA"}
    assert not found.names_real_countries


def test_countries_stand_in_the_order_of_their_codes(result: PlanResult) -> None:
    codes = [one.country for one in result.countries]
    assert codes == sorted(codes)


def test_groups_are_recipients_partners_and_others(result: PlanResult) -> None:
    assert {one.country: one.group for one in result.countries} == {
        "BRA": "recipients",
        "IDN": "recipients",
        "JPN": "partners",
        "KOR": "others",
        "TLS": "others",
        "VNM": "others",
    }


def test_every_structure_is_shown_with_displacement_on_and_off(result: PlanResult) -> None:
    assert [(one.structure, one.has_displacement) for one in result.outcomes] == [
        ("equal_cost", True),
        ("equal_cost", False),
        ("equal_rate", True),
        ("equal_rate", False),
    ]


def test_own_rates_are_a_third_structure() -> None:
    own = tuple(OwnFigure(country=code, incidents=number + 1.0) for number, code in enumerate(CODES))
    found = plan(plan_request(*NEEDS, assumed=Assumed(figures=own)), world())
    assert [one.structure for one in found.outcomes][-2:] == ["own_rates"] * 2


def test_the_structures_agree_where_nothing_is_displaced(result: PlanResult) -> None:
    """Equal cost and equal rate have the same direct losses today; they differ in where incidents land."""
    off = [one for one in result.outcomes if not one.has_displacement]
    assert off[0].benefit["total"].median == pytest.approx(off[1].benefit["total"].median)
    assert off[0].displacement_loss["total"].median == 0.0


def test_others_gain_without_displacement_in_the_draws_in_which_capacity_helps(result: PlanResult) -> None:
    off = result.outcomes[1]
    assert off.probability_others_gain == pytest.approx(0.87, abs=0.01)


def test_public_data_cannot_decide_where_structures_choose_differently() -> None:
    """Incidents pushed out of a very small country cost the world more than they did at home, if all λ are equal."""
    found = plan(plan_request(need("t", "TLS")), world())
    assert found.chosen_under == {"equal_cost": ("t",), "equal_rate": ()}
    assert str(found.conclusions["choice"]) == "public_data_cannot_decide"
    assert str(found.conclusions["total"]) == "no_difference_can_be_told"


def test_a_group_without_anybody_says_so() -> None:
    found = plan(plan_request(need("b", "BRA"), partners=()), world())
    assert str(found.conclusions["partners"]) == "nobody_in_group"


def test_costs_are_counted_to_the_cent() -> None:
    needs = (need("b", "BRA", cost=Decimal("100.01")), need("i", "IDN", cost=Decimal("100.00")))
    assert _chosen(plan(plan_request(*needs, budget=Decimal("200.01")), world())) == {"b", "i"}
    assert _chosen(plan(plan_request(*needs, budget=Decimal("200.00")), world())) == {"b"}


def test_a_fraction_of_a_cent_never_slips_under_the_budget() -> None:
    needs = (need("b", "BRA", cost=Decimal("100.001")), need("i", "IDN", cost=Decimal("100.00")))
    assert _chosen(plan(plan_request(*needs, budget=Decimal("200.00")), world())) == {"b"}


def test_an_observed_table_takes_the_place_of_modelled_exposure() -> None:
    content = b"exporter,importer,value,year\nBRA,JPN,5e10,2006\nJPN,BRA,5e10,2006\nIDN,JPN,1e10,2006\n"
    trade = trade_of(content, file="trade.csv", world=world())
    found = plan(plan_request(*NEEDS, trade=trade), world())
    assert (found.ground.exposure.kind, found.ground.exposure.year) == ("observed", 2006)
    assert [(one.country, one.figure) for one in found.ground.no_figure] == [
        ("KOR", "trade"),
        ("PRK", "gdp"),
        ("TLS", "trade"),
        ("VNM", "trade"),
    ]
    assert found.ground.exposure.trade_to_gdp == pytest.approx(11e10 / (2100 + 1400 + 4200) / 1e9)


def test_a_table_in_another_unit_than_gdp_is_suspected() -> None:
    trade = trade_of(b"exporter,importer,value\nBRA,JPN,50\n", file="trade.csv", world=world())
    assert not plan(plan_request(need("b", "BRA"), trade=trade), world()).ground.exposure.is_unit_likely


def test_trade_that_belongs_to_the_world_counts_as_observed() -> None:
    flows = np.full((len(CODES),) * 2, np.nan)
    flows[7:, 7:] = 1e10
    found = plan(plan_request(need("n", "XAA"), partners=("XPA",)), replace(world(), flows=flows))
    assert found.ground.exposure.kind == "observed"


def test_a_world_with_one_figure_is_refused() -> None:
    gdp = np.full(len(CODES), np.nan)
    gdp[0] = 1e12
    with pytest.raises(NoWorldError):
        plan(plan_request(need("b", "BRA")), replace(world(), gdp=gdp))


def test_progress_is_told_and_cancelling_is_heard() -> None:
    told: list[tuple[float, str]] = []
    plan(plan_request(*NEEDS), world(), watch=Watch(progress=lambda share, step: told.append((share, step))))
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert told[-1] == (1.0, "done")
    with pytest.raises(CancelledError):
        plan(plan_request(*NEEDS), world(), watch=Watch(is_cancelled=lambda: True))
