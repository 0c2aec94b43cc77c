"""Attributing from files: credits that add up, by whom and for whom, and the files that are refused."""

from pathlib import Path

import numpy as np
import pytest
from tests.programmes.dependencies.files import PROGRAMMES, dependencies, write

from mutirao.engines.trickleup.attribution.hardening import credit_of_hardening
from mutirao.engines.trickleup.cascades.errors import NoWorldsError
from mutirao.engines.trickleup.cascades.graph import contained, weakened
from mutirao.engines.trickleup.cascades.simulate import spread, starting_at
from mutirao.kernel.errors import FileError
from mutirao.programmes.dependencies.errors import (
    HardensNothingError,
    TextDiffersError,
    UnknownEdgeInFileError,
    UnknownNodeInFileError,
)
from mutirao.programmes.dependencies.programme_files import Programmes, read_programmes
from mutirao.programmes.dependencies.results import Cell, Outcome
from mutirao.programmes.dependencies.runs.attributing import attribute
from mutirao.programmes.planning import tables

H = "programme,node,containment\n"


def _programmes(folder: Path, content: str = PROGRAMMES) -> Programmes:
    read = dependencies(folder)
    return read_programmes(write(folder, programmes=content)["programmes"], read)


def _rows(outcome: Outcome, table: str) -> list[dict[str, Cell]]:
    (found,) = (one for one in outcome.tables if one.name == table)
    return list(found.rows())


def _sum(rows: list[dict[str, Cell]], name: str) -> float:
    return sum(float(row[name] or 0) for row in rows)


def test_credits_add_up_to_what_all_save_together(tmp_path: Path) -> None:
    read = dependencies(tmp_path)
    found = attribute(read, _programmes(tmp_path), at=("power", "cloud"), worlds=500, seed=3)
    begins = starting_at([0, 2])
    hardened = contained(read.today(), np.array([0, 0.5, 0, 0]))
    hardened = weakened(hardened, np.array([1.0, 0, 1]))
    losses = [
        spread(graph, begins, worlds=500, seed=3, losses=read.losses).mean_loss.mean
        for graph in (read.today(), hardened)
    ]
    assert _sum(_rows(found, "programmes"), "saved") == pytest.approx(losses[0] - losses[1], abs=1e-9)
    assert found.summary["saved"] == pytest.approx(losses[0] - losses[1], abs=1e-9)
    for table in ("matrix", "between"):
        assert _sum(_rows(found, table), "saved") == pytest.approx(losses[0] - losses[1], abs=1e-9)


def test_who_spares_whom_is_told_by_party_and_group(tmp_path: Path) -> None:
    found = attribute(dependencies(tmp_path), _programmes(tmp_path), worlds=2000)
    between = {(row["by"], row["group"]): row for row in _rows(found, "between")}
    assert set(between) == {("A", "A"), ("A", "B"), ("B", "A"), ("B", "B")}
    assert between["A", "A"]["saved"] == between["B", "A"]["saved"] == 0
    assert float(between["A", "B"]["saved"] or 0) > float(between["B", "B"]["saved"] or 0) > 0


def test_a_programme_alone_saves_what_can_be_computed_by_hand(tmp_path: Path) -> None:
    """Without the line from power, telecom (4) is spared in three incidents of four; they are four a year."""
    only = H.replace("node", "node,provider,cost") + "lines,telecom,power,1.5,1\n"
    (row,) = _rows(attribute(dependencies(tmp_path), _programmes(tmp_path, only), worlds=20_000), "programmes")
    saved, error = float(row["saved"] or 0), float(row["standard_error"] or 0)
    assert abs(saved - 3) <= 4 * error
    assert row["saved_a_year"] == pytest.approx(4 * saved)
    assert row["saved_per_cost"] == pytest.approx(saved / 1.5)
    assert row["conclusion"] == "saves"


def test_a_programme_where_nothing_arrives_saves_nothing_that_can_be_told(tmp_path: Path) -> None:
    """Orders in which others come leave rounding behind, which is no saving."""
    content = H + "".join(f"p{number},{node},0.3\n" for number, node in enumerate(["power", "hospital", "telecom"]))
    found = _rows(attribute(dependencies(tmp_path), _programmes(tmp_path, content), worlds=300), "programmes")
    assert found[0]["programme"] == "p0"
    assert found[0]["saved"] == found[0]["standard_error"] == 0
    assert [row["conclusion"] for row in found] == ["no_difference_can_be_told", "saves", "saves"]
    assert [row["cost"] for row in found] == [None] * 3


def test_worlds_that_no_piece_divides_evenly_are_all_counted(tmp_path: Path) -> None:
    read, programmes = dependencies(tmp_path), _programmes(tmp_path)
    found = attribute(read, programmes, at=("power",), worlds=131, seed=1)
    before = spread(read.today(), starting_at([2]), worlds=131, seed=1, losses=read.losses)
    closed = weakened(contained(read.today(), np.array([0, 0.5, 0, 0])), np.array([1.0, 0, 1]))
    after = spread(closed, starting_at([2]), worlds=131, seed=1, losses=read.losses)
    assert found.summary["saved"] == pytest.approx(before.mean_loss.mean - after.mean_loss.mean, abs=1e-9)


def test_pieces_have_the_errors_of_one_run_of_the_engine(tmp_path: Path) -> None:
    read, programmes = dependencies(tmp_path), _programmes(tmp_path)
    found = attribute(read, programmes, at=("power",), worlds=500, seed=1)
    losses = np.array([[2.0, 0], [0, 10], [0, 5], [0, 4]])
    hardened = tuple(one.hardening for one in programmes.each)
    whole = credit_of_hardening(read.today(), hardened, starting_at([2]), losses=losses, worlds=500, seed=1)
    for row, one in zip(_rows(found, "programmes"), whole, strict=True):
        assert row["saved"] == pytest.approx(one.total.mean, abs=1e-9)
        assert row["standard_error"] == pytest.approx(one.total.standard_error, abs=1e-9)


def test_beyond_twelve_programmes_orders_are_drawn_and_their_error_is_told(tmp_path: Path) -> None:
    content = H + "".join(f"p{number},hospital,0.2\n" for number in range(13))
    found = attribute(dependencies(tmp_path), _programmes(tmp_path, content), worlds=64)
    assert not found.summary["is_exact"]
    assert _sum(_rows(found, "programmes"), "order_error") > 0


@pytest.mark.parametrize(
    ("content", "error", "line", "column"),
    [
        (H + "a,hospitl,0.5\n", UnknownNodeInFileError, 2, "node"),
        (H + "a,hospital,1.5\n", tables.OutOfRangeError, 2, "containment"),
        (H + "a,hospital,0.5\na,hospital,0.5\n", tables.DuplicateRowError, 3, "node"),
        (H + "a,hospital,0.5\nb,hospital,0\nb,power,0\n", HardensNothingError, 3, "containment"),
        (H + ",hospital,0.5\n", tables.ValueMissingError, 2, "programme"),
        (H.replace("node", "node,provider") + "a,hospital,telecom,0.5\n", UnknownEdgeInFileError, 2, "provider"),
        (H.replace("node", "by,node") + "a,A,hospital,0.5\na,B,power,0.5\n", TextDiffersError, 3, "by"),
        (H.replace("node", "node,cost") + "a,hospital,,0.5\n", tables.ValueMissingError, 2, "cost"),
    ],
)
def test_a_bad_file_of_programmes_is_refused(
    tmp_path: Path, content: str, error: type[FileError], line: int, column: str
) -> None:
    with pytest.raises(error) as caught:
        _programmes(tmp_path, content)
    facts = caught.value.facts
    assert (facts["file"], facts["line"], facts["column"]) == ("programmes.csv", line, column)


def test_no_programme_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(tables.EmptyFileError):
        _programmes(tmp_path, H)
    with pytest.raises(NoWorldsError):
        attribute(dependencies(tmp_path), _programmes(tmp_path), worlds=0)
