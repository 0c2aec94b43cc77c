import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.trickleup.propagation.small_tables import SmallTable, chain, shares, small_tables

from mutirao.engines.trickleup.propagation.dynamic import Shape, Shock, run, shortened
from mutirao.engines.trickleup.propagation.errors import DirectInvalidError, ParameterInvalidError, TableShapeError
from mutirao.engines.trickleup.propagation.static import inoperability
from mutirao.engines.trickleup.propagation.systems import demand_system, supply_system

DIRECT = np.array([0.3, 0.0, 0.1])
SYSTEM = supply_system(chain().table)
times = st.floats(0.0, 12.0)


def test_two_periods_worked_by_hand() -> None:
    """c* = (0.3, 0, 0.1) for one period and K = 0.5; then half of A*q(1) comes and half of q(1) goes."""
    shock = Shock(direct=DIRECT, recovery_time=np.ones(3))
    path = run(SYSTEM, (shock,), resilience=np.full(3, 0.5), periods=2).path
    assert path[0].tolist() == [0, 0, 0]
    assert path[1] == pytest.approx([0.15, 0, 0.05])
    assert path[2] == pytest.approx([0.075 + 0.5 * 0.1 * 0.05, 0.5 * 0.5 * 0.15, 0.025])


def test_a_shock_that_lasts_leads_to_the_static_state() -> None:
    shock = Shock(direct=DIRECT, recovery_time=np.full(3, 1e6))
    course = run(SYSTEM, (shock,), resilience=np.array([0.2, 0.5, 1.0]), periods=400)
    assert course.path[-1] == pytest.approx(inoperability(SYSTEM, DIRECT), abs=1e-10)


@settings(deadline=None, max_examples=40)
@given(data=st.data(), small=small_tables(), shape=st.sampled_from(Shape), begins=st.integers(0, 4))
def test_with_shocks_from_outside_total_loss_does_not_depend_on_resilience(
    data: st.DataObject, small: SmallTable, shape: Shape, begins: int
) -> None:
    count = len(small.output)
    recovery = np.array(data.draw(st.lists(times, min_size=count, max_size=count)))
    shock = Shock(direct=data.draw(shares(count)), recovery_time=recovery, shape=shape, begins=begins)
    periods = data.draw(st.integers(0, 20))
    for system in (supply_system(small.table), demand_system(small.table)):
        slow, quick = (
            run(system, (shock,), resilience=data.draw(shares(count, least=0.05)), periods=periods).losses
            for _ in range(2)
        )
        assert slow == pytest.approx(quick, rel=1e-9, abs=1e-9)
        in_all = np.linalg.solve(np.eye(count) - system.matrix, shock.in_all) * system.output
        assert slow == pytest.approx(in_all, rel=1e-9, abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(data=st.data(), small=small_tables(), shape=st.sampled_from(Shape), share=st.floats(0.05, 1.0))
def test_a_recovery_programme_keeps_its_value_whatever_resilience_is(
    data: st.DataObject, small: SmallTable, shape: Shape, share: float
) -> None:
    count = len(small.output)
    shock = Shock(direct=np.full(count, 0.4), recovery_time=np.full(count, 6.0), shape=shape)
    better = shortened(shock, np.full(count, share))
    system = supply_system(small.table)
    saved = [
        run(system, (shock,), resilience=resilience, periods=10).losses.sum()
        - run(system, (better,), resilience=resilience, periods=10).losses.sum()
        for resilience in (data.draw(shares(count, least=0.1)), np.ones(count))
    ]
    before = run(system, (shock,), resilience=np.ones(count), periods=10).losses.sum()
    # Losses are in proportion to recovery times: half as long, half as much.
    assert saved == pytest.approx([share * before] * 2, rel=1e-9)


def test_what_comes_after_the_last_period_is_the_same_as_watching_on() -> None:
    shocks = (
        Shock(direct=DIRECT, recovery_time=np.array([3.5, 0.0, 7.0]), shape=Shape.LINEAR, begins=2),
        Shock(direct=DIRECT[::-1].copy(), recovery_time=np.full(3, 4.0), shape=Shape.EXPONENTIAL),
    )
    resilience = np.array([0.3, 0.6, 0.9])
    long = run(SYSTEM, shocks, resilience=resilience, periods=500)
    assert long.afterwards == pytest.approx(np.zeros(3), abs=1e-10)
    for periods in (0, 1, 2, 3, 5, 9, 60):
        short = run(SYSTEM, shocks, resilience=resilience, periods=periods)
        assert short.inoperability == pytest.approx(long.inoperability, rel=1e-10)
        assert short.losses == pytest.approx(long.inoperability * SYSTEM.output, rel=1e-10)
        assert short.path == pytest.approx(long.path[: periods + 1])


@pytest.mark.parametrize(
    ("shape", "profile"),
    [
        (Shape.CONSTANT, [1, 1, 0.5, 0]),
        (Shape.LINEAR, [0.8, 0.4, 0.05, 0]),  # means of 1 − t/2.5 over each period
    ],
)
def test_shapes_over_two_periods_and_a_half(shape: Shape, profile: list[float]) -> None:
    shock = Shock(direct=np.ones(1), recovery_time=np.array([2.5]), shape=shape, begins=3)
    assert [float(shock.at(period)[0]) for period in range(7)] == pytest.approx([0, 0, 0, *profile])
    assert shock.in_all[0] == pytest.approx(sum(profile))


def test_an_exponential_recovery_has_a_hundredth_left_when_it_counts_as_over() -> None:
    shock = Shock(direct=np.ones(1), recovery_time=np.array([10.0]), shape=Shape.EXPONENTIAL)
    assert shock.until(10.0)[0] / shock.in_all[0] == pytest.approx(0.99)
    assert sum(float(shock.at(period)[0]) for period in range(shock.ends)) == pytest.approx(shock.in_all[0])
    # The first hundredth of a period has nearly nothing lost of it.
    assert shock.until(0.01)[0] == pytest.approx(0.01, rel=3e-3)


def test_who_recovers_at_once_loses_nothing() -> None:
    shock = Shock(direct=DIRECT, recovery_time=np.zeros(3))
    assert run(SYSTEM, (shock,), resilience=np.ones(3), periods=3).losses.tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"direct": np.array([0.3, 2.0, 0.0])}, DirectInvalidError),
        ({"recovery_time": np.array([1.0, -1.0, 1.0])}, ParameterInvalidError),
        ({"recovery_time": np.array([1.0, np.nan, 1.0])}, ParameterInvalidError),
        ({"recovery_time": np.ones(2)}, TableShapeError),
        ({"begins": -1}, ParameterInvalidError),
    ],
)
def test_a_shock_that_makes_no_sense_is_refused(changed: dict[str, object], error: type[Exception]) -> None:
    shock = Shock(**{"direct": DIRECT, "recovery_time": np.ones(3), **changed})  # type: ignore[arg-type]
    with pytest.raises(error):
        run(SYSTEM, (shock,), resilience=np.ones(3), periods=1)


@pytest.mark.parametrize("resilience", [np.zeros(3), np.full(3, 1.5), np.full(3, np.nan)])
def test_a_resilience_outside_of_its_bounds_is_refused(resilience: np.ndarray) -> None:
    with pytest.raises(ParameterInvalidError):
        run(SYSTEM, (), resilience=resilience, periods=1)


def test_a_resilience_of_other_nodes_and_negative_periods_are_refused() -> None:
    with pytest.raises(TableShapeError):
        run(SYSTEM, (), resilience=np.ones(2), periods=1)
    with pytest.raises(ParameterInvalidError):
        run(SYSTEM, (), resilience=np.ones(3), periods=-1)


def test_a_programme_shortens_by_a_share() -> None:
    shock = Shock(direct=DIRECT, recovery_time=np.full(3, 4.0))
    assert shortened(shock, np.array([0.0, 0.5, 1.0])).recovery_time.tolist() == [4, 2, 0]
    with pytest.raises(ParameterInvalidError):
        shortened(shock, np.array([0.0, 0.5, 1.2]))


@pytest.mark.parametrize(
    ("shape", "recovery", "ends"),
    [(Shape.CONSTANT, 2.5, 6), (Shape.LINEAR, 3.0, 6), (Shape.EXPONENTIAL, 0.5, 8), (Shape.CONSTANT, 0.0, 3)],
)
def test_a_shock_ends_in_the_first_period_in_which_nothing_of_it_is_left(
    shape: Shape, recovery: float, ends: int
) -> None:
    shock = Shock(direct=np.ones(2), recovery_time=np.array([0.0, recovery]), shape=shape, begins=3)
    assert shock.ends == ends
    assert not shock.at(ends).any()
    assert recovery == 0 or shock.at(ends - 1).any()


def test_what_is_refused_is_shown_and_bounds_themselves_are_not() -> None:
    longest = Shock(direct=DIRECT, recovery_time=np.array([0.0, 1.0, 1e6]))
    run(SYSTEM, (longest,), resilience=np.array([1.0, 0.5, np.nextafter(0.0, 1.0)]), periods=0)
    beyond = Shock(direct=DIRECT, recovery_time=np.array([3.0, 1.0, 1e6 + 0.5]))
    for asked in (
        lambda: run(SYSTEM, (beyond,), resilience=np.ones(3), periods=1),
        lambda: run(SYSTEM, (), resilience=np.array([0.25, 0.5, 1.5]), periods=1),
        lambda: shortened(longest, np.array([0.25, 0.5, 1.5])),
    ):
        with pytest.raises(ParameterInvalidError) as refused:
            asked()
        assert refused.value.facts["value"] in {1e6 + 0.5, 1.5}
