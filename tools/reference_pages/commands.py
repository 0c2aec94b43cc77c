"""`commands.md`: the command line, walked."""

from collections.abc import Iterator
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
    arguments = [one for one in given if one.param_type_name == "argument"]
    usage = " ".join([path, *(one.make_metavar(_context(command)) for one in arguments)])
    parts = [f"## `{path}`\n", f"{one_paragraph(command.help or '')}\n", f"```console\n$ {usage}\n```\n"]
    if given:
        parts.append(table(("Given", "Meaning", "If not given"), [_described(one) for one in given]))
    return "\n".join(parts)


def _context(command: Any) -> Any:
    return command.context_class(command)


def _described(parameter: Any) -> tuple[str, str, str]:
    is_option = parameter.param_type_name == "option"
    names = ", ".join(parameter.opts + parameter.secondary_opts) if is_option else parameter.name.upper()
    return code(names), one_paragraph(parameter.help or ""), _default(parameter)


def _default(parameter: Any) -> str:
    if parameter.required:
        return "must be given"
    value = parameter.default
    if value is None or callable(value) or value in ((), [], "") or "Sentinel" in type(value).__name__:
        return "—"
    if isinstance(value, bool):
        return "on" if value else "off"
    return code(getattr(value, "value", value))
