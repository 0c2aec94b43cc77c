"""Python in the documentation that is marked as runnable is run, and prints what the block below it shows."""

import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, Block, blocks, pages

ANYTHING = "…"


def _examples() -> list[tuple[Block, Block]]:
    """Each runnable block with the block below it."""
    return [
        (code, shown)
        for page in pages()
        for code, shown in pairwise(blocks(page))
        if code.kind == "python" and code.is_runnable
    ]


def _matches(shown: str, printed: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in shown.strip().split(ANYTHING))
    return re.fullmatch(pattern, printed.strip(), flags=re.DOTALL) is not None


@pytest.mark.parametrize(("code", "shown"), _examples(), ids=str)
def test_runnable_python_prints_what_the_page_shows(code: Block, shown: Block, tmp_path: Path) -> None:
    assert shown.kind == "text"
    shutil.copytree(DOCS / "examples", tmp_path, dirs_exist_ok=True)
    ran = subprocess.run(
        [sys.executable, "-c", "\n".join(code.lines)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert ran.returncode == 0, ran.stderr
    assert _matches("\n".join(shown.lines), ran.stdout), f"{code} printed:\n{ran.stdout}"


def test_the_documentation_has_runnable_python() -> None:
    assert _examples()


def test_a_difference_of_the_output_is_found() -> None:
    assert _matches("one …\ntwo", "one and a half\ntwo\n")
    assert not _matches("one …\ntwo", "one\nthree\n")
