"""`mutirao import trade` and the audit's commands in a deployment of their own."""

import json
import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests.site.commands import COMMAND, environment, mutirao, prepared

from mutirao.parties.reference import shipped_countries
from mutirao.site.error_table import Exit

HEADER = "exporter,importer,value,year\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(tmp_path_factory.mktemp("deployment") / "home")


def _rows(home: Path, table: str) -> int:
    with closing(sqlite3.connect(home / "mutirao.sqlite3")) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_dry_run_shows_the_difference_and_changes_nothing(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "trade.csv"
    file.write_text(HEADER + "BRA,JPN,5,2020\nJPN,BRA,7,2020\n")
    before = _rows(home, "directory_tradetable"), _rows(home, "audit_act")
    shown = mutirao(home, "import", "trade", str(file), "--dry-run")
    assert shown.returncode == 0, shown.stderr
    assert "New: 2 (BRA→JPN, JPN→BRA)" in shown.stdout
    assert (_rows(home, "directory_tradetable"), _rows(home, "audit_act")) == before


def test_an_import_that_is_killed_leaves_nothing_half_imported(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    codes = sorted(shipped_countries())
    file.write_text(HEADER + "".join(f"{one},{other},1,2020\n" for one in codes for other in codes))
    before = _rows(home, "directory_tradetable"), _rows(home, "directory_tradeflow"), _rows(home, "audit_act")
    process = subprocess.Popen([*COMMAND, "import", "trade", str(file)], env=environment(home))
    # Killed in its transaction: the log of what is not committed yet has grown, the process has not ended.
    log = home / "mutirao.sqlite3-wal"
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end and not (log.exists() and log.stat().st_size > 200_000):
        time.sleep(0.005)
    assert process.poll() is None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    after = _rows(home, "directory_tradetable"), _rows(home, "directory_tradeflow"), _rows(home, "audit_act")
    assert after == before
    assert mutirao(home, "import", "trade", str(file)).returncode == 0
    assert _rows(home, "directory_tradeflow") == len(codes) ** 2


def test_an_error_names_file_line_and_column(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "trade.csv"
    file.write_text(HEADER + "BRA,JPN,5,2020\nBRA,JAP,7,2020\n")
    refused = mutirao(home, "import", "trade", str(file))
    assert refused.returncode == Exit.FILE
    assert "trade.csv, line 3, column importer" in refused.stderr


def test_an_edited_act_is_found_against_an_exported_head(home: Path, tmp_path: Path) -> None:
    head = tmp_path / "head.json"
    assert mutirao(home, "audit", "head", "--output", str(head)).returncode == 0
    assert json.loads(head.read_text())["position"] > 0
    intact = mutirao(home, "audit", "verify", "--against", str(head))
    assert intact.returncode == 0, intact.stderr

    with closing(sqlite3.connect(home / "mutirao.sqlite3")) as database:
        database.execute("DROP TRIGGER audit_seal_no_delete")
        database.execute("DELETE FROM audit_seal WHERE position = (SELECT max(position) FROM audit_seal)")
        database.commit()
    assert mutirao(home, "audit", "verify").returncode == 0
    found = mutirao(home, "audit", "verify", "--against", str(head))
    assert found.returncode == Exit.NOT_INTACT
    assert "truncated" in found.stdout


def test_the_first_administrator_is_made_on_the_command_line(home: Path) -> None:
    assert mutirao(home, "party", "add", "OPERATOR", "--name", "The operator").returncode == 0
    create = ("account", "create", "ana@example.org", "--name", "Ana")
    made = mutirao(home, *create, MUTIRAO_PASSWORD="correct horse battery")
    assert made.returncode == 0, made.stderr
    assert mutirao(home, "account", "grant", "ana@example.org", "OPERATOR", "administrator").returncode == 0
    again = mutirao(home, *create, MUTIRAO_PASSWORD="correct horse battery")
    assert again.returncode == Exit.CONFLICT
    weak = mutirao(home, "account", "create", "bo@example.org", "--name", "Bo", MUTIRAO_PASSWORD="short")
    assert weak.returncode == Exit.INVALID
    assert mutirao(home, "account", "grant", "nobody@example.org", "BRA", "viewer").returncode == Exit.NOT_FOUND


def test_the_doctor_finds_a_well_deployment_and_names_what_is_missing(home: Path) -> None:
    well = mutirao(home, "doctor")
    assert "FAULT" not in well.stdout.replace("FAULT    static files   the front-end assets are not built", "")
    (home / "static-made-from.txt").write_text("another version")
    faulty = mutirao(home, "doctor")
    assert faulty.returncode == Exit.ENVIRONMENT
    assert "Run: mutirao prepare" in faulty.stdout


def test_versions_name_software_engines_and_data(home: Path) -> None:
    said = mutirao(home, "versions").stdout
    for name in ("mutirao", "sqlite", "engine trickleup", "engine portfolio", "figures gdp", "figures gci-2024"):
        assert name in said
