"""Every command in the documentation exists; those marked as runnable are run, and print what the page shows."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.docs.pages import DOCS, ROOT, RUNNABLE, Block, blocks, blocks_of, pages, place

from mutirao.site.error_table import ERRORS

CONSOLE = [block for page in pages() for block in blocks(page) if block.kind == "console"]
ANYTHING = "…"
END_OF_COMMAND = "<end of command>"


def _commands(block: Block) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console block, lines that end in a backslash joined, with the output below it."""
    command, output = "", list[str]()
    for line in block.lines:
        if line.startswith("$ ") or command.endswith("\\"):
            if not command.endswith("\\"):
                if command:
                    yield command, output
                command, output = "", []
            command = command.removesuffix("\\") + line.removeprefix("$ ").strip()
        else:
            output.append(line)
    if command:
        yield command, output


@cache
def _make_targets() -> frozenset[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^([a-z][a-z-]*):", makefile, flags=re.MULTILINE))


@cache
def _command_line() -> Any:
    from typer.main import get_command

    import mutirao.site.command  # noqa: F401  # registers the commands that concern the whole deployment
    from mutirao.cli.app import app

    return get_command(app)


def _faults(command: str) -> Iterator[str]:
    program, *words = shlex.split(re.sub(r"^([A-Z_]+=\S+ )+", "", command))
    if program == "make":
        targets = [word for word in words if "=" not in word]
        yield from (f"make {word} does not exist" for word in targets if word not in _make_targets())
    elif program.rpartition("/")[2] == "mutirao":
        yield from _faults_of_call(words)


def _faults_of_call(words: list[str]) -> Iterator[str]:
    command: Any = _command_line()
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    if getattr(command, "commands", {}) and words[:1] != ["--help"]:
        yield f"mutirao … {' '.join(words[:1])} is no command"
        return
    options = {name for one in command.params for name in (*one.opts, *one.secondary_opts)} | {"--help"}
    given = [word.partition("=")[0] for word in words if word.startswith("--")]
    yield from (f"{name} is no option" for name in given if name not in options)


@pytest.mark.parametrize("block", CONSOLE, ids=str)
def test_the_commands_of_a_page_exist(block: Block) -> None:
    assert [fault for command, _ in _commands(block) for fault in _faults(command)] == []


@pytest.mark.parametrize("page", pages(), ids=place)
def test_the_commands_named_in_the_text_of_a_page_exist(page: Path) -> None:
    named = re.findall(r"`((?:make|mutirao) [^`…]+)`", page.read_text(encoding="utf-8"))
    assert [fault for command in named for fault in _faults(command)] == []


def test_the_commands_named_in_ways_out_exist() -> None:
    named = [found for entry in ERRORS.values() for found in re.findall(r": ((?:make|mutirao)[a-z -]+)", entry.way_out)]
    assert named
    assert [fault for command in named for fault in _faults(command)] == []


@pytest.mark.parametrize("block", [block for block in CONSOLE if block.is_runnable], ids=str)
def test_a_runnable_example_prints_what_the_page_shows(block: Block, tmp_path: Path) -> None:
    shutil.copytree(DOCS / "examples", tmp_path, dirs_exist_ok=True)
    commands = list(_commands(block))
    ran = _run([command for command, _ in commands], tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for (command, shown), printed in zip(commands, ran.stdout.split(END_OF_COMMAND), strict=False):
        assert _matches(shown, printed), f"{command} printed:\n{printed}"


def _run(commands: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """All commands of a block in one shell, so that what one sets the next one finds."""
    script = "".join(f"{command}\nprintf '{END_OF_COMMAND}'\n" for command in commands)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "MUTIRAO_HOME": str(folder / "home"),
        "COLUMNS": "120",
    }
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def _matches(shown: list[str], printed: str) -> bool:
    """Whether the output is what the page shows; a page that shows nothing says nothing about it."""
    wanted = "\n".join(line.rstrip() for line in shown).strip()
    pattern = ".*".join(re.escape(part) for part in wanted.split(ANYTHING))
    output = "\n".join(line.rstrip() for line in printed.splitlines()).strip()
    return not wanted or re.fullmatch(pattern, output, flags=re.DOTALL) is not None


def test_the_documentation_has_runnable_examples() -> None:
    assert any(block.is_runnable for block in CONSOLE)


@pytest.mark.parametrize(
    "command",
    ["make no-such", "mutirao no-such", "mutirao compare --no-such", "mutirao audit no-such"],
)
def test_a_command_that_does_not_exist_is_found(command: str) -> None:
    assert list(_faults(command))


def test_a_difference_of_the_output_is_found() -> None:
    text = f"{RUNNABLE}\n```console\n$ first \\\n    --more\none …\nthree\n$ second\n```\n"
    (block,) = blocks_of(text, ROOT / "page.md")
    (first, shown), (second, _) = _commands(block)
    assert (block.is_runnable, first, second) == (True, "first --more", "second")
    assert _matches(shown, "one two\nthree\n")
    assert not _matches(shown, "one two\nfour\n")
