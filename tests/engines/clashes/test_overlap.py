from datetime import date

import pytest

from mutirao.engines.clashes.activities import PlannedActivity, WindowError
from mutirao.engines.clashes.overlap import overlaps


def _seminar(name: str = "ours", **changed: object) -> PlannedActivity:
    facts: dict[str, object] = {
        "party": "XAA",
        "provider": "XPA",
        "area": "incident_response",
        "trained": "csirt_staff",
        "first_day": date(2027, 5, 10),
        "last_day": date(2027, 5, 14),
    }
    return PlannedActivity(activity=name, **(facts | changed))  # type: ignore[arg-type]


def test_the_same_help_in_the_same_week_overlaps_and_says_whose() -> None:
    (found,) = overlaps(_seminar(), [_seminar("theirs", provider="XPB", first_day=date(2027, 5, 12))])
    assert (found.activity, found.other, found.provider) == ("ours", "theirs", "XPB")
    assert (found.first_day, found.last_day) == (date(2027, 5, 12), date(2027, 5, 14))
    assert found.reasons == ("same_party", "same_area", "same_audience", "same_window")


DIFFERENT = [
    {"party": "XAB"},
    {"area": "legislation"},
    {"trained": "prosecutors"},
    {"first_day": date(2027, 5, 15), "last_day": date(2027, 5, 16)},  # the day after
    {"first_day": date(2027, 5, 1), "last_day": date(2027, 5, 9)},  # until the day before
]


@pytest.mark.parametrize("changed", DIFFERENT)
def test_what_differs_in_one_respect_does_not_overlap(changed: dict[str, object]) -> None:
    assert overlaps(_seminar(), [_seminar("theirs", **changed)]) == ()


@pytest.mark.parametrize("day", [date(2027, 5, 10), date(2027, 5, 14)])
def test_one_day_in_common_is_enough(day: date) -> None:
    assert len(overlaps(_seminar(), [_seminar("theirs", first_day=day, last_day=day)])) == 1


def test_an_activity_does_not_overlap_with_itself() -> None:
    assert overlaps(_seminar(), [_seminar()]) == ()


def test_case_and_spaces_make_no_difference() -> None:
    assert len(overlaps(_seminar(), [_seminar("theirs", area=" Incident_Response ")])) == 1


def test_the_earliest_overlap_comes_first() -> None:
    later, sooner = _seminar("a", first_day=date(2027, 5, 13)), _seminar("b", first_day=date(2027, 5, 11))
    assert [found.other for found in overlaps(_seminar(), [later, sooner])] == ["b", "a"]


def test_an_activity_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(WindowError):
        _seminar(first_day=date(2027, 5, 15))
