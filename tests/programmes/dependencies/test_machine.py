"""What the machine allows."""

import os
from pathlib import Path

import pytest

from mutirao.programmes.dependencies import machine


def test_compiled_code_is_kept_in_a_folder_named_by_the_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    machine.keep_compiled_code()
    first = Path(os.environ["NUMBA_CACHE_DIR"])
    assert first.parent == tmp_path / "mutirao" / "compiled"
    monkeypatch.delenv("NUMBA_CACHE_DIR")
    monkeypatch.setattr(machine, "_hash_of_sources", lambda: "other")
    machine.keep_compiled_code()
    assert Path(os.environ["NUMBA_CACHE_DIR"]).name == "other"


def test_a_folder_that_somebody_chose_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", "/chosen")
    machine.keep_compiled_code()
    assert os.environ["NUMBA_CACHE_DIR"] == "/chosen"


def test_where_nothing_can_be_kept_a_folder_for_once_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    machine.keep_compiled_code()
    assert Path(os.environ["NUMBA_CACHE_DIR"]).is_dir()
    assert tmp_path not in Path(os.environ["NUMBA_CACHE_DIR"]).parents


def test_a_container_allows_what_it_has_and_not_what_the_machine_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = tmp_path / "memory.max"
    monkeypatch.setattr(machine, "_LIMITS_OF_CONTAINERS", (str(limit),))
    limit.write_text("max\n")
    whole = machine.allowed_memory()
    limit.write_text("1000000\n")
    assert machine.allowed_memory() == 800_000
    assert whole is not None
    assert whole > 800_000
