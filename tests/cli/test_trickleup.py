"""`mutirao trickleup`, as a person runs it: from files, without a database, killed and started again."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.processes import children, dask_cluster, started
from tests.programmes.dependencies.files import PROGRAMMES, write
from tests.site.commands import COMMAND, environment, mutirao
from typer.testing import CliRunner, Result

from mutirao.cli.app import app
from mutirao.engines.trickleup.cascades.errors import BeyondMemoryError
from mutirao.kernel.errors import MutiraoError
from mutirao.programmes.dependencies.errors import (
    CourseMissingError,
    OutputNeedsFileError,
    UnknownNodeError,
    WorkersInvalidError,
)
from mutirao.site.error_table import ERRORS, Exit

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
KILLED_AFTER = 5  # pieces


def _run(command: str, *more: str, folder: Path = EXAMPLES) -> Result:
    files = {"nodes": "nodes", "edges": "edges"}
    if command == "propagate":
        files = {"nodes": "flow-nodes", "edges": "flows", "shocks": "shocks"}
    if command == "attribute":
        files["programmes"] = "programmes"
    given = [part for option, name in files.items() for part in (f"--{option}", str(folder / f"{name}.csv"))]
    return CliRunner().invoke(app, ["trickleup", command, *given, *more])


COMMANDS = ("simulate", "attribute", "harden", "propagate")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers_as_a_table_and_as_json(command: str) -> None:
    table, document = _run(command), _run(command, "--format", "json")
    assert table.exception is None, table.exception
    found = json.loads(document.stdout)
    assert found["kind"] == command
    assert found["input_hash"] in table.stdout
    assert found["engine_version"] in table.stdout


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_every_command_writes_files_and_says_which(tmp_path: Path, command: str, form: str) -> None:
    ran = _run(command, "--format", form, "-o", str(tmp_path / f"out.{form}"))
    assert ran.exception is None, ran.exception
    assert sorted(ran.stdout.split()) == sorted(str(path) for path in tmp_path.iterdir())


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_table_or_json_goes_into_a_file_as_it_would_be_printed(tmp_path: Path, form: str) -> None:
    _run("simulate", "--format", form, "-o", str(tmp_path / "out"))
    assert (tmp_path / "out").read_text(encoding="utf-8") == _run("simulate", "--format", form).stdout


def test_the_same_seed_gives_the_same_bytes_in_another_process_without_a_database(tmp_path: Path) -> None:
    arguments = ["trickleup", "simulate", "--seed", "7", "--format", "json", "--threads", "2"]
    files = ["--nodes", str(EXAMPLES / "nodes.csv"), "--edges", str(EXAMPLES / "edges.csv")]
    ran = mutirao(tmp_path / "home", *arguments, *files)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == _run("simulate", "--seed", "7", "--format", "json").stdout
    assert ran.stdout != _run("simulate", "--seed", "8", "--format", "json").stdout
    assert not (tmp_path / "home").exists()


def test_a_table_says_what_was_not_seen_and_what_cannot_be_told(tmp_path: Path) -> None:
    assert "none seen" in _run("simulate").stdout
    seldom = "provider,dependent,probability\ncloud,hospital,0.01\ncloud,power,0.01\n"
    write(tmp_path, edges=seldom)
    assert (
        "no difference to nothing can be told"
        in _run("harden", "--worlds", "200", "--seed", "1", folder=tmp_path).stdout
    )


def test_what_sooner_recovery_saves_is_shown_and_written(tmp_path: Path) -> None:
    asked = ("--periods", "12", "--interrupted", "0.5", "--programmes", str(EXAMPLES / "recovery.csv"))
    table = _run("propagate", *asked)
    assert table.exception is None, table.exception
    assert "What sooner recovery saves, of the same shocks" in table.stdout
    ran = _run("propagate", *asked, "--format", "csv", "-o", str(tmp_path / "out.csv"))
    assert {"out.recovery.csv", "out.recovery_between.csv"} <= {Path(one).name for one in ran.stdout.split()}
    assert isinstance(_run("propagate", *asked[2:]).exception, CourseMissingError)


def _propagate(tmp_path: Path, *more: str) -> Result:
    (tmp_path / "table.csv").write_text("exporter,importer,value\nXAV,XBE,10\nXBE,XAV,20\nXBE,XBE,70\n")
    (tmp_path / "shocks.csv").write_text("node,direct\nXAV,0.5\n")
    (tmp_path / "outputs.csv").write_text("node,output\nXAV,40\nXBE,150\n")
    files = ("--table", str(tmp_path / "table.csv"), "--shocks", str(tmp_path / "shocks.csv"))
    return CliRunner().invoke(app, ["trickleup", "propagate", *files, *more])


def test_a_table_without_outputs_says_so_on_the_screen_and_in_every_file(tmp_path: Path) -> None:
    asked = ("--interrupted", "0.5")
    shown = _propagate(tmp_path, *asked)
    assert "No output was given" in shown.stdout
    assert "1 of 2 nodes sell nothing at home" in shown.stdout
    assert json.loads(_propagate(tmp_path, *asked, "--format", "json").stdout)["summary"]["output_from"] == "sales"
    _propagate(tmp_path, *asked, "--format", "csv", "-o", str(tmp_path / "out.csv"))
    metadata = json.loads((tmp_path / "out.csv-metadata.json").read_text(encoding="utf-8"))
    assert metadata["summary"]["output_from"] == "sales"


def test_outputs_beside_a_table_are_used(tmp_path: Path) -> None:
    found = _propagate(tmp_path, "--nodes", str(tmp_path / "outputs.csv"), "--format", "json")
    document = json.loads(found.stdout)
    assert [one["output"] for one in document["nodes"]] == [40, 150]
    assert document["summary"]["output_from"] == "given"
    assert "No output" not in _propagate(tmp_path, "--nodes", str(tmp_path / "outputs.csv")).stdout


@pytest.mark.parametrize("more", [("--edges", "x.csv"), ("--by", "country")])
def test_a_table_stands_in_the_place_of_edges(tmp_path: Path, more: tuple[str, ...]) -> None:
    assert _propagate(tmp_path, *more).exit_code == Exit.USAGE


def test_losses_beyond_everything_are_shown_with_what_the_cap_leaves(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("node,output\none,100\ntwo,100\n")
    (tmp_path / "flows.csv").write_text("provider,dependent,value\ntwo,one,95\n")
    (tmp_path / "hit.csv").write_text("node,direct\none,0.9\ntwo,1\n")
    names = (("--nodes", "nodes"), ("--edges", "flows"), ("--shocks", "hit"))
    given = [part for option, name in names for part in (option, str(tmp_path / f"{name}.csv"))]
    shown = CliRunner().invoke(app, ["trickleup", "propagate", *given]).stdout
    assert "1 nodes would lose more than everything, the model being linear: one." in shown
    assert "Capped at everything, all lose 200 together, not 285." in shown


def test_a_graph_beyond_the_memory_that_is_allowed_is_refused(tmp_path: Path) -> None:
    nodes = "node\n" + "".join(f"n{number}\n" for number in range(20_000))
    edges = "".join(f"n{number},n{number + 1},0.5\n" for number in range(19_999))
    write(tmp_path, nodes=nodes, edges="provider,dependent,probability\n" + edges)
    assert isinstance(_run("simulate", "--at", "n0", "--memory", "1", folder=tmp_path).exception, BeyondMemoryError)


@pytest.mark.parametrize(
    ("command", "options", "error"),
    [
        ("simulate", ("--format", "csv"), OutputNeedsFileError),
        ("simulate", ("--at", "XHE-clod"), UnknownNodeError),
        ("simulate", ("--threads", "2", "--workers", "2"), WorkersInvalidError),
    ],
)
def test_what_makes_no_sense_is_refused(command: str, options: tuple[str, ...], error: type[MutiraoError]) -> None:
    assert isinstance(_run(command, *options).exception, error)


@pytest.mark.parametrize(
    "options",
    [("--worlds", "0"), ("--seed", "-1"), ("--seed", str(2**63)), ("--threads", "0"), ("--format", "xlsx")],
)
def test_an_option_out_of_range_is_a_fault_of_usage(options: tuple[str, ...]) -> None:
    assert _run("simulate", *options).exit_code == Exit.USAGE


def test_an_error_leaves_with_file_line_column_way_out_and_exit_code(tmp_path: Path) -> None:
    write(tmp_path, programmes=PROGRAMMES.replace("drills,B,hospital,,0.5", "drills,B,hospitol,,0.5"))
    files = [part for name in ("nodes", "edges", "programmes") for part in (f"--{name}", str(tmp_path / f"{name}.csv"))]
    ran = mutirao(tmp_path / "home", "trickleup", "attribute", *files)
    assert ran.returncode == Exit.FILE
    assert "programmes.csv, line 4, column node" in ran.stderr
    assert "Close to it: hospital." in ran.stderr
    assert "[file.unknown_node]" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""


def test_a_missing_extra_is_told_with_its_name(tmp_path: Path) -> None:
    without = tmp_path / "without"
    without.mkdir()
    (without / "pyarrow.py").write_text("raise ImportError")
    arguments = ["--format", "parquet", "-o", str(tmp_path / "out.parquet")]
    files = ["--nodes", str(EXAMPLES / "nodes.csv"), "--edges", str(EXAMPLES / "edges.csv")]
    ran = mutirao(tmp_path / "home", "trickleup", "simulate", *files, *arguments, PYTHONPATH=str(without))
    assert ran.returncode == ERRORS["extra.missing"].exit_code
    assert "mutirao[parquet]" in ran.stderr


def _large(folder: Path) -> list[str]:
    """Long enough to be interrupted: a ring of 4,000 nodes in which incidents go far, in 32 pieces."""
    nodes = "node\n" + "".join(f"n{number}\n" for number in range(4000))
    edges = "".join(
        f"n{number},n{(number + step) % 4000},0.5\n" for number in range(4000) for step in (1, 7, 131, 1777)
    )
    write(folder, nodes=nodes, edges="provider,dependent,probability\n" + edges)
    files = ["--nodes", str(folder / "nodes.csv"), "--edges", str(folder / "edges.csv")]
    return ["trickleup", "simulate", *files, "--at", "n0", "--worlds", "40000", "--seed", "3", "--format", "json"]


def _when_begun(folder: Path, process: "subprocess.Popen[str]") -> None:
    """Wait until some pieces are kept."""
    until = time.monotonic() + 120
    while len(_pieces(folder)) < KILLED_AFTER and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)


def _interrupted(folder: Path, arguments: list[str], number: signal.Signals) -> subprocess.CompletedProcess[str]:
    """Started, and hit when some pieces are kept; the whole group, as a terminal does it."""
    with started([*COMMAND, *arguments], environment(folder / "home")) as process:
        _when_begun(folder, process)
        os.killpg(process.pid, number)
        output, errors = process.communicate(timeout=60)
    return subprocess.CompletedProcess(arguments, process.returncode, output, errors)


def _pieces(folder: Path) -> list[Path]:
    return list((folder / "kept").glob("*.piece"))


@pytest.mark.parametrize("more", [(), ("--threads", "2"), ("--workers", "2")], ids=["serial", "threads", "joblib"])
def test_a_run_killed_in_the_middle_goes_on_to_the_same_bytes(tmp_path: Path, more: tuple[str, ...]) -> None:
    arguments = _large(tmp_path)
    keeping = [*arguments, "--checkpoint", str(tmp_path / "kept"), *more]
    killed = _interrupted(tmp_path, keeping, signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL
    assert killed.stdout == ""
    kept = {path: path.stat().st_mtime_ns for path in _pieces(tmp_path)}
    assert KILLED_AFTER <= len(kept) < 32
    again = mutirao(tmp_path / "home", *keeping)
    assert again.returncode == 0, again.stderr
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert again.stdout == mutirao(tmp_path / "home", *arguments).stdout


def test_a_worker_that_is_killed_in_the_middle_changes_no_byte(tmp_path: Path) -> None:
    arguments = _large(tmp_path)
    command = [*COMMAND, *arguments, "--workers", "2", "--checkpoint", str(tmp_path / "kept")]
    with started(command, environment(tmp_path / "home")) as process:
        _when_begun(tmp_path, process)
        killed, _ = children(process.pid, named="popen_loky")
        os.kill(killed, signal.SIGKILL)
        output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert output == mutirao(tmp_path / "home", *arguments).stdout


def test_a_scheduler_that_is_killed_in_the_middle_is_told_with_the_way_out(tmp_path: Path) -> None:
    keeping = [*_large(tmp_path), "--checkpoint", str(tmp_path / "kept")]
    with dask_cluster() as (address, processes):
        command = [*COMMAND, *keeping, "--scheduler", address]
        with started(command, environment(tmp_path / "home")) as process:
            _when_begun(tmp_path, process)
            processes["scheduler"].kill()
            _, errors = process.communicate(timeout=120)
    assert process.returncode == Exit.ENVIRONMENT
    assert "The cluster was lost" in errors
    assert "--checkpoint" in errors
    assert "Traceback" not in errors
    assert mutirao(tmp_path / "home", *keeping).returncode == 0


def test_whoever_presses_ctrl_c_is_told_how_to_go_on(tmp_path: Path) -> None:
    keeping = [*_large(tmp_path), "--checkpoint", str(tmp_path / "kept")]
    stopped = _interrupted(tmp_path, keeping, signal.SIGINT)
    assert stopped.returncode == Exit.INTERRUPTED
    assert f"Finished pieces are kept in {tmp_path / 'kept'}" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert mutirao(tmp_path / "home", *keeping).returncode == 0
