import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from mutirao.site.home import secret_key


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MUTIRAO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_secret_is_made_once_and_is_its_owners_alone(folder: Path) -> None:
    secret = secret_key()
    assert len(secret) > 50
    assert secret_key() == secret
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret-key"]


def test_whoever_asks_while_the_secret_is_written_never_reads_half_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[str] = []
    really_open = os.open

    def open_and_let_another_ask(*arguments: Any, **options: Any) -> int:
        file = really_open(*arguments, **options)
        monkeypatch.setattr(os, "open", really_open)
        answers.append(secret_key())
        return file

    monkeypatch.setattr(os, "open", open_and_let_another_ask)
    first = secret_key()
    assert answers == [first]
    assert first


def test_many_who_ask_at_once_get_one_secret(folder: Path) -> None:
    with ThreadPoolExecutor(max_workers=8) as threads:
        answers = set(threads.map(lambda _: secret_key(), range(64)))
    assert len(answers) == 1
    assert answers != {""}
