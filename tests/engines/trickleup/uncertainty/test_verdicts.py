"""What may be concluded, and why not more."""

from dataclasses import replace

import numpy as np
import pytest
from tests.engines.trickleup.attribution.worlds import APART, CODES, SHARED, model, stages

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.attribution.columns import columns_of
from mutirao.engines.trickleup.exposure import observed_exposure
from mutirao.engines.trickleup.intervals import Conclusion
from mutirao.engines.trickleup.model import Model, assemble
from mutirao.engines.trickleup.structures import equal_cost, equal_rate
from mutirao.engines.trickleup.uncertainty.options import Portfolio
from mutirao.engines.trickleup.uncertainty.verdicts import Reason, best_option, compared, side_by_side, verdict

MODEL = model()
COLUMNS = columns_of(CODES, SHARED)


def _around(middle: float, spread: float = 0.1) -> FloatArray:
    return middle + spread * np.linspace(-1, 1, 400)


@pytest.mark.parametrize(
    ("first", "second", "conclusion", "reason"),
    [
        (_around(1), _around(2), Conclusion.GAIN, Reason.AGREED),
        (_around(-1), _around(-2), Conclusion.LOSS, Reason.AGREED),
        (_around(0.01), _around(0.05), Conclusion.NO_DIFFERENCE, Reason.COVERS_ZERO),
        (_around(1), _around(-1), Conclusion.UNDECIDED, Reason.CONTRADICT),
        (_around(0.01), _around(-0.01), Conclusion.NO_DIFFERENCE, Reason.COVERS_ZERO),
        (_around(1), _around(0.01), Conclusion.UNDECIDED, Reason.ONLY_SOME_TELL),
    ],
)
def test_a_verdict_says_what_holds_whichever_structure_is_true_and_why(
    first: FloatArray, second: FloatArray, conclusion: Conclusion, reason: Reason
) -> None:
    found = verdict({"one": first, "other": second}, scramblings=4)
    assert (found.conclusion, found.reason) == (conclusion, reason)
    assert found.is_told is (conclusion in (Conclusion.GAIN, Conclusion.LOSS))


def test_a_verdict_carries_the_facts_of_every_structure() -> None:
    found = verdict({"one": _around(1), "other": _around(0.0)}, scramblings=4)
    one, other = found.under
    assert (one.structure, one.conclusion, one.share_of_draws_that_gain) == ("one", Conclusion.GAIN, 1.0)
    assert (other.structure, other.conclusion) == ("other", Conclusion.NO_DIFFERENCE)
    assert one.interval.low == pytest.approx(0.91)
    assert other.share_of_draws_that_gain == 0.5


def test_every_group_and_all_together_have_a_verdict() -> None:
    found = side_by_side(MODEL, stages(SHARED), COLUMNS)
    assert set(found) == {"recipients", "AAA", "DDD", "others", "total"}
    assert found["others"].conclusion is Conclusion.NOBODY
    assert found["others"].reason is Reason.EMPTY
    assert [one.structure for one in found["total"].under] == ["equal_cost", "equal_rate", "own_rates"]


def test_because_capacity_may_do_harm_a_gain_cannot_be_told() -> None:
    """13 % of the draws of β lie above zero: the evidence supports no more."""
    assert side_by_side(MODEL, stages(APART), COLUMNS)["recipients"].conclusion is Conclusion.NO_DIFFERENCE


def test_equal_portfolios_cannot_be_told_apart() -> None:
    for one in compared(MODEL, stages(SHARED), stages(SHARED), COLUMNS).values():
        assert one.conclusion in (Conclusion.NO_DIFFERENCE, Conclusion.NOBODY)


def _where_capacity_helps(*, phi: float = 0.2, delta: tuple[float, float] = (2.0, 8.0)) -> Model:
    """β is all but known; one large country, two small ones that buy from each other."""
    gdp = np.array([100.0, 10.0, 1.0])
    assumptions = Assumptions(beta_sd=0.001, phi_low=phi, phi_high=phi * 1.001, delta_a=delta[0], delta_b=delta[1])
    return assemble(
        codes=("AAA", "BBB", "CCC"),
        gdp=gdp,
        exposure=observed_exposure(np.array([[0, 1.0, 0], [0, 0, 0.2], [0, 0.2, 0]])),
        structures=(equal_cost(gdp), equal_rate(gdp)),
        assumptions=assumptions,
        seed=1,
        scramblings=4,
        draws_per_scrambling=64,
    )


def test_a_paired_difference_tells_what_two_intervals_do_not() -> None:
    """One portfolio is the other and a little more: in every draw it is better, though both intervals overlap."""
    made = replace(_where_capacity_helps(), structures=_where_capacity_helps().structures[:1])
    columns = columns_of(made.codes, (APART[0].__class__(code="a", gains=(("AAA", 1.0),)),))
    less, more = np.array([1.0, 0, 0]), np.array([1.01, 0, 0])
    difference = compared(made, more, less, columns)["total"]
    intervals = [side_by_side(made, one, columns)["total"].under[0].interval for one in (less, more)]
    assert intervals[0].high > intervals[1].low
    assert difference.conclusion is Conclusion.GAIN
    assert compared(made, less, more, columns)["total"].conclusion is Conclusion.LOSS


def test_where_structures_differ_public_data_cannot_decide() -> None:
    """Incidents pushed out of a small country cost more elsewhere under equal rates than they did at home."""
    made = _where_capacity_helps(delta=(80.0, 20.0))
    columns = columns_of(made.codes, (APART[0].__class__(code="a", gains=(("CCC", 1.0),)),))
    found = side_by_side(made, np.array([0, 0, 1.0]), columns)["total"]
    assert [one.conclusion for one in found.under] == [Conclusion.GAIN, Conclusion.LOSS]
    assert (found.conclusion, found.reason) == (Conclusion.UNDECIDED, Reason.CONTRADICT)


def test_the_best_option_may_depend_on_the_structure() -> None:
    made = _where_capacity_helps(delta=(80.0, 20.0))
    small = Portfolio(code="small", stages=np.array([0, 0, 1.0]))
    found = best_option(made, (small,))
    assert found.best == {"equal_cost": "small", "equal_rate": "nothing"}
    assert found.conclusion is Conclusion.UNDECIDED
    large = Portfolio(code="large", stages=np.array([1.0, 0, 0]))
    same = best_option(made, (small, large))
    assert set(same.best.values()) == {"large"}
    assert same.conclusion is Conclusion.SAME


def test_options_that_cannot_be_told_from_the_best_are_named() -> None:
    made = _where_capacity_helps()
    large = Portfolio(code="large", stages=np.array([1.0, 0, 0]))
    twin = Portfolio(code="twin", stages=np.array([1.0, 0, 0]))
    small = Portfolio(code="small", stages=np.array([0, 0, 0.1]))
    assert best_option(made, (large, twin, small)).indistinguishable["equal_cost"] == ("twin",)
