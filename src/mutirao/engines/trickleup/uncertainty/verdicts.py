"""What may be concluded, with the facts that it rests on. That nothing can be told is a result of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.attribution.columns import Columns
from mutirao.engines.trickleup.evaluation import group_samples
from mutirao.engines.trickleup.intervals import (
    Conclusion,
    Interval,
    conclusion,
    interval,
    share_of_draws_that_gain,
)
from mutirao.engines.trickleup.model import Model
from mutirao.engines.trickleup.structures import Structure
from mutirao.engines.trickleup.uncertainty.options import Portfolio, codes_of, worths

TOTAL = "total"


class Reason(StrEnum):
    """Why the conclusion is what it is."""

    AGREED = "every_structure_says_so"
    COVERS_ZERO = "every_interval_covers_zero"
    CONTRADICT = "structures_contradict_each_other"
    ONLY_SOME_TELL = "only_some_structures_can_tell"
    EMPTY = "nobody_in_group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """What one structure says, displacement on; `conclusion` is `gain`, `loss` or `no_difference_can_be_told`."""

    structure: str
    interval: Interval
    conclusion: Conclusion
    share_of_draws_that_gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`conclusion`: what holds whichever structure is true; `under`: the facts, in the order of the structures."""

    conclusion: Conclusion
    reason: Reason
    under: tuple[Under, ...]

    @property
    def is_told(self) -> bool:
        return self.conclusion in (Conclusion.GAIN, Conclusion.LOSS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`conclusion`: `same_under_every_structure` or `public_data_cannot_decide`. `best`: by structure, the option of
    greatest mean benefit; options whose means cannot be told apart from it stand in `indistinguishable`."""

    conclusion: Conclusion
    best: dict[str, str]
    indistinguishable: dict[str, tuple[str, ...]]


def verdict(samples: Mapping[str, FloatArray], scramblings: int) -> Verdict:
    """Of what one group gains, or of a paired difference, by structure; each of shape (draws,)."""
    under = tuple(_under(structure, found, scramblings) for structure, found in samples.items())
    found = tuple(one.interval for one in under)
    return Verdict(conclusion=conclusion(found), reason=reason(found), under=under)


def reason(by_structure: tuple[Interval, ...]) -> Reason:
    """Why `conclusion` says of these intervals what it says."""
    found = conclusion(by_structure)
    if found is Conclusion.NO_DIFFERENCE:
        return Reason.COVERS_ZERO
    if found is not Conclusion.UNDECIDED:
        return Reason.AGREED
    told = {conclusion((one,)) for one in by_structure}
    return Reason.CONTRADICT if {Conclusion.GAIN, Conclusion.LOSS} <= told else Reason.ONLY_SOME_TELL


def side_by_side(model: Model, stages: FloatArray, columns: Columns) -> dict[str, Verdict]:
    """What each column, and all together (`total`), gain from raising capacity by `stages`, shape (countries,)."""
    return _by_column({one.code: _net(model, stages, one, columns) for one in model.structures}, model, columns)


def compared(model: Model, first: FloatArray, second: FloatArray, columns: Columns) -> dict[str, Verdict]:
    """How much more each column gains from `first` than from `second`, stages of shape (countries,), in the same draws.

    `no_difference_can_be_told` where the interval of the paired difference covers zero under every structure.
    """
    differences = {
        one.code: _net(model, first, one, columns) - _net(model, second, one, columns) for one in model.structures
    }
    return _by_column(differences, model, columns)


def best_option(model: Model, portfolios: tuple[Portfolio, ...], bearers: FloatArray | None = None) -> Choice:
    """Whether one of `portfolios` or doing nothing is best under every structure, by mean benefit to `bearers`, shape
    (countries,), or to everybody."""
    codes = codes_of(portfolios)
    best: dict[str, str] = {}
    close: dict[str, tuple[str, ...]] = {}
    for structure in model.structures:
        worth = worths(model, portfolios, structure, bearers)
        number = int(worth.mean(axis=0).argmax())
        best[structure.code] = codes[number]
        close[structure.code] = tuple(
            code
            for option, code in enumerate(codes)
            if option != number and _covers_zero(worth[:, number] - worth[:, option], len(model.scramblings))
        )
    same = len(set(best.values())) == 1
    return Choice(conclusion=Conclusion.SAME if same else Conclusion.UNDECIDED, best=best, indistinguishable=close)


def _by_column(samples: dict[str, FloatArray], model: Model, columns: Columns) -> dict[str, Verdict]:
    scramblings = len(model.scramblings)
    found = {
        name: verdict({structure: each[:, number] for structure, each in samples.items()}, scramblings)
        if columns.members[:, number].any()
        else Verdict(conclusion=Conclusion.NOBODY, reason=Reason.EMPTY, under=())
        for number, name in enumerate(columns.names)
    }
    total = {structure: each.sum(axis=1) for structure, each in samples.items()}
    return {**found, TOTAL: verdict(total, scramblings)}


def _net(model: Model, stages: FloatArray, structure: Structure, columns: Columns) -> FloatArray:
    return group_samples(model, stages, structure, columns.members).net(has_displacement=True)


def _under(structure: str, samples: FloatArray, scramblings: int) -> Under:
    found = interval(samples, scramblings)
    return Under(
        structure=structure,
        interval=found,
        conclusion=conclusion((found,)),
        share_of_draws_that_gain=share_of_draws_that_gain(samples),
    )


def _covers_zero(difference: FloatArray, scramblings: int) -> bool:
    return interval(difference, scramblings).covers_zero
