"""What lies behind a result: sums that must hold, other answers, and what decides."""

import pytest
from tests.programmes.planning.worlds import explore_request, need, plan_request, world

from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.programmes.planning import who_gains as behind
from mutirao.programmes.planning.assumed import Assumed, OwnFigure
from mutirao.programmes.planning.document import explore_document
from mutirao.programmes.planning.explore import ExploreResult, explore
from mutirao.programmes.planning.plan import plan
from mutirao.programmes.planning.worth import WorthRequest, worth


@pytest.fixture(scope="module")
def found() -> ExploreResult:
    return explore(explore_request("IDN", "VNM", partners=("JPN", "KOR")), world())


def test_the_matrix_has_the_recipients_as_rows_and_each_partner_apart(found: ExploreResult) -> None:
    matrix = found.who_gains.matrix
    assert matrix is not None
    assert matrix.columns == ("recipients", "JPN", "KOR", "others")
    assert [row.code for row in matrix.by_recipient] == ["IDN", "VNM"]


def test_means_of_the_rows_add_up_to_the_whole(found: ExploreResult) -> None:
    matrix = found.who_gains.matrix
    assert matrix is not None
    for column in range(len(matrix.columns)):
        rows = sum(row.cells[column].mean for row in matrix.by_recipient)
        assert rows == pytest.approx(matrix.whole.cells[column].mean, rel=1e-9)


def test_the_whole_of_the_matrix_is_the_first_structure_of_the_result(found: ExploreResult) -> None:
    matrix = found.who_gains.matrix
    assert matrix is not None
    assert matrix.whole.total.benefit.median == pytest.approx(found.outcomes[0].benefit["total"].median)
    assert matrix.whole.cells[0].benefit.median == pytest.approx(found.outcomes[0].benefit["recipients"].median)


def test_one_hop_is_what_the_result_says_and_all_hops_add_to_what_depends(found: ExploreResult) -> None:
    one, many = found.who_gains.by_hops
    assert (one.code, many.code) == ("one_hop", "many_hops")
    assert one.benefit["total"].median == pytest.approx(found.outcomes[0].benefit["total"].median)
    assert many.benefit["total"].median != one.benefit["total"].median


def test_without_stages_of_today_nothing_is_said_of_networks(found: ExploreResult) -> None:
    assert found.who_gains.by_aggregate == ()


def test_a_network_is_as_secure_as_its_average_its_weakest_or_its_strongest() -> None:
    """Only IDN, the stronger of two, rises: the weakest link gains nothing, the best shot all, the average half."""
    figures = (OwnFigure(country="IDN", stage=3.0), OwnFigure(country="VNM", stage=1.0))
    certain = Assumed(parameters=Assumptions(beta_sd=0.0), figures=figures)
    told = {
        one.code: one.benefit["total"].median
        for one in explore(explore_request("IDN", assumed=certain), world()).who_gains.by_aggregate
    }
    assert list(told) == ["own_effort", "total_effort", "weakest_link", "best_shot"]
    assert told["weakest_link"] == 0.0
    assert told["best_shot"] > told["own_effort"] > 0
    assert told["own_effort"] > told["total_effort"] > 0


def test_beta_alone_decides_what_recipients_gain(found: ExploreResult) -> None:
    parameters = {one.parameter: one.total for one in found.who_gains.decisive["recipients"].parameters}
    assert parameters["beta"] == pytest.approx(1.0, abs=0.02)
    assert parameters["phi"] == pytest.approx(0.0, abs=0.02)


def test_knowing_one_parameter_is_never_worth_more_than_knowing_all(found: ExploreResult) -> None:
    knowing = found.who_gains.knowing
    assert knowing is not None
    assert all(one.value <= knowing.everything + 1e-9 for one in knowing.parameters)


def test_where_nobody_can_be_explored_nothing_lies_behind() -> None:
    empty = explore(explore_request("PRK"), world())
    assert empty.who_gains.matrix is None
    assert explore_document(empty)["who_gains_from_whom"] is None


def test_a_partner_without_a_figure_has_no_column() -> None:
    found = explore(explore_request("IDN", partners=("JPN", "PRK")), world())
    assert found.who_gains.matrix is not None
    assert found.who_gains.matrix.columns == ("recipients", "JPN", "others")


def test_a_plan_tells_apart_its_needs_and_a_programme_its_recipients() -> None:
    planned = plan(plan_request(need("b", "BRA"), need("c", "BRA")), world()).who_gains.matrix
    assert planned is not None
    assert [row.code for row in planned.by_recipient] == ["BRA"]
    assert [row.code for row in planned.by_action] == ["b", "c"]
    valued = worth(WorthRequest(gains=(("BRA", 1.0), ("IDN", 2.0)), partners=("JPN",)), world()).who_gains.matrix
    assert valued is not None
    assert [row.code for row in valued.by_recipient] == ["BRA", "IDN"]


def test_so_many_needs_that_a_table_answers_nothing_are_told_by_country(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(behind, "MOST_ACTIONS", 1)
    matrix = plan(plan_request(need("b", "BRA"), need("c", "BRA")), world()).who_gains.matrix
    assert matrix is not None
    assert [row.code for row in matrix.by_action] == ["BRA"]
