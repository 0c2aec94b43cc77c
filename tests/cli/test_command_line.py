"""The command as a person meets it: quick help, examples, and errors that say the way out."""

import resource
import subprocess
from pathlib import Path

import pytest
import typer
from tests.site.commands import COMMAND, mutirao
from typer.core import TyperCommand, TyperGroup

from mutirao.cli.app import app
from mutirao.site.commands import register
from mutirao.site.error_table import ERRORS, Exit


def _commands(group: TyperGroup, path: str = "mutirao") -> dict[str, TyperCommand]:
    found: dict[str, TyperCommand] = {}
    for name, child in group.commands.items():
        if isinstance(child, TyperGroup):
            found |= _commands(child, f"{path} {name}")
        elif isinstance(child, TyperCommand):
            found[f"{path} {name}"] = child
    return found


def all_commands() -> dict[str, TyperCommand]:
    whole = typer.Typer()
    whole.registered_commands, whole.registered_groups = [*app.registered_commands], [*app.registered_groups]
    register(whole)
    group = typer.main.get_command(whole)
    assert isinstance(group, TyperGroup)
    return _commands(group)


@pytest.mark.parametrize("name", all_commands())
def test_every_command_has_help_with_an_example(name: str) -> None:
    help_text = all_commands()[name].help
    assert help_text is not None
    assert f"Example: {name}" in help_text or f" {name}" in help_text.partition("Example: ")[2]


def test_help_needs_neither_django_nor_numpy() -> None:
    imported = "import sys, mutirao.site.command; print(sorted({'django', 'numpy', 'scipy'} & set(sys.modules)))"
    ran = subprocess.run([COMMAND[0], "-c", imported], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_help_answers_within_half_a_second_of_processor_time(tmp_path: Path) -> None:
    """Processor time, since the machine of a test is shared; the fastest of three."""
    took = []
    for _ in range(3):
        before = _children_time()
        assert mutirao(tmp_path, "--help").returncode == 0
        took.append(_children_time() - before)
    assert min(took) < 0.5


def _children_time() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def test_an_unknown_command_is_a_fault_of_usage(tmp_path: Path) -> None:
    assert mutirao(tmp_path, "fly").returncode == Exit.USAGE


def test_a_database_that_was_never_prepared_is_told_with_the_way_out(tmp_path: Path) -> None:
    refused = mutirao(tmp_path, "audit", "verify")
    assert refused.returncode == Exit.ENVIRONMENT
    assert ERRORS["database.not_prepared"].way_out in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_database_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "mutirao.sqlite3").write_text("not a database, but long enough to be looked at" * 100)
    refused = mutirao(tmp_path, "audit", "verify")
    assert refused.returncode == Exit.ENVIRONMENT
    assert "[database.unreachable]" in refused.stderr


def test_a_postgresql_out_of_reach_is_told(tmp_path: Path) -> None:
    refused = mutirao(tmp_path, "audit", "verify", MUTIRAO_DATABASE="postgresql://nobody@127.0.0.1:1/none")
    assert refused.returncode == Exit.ENVIRONMENT
    assert "[database.unreachable]" in refused.stderr
    assert "Traceback" not in refused.stderr
