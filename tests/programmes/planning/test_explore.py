import pytest
from tests.programmes.planning.worlds import explore_request, need, plan_request, world

from mutirao.programmes.planning.explore import ExploreResult, explore
from mutirao.programmes.planning.plan import plan


@pytest.fixture(scope="module")
def result() -> ExploreResult:
    return explore(explore_request("VNM", "IDN", "PRK", "JPN"), world())


def test_each_country_is_answered_alone_in_the_order_of_codes(result: ExploreResult) -> None:
    assert [one.country for one in result.alone] == ["IDN", "VNM"]


def test_who_has_no_figure_or_is_a_partner_is_named_apart(result: ExploreResult) -> None:
    assert [(one.country, one.reason, one.figure) for one in result.not_explored] == [
        ("JPN", "is_partner", None),
        ("PRK", "no_figure", "gdp"),
    ]


def test_alone_is_what_a_plan_of_one_need_would_bring(result: ExploreResult) -> None:
    planned = plan(plan_request(need("i", "IDN")), world()).outcomes[0]
    (alone,) = (one for one in result.alone if one.country == "IDN")
    for group in ("recipients", "partners", "others", "total"):
        assert alone.benefit[group].median == pytest.approx(planned.benefit[group].median, rel=1e-9)
        assert alone.benefit[group].low == pytest.approx(planned.benefit[group].low, rel=1e-9)
    assert alone.probability_others_gain == planned.probability_others_gain


def test_all_together_is_what_a_plan_of_all_would_bring(result: ExploreResult) -> None:
    planned = plan(plan_request(need("i", "IDN"), need("v", "VNM")), world()).outcomes[0]
    assert result.outcomes[0].benefit == planned.benefit


def test_nobody_left_to_explore_is_an_answer() -> None:
    found = explore(explore_request("PRK"), world())
    assert found.alone == ()
    assert found.outcomes[0].benefit["total"].median == 0.0


def test_a_conclusion_about_others_needs_every_structure(result: ExploreResult) -> None:
    assert {str(one.conclusion) for one in result.alone} <= {
        "gain",
        "loss",
        "no_difference_can_be_told",
        "public_data_cannot_decide",
    }
