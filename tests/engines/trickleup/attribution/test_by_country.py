import numpy as np
import pytest
from tests.engines.execution.work_for_tests import PROCESSES, name_of
from tests.engines.trickleup.attribution.worlds import CODES, SHARED, model, stages

from mutirao.engines.execution.local import ThreadRunner
from mutirao.engines.execution.runner import Runner
from mutirao.engines.trickleup.attribution.by_country import by_action, by_recipient
from mutirao.engines.trickleup.evaluation import country_samples
from mutirao.engines.trickleup.intervals import intervals

MODEL = model()


def test_means_add_up_to_each_countrys_benefit() -> None:
    for structure in MODEL.structures:
        expected = country_samples(MODEL, stages(SHARED), structure).mean(axis=0)
        for matrix in (by_recipient, by_action):
            found = matrix(MODEL, SHARED, structure)
            np.testing.assert_allclose(found.benefit.mean.sum(axis=0), expected, atol=1e-9)


def test_a_row_has_the_median_and_the_interval_of_each_country() -> None:
    """With a single recipient the row is the model itself."""
    alone = (SHARED[0].__class__(code="one", gains=(("BBB", 1.0),)),)
    found = by_recipient(MODEL, alone, MODEL.default)
    expected = intervals(country_samples(MODEL, stages(alone), MODEL.default), 4)
    assert (found.rows, found.countries) == (("BBB",), CODES)
    for name in ("low", "median", "high"):
        np.testing.assert_allclose(
            getattr(found.benefit, name)[0], [getattr(one, name) for one in expected], atol=1e-10
        )


def test_nobody_gains_dependence_from_its_own_row() -> None:
    found = by_recipient(MODEL, SHARED, MODEL.default)
    own = [CODES.index(code) for code in found.rows]
    assert found.dependence_gain.high[range(3), own].tolist() == [0.0, 0.0, 0.0]
    assert (found.benefit.median[range(3), own] > 0).all()


@pytest.mark.parametrize("runner", [ThreadRunner(workers=2), PROCESSES], ids=name_of)
def test_rows_do_not_depend_on_who_computes_them(runner: Runner) -> None:
    alone, spread_out = by_action(MODEL, SHARED, MODEL.default), by_action(MODEL, SHARED, MODEL.default, runner=runner)
    for part in ("benefit", "dependence_gain", "displacement_loss"):
        for name in ("low", "median", "high", "mean"):
            np.testing.assert_array_equal(getattr(getattr(alone, part), name), getattr(getattr(spread_out, part), name))
