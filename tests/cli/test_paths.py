"""Every path that a command takes: one that leads nowhere is told with the way out, and leaves nothing behind."""

import inspect
import typing
from pathlib import Path

import pytest
from tests.cli.test_command_line import all_commands
from tests.processes import started
from tests.site.commands import COMMAND, environment, mutirao
from typer.testing import CliRunner

from mutirao.cli.app import app
from mutirao.kernel.errors import MutiraoError
from mutirao.site.environment_errors import environment_error
from mutirao.site.error_table import ERRORS, Exit

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
NETWORK = ("--nodes", str(EXAMPLES / "nodes.csv"), "--edges", str(EXAMPLES / "edges.csv"))
PLAN = ("plan", "--partners", "JPN", "--budget", "1000000", "--years", "3")
EXPLORE = ("explore", "--countries", "ASEAN", "--stages", "1", "--partners", "JPN")
NEEDS = ("--needs", str(EXAMPLES / "needs.csv"))
SHOCKS = ("--shocks", str(EXAMPLES / "shocks.csv"))
FLOWS = ("--nodes", str(EXAMPLES / "flow-nodes.csv"), "--edges", str(EXAMPLES / "flows.csv"))
PROGRAMMES = ("--programmes", str(EXAMPLES / "programmes.csv"))

# Each path that a command takes, and the command up to where the path stands. A new path without a row fails.
TAKEN: dict[tuple[str, str], tuple[str, ...]] = {
    ("plan", "--needs"): (*PLAN, "--needs"),
    ("plan", "--trade"): (*PLAN, *NEEDS, "--trade"),
    ("explore", "--trade"): (*EXPLORE, "--trade"),
    ("plan", "--own"): (*PLAN, *NEEDS, "--own"),
    ("explore", "--own"): (*EXPLORE, "--own"),
    ("backup", "file"): ("backup",),
    ("restore", "file"): ("restore", "--replace"),
    ("import trade", "file"): ("import", "trade"),
    ("import statements", "file"): ("import", "statements"),
    ("import gdp", "file"): ("import", "gdp"),
    ("import gci", "file"): ("import", "gci"),
    ("export atlas", "file"): ("export", "atlas"),
    ("audit verify", "--against"): ("audit", "verify", "--against"),
    ("audit head", "--output"): ("audit", "head", "--output"),
    ("trickleup simulate", "--nodes"): ("trickleup", "simulate", *NETWORK[2:], "--nodes"),
    ("trickleup simulate", "--edges"): ("trickleup", "simulate", *NETWORK[:2], "--edges"),
    ("trickleup simulate", "--checkpoint"): ("trickleup", "simulate", *NETWORK, "--checkpoint"),
    ("trickleup simulate", "--output"): ("trickleup", "simulate", *NETWORK, "--output"),
    ("trickleup attribute", "--nodes"): ("trickleup", "attribute", *PROGRAMMES, *NETWORK[2:], "--nodes"),
    ("trickleup attribute", "--edges"): ("trickleup", "attribute", *PROGRAMMES, *NETWORK[:2], "--edges"),
    ("trickleup attribute", "--programmes"): ("trickleup", "attribute", *NETWORK, "--programmes"),
    ("trickleup attribute", "--checkpoint"): ("trickleup", "attribute", *PROGRAMMES, *NETWORK, "--checkpoint"),
    ("trickleup attribute", "--output"): ("trickleup", "attribute", *PROGRAMMES, *NETWORK, "--output"),
    ("trickleup harden", "--nodes"): ("trickleup", "harden", *NETWORK[2:], "--nodes"),
    ("trickleup harden", "--edges"): ("trickleup", "harden", *NETWORK[:2], "--edges"),
    ("trickleup harden", "--checkpoint"): ("trickleup", "harden", *NETWORK, "--checkpoint"),
    ("trickleup harden", "--output"): ("trickleup", "harden", *NETWORK, "--output"),
    ("trickleup propagate", "--shocks"): ("trickleup", "propagate", *FLOWS, "--shocks"),
    ("trickleup propagate", "--nodes"): ("trickleup", "propagate", *SHOCKS, *FLOWS[2:], "--nodes"),
    ("trickleup propagate", "--edges"): ("trickleup", "propagate", *SHOCKS, *FLOWS[:2], "--edges"),
    ("trickleup propagate", "--table"): ("trickleup", "propagate", *SHOCKS, "--table"),
    ("trickleup propagate", "--programmes"): ("trickleup", "propagate", *SHOCKS, *FLOWS, "--programmes"),
    ("trickleup propagate", "--output"): ("trickleup", "propagate", *SHOCKS, *FLOWS, "--output"),
}
WITHOUT_DATABASE = {"plan", "explore", "trickleup"}
WRITTEN = [place for place in TAKEN if place[0] in {"backup", "export atlas", "audit head"}]


def _paths() -> set[tuple[str, str]]:
    found = set()
    for name, command in all_commands().items():
        assert command.callback is not None
        hints = typing.get_type_hints(inspect.unwrap(command.callback))
        found |= {
            (name.removeprefix("mutirao "), one.opts[0])
            for one in command.params
            if "Path" in str(hints.get(one.name or ""))
        }
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deployment") / "home"
    assert mutirao(folder, "prepare").returncode == 0
    return folder


def _code(home: Path, arguments: tuple[str, ...]) -> str:
    """The code that the command ends with."""
    if arguments[0] in WITHOUT_DATABASE:
        problem = CliRunner().invoke(app, arguments).exception
        error = problem if isinstance(problem, MutiraoError) else environment_error(problem) if problem else None
        return error.code if error else repr(problem)
    ran = mutirao(home, *arguments)
    assert "Traceback" not in ran.stderr
    code = ran.stderr.strip().rpartition("[")[2].removesuffix("]")
    assert ran.returncode == ERRORS[code].exit_code
    return code


def test_every_path_that_a_command_takes_is_tried() -> None:
    assert set(TAKEN) == _paths()


@pytest.mark.parametrize("place", TAKEN, ids=" ".join)
def test_a_path_in_a_folder_that_does_not_exist_is_told(home: Path, tmp_path: Path, place: tuple[str, str]) -> None:
    code = _code(home, (*TAKEN[place], str(tmp_path / "absent" / "file.yaml")))
    # A checkpoint is a folder, and made where it does not exist.
    assert code == "None" if place[1] == "--checkpoint" else ERRORS[code].exit_code == Exit.FILE


@pytest.mark.parametrize("place", WRITTEN, ids=" ".join)
def test_a_file_that_stands_where_a_folder_is_named_is_told(home: Path, tmp_path: Path, place: tuple[str, str]) -> None:
    (tmp_path / "file").touch()
    assert _code(home, (*TAKEN[place], str(tmp_path / "file" / "out"))) == "environment.path"


@pytest.mark.parametrize("place", WRITTEN, ids=" ".join)
def test_a_folder_is_not_written_over_and_nothing_lies_beside_it(
    home: Path, tmp_path: Path, place: tuple[str, str]
) -> None:
    (tmp_path / "folder").mkdir()
    code = _code(home, (*TAKEN[place], str(tmp_path / "folder")))
    assert code == ("backup.exists" if place[0] == "backup" else "environment.path")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("arguments", [("--help",), ("versions",), ("compare", "BRA", "JPN", "--format", "json")])
def test_a_reader_that_goes_away_early_is_no_fault_of_ours(home: Path, arguments: tuple[str, ...]) -> None:
    with started([*COMMAND, *arguments], environment(home)) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(timeout=60) == Exit.OUTPUT_CLOSED
    assert said == ""
