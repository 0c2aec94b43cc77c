"""Backup and restore between two real PostgreSQL databases, by the real command."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.databases import postgresql_binaries, temporary_postgresql
from tests.site.commands import mutirao

from mutirao.site.error_table import Exit

BINARIES = postgresql_binaries()
pytestmark = pytest.mark.skipif(
    BINARIES is None, reason="PostgreSQL is not installed (Debian: apt-get install postgresql)"
)


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert BINARIES is not None
    folder = tmp_path_factory.mktemp("postgresql")
    with temporary_postgresql(BINARIES) as address:
        prepared = mutirao(folder / "home", "prepare", MUTIRAO_DATABASE=address)
        assert prepared.returncode == 0, prepared.stderr
        made = mutirao(folder / "home", "backup", str(folder / "backup.tar"), MUTIRAO_DATABASE=address)
        assert made.returncode == 0, made.stderr
    return folder / "backup.tar"


@pytest.fixture
def address() -> Iterator[str]:
    assert BINARIES is not None
    with temporary_postgresql(BINARIES) as address:
        yield address


def test_a_restored_database_is_prepared_intact_and_replaced_only_when_asked(
    backup: Path, address: str, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    restored = mutirao(home, "restore", str(backup), MUTIRAO_DATABASE=address)
    assert restored.returncode == 0, restored.stderr
    assert mutirao(home, "audit", "verify", MUTIRAO_DATABASE=address).returncode == 0
    assert "figures gdp" in mutirao(home, "versions", MUTIRAO_DATABASE=address).stdout
    # The tables alone make it a deployment: a folder that was lost does not let them be overwritten.
    refused = mutirao(tmp_path / "another", "restore", str(backup), MUTIRAO_DATABASE=address)
    assert refused.returncode == Exit.CONFLICT
    replaced = mutirao(home, "restore", str(backup), "--replace", MUTIRAO_DATABASE=address)
    assert replaced.returncode == 0, replaced.stderr


def test_a_backup_of_another_kind_of_database_is_refused(backup: Path, tmp_path: Path) -> None:
    refused = mutirao(tmp_path / "home", "restore", str(backup))
    assert refused.returncode == Exit.FILE
    assert "[backup.other_database]" in refused.stderr
