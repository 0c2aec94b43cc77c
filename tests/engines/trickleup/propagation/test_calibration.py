"""NotPetya cost those behind about four times what it cost those whom it hit: which φ would the model need for that?

A calibration target and no test of truth: what docs/explanation/propagation.md says is worked out again.
"""

import csv
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import brentq

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.engines.trickleup.draws import Draws
from mutirao.engines.trickleup.exposure import Exposure, observed_exposure
from mutirao.engines.trickleup.propagation.hops import many_hops

ROOT = Path(__file__).resolve().parents[4]
TABLE = ROOT.parent / "shared" / "data" / "trade" / "bilateral_goods_trade_166x166_2006.csv"
PAGE = ROOT / "docs" / "explanation" / "propagation.md"
TARGET = 4.0

here = pytest.mark.skipif(not TABLE.exists(), reason="THE 2006 TRADE TABLE IS NOT HERE: what φ it needs goes unchecked")


def _table() -> tuple[tuple[str, ...], Exposure, FloatArray]:
    with TABLE.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    codes = tuple(sorted({row["iso_o"] for row in rows} | {row["iso_d"] for row in rows}))
    place = {code: number for number, code in enumerate(codes)}
    flows, gdp = np.zeros((len(codes),) * 2), np.zeros(len(codes))
    for row in rows:
        flows[place[row["iso_o"]], place[row["iso_d"]]] = float(row["flow"])
        gdp[place[row["iso_o"]]], gdp[place[row["iso_d"]]] = float(row["gdp_o"]), float(row["gdp_d"])
    return codes, observed_exposure(flows), gdp


def _indirect_over_direct(phi: float, exposure: Exposure, gdp: FloatArray, lost: FloatArray) -> float:
    """What all others lose, all hops, over what is lost directly, the bound of 0.95 included."""
    draw = Draws(beta=np.zeros(1), delta=np.zeros(1), phi=np.array([phi]), exporter_factor=np.ones((1, len(gdp))))
    return float(many_hops(draw, exposure, gdp, Assumptions()).carried(lost[None, :]).sum() / lost.sum())


@here
def test_the_printed_shares_come_out_of_the_table_again() -> None:
    """Where NotPetya began, and everywhere in proportion to GDP."""
    codes, exposure, gdp = _table()
    printed = PAGE.read_text(encoding="utf-8")
    for lost, place in ((np.array([code == "UKR" for code in codes]) * gdp, "Ukraine"), (gdp, "everywhere")):
        at = {phi: _indirect_over_direct(phi, exposure, gdp, lost) for phi in (0.07, 0.5, 1.0)}
        needed = brentq(lambda phi, lost=lost: _indirect_over_direct(phi, exposure, gdp, lost) - TARGET, 0.5, 8)
        assert needed > 1
        row = " | ".join([place, *(f"{ratio:.2f}" for ratio in at.values()), f"{needed:.1f}"])
        assert f"| {row} |" in printed


def test_where_all_that_is_sold_is_sold_within_the_table_the_share_is_four_fifths_whatever_the_table() -> None:
    """Losses are then 1/(1 − φ) of the direct ones: see also the tables without outputs."""
    flows = np.array([[2.0, 5.0, 1.0], [4.0, 0.0, 3.0], [2.0, 2.0, 6.0]])
    exposure = Exposure(flows=flows, is_modelled=False)
    for lost in np.eye(3):
        found = _indirect_over_direct(0.8, exposure, flows.sum(axis=1), lost * flows.sum(axis=1))
        assert found == pytest.approx(TARGET)
