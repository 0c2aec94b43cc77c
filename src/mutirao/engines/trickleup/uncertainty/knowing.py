"""What it would be worth to know a parameter before choosing: expected value of partial perfect information.

Knowing θ lets one choose the best option for that θ: E_θ[max_d E[worth_d | θ]] − max_d E[worth_d]. The inner
expectation is a regression of each option's worth on θ, over the draws that are there anyway (Strong, Oakley and
Brennan 2014, *Estimating multiparameter partial expected value of perfect information*): a polynomial of degree 4. A
group of parameters enters by one score per option: its worth with all other parameters at their medians.

Errors: chance, from the spread between scramblings (`error`); fitting noise, which makes the value too large; a curve
that the polynomial misses, which makes it too small. `checked` is the same value with every scrambling judged by a
curve fitted to the others: there noise makes it too small, so that noise stays between `checked` and `value`.
"""

from dataclasses import dataclass, replace

import numpy as np

from mutirao.engines.trickleup.arrays import BoolArray, FloatArray
from mutirao.engines.trickleup.draws import Draws
from mutirao.engines.trickleup.model import Model, Scrambling
from mutirao.engines.trickleup.uncertainty.options import Portfolio, codes_of, worths
from mutirao.engines.trickleup.uncertainty.parameters import BETA, DELTA, EXPORTER_FACTOR, PHI, STRUCTURE

_DEGREE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """`value`: never below zero. `checked`: by curves fitted to other draws; may be below zero where there is nothing
    but noise. `error`: standard error of `value`. All in the unit of the worths."""

    value: float
    error: float
    checked: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueOfKnowing:
    """In points: how much more the choice would be worth on average if `parameter` were known before it."""

    parameter: str
    value: float
    error: float
    checked: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowing:
    """`best`: the option of greatest mean worth over draws and structures, `best_worth` its worth, in points.

    `everything`: the value of knowing all parameters at once; none of them is worth more.
    """

    best: str
    best_worth: float
    parameters: tuple[ValueOfKnowing, ...]
    everything: float
    everything_error: float


def values_of_knowing(model: Model, portfolios: tuple[Portfolio, ...], bearers: FloatArray | None = None) -> Knowing:
    """For the choice of one of `portfolios` or nothing, by mean benefit to `bearers`, shape (countries,), 1 or 0, or to
    everybody; displacement on, each structure equally likely (a convention)."""
    by_structure = np.array([worths(model, portfolios, structure, bearers) for structure in model.structures])
    worth = by_structure.mean(axis=0)
    scramblings = len(model.scramblings)
    found = {
        name: value_of_knowing(worth, score, scramblings) for name, score in _scores(model, portfolios, bearers).items()
    }
    if len(model.structures) > 1:
        found[STRUCTURE] = value_of_knowing_which(by_structure, scramblings)
    means = worth.mean(axis=0)
    everything, error = _of_everything(by_structure, scramblings)
    return Knowing(
        best=codes_of(portfolios)[int(means.argmax())],
        best_worth=float(means.max()),
        parameters=tuple(
            ValueOfKnowing(parameter=name, value=one.value, error=one.error, checked=one.checked)
            for name, one in found.items()
        ),
        everything=everything,
        everything_error=error,
    )


def value_of_knowing(worth: FloatArray, score: FloatArray, scramblings: int) -> Estimate:
    """For any choice. `worth`: shape (draws, options), draws of equal scramblings one after the other. `score`: what
    would be known, shape (draws,), or one score per option, shape (draws, options)."""
    fitted = _expected(worth, score, np.ones(len(worth), dtype=np.bool_))
    best = int(worth.mean(axis=0).argmax())
    gain = fitted.max(axis=1) - fitted[:, best]
    return Estimate(
        value=float(max(0.0, gain.mean())),
        error=_error(gain, scramblings),
        checked=_checked(worth, score, scramblings),
    )


def value_of_knowing_which(by_case: FloatArray, scramblings: int) -> Estimate:
    """Of knowing which of several equally likely cases holds. `by_case`: shape (cases, draws, options)."""
    best_of_case = by_case.mean(axis=1).argmax(axis=1)
    best = int(by_case.mean(axis=(0, 1)).argmax())
    gain = np.mean([case[:, own] - case[:, best] for case, own in zip(by_case, best_of_case, strict=True)], axis=0)
    checked = [
        np.mean([_kept_apart(case, by_case, held) for case in by_case]) for held in _each_held_out(gain, scramblings)
    ]
    return Estimate(
        value=float(max(0.0, gain.mean())), error=_error(gain, scramblings), checked=float(np.mean(checked))
    )


def _kept_apart(case: FloatArray, by_case: FloatArray, held: BoolArray) -> float:
    """What choosing for this case, by the other draws, brings in the draws held out."""
    own, best = case[~held].mean(axis=0).argmax(), by_case[:, ~held].mean(axis=(0, 1)).argmax()
    return float((case[held, own] - case[held, best]).mean())


def _checked(worth: FloatArray, score: FloatArray, scramblings: int) -> float:
    gains = []
    for held in _each_held_out(worth, scramblings):
        chosen = _expected(worth, score, ~held)[held].argmax(axis=1)
        best = worth[~held].mean(axis=0).argmax()
        judged = worth[held]
        gains.append((judged[np.arange(len(judged)), chosen] - judged[:, best]).mean())
    return float(np.mean(gains))


def _expected(worth: FloatArray, score: FloatArray, fitted_to: BoolArray) -> FloatArray:
    """The expected worth of each option given its score, in every draw, by a polynomial fitted to some of them."""
    if score.ndim == 1:
        return _curve(worth, score, fitted_to)
    options = range(worth.shape[1])
    return np.column_stack([_curve(worth[:, [one]], score[:, one], fitted_to) for one in options])


def _curve(worth: FloatArray, score: FloatArray, fitted_to: BoolArray) -> FloatArray:
    """All options by the same score."""
    spread = score[fitted_to].std()
    if spread <= 1e-12 * max(1.0, float(np.abs(score).max())):  # nothing to learn from a constant
        return np.broadcast_to(worth[fitted_to].mean(axis=0), worth.shape)
    powers = np.polynomial.legendre.legvander((score - score[fitted_to].mean()) / (3 * spread), _DEGREE)
    weights, *_ = np.linalg.lstsq(powers[fitted_to], worth[fitted_to], rcond=None)
    return np.asarray(powers @ weights)


def _scores(model: Model, portfolios: tuple[Portfolio, ...], bearers: FloatArray | None) -> dict[str, FloatArray]:
    draws = [one.draws for one in model.scramblings]
    scores = {
        BETA: np.concatenate([one.beta for one in draws]),
        DELTA: np.concatenate([one.delta for one in draws]),
        PHI: np.concatenate([one.phi for one in draws]),
    }
    if not model.exposure.is_modelled:
        return scores
    quiet = _at_medians(model)
    each = [worths(quiet, portfolios, structure, bearers) for structure in model.structures]
    return scores | {EXPORTER_FACTOR: np.mean(each, axis=0)}


def _at_medians(model: Model) -> Model:
    """The same exporter factors, all other parameters at their medians."""
    draws = [one.draws for one in model.scramblings]
    beta, delta, phi = (
        float(np.median(np.concatenate([getattr(one, name) for one in draws]))) for name in ("beta", "delta", "phi")
    )
    return replace(model, scramblings=tuple(_quiet(one, model, beta, delta, phi) for one in model.scramblings))


def _quiet(one: Scrambling, model: Model, beta: float, delta: float, phi: float) -> Scrambling:
    ones = np.ones(one.draws.count)
    draws = Draws(beta=beta * ones, delta=delta * ones, phi=phi * ones, exporter_factor=one.draws.exporter_factor)
    return Scrambling(draws=draws, reach=model.reach_of(draws, model.exposure, model.gdp, model.assumptions))


def _of_everything(by_structure: FloatArray, scramblings: int) -> tuple[float, float]:
    best = int(by_structure.mean(axis=(0, 1)).argmax())
    gain = (by_structure.max(axis=2) - by_structure[:, :, best]).mean(axis=0)
    return float(gain.mean()), _error(gain, scramblings)


def _each_held_out(draws: FloatArray, scramblings: int) -> list[BoolArray]:
    """One mask per scrambling, in two halves where there is only one."""
    parts = max(2, scramblings)
    number = np.arange(len(draws)) * parts // len(draws)
    return [number == part for part in range(parts)]


def _error(gain: FloatArray, scramblings: int) -> float:
    if scramblings < 2:
        return float("nan")
    return float(gain.reshape(scramblings, -1).mean(axis=1).std(ddof=1) / np.sqrt(scramblings))
