"""Results as files: how each says where it comes from, and that equal results have equal bytes."""

import csv
import hashlib
import json
import sys
from pathlib import Path

import pytest
from tests.programmes.dependencies.files import EDGES, NODES, dependencies

from mutirao.engines.trickleup import ENGINE_VERSION
from mutirao.programmes.dependencies.choices import Form
from mutirao.programmes.dependencies.errors import ExtraMissingError, OutputNeedsFileError, OutputUnwritableError
from mutirao.programmes.dependencies.results import Outcome, Table
from mutirao.programmes.dependencies.runs.simulating import simulate
from mutirao.programmes.dependencies.writing import require_writable, to_json, write

ORIGIN = {"kind", "parameters", "seed", "inputs", "input_hash", "engine_version", "mutirao_version"}


def _outcome(folder: Path, **contents: str) -> Outcome:
    return simulate(dependencies(folder, **contents), worlds=100, seed=4)


def _made(*columns: tuple[str, list[object]], digits: int = 12) -> Outcome:
    table = Table(name="scenarios", columns=dict(columns))  # type: ignore[arg-type]
    return Outcome(kind="propagate", parameters={}, seed=None, files=(), summary={}, tables=(table,), digits=digits)


def test_json_holds_everything(tmp_path: Path) -> None:
    document = json.loads(to_json(_outcome(tmp_path)))
    assert ORIGIN | {"summary", "nodes", "between", "worlds"} == set(document)
    assert document["engine_version"] == ENGINE_VERSION
    assert document["seed"] == 4
    hashes = {one["role"]: one["sha256"] for one in document["inputs"]}
    assert hashes == {
        role: hashlib.sha256(text.encode()).hexdigest() for role, text in (("nodes", NODES), ("edges", EDGES))
    }


def test_csv_has_its_origin_beside_it(tmp_path: Path) -> None:
    outcome = _outcome(tmp_path)
    paths = write(outcome, Form.CSV, tmp_path / "out.csv")
    assert [path.name for path in paths] == ["out.csv", "out.between.csv", "out.worlds.csv", "out.csv-metadata.json"]
    rows = list(csv.DictReader(paths[0].open(encoding="utf-8")))
    assert [row["node"] for row in rows] == ["cloud", "hospital", "power", "telecom"]
    metadata = json.loads(paths[-1].read_bytes())
    assert set(metadata) >= ORIGIN
    assert metadata["summary"] == json.loads(to_json(outcome))["summary"]
    for table, path in zip(metadata["tables"], paths, strict=False):
        assert table["url"] == path.name
        assert [one["name"] for one in table["columns"]] == path.read_text().splitlines()[0].split(",")
        assert table["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_parquet_has_its_origin_inside(tmp_path: Path) -> None:
    from pyarrow import parquet

    outcome = _outcome(tmp_path)
    paths = write(outcome, Form.PARQUET, tmp_path / "out.parquet")
    read = parquet.read_table(paths[0])
    origin = json.loads(read.schema.metadata[b"mutirao"])
    assert set(origin) >= ORIGIN
    assert origin["table"] == "nodes"
    assert read.to_pylist() == list(outcome.tables[0].rows())
    assert [path.name for path in paths] == ["out.parquet", "out.between.parquet", "out.worlds.parquet"]


@pytest.mark.parametrize("form", [Form.JSON, Form.CSV, Form.PARQUET])
def test_equal_results_have_equal_bytes(tmp_path: Path, form: Form) -> None:
    outcome = _outcome(tmp_path)
    first = {path.name: path.read_bytes() for path in write(outcome, form, tmp_path / "out")}
    second = {path.name: path.read_bytes() for path in write(_outcome(tmp_path), form, tmp_path / "out")}
    assert first == second


def test_the_input_hash_tells_questions_and_files_apart(tmp_path: Path) -> None:
    one = _outcome(tmp_path).input_hash
    read = dependencies(tmp_path)
    assert simulate(read, worlds=100, seed=4).input_hash == one
    others = {
        simulate(read, worlds=101, seed=4).input_hash,
        simulate(read, worlds=100, seed=5).input_hash,
        simulate(read, worlds=100, seed=4, at=("power",)).input_hash,
        _outcome(tmp_path, nodes=NODES.replace("10", "11")).input_hash,
        _outcome(tmp_path, edges=EDGES.replace("0.8", "0.9")).input_hash,
    }
    assert len(others | {one}) == 6


def test_what_is_unknown_is_empty_and_never_zero(tmp_path: Path) -> None:
    outcome = _made(("loss", [float("nan"), float("inf"), -0.0, 1 / 3]), ("scenario", [1, 2, 3, 4]))
    figures = [row["loss"] for row in json.loads(to_json(outcome))["scenarios"]]
    assert [str(figure) for figure in figures] == ["None", "None", "0.0", "0.333333333333"]
    (path, _) = write(outcome, Form.CSV, tmp_path / "out.csv")
    assert path.read_text() == "loss,scenario\n,1\n,2\n0.0,3\n0.333333333333,4\n"


def test_figures_have_the_digits_that_hold(tmp_path: Path) -> None:
    assert _made(("loss", [1 / 3]), digits=3).document()["scenarios"] == [{"loss": 0.333}]


def test_a_text_that_a_spreadsheet_would_run_is_marked_as_text(tmp_path: Path) -> None:
    (path, _) = write(_made(("scenario", ["=1+1", "-a", "＝a", "a"]), ("loss", [-1.5] * 4)), Form.CSV, tmp_path / "out")
    assert [row["scenario"] for row in csv.DictReader(path.open(encoding="utf-8"))] == ["'=1+1", "'-a", "'＝a", "a"]
    assert all(row["loss"] == "-1.5" for row in csv.DictReader(path.open(encoding="utf-8")))


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    write(_outcome(tmp_path), Form.CSV, tmp_path / "out.csv")
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("form", [Form.CSV, Form.PARQUET])
def test_several_tables_need_a_file(form: Form) -> None:
    with pytest.raises(OutputNeedsFileError):
        require_writable(form, None)


def test_what_cannot_be_written_is_told_before_a_long_run(tmp_path: Path) -> None:
    for file in (tmp_path / "no" / "out.json", tmp_path):
        with pytest.raises(OutputUnwritableError):
            require_writable(Form.JSON, file)
    require_writable(Form.JSON, tmp_path / "out.json")
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExtraMissingError) as caught:
        require_writable(Form.PARQUET, tmp_path / "out.parquet")
    assert caught.value.facts == {"library": "pyarrow", "extra": "parquet"}
