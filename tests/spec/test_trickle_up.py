"""The definitions of the trickle-up model as worked examples, computed by hand.

The world: A (GDP 50), B (30), C (20). A delivers 6 to B and 2 to C, B delivers 3 to A, C delivers 1 to A.
φ = 0.5, so σ(A→B) = 0.5·6/50 = 0.06, σ(A→C) = 0.02, σ(B→A) = 0.05, σ(C→A) = 0.025.
A stage in A avoids a fifth of its incidents (e^β = 0.8). World direct loss today = 100 points: 50, 30 and 20.
"""

import math
from dataclasses import replace

import numpy as np
import pytest
from tests.engines.trickleup.small_worlds import three_countries

from mutirao.engines.trickleup.intervals import (
    Conclusion,
    Interval,
    conclusion,
    share_of_draws_that_gain,
    trickle_up_share,
)
from mutirao.engines.trickleup.structures import own_rates

A_FIFTH = math.log(0.8)

ONE_STAGE_IN_A = [
    # structure, part, A, B, C
    ("equal_cost", "own", 10.0, 0.0, 0.0),  # a fifth of 50
    ("equal_cost", "dependence", 0.0, 0.6, 0.2),  # 10·0.06, 10·0.02
    # Of λ shares 0.5, 0.3, 0.2: 0.2·0.2·0.5/(1 − 0.5) = 4 % more incidents in B and C; A feels 1.2·0.05 + 0.8·0.025.
    ("equal_cost", "displacement", 0.08, 1.2, 0.8),
    ("equal_rate", "own", 10.0, 0.0, 0.0),
    ("equal_rate", "dependence", 0.0, 0.6, 0.2),
    # All λ equal: 0.2·0.2·(1/3)/(2/3) = 2 % more incidents in B and C; A feels 0.6·0.05 + 0.4·0.025.
    ("equal_rate", "displacement", 0.04, 0.6, 0.4),
]


@pytest.mark.parametrize(("structure", "part", "a", "b", "c"), ONE_STAGE_IN_A)
def test_one_stage_in_a_is_worth(structure: str, part: str, a: float, b: float, c: float) -> None:
    benefit = three_countries(beta=A_FIFTH).benefit([1, 0, 0], structure)
    assert getattr(benefit, part)[0] == pytest.approx([a, b, c], abs=1e-12)


WITHIN_ONE_COUNTRY = [
    (1, 10.0),
    (2, 18.0),
    (3, 24.4),
]  # 50·(1 − 0.8^m): the second stage avoids a fifth of what is left


@pytest.mark.parametrize(("stages", "own"), WITHIN_ONE_COUNTRY)
def test_stages_multiply_within_a_country(stages: int, own: float) -> None:
    assert three_countries(beta=A_FIFTH).benefit([stages, 0, 0]).own[0, 0] == pytest.approx(own)


def test_gains_of_two_countries_add_up() -> None:
    world = three_countries(beta=A_FIFTH)
    together = world.benefit([1, 2, 0]).with_displacement
    assert together == pytest.approx(
        world.benefit([1, 0, 0]).with_displacement + world.benefit([0, 2, 0]).with_displacement
    )


class TestMoreIncidentsPerStage:
    """The sign case: β > 0, displacement off. Everybody loses; T is undefined; others do not gain."""

    stages = (1, 0, 0)

    def test_everybody_loses(self) -> None:
        benefit = three_countries(beta=math.log(1.25)).benefit([*self.stages])
        assert benefit.without_displacement[0] == pytest.approx([-12.5, -0.75, -0.25])  # a quarter more of 50

    def test_the_trickle_up_share_is_undefined_in_every_draw(self) -> None:
        share = trickle_up_share(recipients=np.full(8, -12.5), total=np.full(8, -13.5), scramblings=2)
        assert share.interval is None
        assert share.undefined_frequency == 1.0

    def test_no_draw_lets_others_gain(self) -> None:
        benefit = three_countries(beta=math.log(1.25)).benefit([*self.stages])
        assert share_of_draws_that_gain(benefit.without_displacement[:, 2]) == 0.0

    def test_with_displacement_a_share_of_the_new_incidents_is_drawn_away_from_others(self) -> None:
        benefit = three_countries(beta=math.log(1.25)).benefit([*self.stages])
        # A quarter more, of which a fifth from B and C: 0.25·0.2·0.5/0.5 = 5 % fewer there.
        assert benefit.displacement[0] == pytest.approx([-0.1, -1.5, -1.0])


def test_displacement_alone_can_make_others_lose() -> None:
    benefit = three_countries(beta=A_FIFTH).benefit([1, 0, 0])
    assert benefit.with_displacement[0] == pytest.approx([9.92, -0.6, -0.6])


def test_an_importer_cannot_lose_more_than_the_bound() -> None:
    """C imports 60 with a GDP of 20: φ·60/20 = 1.5 is lowered to 0.95, all suppliers alike."""
    world = replace(three_countries(beta=A_FIFTH), flows=[[0, 0, 40], [0, 0, 20], [0, 0, 0]])
    lowered = 0.95 * 20 / 60
    assert world.reach.is_bound.tolist() == [[False, False, True]]
    assert world.reach.per_importer[0] == pytest.approx([0.5, 0.5, lowered])
    assert world.benefit([1, 0, 0]).dependence[0] == pytest.approx([0, 0, 10 * lowered * 40 / 50])


def test_own_rates_set_where_the_loss_is_today() -> None:
    """Rates 1, 2, 2 at costs 10, 10, 5: products 10, 20, 10 of 40."""
    structure = own_rates(("A", "B", "C"), np.array([1.0, 2.0, 2.0]), np.array([10.0, 10.0, 5.0]))
    assert structure.loss == pytest.approx([25, 50, 25])
    assert structure.rate == pytest.approx([0.2, 0.4, 0.4])


TRICKLE_UP_SHARES = [
    # recipients, partners, others, and T: what partners and others have of the total
    (4.0, 1.0, 3.0, 0.5),
    (10.0, 0.0, 0.0, 0.0),
    (10.0, -1.0, -4.0, -1.0),  # others lose half of what recipients gain
]


@pytest.mark.parametrize(("recipients", "partners", "others", "expected"), TRICKLE_UP_SHARES)
def test_the_trickle_up_share(recipients: float, partners: float, others: float, expected: float) -> None:
    total = np.full(8, recipients + partners + others)
    share = trickle_up_share(recipients=np.full(8, recipients), total=total, scramblings=2)
    assert share.interval is not None
    assert share.interval.median == pytest.approx(expected)
    assert share.undefined_frequency == 0.0


def test_the_trickle_up_share_leaves_out_draws_without_a_meaning_and_counts_them() -> None:
    recipients = np.array([4.0, 4.0, 4.0, -1.0])
    total = np.array([8.0, 8.0, 8.0, 5.0])
    share = trickle_up_share(recipients=recipients, total=total, scramblings=1)
    assert share.interval is not None
    assert share.interval.median == 0.5
    assert share.undefined_frequency == 0.25


CONCLUSIONS = [
    # (median, low, high) under each structure
    ([(2, 1, 3), (1, 0.5, 2)], Conclusion.GAIN),
    ([(-2, -3, -1), (-1, -2, -0.5)], Conclusion.LOSS),
    ([(2, -1, 3), (1, -2, 2)], Conclusion.NO_DIFFERENCE),
    ([(2, 1, 3), (-1, -2, -0.5)], Conclusion.UNDECIDED),  # opposite signs
    ([(2, -1, 3), (-1, -2, 0.5)], Conclusion.NO_DIFFERENCE),  # opposite medians, but both cover zero
    ([(2, 1, 3), (1, -1, 2)], Conclusion.UNDECIDED),  # a gain under one, nothing to tell under the other
]


@pytest.mark.parametrize(("intervals", "expected"), CONCLUSIONS)
def test_what_may_be_concluded(intervals: list[tuple[float, float, float]], expected: Conclusion) -> None:
    found = [Interval(median=m, low=low, high=high, simulation_error=0.0) for m, low, high in intervals]
    assert conclusion(tuple(found)) == expected
