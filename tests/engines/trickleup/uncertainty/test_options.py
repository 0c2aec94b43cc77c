import numpy as np
from tests.engines.trickleup.attribution.worlds import model

from mutirao.engines.trickleup.evaluation import group_samples
from mutirao.engines.trickleup.uncertainty.options import Portfolio, selection, shares_best, worths

MODEL = model()


def test_ties_are_named_as_ties() -> None:
    worth = np.array([[0, 1, 2], [0, 2, 2], [0, 0, 0], [3, 1, 1.0]])
    alone, tied = shares_best(worth)
    assert alone.tolist() == [0.25, 0, 0.25]
    assert tied.tolist() == [0.25, 0.5, 0.5]


def test_equal_portfolios_tie_in_every_draw() -> None:
    twins = tuple(Portfolio(code=code, stages=np.array([0, 1.0, 0, 0, 0])) for code in ("one", "other"))
    nothing, one, other = selection(MODEL, twins)
    assert (one.alone, other.alone) == (0, 0)
    assert one.tied == other.tied > 0.5
    assert nothing.alone == 1 - one.tied


def test_doing_nothing_is_best_where_capacity_does_harm() -> None:
    nothing, large = selection(MODEL, (Portfolio(code="large", stages=np.array([0, 1.0, 0, 0, 0])),))
    assert (nothing.code, large.code) == ("nothing", "large")
    assert nothing.alone == (MODEL.beta > 0).mean()
    assert large.alone == (MODEL.beta < 0).mean()


def test_an_option_is_worth_what_the_model_says_for_whoever_counts() -> None:
    some = np.array([0.0, 1, 0, 1, 1])
    both = Portfolio(code="both", stages=np.array([1.0, 0, 2.0, 0, 0]))
    for structure in MODEL.structures:
        for bearers, members in ((None, np.ones((5, 1))), (some, some[:, None])):
            expected = group_samples(MODEL, both.stages, structure, members).net(has_displacement=True)
            found = worths(MODEL, (both,), structure, bearers)
            np.testing.assert_allclose(found[:, 1:], expected, atol=1e-12)
