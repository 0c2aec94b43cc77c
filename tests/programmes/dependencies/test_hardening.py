"""Hardening from files: the best, who ties with it, and what was looked at."""

from pathlib import Path

import pytest
from tests.programmes.dependencies.files import dependencies

from mutirao.engines.execution.local import ThreadRunner
from mutirao.engines.trickleup.cascades.errors import ContainmentInvalidError
from mutirao.programmes.dependencies.choices import Hardened
from mutirao.programmes.dependencies.runs.hardening import harden
from mutirao.programmes.dependencies.runs.means import Means


def test_the_best_node_and_the_best_edge_are_found_apart(tmp_path: Path) -> None:
    """From power, telecom (4) always fails, the hospital (10) one time in four: the line to telecom saves most."""
    found = harden(dependencies(tmp_path), at=("power",), raised_to=1, worlds=4000)
    node, edge = found.summary["node"], found.summary["edge"]
    assert (node["best"]["node"], node["best"]["provider"]) == ("telecom", None)
    assert (edge["best"]["node"], edge["best"]["provider"]) == ("telecom", "power")
    assert node["best"]["saving"] == edge["best"]["saving"] == 4
    assert node["ties_with"] == []
    assert node["is_complete"]


def test_equal_candidates_are_named_as_ties(tmp_path: Path) -> None:
    nodes = "node,loss\na,1\nb,3\nc,3\n"
    edges = "provider,dependent,probability\na,b,1\na,c,1\n"
    read = dependencies(tmp_path, nodes=nodes, edges=edges)
    found = harden(read, of=(Hardened.NODE,), at=("a",), raised_to=1, worlds=100)
    choice = found.summary["node"]
    assert choice["best"]["node"] == "b"
    assert [one["node"] for one in choice["ties_with"]] == ["c"]
    rows = list(found.tables[0].rows())
    assert [(row["is_best"], row["ties_with_best"]) for row in rows] == [(True, False), (False, True)]


def test_how_a_hardening_changes_the_worst_worlds_is_told_of_the_same_worlds(tmp_path: Path) -> None:
    """Power costs 9 or, one time in four, 19: without telecom 5 or 15."""
    found = harden(dependencies(tmp_path), of=(Hardened.NODE,), at=("power",), raised_to=1, worlds=4000)
    choice = found.summary["node"]
    assert choice["loss"]["worst"] == {"share": 0.05, "mean": 19.0, "standard_error": 0.0}
    rows = {row["node"]: row for row in found.tables[0].rows()}
    assert [rows["telecom"][name] for name in ("worst_saving", "worst_low", "worst_high")] == [4, 4, 4]
    assert choice["best"]["worst_saving"] == 4


def test_where_nothing_spreads_nothing_is_best(tmp_path: Path) -> None:
    found = harden(dependencies(tmp_path), at=("telecom",), worlds=64)
    assert found.summary["node"]["best"] is None
    assert list(found.tables[0].rows()) == []


def test_whoever_computes_the_choice_is_the_same(tmp_path: Path) -> None:
    read = dependencies(tmp_path)
    one = harden(read, worlds=1000, seed=2)
    other = harden(read, worlds=1000, seed=2, means=Means(runner=ThreadRunner(workers=2)))
    assert one.document() == other.document()


def test_a_containment_beyond_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContainmentInvalidError):
        harden(dependencies(tmp_path), raised_to=1.5)
