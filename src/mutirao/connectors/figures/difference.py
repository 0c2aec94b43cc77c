"""What an import of figures would change in what is shown."""

from collections.abc import Iterable

from mutirao.connectors.difference import Difference, difference
from mutirao.directory.queries import FigureKey, figures_in_use, keys_of_source
from mutirao.directory.services import Figure


def figures_difference(figures: Iterable[Figure], *, source: str) -> "Difference[FigureKey]":
    """Against the figures in use of the same country, indicator and year. Gone is what only the former import from
    `source` (its key) had; where a shipped figure stands behind it, that one shows again."""
    file = {(one.country, one.indicator, one.year): one.value for one in figures}
    former = keys_of_source(source)
    in_use = figures_in_use({indicator for _, indicator, _ in file} | {indicator for _, indicator, _ in former})
    return difference(file, {key: value for key, value in in_use.items() if key in file or key in former})
