"""Make `docs/reference/` from the code, so that it cannot drift.

python tools/reference.py           writes every page
python tools/reference.py --check   writes nothing, names the pages that differ, and fails if there is one
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTE = "<!-- Made by tools/reference.py from the code: do not edit. -->\n\n"


def pages() -> dict[str, Callable[[], str]]:
    from reference_pages import (
        api,
        commands,
        engine_parameters,
        errors,
        events,
        permissions,
        python,
        settings,
        statements,
        trickle_up_results,
    )

    return {
        "settings.md": settings.page,
        "commands.md": commands.page,
        "exit-codes.md": errors.exit_codes_page,
        "errors.md": errors.page,
        "permissions.md": permissions.page,
        "events.md": events.page,
        "api.md": api.page,
        "engine-parameters.md": engine_parameters.page,
        "python.md": python.page,
        "statements.md": statements.page,
        "trickle-up-results.md": trickle_up_results.page,
    }


def set_up() -> None:
    """The pages are read from the code and its registries; no deployment's folder is touched."""
    os.environ["MUTIRAO_HOME"] = tempfile.mkdtemp(prefix="mutirao-reference-")
    os.environ["MUTIRAO_DEBUG"] = "0"
    from mutirao.cli.framework import set_up_django

    set_up_django()


def main(arguments: list[str]) -> int:
    set_up()
    is_check = arguments == ["--check"]
    stale = [name for name, make in pages().items() if _differs(FOLDER / name, NOTE + make(), is_check)]
    if is_check and stale:
        print(f"Out of date: {', '.join(stale)}. Run: python tools/reference.py")
        return 1
    return 0


def _differs(path: Path, text: str, is_check: bool) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    if not is_check:
        path.write_text(text, encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
