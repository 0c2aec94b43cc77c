"""`commands.md`: the command line, walked."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from reference_pages.markdown import code, table
from reference_pages.source import one_paragraph

INTRODUCTION = """# Commands

Every command answers `--help`. How a command ended is told by its [exit code](exit-codes.md).

"""


def page() -> str:
    return INTRODUCTION + "\n".join(_section(path, command) for path, command in walk())


def walk() -> Iterator[tuple[str, Any]]:
    """Every command that does something, with its path such as `mutirao audit verify`."""
    from typer.main import get_command

    import mutirao.site.command  # noqa: F401  # registers the commands that concern the whole deployment
    from mutirao.cli.app import app

    yield from _leaves("mutirao", get_command(app))


def _leaves(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    below = getattr(command, "commands", {})
    if not below:
        yield path, command
    for name, one in sorted(below.items()):
        if not one.hidden:
            yield from _leaves(f"{path} {name}", one)


def _section(path: str, command: Any) -> str:
    given = [one for one in command.params if one.name != "help"]
    meaning, _, example = (command.help or "").partition("Example: ")
    parts = [f"## `{path}`\n", f"{one_paragraph(meaning)}\n"]
    if example:
        parts.append(f"```console\n$ {one_paragraph(example)}\n```\n")
    if given:
        parts.append(table(("Given", "Meaning", "If not given"), [_described(one) for one in given]))
    return "\n".join(parts)


def _described(parameter: Any) -> tuple[str, str, str]:
    is_option = parameter.param_type_name == "option"
    is_repeated = "…" if parameter.nargs == -1 else ""
    names = ", ".join(parameter.opts + parameter.secondary_opts) if is_option else parameter.name.upper()
    return code(names + is_repeated), _meaning(parameter), _default(parameter)


def _meaning(parameter: Any) -> str:
    meaning = one_paragraph(parameter.help or "")
    if isinstance(parameter.default, Enum):
        return f"{meaning} One of {', '.join(code(one.value) for one in type(parameter.default))}."
    return meaning


def _default(parameter: Any) -> str:
    if parameter.required:
        return "must be given"
    value = parameter.default
    if value is None or callable(value) or value in ((), [], "") or "Sentinel" in type(value).__name__:
        return "—"
    if isinstance(value, bool):
        return "on" if value else "off"
    return code(getattr(value, "value", value))
