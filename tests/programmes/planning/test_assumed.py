"""What a question takes for granted: changed parameters, own figures, and a table that is left aside."""

from dataclasses import replace

import numpy as np
import pytest
from tests.programmes.planning.worlds import CODES, explore_request, need, plan_request, world

from mutirao.engines.trickleup.assumptions import LIMITS, SHIPPED, Assumptions, changed, require_assumptions
from mutirao.engines.trickleup.errors import AssumptionInvalidError, OwnRateMissingError
from mutirao.kernel.errors import FileError, InvalidError
from mutirao.programmes.planning.assumed import Assumed, OwnFigure, UnknownAssumptionError, with_parameters
from mutirao.programmes.planning.document import explore_document, plan_document, to_bytes
from mutirao.programmes.planning.explore import explore
from mutirao.programmes.planning.own_figures import own_figures_of
from mutirao.programmes.planning.plan import plan
from mutirao.programmes.planning.world import FlowTable, World


def _observed() -> World:
    known = world()
    flows = np.where(np.eye(len(CODES), dtype=bool), 0.0, 1e9)
    return replace(known, flows=flows, flow_tables=(FlowTable(name="invented", year=2020, is_fictitious=False),))


@pytest.mark.parametrize("name", LIMITS)
def test_every_parameter_has_limits_and_beyond_them_it_is_refused(name: str) -> None:
    least, most = LIMITS[name]
    for value in (least - 1, most + 1, float("nan"), float("inf")):
        with pytest.raises(AssumptionInvalidError) as refused:
            require_assumptions(replace(SHIPPED, **{name: value}))
        assert refused.value.facts["assumption"] == name


def test_the_shipped_set_lies_within_its_limits_and_changes_nothing() -> None:
    require_assumptions(SHIPPED)
    assert changed(SHIPPED) == {}
    assert changed(Assumptions(beta_sd=0.05)) == {"beta_sd": 0.05}


def test_an_interruption_cannot_end_before_it_begins() -> None:
    with pytest.raises(AssumptionInvalidError):
        require_assumptions(Assumptions(phi_low=0.4, phi_high=0.2))


def test_an_assumption_that_the_model_does_not_have_is_refused_with_those_that_it_has() -> None:
    with pytest.raises(UnknownAssumptionError) as refused:
        with_parameters({"gamma": 1.0})
    assert "beta_mean" in str(refused.value.facts["known"])


def test_a_parameter_known_exactly_has_no_interval() -> None:
    certain = Assumed(parameters=Assumptions(beta_sd=0.0, delta_a=0.01, delta_b=1000.0))
    found = explore(explore_request("IDN", assumed=certain), world())
    own = found.outcomes[0].benefit["recipients"]
    assert own.low == pytest.approx(own.high, rel=1e-3)
    assert own.median > 0


def test_what_was_changed_is_marked_and_the_shipped_value_stands_beside_it() -> None:
    document = explore_document(
        explore(explore_request("IDN", assumed=Assumed(parameters=Assumptions(beta_sd=0.05))), world())
    )
    beta, delta = document["assumptions"][:2]
    assert (beta["sd"], beta["basis"], beta["source"], beta["shipped"]["sd"]) == (0.05, "own", "", 0.15)
    assert (delta["basis"], "shipped" in delta) == ("judgement", False)
    assert document["assumed"]["changed"] == {"beta_sd": 0.05}


def test_what_is_assumed_decides_the_hash_and_its_order_does_not() -> None:
    def hashed(assumed: Assumed) -> str:
        return explore(explore_request("IDN", assumed=assumed), world()).input_hash

    figures = (OwnFigure(country="IDN", stage=2.0), OwnFigure(country="VNM", stage=3.0))
    assert hashed(Assumed(figures=figures)) == hashed(Assumed(figures=figures[::-1]))
    assert hashed(Assumed(figures=figures)) != hashed(Assumed())
    assert hashed(Assumed(parameters=Assumptions(beta_sd=0.1))) != hashed(Assumed())


def test_what_is_assumed_comes_back_from_its_plain_values() -> None:
    assumed = Assumed(
        parameters=Assumptions(phi_high=0.3), is_exposure_modelled=True, figures=(OwnFigure(country="IDN", cost=2.0),)
    )
    assert Assumed.of(assumed.canonical()) == assumed
    assert Assumed.of({}) == Assumed()


def test_a_table_may_be_left_aside_and_what_is_modelled_says_so() -> None:
    used = explore_document(explore(explore_request("IDN"), _observed()))["exposure"]
    aside = explore_document(explore(explore_request("IDN", assumed=Assumed(is_exposure_modelled=True)), _observed()))[
        "exposure"
    ]
    assert (used["kind"], used["file"], used["year"]) == ("observed", "invented", 2020)
    assert (aside["kind"], aside["file"], aside["year"]) == ("modelled", None, None)


def test_the_table_of_the_real_countries_is_not_that_of_the_fictitious_ones() -> None:
    assert explore_document(explore(explore_request("XAA", partners=("XPA",)), _observed()))["exposure"]["file"] is None


def test_own_rates_must_cover_every_country_with_a_figure() -> None:
    with pytest.raises(OwnRateMissingError) as refused:
        explore(explore_request("IDN", assumed=Assumed(figures=(OwnFigure(country="IDN", incidents=3.0),))), world())
    assert "BRA" in str(refused.value.facts["countries"])


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ((OwnFigure(country="IDN", stage=6.0),), "plan.own_figure_invalid"),
        ((OwnFigure(country="IDN", incidents=-1.0),), "plan.own_figure_invalid"),
        ((OwnFigure(country="IDN", cost=float("nan")),), "plan.own_figure_invalid"),
        ((OwnFigure(country="IDN"), OwnFigure(country="IDN")), "plan.own_figure_twice"),
        ((OwnFigure(country="ZZZ"),), "country.unknown"),
    ],
)
def test_own_figures_that_make_no_sense_are_refused(figures: tuple[OwnFigure, ...], code: str) -> None:
    for ask in (
        lambda: explore(explore_request("IDN", assumed=Assumed(figures=figures)), world()),
        lambda: plan(plan_request(need("i", "IDN"), assumed=Assumed(figures=figures)), world()),
    ):
        with pytest.raises(InvalidError) as refused:
            ask()
        assert refused.value.code == code


def test_own_figures_are_read_from_a_table_and_an_empty_cell_says_nothing() -> None:
    found = own_figures_of(b"country,incidents,stage\nidn,12.5,\nVNM,,3\n", file="own.csv", world=world())
    assert found == (
        OwnFigure(country="IDN", incidents=12.5, stage=None),
        OwnFigure(country="VNM", incidents=None, stage=3.0),
    )


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"country,rate\nIDN,1\n", "file.columns", 1),
        (b"country,stage\nZZZ,1\n", "file.unknown_country", 2),
        (b"country,stage\nIDN,many\n", "file.number", 2),
        (b"country,stage\nIDN,1\nVNM,9\n", "file.out_of_range", 3),
    ],
)
def test_a_table_of_own_figures_that_cannot_be_read_names_the_place(content: bytes, code: str, line: int) -> None:
    with pytest.raises(FileError) as refused:
        own_figures_of(content, file="own.csv", world=world())
    assert (refused.value.code, refused.value.facts["line"]) == (code, line)


def test_a_country_may_gain_otherwise_than_the_rest() -> None:
    found = explore(explore_request("IDN", "VNM", own_stages=(("IDN", 2.0),)), world())
    both = explore(explore_request("IDN", "VNM", stages=2.0), world())
    one = explore(explore_request("IDN", "VNM"), world())
    assert found.alone[0].benefit == both.alone[0].benefit
    assert found.alone[1].benefit == one.alone[1].benefit
    with pytest.raises(InvalidError, match="not_asked_for"):
        explore(explore_request("IDN", own_stages=(("VNM", 2.0),)), world())


def test_assumptions_change_a_plan_and_the_same_ones_give_the_same_bytes() -> None:
    def planned(assumed: Assumed) -> bytes:
        return to_bytes(plan_document(plan(plan_request(need("i", "IDN"), assumed=assumed), world())))

    certain = Assumed(parameters=Assumptions(beta_sd=0.01))
    assert planned(certain) == planned(certain)
    assert planned(certain) != planned(Assumed())
