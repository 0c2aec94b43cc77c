"""English texts are found by words of every language: the field's terms, kinds, and the names of parties."""

import pytest
import yaml
from tests.cast import Cast
from tests.search.conftest import note

from mutirao.access.actors import Actor, Via, system_actor
from mutirao.parties.models import PartyKind
from mutirao.parties.services import list_party
from mutirao.search import synonyms
from mutirao.search.queries import search
from mutirao.search.services import rebuild_index

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def _found(query: str, by: Actor | None = None) -> set[str]:
    hits = search(query, by=by or system_actor(Via.COMMAND)).hits
    return {hit.title.removeprefix("Note of ") for hit in hits}


@pytest.mark.parametrize(
    "query", ["cybersecurity", "安全", "セキュリティ", "segurança", "seguridad", "보안", "segurança cibernética"]
)
def test_an_english_text_is_found_by_the_field_s_terms_in_other_languages(cast: Cast, notes: None, query: str) -> None:
    note(cast.amara, "A policy on cyber security")
    note(cast.brisa, "A plan for ports")
    assert _found(query, cast.amara_officer) == {cast.amara.public_id}


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("국가 보안 계획", "정보보호"),
        ("정보보호 기본계획", "보안"),
        ("サイバーセキュリティ戦略", "情報保護"),
        ("Plano de segurança da informação", "seguridad"),
        ("Intercambio de información", "compartilhamento de informações"),
        ("개발도상국 지원", "途上国"),
    ],
)
def test_terms_of_one_meaning_find_one_another_within_and_across_languages(
    cast: Cast, notes: None, text: str, query: str
) -> None:
    note(cast.brisa, text)
    assert _found(query) == {cast.brisa.public_id}


def test_a_text_that_has_a_part_of_a_term_alone_does_not_mean_it(cast: Cast, notes: None) -> None:
    note(cast.brisa, "Response to a letter")
    assert _found("침해사고") == set()


def test_a_record_is_found_by_the_names_of_its_party_in_every_language(cast: Cast, notes: None) -> None:
    note(cast.brisa, "A plan for ports")
    assert _found("Brisa国") == {cast.brisa.public_id}


def test_a_record_is_found_by_what_its_kind_is_called(cast: Cast, notes: None) -> None:
    note(cast.brisa, "A plan for ports")
    assert _found("notes ports") == {cast.brisa.public_id}


@pytest.mark.parametrize(
    "query", ["Korea", "South Korea", "Coreia", "Corea del Sur", "韓国", "한국", "대한민국", "kor"]
)
def test_a_country_is_found_by_what_people_call_it(cast: Cast, query: str) -> None:
    names = {"en": "Republic of Korea", "pt-br": "Coreia do Sul", "ko": "대한민국", "ja": "韓国"}
    list_party(code="KOR", kind=PartyKind.COUNTRY, names=names)
    rebuild_index(["country"])
    hits = search(query, by=cast.anonymous).hits
    assert [hit.url for hit in hits] == ["/en/countries/KOR/"]


def test_what_people_call_a_country_counts_as_its_title(cast: Cast, notes: None) -> None:
    list_party(code="KOR", kind=PartyKind.COUNTRY, names={"en": "Republic of Korea"})
    rebuild_index(["country"])
    note(cast.brisa, "An agreement", "한국")
    assert [hit.kind for hit in search("한국", by=cast.anonymous).hits] == ["country", "note"]


def test_every_group_of_terms_can_be_read_and_no_term_stands_in_it_twice() -> None:
    groups = yaml.safe_load(synonyms._TERMS.read_text(encoding="utf-8"))
    assert all(len(group) == len(set(group)) > 2 for group in groups)
    assert all(isinstance(term, str) and synonyms._asked(term) for group in groups for term in group)
