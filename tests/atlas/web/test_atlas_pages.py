"""The pages of the atlas, as a visitor without an account meets them."""

import json
import re
from datetime import datetime

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.atlas.adding import add_statement
from tests.cast import Cast
from tests.visiting import signed_in, without_form_tokens

from mutirao.access.actors import ANONYMOUS
from mutirao.access.audiences import AudienceKind
from mutirao.atlas.queries.comparisons import country_section
from mutirao.parties.queries import party_by_code

pytestmark = pytest.mark.django_db
COMPARE = "/en/know/compare/?parties=BRA,KOR,JPN&topic=resilience"
ADDRESSES = [
    "/en/know/",
    "/en/know/compare/",
    COMPARE,
    f"{COMPARE}&format=csv",
    f"{COMPARE}&format=json",
    f"{COMPARE}&format=markdown",
    "/en/know/sources/",
    "/en/know/sources/atlas-2022/",
    "/en/know/statements/bra-2020-action-8/",
    "/en/know/stale/",
    "/en/know/stale/?party=BRA&reason=superseded",
    "/api/v1/statements?party=BRA&limit=200",
    "/api/v1/sources",
    "/api/v1/compare?parties=BRA,KOR",
]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def article(text: str, public_id: str) -> str:
    found = re.search(rf'<article class="statement" id="{public_id}">.*?</article>', text, re.DOTALL)
    assert found is not None
    return found.group()


def test_a_comparison_shows_a_fact_with_voice_standing_source_and_age(atlas: None, client: Client) -> None:
    shown = article(page(client, COMPARE), "bra-2020-action-8")
    for words in (
        "Extend international cooperation.",
        "As described by EU Cyber Direct",
        "term ended",
        "not reviewed by the country",
        "stale",
        "Replaced by",
        "Decree 12.573",
        "https://eucyberdirect.eu/atlas/country/brazil/compare/south-korea/japan",
    ):
        assert words in shown, words


def test_where_no_document_tells_how_a_pledge_stands_the_page_says_so(atlas: None, client: Client) -> None:
    text = page(client, COMPARE)
    for unknown in ("bra-pledge-joint-exercises", "jpn-position-tailor-made", "g7-2016-ise-shima"):
        assert "standing of the document not known" in article(text, unknown), unknown
    for known in ("bra-2020-action-8", "bra-2025-pledge-capacity-of-surroundings", "kor-2015-gccd-opens"):
        assert "standing of the document not known" not in article(text, known), known


def test_own_words_and_descriptions_never_look_alike(atlas: None, client: Client) -> None:
    text = page(client, COMPARE)
    assert "voice-own" in article(text, "jpn-2018-strategy")
    assert "voice-described" in article(text, "jpn-2018-resilience")
    assert "voice-own" not in article(text, "jpn-2018-resilience")


def test_what_nobody_has_read_is_in_nobodys_voice(atlas: None, client: Client) -> None:
    shown = article(page(client, COMPARE), "bra-2020-action-6")
    assert "not yet read in Decree 10.222" in shown
    assert 'class="voice' not in shown


def test_a_gap_is_shown_as_a_gap(atlas: None, client: Client) -> None:
    assert "no fact recorded" in page(client, COMPARE)


def test_facts_keep_their_language_on_a_page_in_another(atlas: None, client: Client) -> None:
    text = page(client, COMPARE.replace("/en/", "/ja/"))
    assert '<html lang="ja"' in text
    assert '<div lang="en">' in article(text, "bra-2020-strategy")


def test_the_form_and_the_address_choose_the_same(atlas: None, client: Client) -> None:
    by_form = page(client, "/en/know/compare/?parties=BRA&parties=KOR&parties=JPN&parties=&topic=resilience")
    by_address = page(client, COMPARE)
    columns = re.compile(r'<div class="compare-columns".*', re.DOTALL)
    assert columns.search(by_form).group() == columns.search(by_address).group()  # type: ignore[union-attr]
    assert '<option value="KOR" selected>' in by_address


def test_the_downloads_are_files_with_the_same_facts(atlas: None, client: Client) -> None:
    for form, ending in (("csv", "csv"), ("json", "json"), ("markdown", "md")):
        answer = client.get(f"{COMPARE}&format={form}")
        assert answer["Content-Disposition"] == f'attachment; filename="compare-bra-kor-jpn.{ending}"'
        assert "Extend international cooperation." in answer.content.decode()
    assert json.loads(client.get(f"{COMPARE}&format=json").content)["on"]


def test_a_country_without_facts_can_be_compared_and_shows_gaps(atlas: None, client: Client) -> None:
    text = page(client, "/en/know/compare/?parties=BRA,TUV")
    assert '<option value="TUV" selected>' in text
    assert text.count("no fact recorded") >= 10


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("parties=BRA&format=csv", 400),
        ("parties=QQQ", 404),
        ("parties=BRA,QQQ", 404),
        ("parties=BRA,KOR&topic=weather", 404),
    ],
)
def test_a_wrong_choice_says_what_to_do(atlas: None, client: Client, query: str, status: int) -> None:
    answer = client.get(f"/en/know/compare/?{query}")
    assert answer.status_code == status
    assert "What you can do" in answer.content.decode()


def test_one_country_alone_opens_the_choice_of_those_to_compare_it_with(atlas: None, client: Client) -> None:
    text = page(client, "/en/know/compare/?parties=TUV")
    assert re.search(r'<option value="TUV" selected>\s*Tuvalu', text)
    assert text.count(" selected>") == 1 + 3  # itself, nobody in the other three places
    assert "What you can do" not in text


def test_a_source_shows_its_chain_what_rests_on_it_and_a_safe_way_out(atlas: None, client: Client) -> None:
    text = page(client, "/en/know/sources/jpn-2018/")
    assert "Five-year Cybersecurity Strategy, as adopted" in text
    assert 'id="jpn-2018-resilience"' in text
    assert re.search(r'href="https://fdocuments.us/[^"]+" rel="noopener', text)
    assert "was superseded" in text


def test_an_unknown_source_is_not_found(atlas: None, client: Client) -> None:
    assert client.get("/en/know/sources/nothing/").status_code == 404


def test_the_first_page_lists_parties_topics_and_the_work_list(
    atlas: None, client: Client, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)  # from May 2027 some shipped sources are to be looked at again
    text = page(client, "/en/know/")
    for words in ("Brazil", "Capacity-building", "Every source was checked"):
        assert words in text, words


def test_the_first_page_keeps_fictitious_parties_apart(atlas: None, cast: Cast, client: Client, now: datetime) -> None:
    assert "Fictitious, of the demonstration" not in page(client, "/en/know/")
    add_statement("XTA", 1, now=now)
    real, _, fictitious = page(client, "/en/know/").partition("Fictitious, of the demonstration")
    listed = '<a href="/en/countries/XTA/">'
    assert listed not in real
    assert listed in fictitious
    assert '<a href="/en/countries/BRA/">' in real
    assert "This page shows fictitious parties" in real


def test_an_organisation_without_a_page_leads_to_its_facts(atlas: None, client: Client) -> None:
    assert '<a href="/en/know/statements/?party=UN">United Nations</a>' in page(client, "/en/know/")
    assert "no facts" not in page(client, "/en/know/statements/?party=UN")


def test_every_source_is_listed(atlas: None, client: Client) -> None:
    text = page(client, "/en/know/sources/")
    assert text.count('<th scope="row">') == 47
    assert "Decree 12.573, article 8" in text


def test_an_empty_atlas_says_how_to_begin(client: Client) -> None:
    assert "mutirao prepare" in page(client, "/en/know/")


def test_hostile_text_is_shown_and_not_run(atlas: None, client: Client, now: datetime) -> None:
    add_statement("BRA", 1, now=now, says="<script>alert(1)</script>")
    text = page(client, COMPARE)
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_fictitious_parties_are_announced(atlas: None, cast: Cast, client: Client) -> None:
    assert "This page shows fictitious parties" in page(client, "/en/know/compare/?parties=XTA,XTB")
    assert "This page shows fictitious parties" not in page(client, COMPARE)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_outsider_cannot_tell_that_a_hidden_statement_exists(
    atlas: None, cast: Cast, now: datetime, address: str
) -> None:
    clients = [Client(), signed_in(cast.outsider)]
    before = [without_form_tokens(page(client, address)) for client in clients]
    add_statement("BRA", 1, now=now, audience=AudienceKind.OWN)
    assert [without_form_tokens(page(client, address)) for client in clients] == before


@pytest.mark.parametrize("address", ["/en/know/", COMPARE, "/en/know/sources/atlas-2022/"])
def test_more_facts_do_not_cost_a_page_more_queries(
    atlas: None, client: Client, now: datetime, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page(client, address)
    with django_assert_max_num_queries(20) as before:
        page(client, address)
    for number in range(10):
        add_statement("BRA", number, now=now)
    with django_assert_max_num_queries(len(before)):
        page(client, address)


def test_the_country_page_can_show_its_part(atlas: None, now: datetime) -> None:
    sections = country_section(party_by_code("JPN"), by=ANONYMOUS, on=now.date())
    text = render_to_string("atlas/country_section.html", {"sections": sections})
    assert "Five-year Cybersecurity Strategy" in text
    assert "no fact recorded" not in text
