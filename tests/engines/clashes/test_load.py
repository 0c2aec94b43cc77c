from datetime import date

import pytest

from mutirao.engines.clashes.activities import PlannedActivity
from mutirao.engines.clashes.load import LoadError, quarter_loads
from mutirao.kernel.periods import Quarter

Q2, Q3 = Quarter(2027, 2), Quarter(2027, 3)


def _activity(name: str, load: float, first: date, last: date, party: str = "XAA") -> PlannedActivity:
    return PlannedActivity(
        activity=name,
        party=party,
        provider=f"provider of {name}",
        area="any",
        trained="any",
        first_day=first,
        last_day=last,
        load=load,
    )


MAY = (date(2027, 5, 1), date(2027, 5, 10))


def test_a_quarter_is_over_when_more_is_taken_than_absorbed_and_says_by_whom() -> None:
    (found,) = quarter_loads(_activity("ours", 6, *MAY), [_activity("theirs", 5, *MAY)], {Q2: 10})
    assert (found.quarter, found.absorbs, found.taken, found.proposed, found.is_over) == (Q2, 10, 11, 6, True)
    assert [(share.activity, share.provider, share.load) for share in found.shares] == [
        ("ours", "provider of ours", 6),
        ("theirs", "provider of theirs", 5),
    ]


def test_a_quarter_filled_to_the_brim_is_not_over() -> None:
    """0.1 + 0.1 + 0.1 is more than 0.3 in binary, and exactly 0.3 on paper."""
    others = [_activity("b", 0.1, *MAY), _activity("c", 0.1, *MAY)]
    assert not quarter_loads(_activity("a", 0.1, *MAY), others, {Q2: 0.3})[0].is_over


def test_a_load_is_spread_over_the_days_of_the_activity() -> None:
    """Ten days, of which four in June and six in July."""
    found = quarter_loads(_activity("ours", 10, date(2027, 6, 27), date(2027, 7, 6)), [], {Q2: 3, Q3: 6})
    assert [(one.quarter, one.taken, one.is_over) for one in found] == [(Q2, 4, True), (Q3, 6, False)]


def test_other_parties_and_other_quarters_do_not_count() -> None:
    others = [_activity("elsewhere", 9, *MAY, party="XAB"), _activity("later", 9, date(2027, 7, 1), date(2027, 7, 2))]
    (found,) = quarter_loads(_activity("ours", 1, *MAY), others, {Q2: 2})
    assert (found.taken, [share.activity for share in found.shares]) == (1, ["ours"])


def test_an_activity_that_is_checked_again_does_not_count_twice() -> None:
    assert quarter_loads(_activity("ours", 2, *MAY), [_activity("ours", 5, *MAY)], {Q2: 3})[0].taken == 2


def test_an_agency_that_has_not_said_is_unknown_and_never_over() -> None:
    (found,) = quarter_loads(_activity("ours", 99, *MAY), [], {})
    assert (found.absorbs, found.is_over) == (None, False)


def test_an_agency_that_can_take_nothing_is_over_at_once() -> None:
    assert quarter_loads(_activity("ours", 1, *MAY), [], {Q2: 0})[0].is_over


@pytest.mark.parametrize("load", [-1.0, float("nan"), float("inf")])
def test_a_senseless_load_is_refused(load: float) -> None:
    with pytest.raises(LoadError):
        quarter_loads(_activity("ours", load, *MAY), [], {Q2: 1})
