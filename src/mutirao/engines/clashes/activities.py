"""What the checks need to know of an activity."""

from dataclasses import dataclass
from datetime import date

from mutirao.kernel.errors import InvalidError


class WindowError(InvalidError):
    """An activity that ends before it begins."""

    code = "clashes.window"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedActivity:
    """One activity, planned or agreed. All names are the caller's ids or codes and pass through untouched.

    `party`: who receives it. `provider`: whose it is. `area`: the field of work. `trained`: whom it addresses (the
    audience of the training). `first_day` to `last_day`, both included. `load`: how much of the party's capacity to
    absorb it takes in all, in the unit in which the party states its capacity; zero or more.
    """

    activity: str
    party: str
    provider: str
    area: str
    trained: str
    first_day: date
    last_day: date
    load: float = 0.0

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise WindowError(activity=self.activity, first=str(self.first_day), last=str(self.last_day))

    @property
    def days(self) -> int:
        return (self.last_day - self.first_day).days + 1
