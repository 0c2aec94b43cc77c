from pathlib import Path

import pytest

from mutirao.programmes.dependencies.checkpoints import CheckpointError, FileLedger

KEY = "a" * 64 + "-000001"


def test_what_was_written_is_read(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path / "deep" / "folder")
    assert ledger.read(KEY) is None
    ledger.write(KEY, b"one")
    ledger.write(KEY, b"two")
    assert ledger.read(KEY) == b"two"
    assert len(list(ledger.folder.iterdir())) == 1


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = FileLedger(tmp_path)
    ledger.write(KEY, b"one")

    def refuse(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(CheckpointError) as full:
        ledger.write(KEY, b"two")
    assert full.value.facts["problem"] == "No space left on device"
    assert ledger.read(KEY) == b"one"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CheckpointError):
        FileLedger(tmp_path / "file").write(KEY, b"one")
    with pytest.raises(CheckpointError):
        FileLedger(tmp_path / "file").read(KEY)


def test_a_key_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="passwd"):
        FileLedger(tmp_path).read("../../etc/passwd")


def test_clearing_takes_pieces_and_unfinished_ones_and_nothing_else(tmp_path: Path) -> None:
    ledger = FileLedger(tmp_path)
    ledger.write(KEY, b"one")
    (tmp_path / f"{KEY}.piece.x1").touch()
    (tmp_path / "notes.piece").touch()
    ledger.clear()
    assert [one.name for one in tmp_path.iterdir()] == ["notes.piece"]
