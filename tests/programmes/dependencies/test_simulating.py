"""Simulating from files: probabilities, losses, from whom, and how sure that is."""

from pathlib import Path

import numpy as np
import pytest
from tests.programmes.dependencies.files import EDGES, NODES, dependencies

from mutirao.engines.trickleup.cascades.errors import BeyondMemoryError, NoIncidentError, NoWorldsError
from mutirao.engines.trickleup.cascades.simulate import spread, starting_at
from mutirao.programmes.dependencies.errors import UnknownNodeError
from mutirao.programmes.dependencies.results import Cell, Outcome
from mutirao.programmes.dependencies.runs import worlds
from mutirao.programmes.dependencies.runs.errors_of_means import error_of_counts, error_of_sums, moments_together
from mutirao.programmes.dependencies.runs.simulating import simulate

WORLDS = 20_000


def _rows(outcome: Outcome, table: str, *key: str) -> dict[tuple[Cell, ...], dict[str, Cell]]:
    (found,) = (one for one in outcome.tables if one.name == table)
    return {tuple(row[part] for part in key): row for row in found.rows()}


def _numbers(row: dict[str, Cell], *names: str) -> list[float]:
    return [float(row[name] or 0) for name in names]


def test_probabilities_are_those_that_can_be_computed_by_hand(tmp_path: Path) -> None:
    """An incident begins at the cloud (1 of 4) or at power (3 of 4); the hospital contains half of what comes."""
    found = simulate(dependencies(tmp_path), worlds=WORLDS)
    nodes = _rows(found, "nodes", "node")
    expected = {"cloud": 0.25, "hospital": 0.25 * 0.4 + 0.75 * 0.25, "power": 0.75, "telecom": 0.75}
    for node, probability in expected.items():
        row = nodes[node,]
        share, error = _numbers(row, "probability", "standard_error")
        assert abs(share - probability) <= 4 * error + 1e-12
        assert row["incidents_a_year"] == pytest.approx(4 * share)
    assert found.summary["incidents_a_year"] == 4


def test_what_comes_from_whom_adds_up_to_what_everybody_loses(tmp_path: Path) -> None:
    found = simulate(dependencies(tmp_path), worlds=WORLDS)
    between = _rows(found, "between", "from", "to")
    assert set(between) == {("A", "A"), ("A", "B"), ("B", "A"), ("B", "B")}
    whole = sum(_numbers(row, "loss_a_year")[0] for row in between.values())
    each = sum(_numbers(row, "loss_a_year")[0] for row in _rows(found, "nodes", "node").values())
    assert whole == pytest.approx(found.summary["loss_a_year"]) == pytest.approx(each)
    loss, error = _numbers(between["A", "B"], "loss", "loss_standard_error")
    assert error > 0
    assert abs(loss - 0.4 * 10) <= 4 * error
    assert between["B", "A"]["loss"] == 0


def test_errors_hold_what_they_promise(tmp_path: Path) -> None:
    """Nine in ten of many runs lie within 1.645 standard errors of the truth, for one node and for a group."""
    read = dependencies(tmp_path)
    hits = np.zeros(2)
    for seed in range(200):
        found = simulate(read, worlds=640, seed=seed)
        node, group = _rows(found, "nodes", "node")["hospital",], _rows(found, "between", "from", "to")["B", "B"]
        distances = (
            abs(_numbers(node, "probability")[0] - 0.2875) / _numbers(node, "standard_error")[0],
            abs(_numbers(group, "loss")[0] - (5 + 4 + 2.5)) / _numbers(group, "loss_standard_error")[0],
        )
        hits += np.array(distances) < 1.645
    assert (np.abs(hits / 200 - 0.9) < 0.08).all()


def test_named_nodes_begin_together_in_the_worlds_of_the_engine(tmp_path: Path) -> None:
    read = dependencies(tmp_path)
    found = simulate(read, at=("power", "cloud"), worlds=200, seed=5)
    alone = spread(read.today(), starting_at([0, 2]), worlds=200, seed=5, losses=read.losses)
    rows = _rows(found, "nodes", "node")
    assert [rows[code,]["probability"] for code in read.nodes.codes] == alone.frequency.tolist()
    assert found.summary["loss"]["mean"] == pytest.approx(alone.mean_loss.mean)
    assert found.summary["loss"]["standard_error"] == pytest.approx(alone.mean_loss.standard_error)
    assert rows["hospital",]["loss_a_year"] is None


def test_without_losses_every_node_counts_one(tmp_path: Path) -> None:
    nodes = "\n".join(",".join(line.split(",")[:3]) for line in NODES.splitlines())
    found = simulate(dependencies(tmp_path, nodes=nodes), at=("power",), worlds=500)
    assert found.summary["loss"] == found.summary["nodes_reached"]
    assert not found.summary["has_losses"]


def test_quantiles_weigh_incidents_by_their_rates(tmp_path: Path) -> None:
    """At power 9 is lost at least, at the cloud 2: one incident in four begins there, six in ten of them stay there."""
    quantiles = simulate(dependencies(tmp_path), worlds=WORLDS).summary["loss"]["quantiles"]
    assert quantiles == {"0.5": 9.0, "0.9": 19.0, "0.95": 19.0, "0.99": 19.0}


def test_the_worst_one_in_twenty_is_told_with_its_error_for_all_and_for_each_origin(tmp_path: Path) -> None:
    """At power 19 are lost one time in four, at the cloud 12 four times in ten: the worst 5 % of all cost 19."""
    found = simulate(dependencies(tmp_path), worlds=WORLDS)
    rows = _rows(found, "worlds", "from")
    assert list(rows) == [("all incidents",), ("A",), ("B",)]
    assert found.summary["loss"]["worst"] == {"share": 0.05, "mean": 19.0, "standard_error": 0.0}
    assert (rows["all incidents",]["worst_mean"], rows["A",]["worst_mean"], rows["B",]["worst_mean"]) == (19, 12, 19)
    assert rows["all incidents",]["loss"] == found.summary["loss"]["mean"]
    assert [rows["B",][f"at_most_{share}"] for share in (50, 90, 95, 99)] == [9, 19, 19, 19]
    assert [rows["A",][f"at_most_{share}"] for share in (50, 90, 95, 99)] == [2, 12, 12, 12]


def test_a_rare_catastrophe_shows_in_the_worst_worlds_and_not_in_quantiles(tmp_path: Path) -> None:
    """One incident in fifty reaches what costs 1,000: of the worst one in twenty, two in five."""
    nodes = "node,rate,loss\na,1,1\nb,0,1000\n"
    read = dependencies(tmp_path, nodes=nodes, edges="provider,dependent,probability\na,b,0.02\n")
    found = simulate(read, worlds=WORLDS).summary["loss"]
    assert found["quantiles"]["0.95"] == 1
    worst = found["worst"]
    assert abs(worst["mean"] - 401) <= 4 * worst["standard_error"]
    # Exactly that many worlds of twenty: 1,000 where it is reached, over 0.05.
    assert worst["standard_error"] == pytest.approx(1000 / 0.05 * np.sqrt(0.02 * 0.98 / WORLDS), rel=0.05)
    assert len(_rows(simulate(read, at=("a",), worlds=64), "worlds", "from")) == 1


_MEETING = {
    "nodes": "node,country,rate\na,A,1\nb,B,1\nc,C,0\nd,C,0\n",
    "edges": "provider,dependent,probability\na,c,1\nb,c,1\nc,d,0.5\n",
}


def test_each_origin_has_worlds_of_its_own(tmp_path: Path) -> None:
    """Whatever begins in A or in B meets the same last edge: in the same worlds it would reach as many."""
    between = _rows(simulate(dependencies(tmp_path, **_MEETING), worlds=5000), "between", "from", "to")
    assert between["A", "C"]["nodes_reached"] != between["B", "C"]["nodes_reached"]


def test_as_many_origins_at_a_time_as_memory_allows_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = dependencies(tmp_path, **_MEETING)
    together = simulate(read, worlds=5000)
    monkeypatch.setattr(worlds, "_COUNTS_AT_ONCE", 1)
    assert simulate(read, worlds=5000).document() == together.document()


def test_a_single_world_has_no_error_to_tell(tmp_path: Path) -> None:
    found = simulate(dependencies(tmp_path), at=("power",), worlds=1)
    assert all(row["standard_error"] is None for row in _rows(found, "nodes", "node").values())
    assert all(row["loss_standard_error"] is None for row in _rows(found, "between", "from", "to").values())


def test_errors_of_blocks_are_those_of_worlds_where_blocks_are_worlds() -> None:
    values = np.random.default_rng(1).integers(0, 2, (300, 1))
    assert error_of_sums(values, 300, 1) == pytest.approx(error_of_counts(values.sum(axis=0), 300))


def test_a_shorter_last_block_weighs_less() -> None:
    values = np.random.default_rng(1).normal(size=1000)
    blocks = np.array([[values[first : first + 64].sum()] for first in range(0, 1000, 64)])
    assert error_of_sums(blocks, 1000, 64)[0] == pytest.approx(values.std() / np.sqrt(1000), rel=0.35)


def test_parts_have_the_mean_and_the_error_of_the_whole() -> None:
    values = np.random.default_rng(1).normal(3, 2, 100) + np.arange(100)
    parts = values[:30], values[30:]
    found = moments_together(
        np.array([30, 70]),
        np.array([one.mean() for one in parts]),
        np.array([((one - one.mean()) ** 2).sum() for one in parts]),
    )
    assert found.mean == pytest.approx(values.mean())
    assert found.error == pytest.approx(values.std(ddof=1) / 10)


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    read = dependencies(tmp_path)
    with pytest.raises(NoWorldsError):
        simulate(read, worlds=0)
    with pytest.raises(UnknownNodeError):
        simulate(read, at=("nowhere",))
    with pytest.raises(BeyondMemoryError):
        simulate(read, memory_limit=10)
    without_rates = dependencies(tmp_path, nodes="node\ncloud\nhospital\npower\ntelecom\n", edges=EDGES)
    with pytest.raises(NoIncidentError):
        simulate(without_rates)
