"""`mutirao plan` and `mutirao explore`, from files, without a database."""

import json
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.site.commands import mutirao
from typer.testing import CliRunner, Result

from mutirao.cli.app import app
from mutirao.cli.world import known_world, real_world, world_of
from mutirao.demonstration.reader import NEEDS_EXAMPLE
from mutirao.kernel.errors import MutiraoError
from mutirao.programmes.planning import tables
from mutirao.programmes.planning.needs_file import CircleInFileError
from mutirao.programmes.planning.request import BudgetError
from mutirao.programmes.planning.tables import UnknownCountryInFileError
from mutirao.programmes.planning.world import MixedWorldError, UnknownCountryError, countries
from mutirao.site.error_table import Exit

HEADER = "need,country,area,stages,cost,priority,earliest_year,after\n"
NEEDS = HEADER + "a,BRA,legal,1,1000000,1,1,\nb,IDN,legal,1,2000000,1,1,\nc,VNM,standards,1,500000,2,1,b\n"
DAY = date(2026, 11, 24)


@pytest.fixture
def needs(tmp_path: Path) -> Path:
    path = tmp_path / "needs.csv"
    path.write_text(NEEDS)
    return path


@pytest.fixture(autouse=True)
def _without_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(*_: object) -> None:
        raise AssertionError("a plan asks nobody")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    yield


def _plan(needs: Path, **options: str) -> Result:
    given = {"needs": str(needs), "partners": "JPN", "budget": "10000000", "years": "3", **options}
    return CliRunner().invoke(app, ["plan", *(part for name, value in given.items() for part in (f"--{name}", value))])


def _explore(**options: str) -> Result:
    given = {"countries": "ASEAN", "stages": "1", "partners": "JPN", **options}
    return CliRunner().invoke(
        app, ["explore", *(part for name, value in given.items() for part in (f"--{name}", value))]
    )


def _document(result: Result) -> dict[str, object]:
    assert result.exception is None, result.exception
    document = json.loads(result.stdout)
    assert isinstance(document, dict)
    return document


def test_a_plan_as_json_has_the_keys_that_are_promised(needs: Path) -> None:
    document = _document(_plan(needs, format="json"))
    promised = {
        *("actions", "benefit", "structures", "trickle_up_share", "probability_others_gain", "constraint_prices"),
        *("left_out", "unit", "currency", "assumptions", "seed", "engine_version", "input_hash"),
    }
    assert promised <= document.keys()


def test_the_same_seed_gives_the_same_bytes_in_another_process(needs: Path, tmp_path: Path) -> None:
    arguments = ["plan", "--needs", str(needs), "--partners", "JPN", "--budget", "3000000", "--years", "2"]
    ran = mutirao(tmp_path / "home", *arguments, "--seed", "7", "--format", "json")
    assert ran.returncode == 0, ran.stderr
    again = _plan(needs, budget="3000000", years="2", seed="7", format="json")
    assert ran.stdout == again.stdout
    assert not (tmp_path / "home").exists()


def test_a_plan_for_real_countries_carries_the_watermark_and_intervals(needs: Path) -> None:
    said = _plan(needs).stdout
    assert "illustration on public figures; no country asked for this" in said
    assert " to " in said
    assert "Assumptions" in said


def test_fictitious_countries_are_planned_for_with_their_own_deliveries() -> None:
    document = _document(_plan(NEEDS_EXAMPLE, partners="XGA,XHE", format="json"))
    assert document["watermark"] is None
    exposure = document["exposure"]
    assert isinstance(exposure, dict)
    assert exposure["kind"] == "observed"


def test_explore_takes_a_network_as_of_a_day() -> None:
    document = _document(_explore(format="json", on="2025-10-25"))
    alone = document["alone"]
    assert isinstance(alone, list)
    assert len(alone) == 10
    assert "TLS" not in {one["country"] for one in alone}
    assert [one["country"] for one in alone] == sorted(one["country"] for one in alone)


def test_explore_carries_the_watermark() -> None:
    assert "no country asked for this" in _explore(countries="BRN").stdout


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"budget": "-5"}, BudgetError),
        ({"budget": "1e40"}, BudgetError),
        ({"budget": "much"}, BudgetError),
        ({"partners": "ZZZ"}, UnknownCountryError),
        ({"partners": "XGA"}, MixedWorldError),
    ],
)
def test_what_makes_no_sense_is_refused(needs: Path, options: dict[str, str], error: type[MutiraoError]) -> None:
    assert isinstance(_plan(needs, **options).exception, error)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (HEADER + "a,BRA,legal,1,100,1,1,b\nb,BRA,legal,1,100,1,1,a\n", CircleInFileError),
        (HEADER + "a,BRZ,legal,1,100,1,1,\n", UnknownCountryInFileError),
        ("need,country\na,BRA\n", tables.ColumnsError),
    ],
)
def test_a_bad_file_of_needs_is_refused(needs: Path, content: str, error: type[MutiraoError]) -> None:
    needs.write_text(content)
    assert isinstance(_plan(needs).exception, error)


def test_an_error_leaves_with_file_line_column_way_out_and_exit_code(needs: Path, tmp_path: Path) -> None:
    needs.write_text(HEADER + "a,BRZ,legal,1,100,1,1,\n")
    arguments = ["plan", "--needs", str(needs), "--partners", "JPN", "--budget", "3000000", "--years", "2"]
    ran = mutirao(tmp_path / "home", *arguments)
    assert ran.returncode == Exit.FILE
    assert "needs.csv, line 2, column country" in ran.stderr
    assert "[file.unknown_country]" in ran.stderr
    assert ran.stdout == ""


def test_memberships_end_on_the_day_before_the_shipped_end() -> None:
    known = known_world(DAY)
    cuba = [network for network in known.networks if network.code == "OAS"]
    assert cuba
    for network in known.networks:
        assert set(network.members_on(DAY)) <= set(known.codes)


def test_the_world_is_chosen_by_the_countries_named() -> None:
    known = known_world(DAY)
    assert world_of(("BRA", "JPN"), known, DAY).codes == real_world().codes
    assert world_of(("XAV",), known, DAY).flows is not None
    assert len(countries("all", real_world(), DAY)) == 249
