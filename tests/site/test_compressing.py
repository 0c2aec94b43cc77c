"""Pages go over the wire compressed, and a secret in them is not told by their length."""

import gzip
import re
from datetime import datetime

import pytest
from django.test import Client
from tests.atlas.adding import add_statement
from tests.cast import Cast
from tests.visiting import signed_in

from mutirao.access.actors import Via, system_actor
from mutirao.atlas.comparison import MOST_ON_PAGE
from mutirao.atlas.services.loading import load_shipped_atlas
from mutirao.directory.services import load_shipped_directory

pytestmark = pytest.mark.django_db
COMPARE = "/en/know/compare/?parties=BRA,KOR,JPN&topic=resilience"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def atlas(db: None, now: datetime) -> None:
    load_shipped_directory(by=system_actor(Via.COMMAND), now=now)
    load_shipped_atlas(by=system_actor(Via.COMMAND), now=now)


def test_a_comparison_of_full_countries_is_less_than_100_kilobytes(atlas: None, client: Client, now: datetime) -> None:
    kinds = ("pledge", "position", "activity", "exercise")
    for number in range(3 * len(kinds) * MOST_ON_PAGE):
        party = ("BRA", "KOR", "JPN")[number % 3]
        add_statement(party, number, now=now, kind=kinds[number % len(kinds)], says=f"Sentence {number}. " * 9)
    answer = client.get(COMPARE, headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    assert len(answer.content) < 100_000 < len(gzip.decompress(answer.content))


def test_who_takes_nothing_compressed_gets_the_same_words(atlas: None, client: Client) -> None:
    plain = client.get("/en/know/")
    assert not plain.has_header("Content-Encoding")
    packed = client.get("/en/know/", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content


def test_the_token_of_a_form_is_masked_anew_in_every_answer(cast: Cast) -> None:
    client = signed_in(cast.amara_officer)
    pages = [
        gzip.decompress(client.get("/en/", headers={"Accept-Encoding": "gzip"}).content).decode() for _ in range(2)
    ]
    first, second = (set(_TOKEN.findall(page)) for page in pages)
    assert first
    assert not first & second
