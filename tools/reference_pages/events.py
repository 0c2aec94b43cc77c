"""`events.md`: what the audit can say that happened."""

from pathlib import Path

from reference_pages.markdown import code
from reference_pages.source import PACKAGE, constants, docstring, modules, name_of

INTRODUCTION = """# Audit events

Each act is recorded in the transaction of the change, with who, for which party, through what, and about which record.

"""


def page() -> str:
    files = [path for path in modules() if path.name == "events.py" or path.parent.name == "events"]
    return INTRODUCTION + "\n".join(_section(path) for path in files)


def _section(path: Path) -> str:
    room = path.relative_to(PACKAGE).parts[0].capitalize()
    events = "\n".join(f"- {code(event)}{f': {comment}' if comment else ''}" for _, event, comment in constants(path))
    return f"## {room}\n\n{docstring(path)}\n\n{events}\n\nFrom `{name_of(path)}`.\n"
