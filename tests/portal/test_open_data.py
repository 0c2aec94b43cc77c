"""What is public is told with its licence and given as files; what a party keeps to itself is in none of them."""

import csv
import io
import json
import zipfile
from datetime import datetime

import pytest
from django.test import Client
from tests.atlas.adding import add_statement
from tests.cast import Cast
from tests.visiting import signed_in

from mutirao.access.actors import Via, system_actor
from mutirao.access.audiences import AudienceKind
from mutirao.atlas.records import ImportedStatement
from mutirao.atlas.services.loading import load_shipped_atlas
from mutirao.directory.reference import shipped_gci, shipped_gdp
from mutirao.directory.services import load_shipped_directory

pytestmark = pytest.mark.django_db
FILES = ("atlas", "atlas-yaml", "statements", "gdp", "gci-2024", "countries", "memberships")


@pytest.fixture
def loaded(cast: Cast, now: datetime) -> Cast:
    load_shipped_directory(by=system_actor(Via.COMMAND), now=now)
    load_shipped_atlas(by=system_actor(Via.COMMAND), now=now)
    return cast


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Client().get(f"/en/data/{name}/").content.decode())))


def test_the_page_names_a_licence_and_a_file_for_each_table(loaded: Cast) -> None:
    page = Client().get("/en/data/").content.decode()
    for name in FILES:
        assert f"/en/data/{name}/" in page
    for words in ("Creative Commons Attribution 4.0", "World Bank", "International Telecommunication Union"):
        assert words in page


def test_figures_are_those_that_were_published_and_a_missing_one_is_no_row(loaded: Cast) -> None:
    gdp = {row["party"]: row for row in _rows("gdp")}
    assert set(gdp) == set(shipped_gdp())
    assert "PRK" not in gdp
    assert len({row["party"] for row in _rows("gci-2024")}) == len(shipped_gci())


def test_no_fictitious_country_is_among_the_data(loaded: Cast) -> None:
    assert {row["code"] for row in _rows("countries")} & {"BRA", "KOR", "JPN"}
    assert not [row for row in _rows("countries") if row["code"].startswith("XT")]
    assert not [row for row in _rows("memberships") if row["network"] == loaded.network.code]


def test_a_hidden_statement_is_in_no_file_whoever_downloads_it(loaded: Cast, now: datetime) -> None:
    add_statement(loaded.amara.code, 1, now=now, audience=AudienceKind.OWN, says="What Amara keeps to itself.")
    for client in (Client(), signed_in(loaded.amara_officer)):
        for name in ("atlas-yaml", "statements"):
            assert b"keeps to itself" not in client.get(f"/en/data/{name}/").content
        archive = zipfile.ZipFile(io.BytesIO(client.get("/en/data/atlas/").content))
        assert not any(b"keeps to itself" in archive.read(name) for name in archive.namelist())


def test_a_file_is_answered_as_one(loaded: Cast) -> None:
    answer = Client().get("/en/data/statements/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="statements.csv"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_schema_of_files_is_served_and_is_the_one_that_reads_them(client: Client) -> None:
    answer = client.get("/en/data/statements-schema/")
    schema = json.loads(answer.content)
    assert answer["Content-Type"] == "application/schema+json"
    statement = schema["$defs"]["ImportedStatement"]
    assert {"slug", "party", "kind", "topic", "source", "mark", "voice"} == set(statement["required"])
    assert set(statement["properties"]) == set(ImportedStatement.model_fields)
