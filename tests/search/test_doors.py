import pytest
from django.test import Client
from tests.cast import Cast
from tests.search.test_search import HOSTILE
from tests.visiting import signed_in, without_form_tokens

from mutirao.search.models import SearchEntry
from mutirao.search.services import rebuild_index

pytestmark = pytest.mark.django_db


def test_the_page_shows_hits_counts_and_keeps_the_words(cast: Cast) -> None:
    rebuild_index(["country", "network"])
    page = Client().get("/en/search/", {"q": "amara"}).text
    assert 'href="/en/countries/XTA/"' in page
    assert 'value="amara"' in page
    assert "1 record found" in page


def test_an_empty_search_invites_and_a_vain_one_helps(cast: Cast) -> None:
    rebuild_index(["country"])
    assert "Write a word" in Client().get("/en/search/").text
    page = Client().get("/en/search/", {"q": "amora"}).text
    assert "Nothing found that you can see" in page
    assert "?q=amara" in page


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_breaks_the_page_or_the_api(cast: Cast, query: str) -> None:
    readable = query.encode("utf-8", "replace").decode()
    given = dict.fromkeys(("q", "kind", "party", "language", "page"), readable)
    assert Client().get("/en/search/", given).status_code == 200
    assert Client().get("/api/v1/search", {"q": readable}).status_code in {200, 422}


@pytest.mark.parametrize("address", ["/en/search/?q={}", "/ja/search/?q={}", "/api/v1/search?q={}"])
def test_two_worlds_look_the_same_to_an_outsider_at_every_door(indexed: Cast, address: str) -> None:
    client = signed_in(indexed.outsider)

    def answers() -> list[str]:
        words = ("seguranca", "cibernetica", "cibernetika", "plan")
        return [without_form_tokens(client.get(address.format(word)).text) for word in words]

    with_it = answers()
    SearchEntry.objects.filter(party_code="XTA").delete()
    assert answers() == with_it


def test_the_api_finds_in_parts(indexed: Cast) -> None:
    found = signed_in(indexed.amara_officer).get("/api/v1/search", {"q": "seguranca"}).json()
    assert (found["total"], found["next"], [row["kind"] for row in found["rows"]]) == (2, None, ["note", "note"])
