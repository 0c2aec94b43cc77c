"""Small tables of flows, right by construction: what is not sold to others is final demand."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.propagation.tables import FlowTable, flow_table


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTable:
    """`flows[i][j]`: what i delivers to j. Output is above both sales and purchases."""

    flows: FloatArray
    output: FloatArray

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"n{number}" for number in range(len(self.output)))

    @property
    def table(self) -> FlowTable:
        return flow_table(self.names, self.flows, self.output)


@st.composite
def small_tables(draw: st.DrawFn, most: int = 6) -> SmallTable:
    count = draw(st.integers(2, most))
    amounts = st.floats(0.0, 100.0).map(lambda amount: amount if amount > 1e-3 else 0.0)
    flows = np.array([draw(st.lists(amounts, min_size=count, max_size=count)) for _ in range(count)])
    margins = np.array(draw(st.lists(st.floats(1.1, 4.0), min_size=count, max_size=count)))
    output = np.maximum(flows.sum(axis=1), flows.sum(axis=0)) * margins + 1.0
    return SmallTable(flows=flows, output=output)


def shares(count: int, least: float = 0.0) -> st.SearchStrategy[FloatArray]:
    return st.lists(st.floats(least, 1.0), min_size=count, max_size=count).map(np.array)


def chain() -> SmallTable:
    """A sells 40 to B, B sells 30 to C, C sells 10 to A; output 100, 80, 60."""
    flows = np.array([[0.0, 40.0, 0.0], [0.0, 0.0, 30.0], [10.0, 0.0, 0.0]])
    return SmallTable(flows=flows, output=np.array([100.0, 80.0, 60.0]))
