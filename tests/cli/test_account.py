"""Accounts and what they may do for whom, by command."""

from pathlib import Path

import pytest
from tests.site.commands import mutirao

from mutirao.site.error_table import Exit

_EMAIL = "ana@example.org"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("accounts") / "home"
    assert mutirao(folder, "prepare").returncode == 0
    made = mutirao(folder, "account", "create", _EMAIL, "--name", "Ana", MUTIRAO_PASSWORD="correct horse battery")
    assert made.returncode == 0, made.stderr
    return folder


def test_a_membership_is_granted_shown_and_ended(home: Path) -> None:
    assert "acts for nobody" in mutirao(home, "account", "show", _EMAIL).stdout
    for role in ("country_officer", "viewer"):
        assert mutirao(home, "account", "grant", _EMAIL, "BRA", role).returncode == 0
    shown = mutirao(home, "account", "show", _EMAIL).stdout
    assert shown.count("BRA") == 2
    assert "no end set" in shown
    ended = mutirao(home, "account", "end", _EMAIL, "bra")
    assert (ended.returncode, ended.stdout.count("no longer")) == (0, 2)
    assert "acts for nobody" in mutirao(home, "account", "show", _EMAIL).stdout


def test_nobody_is_let_go_twice(home: Path) -> None:
    refused = mutirao(home, "account", "end", _EMAIL, "KOR")
    assert refused.returncode == Exit.NOT_FOUND
    assert "[membership.none]" in refused.stderr
