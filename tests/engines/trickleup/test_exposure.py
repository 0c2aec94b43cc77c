import csv
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import spearmanr

from mutirao.engines.trickleup.arrays import FloatArray
from mutirao.engines.trickleup.assumptions import MODELLED_EXPOSURE_FIT, Assumptions
from mutirao.engines.trickleup.exposure import great_circle_distances, modelled_exposure, observed_exposure

TABLE = Path(__file__).resolve().parents[4] / "shared" / "data" / "trade" / "bilateral_goods_trade_166x166_2006.csv"


def test_paris_is_as_far_from_new_york_as_tables_say() -> None:
    distances = great_circle_distances(np.array([48.8566, 40.7128]), np.array([2.3522, -74.0060]))
    assert distances[0, 1] == pytest.approx(5837, abs=2)
    assert distances[0, 0] == 0


def test_antipodes_are_half_a_circumference_apart() -> None:
    assert great_circle_distances(np.array([0.0, 0.0]), np.array([0.0, 180.0]))[0, 1] == pytest.approx(20015.1, abs=0.1)


def test_modelled_deliveries_have_the_calibrated_size_and_follow_gravity() -> None:
    gdp = np.array([100.0, 50.0, 10.0])
    flows = modelled_exposure(gdp, _distances(1000, 2000, 500), Assumptions()).flows
    assert flows.sum() == pytest.approx(0.26 * gdp.sum())
    assert flows[0, 1] / flows[0, 2] == pytest.approx((50 / 1000) / (10 / 2000))
    assert np.diag(flows) == pytest.approx([0, 0, 0])


def test_neighbours_count_as_100_km_apart() -> None:
    gdp = np.array([100.0, 50.0, 10.0])
    near, at_bound = (modelled_exposure(gdp, _distances(km, 2000, 500), Assumptions()).flows for km in (3, 100))
    assert near == pytest.approx(at_bound)


def test_what_a_country_sells_itself_makes_nobody_depend_on_it() -> None:
    assert observed_exposure(np.array([[9.0, 1.0], [2.0, 9.0]])).flows.tolist() == [[0, 1], [2, 0]]


@pytest.mark.skipif(not TABLE.exists(), reason="THE 2006 TRADE TABLE IS NOT HERE: printed correlations go unchecked")
def test_the_printed_correlations_come_out_of_the_table_again() -> None:
    observed, gdp, distances = _table()
    modelled = modelled_exposure(gdp, distances, Assumptions()).flows
    pairs = observed > 0
    in_logarithms = np.corrcoef(np.log(observed[pairs]), np.log(modelled[pairs]))[0, 1]
    in_rank = spearmanr(observed.sum(axis=1) / gdp, modelled.sum(axis=1) / gdp).statistic
    spread = np.log(observed.sum(axis=1) / modelled.sum(axis=1)).std()
    assert pairs.sum() == 17_021
    assert round(float(in_logarithms), 2) == MODELLED_EXPOSURE_FIT.pairs_log_correlation
    assert round(float(in_rank), 2) == MODELLED_EXPOSURE_FIT.export_share_rank_correlation
    assert round(float(spread), 2) == Assumptions().exporter_factor_sd
    assert round(float(observed.sum() / gdp.sum()), 2) == Assumptions().trade_to_gdp


def _distances(first: float, second: float, third: float) -> FloatArray:
    return np.array([[0, first, second], [first, 0, third], [second, third, 0]], dtype=np.float64)


def _table() -> tuple[FloatArray, FloatArray, FloatArray]:
    with TABLE.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    codes = sorted({row["iso_o"] for row in rows} | {row["iso_d"] for row in rows})
    place = {code: number for number, code in enumerate(codes)}
    flows, distances = np.zeros((len(codes),) * 2), np.full((len(codes),) * 2, np.nan)
    gdp = np.zeros(len(codes))
    for row in rows:
        pair = place[row["iso_o"]], place[row["iso_d"]]
        flows[pair], distances[pair] = float(row["flow"]), float(row["distw"])
        gdp[pair[0]], gdp[pair[1]] = float(row["gdp_o"]), float(row["gdp_d"])
    return flows, gdp, distances
