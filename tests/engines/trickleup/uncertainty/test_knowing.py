"""What it is worth to know a parameter: against closed forms and against nested loops."""

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.special import ndtri
from scipy.stats import norm
from tests.engines.trickleup.attribution.worlds import CODES, GDP, model

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.draws import sobol_points
from mutirao.engines.trickleup.evaluation import group_samples
from mutirao.engines.trickleup.model import Model, Scrambling
from mutirao.engines.trickleup.reach import one_hop
from mutirao.engines.trickleup.uncertainty.knowing import (
    value_of_knowing,
    value_of_knowing_which,
    values_of_knowing,
)
from mutirao.engines.trickleup.uncertainty.options import Portfolio, worths

SCRAMBLINGS = 8


def _normals(seed: int = 0) -> FloatArray:
    each = [sobol_points(np.random.default_rng([seed, number]), 2, 512) for number in range(SCRAMBLINGS)]
    return np.asarray(ndtri(np.concatenate(each)))


def _expected_gain(mean: float, spread: float) -> float:
    """E[max(0, N(mean, spread²))] − max(0, mean)."""
    return float(mean * norm.cdf(mean / spread) + spread * norm.pdf(mean / spread) - max(0.0, mean))


@pytest.mark.parametrize("mean", [-1.0, -0.3, 0.0, 0.2, 1.5])
def test_two_normal_parameters_of_a_linear_worth_are_known_in_closed_form(mean: float) -> None:
    """Doing it is worth mean + 2x + y, not doing it nothing."""
    x, y = _normals().T
    worth = np.column_stack([np.zeros(len(x)), mean + 2 * x + y])
    for score, spread in ((x, 2.0), (y, 1.0)):
        found = value_of_knowing(worth, score, SCRAMBLINGS)
        expected = _expected_gain(mean, spread)
        assert found.value == pytest.approx(expected, abs=0.02)
        assert abs(found.value - expected) < 5 * found.error + 0.01
        assert found.checked == pytest.approx(expected, abs=0.03)
    both = value_of_knowing(worth, worth, SCRAMBLINGS)
    assert both.value == pytest.approx(_expected_gain(mean, math.sqrt(5)), abs=0.02)


def test_what_decides_nothing_is_worth_nothing() -> None:
    x, y = _normals().T
    found = value_of_knowing(np.column_stack([np.zeros(len(x)), 1 + 0.1 * x]), y, SCRAMBLINGS)
    assert found.value < 1e-3
    assert found.checked <= 1e-3
    assert value_of_knowing(np.column_stack([0 * x, x]), np.ones(len(x)), SCRAMBLINGS).value == 0


def test_where_the_same_is_best_everywhere_knowing_is_worth_nothing() -> None:
    x, y = _normals().T
    worth = np.column_stack([np.zeros(len(x)), 20 + x + y])
    assert value_of_knowing(worth, x, SCRAMBLINGS).value == 0


def test_a_curved_worth_is_followed() -> None:
    """Worth x² − 1: known in closed form, E[max(0, x² − 1)] = 2φ(1)."""
    x, y = _normals().T
    found = value_of_knowing(np.column_stack([np.zeros(len(x)), x**2 - 1 + y]), x, SCRAMBLINGS)
    assert found.value == pytest.approx(2 * norm.pdf(1.0), abs=0.03)


def test_noise_lies_between_the_two_estimates() -> None:
    """With nothing to know, fitting noise gives too much and the check too little."""
    randomness = np.random.default_rng(0)
    found = [
        value_of_knowing(np.column_stack([np.zeros(512), randomness.normal(size=512)]), randomness.normal(size=512), 8)
        for _ in range(50)
    ]
    assert np.mean([one.value for one in found]) > 0 > np.mean([one.checked for one in found])


def test_knowing_which_of_two_cases_holds() -> None:
    """Worth 3 in one case and −1 in the other: do it (1 on average), or know and get 3 or 0 (1.5 on average)."""
    by_case = np.zeros((2, 64, 2))
    by_case[0, :, 1], by_case[1, :, 1] = 3.0, -1.0
    found = value_of_knowing_which(by_case, 8)
    assert (found.value, found.error, found.checked) == (0.5, 0.0, 0.5)


PORTFOLIOS = (
    Portfolio(code="small and open", stages=np.array([3.0, 0, 0, 0, 0])),
    Portfolio(code="large", stages=np.array([0, 1.0, 0, 0, 0])),
    Portfolio(code="two", stages=np.array([0, 0, 1.0, 1.0, 0])),
)


def test_no_parameter_is_worth_more_than_everything() -> None:
    found = values_of_knowing(model(scramblings=8, draws=256), PORTFOLIOS)
    assert [one.parameter for one in found.parameters] == ["beta", "delta", "phi", "exporter_factor", "structure"]
    for one in found.parameters:
        assert 0 <= one.value <= found.everything + 2 * found.everything_error
    assert found.best == "large"
    assert found.best_worth > 0


def test_beta_decides_whether_to_do_anything() -> None:
    """With one portfolio the choice is to do it or not, and only β can turn its sign: knowing β is knowing all."""
    made = model(scramblings=8, draws=256)
    found = values_of_knowing(made, PORTFOLIOS[1:2], bearers=np.array([0.0, 1, 0, 0, 0]))
    values = {one.parameter: one for one in found.parameters}
    assert values["beta"].value == pytest.approx(found.everything, rel=0.05)
    assert values["phi"].value < 0.05 * found.everything


def _by_nested_loops(made: Model, part: str, bearers: FloatArray) -> float:
    """Every outer draw of one parameter meets the same inner draws of the others."""
    outer, inner = made.scramblings[0].draws, made.scramblings[1].draws
    expected = []
    for row in range(outer.count):
        known = np.repeat(getattr(outer, part)[[row]], inner.count, axis=0)
        draws = replace(inner, **{part: known})
        reach = one_hop(draws, made.exposure, GDP, made.assumptions)
        one = replace(made, scramblings=(Scrambling(draws=draws, reach=reach),))
        each = [worths(one, PORTFOLIOS, structure, bearers).mean(axis=0) for structure in made.structures]
        expected.append(np.mean(each, axis=0))
    means = np.array(expected)
    return float(means.max(axis=1).mean() - means.mean(axis=0).max())


@pytest.mark.parametrize("part", ["beta", "phi", "exporter_factor"])
def test_the_regression_agrees_with_nested_loops(part: str) -> None:
    """Whose gain is asked does not hold what is avoided at home: there φ and the factors decide, too."""
    bearers = np.array([0.0, 0, 0, 0, 1])
    made = model(scramblings=2, draws=512)
    expected = _by_nested_loops(made, part, bearers)
    found = values_of_knowing(model(scramblings=8, draws=512), PORTFOLIOS, bearers)
    one = next(each for each in found.parameters if each.parameter == part)
    assert one.value == pytest.approx(expected, abs=0.1 * found.everything + 4 * one.error)


def test_doing_nothing_is_an_option_that_is_worth_nothing() -> None:
    made = model()
    found = worths(made, PORTFOLIOS, made.default)
    assert (found[:, 0] == 0).all()
    alone = group_samples(made, PORTFOLIOS[0].stages, made.default, np.ones((len(CODES), 1)))
    np.testing.assert_allclose(found[:, 1], alone.net(has_displacement=True)[:, 0], atol=1e-12)
