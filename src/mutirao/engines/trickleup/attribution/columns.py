"""For whom gains are told: everybody stands in exactly one column."""

from dataclasses import dataclass

import numpy as np

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.attribution.actions import Action, payers_of, recipients_of
from mutirao.engines.trickleup.attribution.errors import NotInWorldError

RECIPIENTS, OTHERS = "recipients", "others"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """`names`: `recipients`, the code of each partner, `others`. `members`: shape (countries, columns), 1 where a
    country belongs, so that every row sums to 1."""

    names: tuple[str, ...]
    members: FloatArray


def columns_of(codes: tuple[str, ...], actions: tuple[Action, ...], partners: tuple[str, ...] = ()) -> Columns:
    """Recipients, then each who pays or is named in `partners`, in the order of codes, then others.

    Whoever builds capacity is a recipient, even if it also pays. Raises NotInWorldError for a partner without figures.
    """
    recipients = recipients_of(actions)
    helping = payers_of(actions) | frozenset(partners)
    if not helping <= set(codes):
        raise NotInWorldError(countries=", ".join(sorted(helping - set(codes))))
    names = (RECIPIENTS, *sorted(helping - recipients), OTHERS)
    members = np.zeros((len(codes), len(names)))
    for row, code in enumerate(codes):
        name = RECIPIENTS if code in recipients else code if code in helping else OTHERS
        members[row, names.index(name)] = 1.0
    return Columns(names=names, members=members)
