"""Exported heads: signed by this deployment, and of use only unchanged."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mutirao.audit import heads
from mutirao.audit.sealing import Head

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HEAD = Head(position=3, hash="ab" * 32)


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    file = tmp_path / "head.json"
    file.write_text(heads.written(heads.signed(HEAD, folder=tmp_path, now=NOW)))
    return file


def test_an_exported_head_is_read_back(exported: Path) -> None:
    assert heads.read_head(exported, folder=exported.parent) == HEAD


@pytest.mark.parametrize(
    ("field", "value"),
    [("position", 2), ("hash", "cd" * 32), ("signed_at", "2026-11-25T09:00:00+00:00"), ("signature", "00" * 64)],
)
def test_a_changed_head_is_refused(exported: Path, field: str, value: object) -> None:
    exported.write_text(json.dumps({**json.loads(exported.read_text()), field: value}))
    with pytest.raises(heads.HeadForgedError):
        heads.read_head(exported, folder=exported.parent)


def test_a_head_that_another_deployment_signed_is_refused(exported: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    exported.write_text(heads.written(heads.signed(HEAD, folder=elsewhere, now=NOW)))
    with pytest.raises(heads.HeadForgedError):
        heads.read_head(exported, folder=tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"position": 1}', "null", "\u0000"])
def test_what_is_no_head_is_told_so(exported: Path, content: str) -> None:
    exported.write_text(content)
    with pytest.raises(heads.HeadUnreadableError):
        heads.read_head(exported, folder=exported.parent)


def test_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    first = heads.signed(HEAD, folder=tmp_path, now=NOW)
    assert (tmp_path / heads.KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert heads.signed(HEAD, folder=tmp_path, now=NOW) == first
    assert [path.name for path in tmp_path.iterdir()] == [heads.KEY_FILE]


def test_a_broken_key_is_told_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / heads.KEY_FILE).write_text("broken")
    with pytest.raises(heads.KeyUnreadableError):
        heads.signed(HEAD, folder=tmp_path, now=NOW)
    assert (tmp_path / heads.KEY_FILE).read_text() == "broken"
