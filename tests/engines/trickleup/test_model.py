import numpy as np
import pytest

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.draws import draw
from mutirao.engines.trickleup.errors import NoWorldError, OwnRateInvalidError, OwnRateMissingError
from mutirao.engines.trickleup.evaluation import alone_samples, country_samples, group_samples, membership, world_prices
from mutirao.engines.trickleup.exposure import great_circle_distances, modelled_exposure, observed_exposure
from mutirao.engines.trickleup.model import Model, Scrambling, assemble, bound_report
from mutirao.engines.trickleup.structures import equal_cost, equal_rate, own_rates

CODES = ("AAA", "BBB", "CCC", "DDD")
GDP = np.array([400.0, 100.0, 30.0, 5.0])


@pytest.fixture(scope="module")
def model() -> Model:
    return _model()


def _model(seed: int = 5, draws: int = 512) -> Model:
    distances = great_circle_distances(np.array([0.0, 10.0, 20.0, -5.0]), np.array([0.0, 40.0, 90.0, -120.0]))
    return assemble(
        codes=CODES,
        gdp=GDP,
        exposure=modelled_exposure(GDP, distances, Assumptions()),
        structures=(equal_cost(GDP), equal_rate(GDP)),
        assumptions=Assumptions(),
        seed=seed,
        draws_per_scrambling=draws,
    )


def _stages(*stages: float) -> FloatArray:
    return np.array(stages)


def test_there_are_at_least_4096_draws(model: Model) -> None:
    assert sum(one.draws.count for one in model.scramblings) >= 4096


def test_the_same_seed_draws_the_same_and_another_seed_does_not() -> None:
    first, again, other = (_model(seed, 8).beta for seed in (1, 1, 2))
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != other.tobytes()


def test_the_parameters_follow_their_distributions(model: Model) -> None:
    delta = np.concatenate([one.draws.delta for one in model.scramblings])
    phi = np.concatenate([one.draws.phi for one in model.scramblings])
    factor = np.concatenate([one.draws.exporter_factor for one in model.scramblings])
    assert model.beta.mean() == pytest.approx(-0.17, abs=1e-3)
    assert model.beta.std() == pytest.approx(0.15, abs=2e-3)
    assert (model.beta > 0).mean() == pytest.approx(0.13, abs=0.01)
    assert delta.mean() == pytest.approx(0.2, abs=1e-3)
    assert np.median(phi) == pytest.approx(np.sqrt(0.01 * 0.5), rel=1e-2)
    assert factor.mean(axis=0) == pytest.approx(np.ones(4), abs=0.02)
    assert np.log(factor).std(axis=0) == pytest.approx(np.full(4, 0.86), abs=0.02)


def test_observed_exposure_gets_no_exporter_factor() -> None:
    drawn = draw(seed=1, countries=3, is_modelled=False, assumptions=Assumptions(), draws_per_scrambling=8)
    assert all((one.exporter_factor == 1.0).all() for one in drawn)


def test_groups_sum_to_the_total_of_all_countries(model: Model) -> None:
    members = membership(CODES, frozenset({"BBB"}), frozenset({"AAA"}))
    stages = _stages(0, 1, 0, 0)
    for structure in model.structures:
        groups = group_samples(model, stages, structure, members).net(has_displacement=True).sum(axis=1)
        assert np.abs(groups - country_samples(model, stages, structure).sum(axis=1)).max() < 1e-9
        price = world_prices(model, structure)[:, 1]
        assert np.abs(groups - price * -np.expm1(model.beta)).max() < 1e-9


def test_a_recipient_that_also_helps_is_a_recipient() -> None:
    members = membership(CODES, frozenset({"BBB"}), frozenset({"AAA", "BBB"}))
    assert members.tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 0, 1]]


def test_alone_agrees_with_a_portfolio_of_one_country(model: Model) -> None:
    partners = np.array([True, False, False, False])
    for structure in model.structures:
        own, to_partners, total = alone_samples(model, np.array([2.0]), structure, partners=partners)
        for row in range(4):
            stages = np.where(np.arange(4) == row, 2.0, 0.0)
            countries = country_samples(model, stages, structure)
            others = [place for place in (0,) if place != row]
            assert own[:, row] == pytest.approx(countries[:, row], abs=1e-12)
            assert to_partners[:, row] == pytest.approx(countries[:, others].sum(axis=1), abs=1e-12)
            assert total[:, row] == pytest.approx(countries.sum(axis=1), abs=1e-12)


def test_results_do_not_depend_on_how_the_work_is_cut_up(model: Model) -> None:
    """A scrambling is the unit of work: done one by one, in any order, it gives the same bits."""
    stages, members = _stages(0, 1, 1, 0), membership(CODES, frozenset({"BBB", "CCC"}), frozenset())
    at_once = group_samples(model, stages, model.default, members).net(has_displacement=True)
    parts = {
        number: group_samples(_only(model, one), stages, model.default, members).net(has_displacement=True)
        for number, one in reversed(list(enumerate(model.scramblings)))
    }
    assert at_once.tobytes() == np.concatenate([parts[number] for number in sorted(parts)]).tobytes()


def _only(model: Model, one: Scrambling) -> Model:
    return Model(
        codes=model.codes,
        gdp=model.gdp,
        exposure=model.exposure,
        structures=model.structures,
        assumptions=model.assumptions,
        scramblings=(one,),
    )


def test_the_bounds_that_bind_are_reported_with_whom_and_how_often() -> None:
    """Imports of 60 at a GDP of 20 pass the bound wherever φ > 0.95·20/60; for nobody else."""
    flows = np.array([[0.0, 0.0, 40.0], [0.0, 0.0, 20.0], [0.0, 0.0, 0.0]])
    gdp = np.array([50.0, 30.0, 20.0])
    model = assemble(
        codes=("A", "B", "C"),
        gdp=gdp,
        exposure=observed_exposure(flows),
        structures=(equal_cost(gdp),),
        assumptions=Assumptions(),
        seed=1,
    )
    expected = 1 - np.log(0.95 * 20 / 60 / 0.01) / np.log(0.5 / 0.01)
    report = bound_report(model)
    assert [code for code, _ in report.frequency] == ["C"]
    assert report.frequency[0][1] == pytest.approx(expected, abs=2e-3)
    assert report.any_frequency == report.frequency[0][1]


def test_a_world_of_one_country_is_refused() -> None:
    with pytest.raises(NoWorldError):
        assemble(
            codes=("A",),
            gdp=np.ones(1),
            exposure=observed_exposure(np.zeros((1, 1))),
            structures=(equal_cost(np.ones(1)),),
            assumptions=Assumptions(),
            seed=1,
        )


def test_a_country_without_an_own_rate_is_named() -> None:
    with pytest.raises(OwnRateMissingError) as refused:
        own_rates(("A", "B"), np.array([1.0, np.nan]))
    assert refused.value.facts == {"countries": "B"}


@pytest.mark.parametrize("rates", [[-1.0, 2.0], [0.0, 0.0]])
def test_negative_rates_and_no_rates_are_refused(rates: list[float]) -> None:
    with pytest.raises(OwnRateInvalidError):
        own_rates(("A", "B"), np.array(rates))
