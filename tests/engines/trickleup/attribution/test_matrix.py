"""Who gains from whom, against the model itself."""

import numpy as np
import pytest
from tests.engines.trickleup.attribution.worlds import APART, CODES, SHARED, benefit, by_orders, model, stages

from mutirao.engines.trickleup.attribution.actions import Action
from mutirao.engines.trickleup.attribution.columns import columns_of
from mutirao.engines.trickleup.attribution.errors import (
    ActionTwiceError,
    NoRecipientError,
    NotInWorldError,
    StagesInvalidError,
)
from mutirao.engines.trickleup.attribution.matrix import Gained, Row, attribute
from mutirao.engines.trickleup.attribution.samples import (
    avoided_by_action,
    avoided_by_recipient,
    gained,
    gained_by_country,
    landing_of,
    prices_for,
    together,
)
from mutirao.engines.trickleup.evaluation import Samples, group_samples
from mutirao.engines.trickleup.intervals import interval, share_of_draws_that_gain
from mutirao.engines.trickleup.model import bound_report
from mutirao.engines.trickleup.propagation.hops import many_hops

MODEL = model()
ALL_HOPS = model(reach=many_hops)
each_structure = pytest.mark.parametrize("structure", MODEL.structures, ids=lambda one: one.code)
PARTS = ("own", "dependence", "displacement")


def test_the_world_of_these_tests_has_bounds_that_bind_and_draws_of_both_signs() -> None:
    assert 0 < bound_report(MODEL).any_frequency < 1
    assert {float(one) for one in np.sign(MODEL.beta)} == {-1.0, 1.0}


@each_structure
@pytest.mark.parametrize("actions", [APART, SHARED])
@pytest.mark.parametrize("kind", [avoided_by_recipient, avoided_by_action])
@pytest.mark.parametrize("made", [MODEL, ALL_HOPS], ids=["one_hop", "many_hops"])
def test_rows_add_up_to_the_model_in_every_draw_and_part(structure, actions, kind, made) -> None:  # type: ignore[no-untyped-def]
    columns = columns_of(CODES, actions)
    whole = group_samples(made, stages(actions), structure, columns.members)
    rows = kind(made, actions)
    for number, bearers in enumerate(columns.members.T):
        found = gained(rows, prices_for(made, structure, bearers))
        for part in PARTS:
            expected = getattr(whole, part)[:, number]
            np.testing.assert_allclose(getattr(found, part).sum(axis=1), expected, rtol=1e-9, atol=2e-9)


@each_structure
def test_an_action_that_shares_no_country_is_worth_what_it_is_worth_alone(structure) -> None:  # type: ignore[no-untyped-def]
    columns = columns_of(CODES, APART)
    for number, bearers in enumerate(columns.members.T):
        found = gained(avoided_by_action(MODEL, APART), prices_for(MODEL, structure, bearers)).net(
            has_displacement=True
        )
        for row, action in enumerate(APART):
            alone = benefit(MODEL, (action,), structure, columns.members)[:, number]
            np.testing.assert_allclose(found[:, row], alone, rtol=1e-9, atol=1e-9)


@each_structure
def test_actions_that_share_a_country_get_what_they_add_over_all_orders(structure) -> None:  # type: ignore[no-untyped-def]
    columns = columns_of(CODES, SHARED)
    expected = by_orders(MODEL, SHARED, structure, columns.members)
    for number, bearers in enumerate(columns.members.T):
        found = gained(avoided_by_action(MODEL, SHARED), prices_for(MODEL, structure, bearers))
        for row in range(len(SHARED)):
            np.testing.assert_allclose(
                found.net(has_displacement=True)[:, row], expected[row][:, number], rtol=1e-9, atol=1e-10
            )


@each_structure
def test_a_recipients_row_is_the_model_with_that_recipient_alone(structure) -> None:  # type: ignore[no-untyped-def]
    columns = columns_of(CODES, SHARED)
    rows = avoided_by_recipient(MODEL, SHARED)
    assert [row.code for row in rows] == ["EEE", "BBB", "CCC"]
    for row in rows:
        alone = np.where(np.array(CODES) == row.code, stages(SHARED), 0.0)
        expected = group_samples(MODEL, alone, structure, columns.members)
        for number, bearers in enumerate(columns.members.T):
            found = gained((row,), prices_for(MODEL, structure, bearers))
            for part in PARTS:
                np.testing.assert_allclose(getattr(found, part)[:, 0], getattr(expected, part)[:, number], atol=1e-10)


@each_structure
@pytest.mark.parametrize("made", [MODEL, ALL_HOPS], ids=["one_hop", "many_hops"])
def test_countries_and_groups_tell_the_same(structure, made) -> None:  # type: ignore[no-untyped-def]
    columns = columns_of(CODES, SHARED)
    recipients = avoided_by_recipient(made, SHARED)
    for row in (*avoided_by_action(made, SHARED), *recipients, together(recipients, "whole")):
        countries = gained_by_country(made, row, landing_of(made, structure))
        for number, bearers in enumerate(columns.members.T):
            groups = gained((row,), prices_for(made, structure, bearers))
            for part in PARTS:
                np.testing.assert_allclose(
                    getattr(countries, part) @ columns.members[:, number], getattr(groups, part)[:, 0], atol=2e-9
                )


def _means(row: Row) -> list[float]:
    return [cell.mean for cell in row.cells]


@pytest.mark.parametrize("actions", [APART, SHARED])
def test_means_add_up_along_rows_and_columns(actions: tuple[Action, ...]) -> None:
    for found in attribute(MODEL, actions):
        for rows in (found.by_recipient, found.by_action):
            assert np.sum([_means(row) for row in rows], axis=0) == pytest.approx(_means(found.whole), abs=1e-9)
            for row in (*rows, found.whole):
                assert sum(_means(row)) == pytest.approx(row.total.mean, abs=1e-9)


def test_rows_and_columns_are_named() -> None:
    found = attribute(MODEL, SHARED, partners=("BBB", "DDD"))
    assert [one.structure for one in found] == ["equal_cost", "equal_rate", "own_rates"]
    assert found[0].columns == ("recipients", "AAA", "DDD", "others")
    assert [row.code for row in found[0].by_recipient] == ["BBB", "CCC", "EEE"]
    assert [row.code for row in found[0].by_action] == ["schools", "teams", "law"]
    assert found[0].whole.code == "whole"


def _gained(samples: Samples, column: int) -> Gained:
    def told(part: np.typing.NDArray[np.float64]):  # type: ignore[no-untyped-def]
        return interval(part[:, column], 4)

    net = samples.net(has_displacement=True)
    return Gained(
        benefit=told(net),
        without_displacement=told(samples.net(has_displacement=False)),
        dependence_gain=told(samples.dependence),
        displacement_loss=told(samples.displacement),
        mean=float(net[:, column].mean()),
        share_of_draws_that_gain=share_of_draws_that_gain(net[:, column]),
    )


def _figures(one: Gained) -> list[float]:
    parts = (one.benefit, one.without_displacement, one.dependence_gain, one.displacement_loss)
    return [one.mean, one.share_of_draws_that_gain, *(getattr(part, name) for part in parts for name in part.__slots__)]


def test_a_cell_is_the_summary_of_the_models_draws() -> None:
    columns = columns_of(CODES, SHARED)
    for structure, found in zip(MODEL.structures, attribute(MODEL, SHARED), strict=True):
        samples = group_samples(MODEL, stages(SHARED), structure, columns.members)
        for number, cell in enumerate(found.whole.cells):
            assert _figures(cell) == pytest.approx(_figures(_gained(samples, number)), abs=1e-9)
        total = Samples(**{part: getattr(samples, part).sum(axis=1, keepdims=True) for part in PARTS})
        assert _figures(found.whole.total) == pytest.approx(_figures(_gained(total, 0)), abs=1e-9)


def test_whoever_builds_capacity_is_a_recipient_even_if_it_pays() -> None:
    actions = (*APART, Action(code="more", gains=(("AAA", 1.0),), payers=("DDD",)))
    columns = columns_of(CODES, actions)
    assert columns.names == ("recipients", "DDD", "others")
    assert columns.members.sum(axis=1).tolist() == [1.0] * 5


@pytest.mark.parametrize(
    ("actions", "refusal"),
    [
        ((), NoRecipientError),
        ((Action(code="a", gains=()),), NoRecipientError),
        ((Action(code="a", gains=(("ZZZ", 1.0),)),), NotInWorldError),
        ((Action(code="a", gains=(("AAA", 1.0),), payers=("ZZZ",)),), NotInWorldError),
        ((Action(code="a", gains=(("AAA", 1.0), ("AAA", 2.0))),), ActionTwiceError),
        ((Action(code="a", gains=(("AAA", 1.0),)), Action(code="a", gains=(("BBB", 1.0),))), ActionTwiceError),
        ((Action(code="a", gains=(("AAA", 0.0),)),), StagesInvalidError),
        ((Action(code="a", gains=(("AAA", float("nan")),)),), StagesInvalidError),
    ],
)
def test_what_cannot_be_attributed_is_refused(actions: tuple[Action, ...], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        attribute(MODEL, actions)


def test_a_partner_without_figures_is_refused() -> None:
    with pytest.raises(NotInWorldError):
        attribute(MODEL, APART, partners=("ZZZ",))
