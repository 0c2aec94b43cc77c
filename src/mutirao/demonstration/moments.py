"""Days of the demonstration, told from an anchor, so that its calendars stay meaningful whenever it is loaded."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from mutirao.kernel.periods import Quarter

# The shortest quarter has 90 days: a day below that stays inside its quarter.
DAYS_OF_EVERY_QUARTER = 90


def day_of(moment: Mapping[str, int], anchor: date) -> date:
    """The day that a moment means.

    `{days: -20}`: days from the anchor. `{quarter: 2, day: 10}`: ten days into the second quarter after the anchor's.
    """
    if moment.keys() == {"days"}:
        return anchor + timedelta(days=moment["days"])
    day = moment.get("day", 0)
    if moment.keys() - {"day"} == {"quarter"} and 0 <= day < DAYS_OF_EVERY_QUARTER:
        return _first_day(_moved(Quarter.of(anchor), moment["quarter"])) + timedelta(days=day)
    raise PydanticCustomError("demonstration.moment", "no moment: {moment}", {"moment": str(moment)})


def _moved(quarter: Quarter, by: int) -> Quarter:
    years, number = divmod(quarter.year * 4 + quarter.number - 1 + by, 4)
    return Quarter(years, number + 1)


def _first_day(quarter: Quarter) -> date:
    return date(quarter.year, 3 * quarter.number - 2, 1)


def _read(value: Any, info: ValidationInfo) -> date:
    if isinstance(value, date):
        return value
    anchor: date = (info.context or {})["anchor"]
    is_moment = isinstance(value, Mapping) and all(type(number) is int for number in value.values())
    return day_of(value if is_moment else {}, anchor)


# A day in a model, read from a moment by the anchor in the validation's context.
Day = Annotated[date, PlainValidator(_read)]
