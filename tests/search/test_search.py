import pytest
from tests.cast import Cast
from tests.search.conftest import note

from mutirao.access.actors import Actor
from mutirao.parties.models import Party
from mutirao.search.models import SearchEntry
from mutirao.search.queries import HITS_PER_PAGE, Findings, search
from mutirao.search.services import rebuild_index, remove_record
from mutirao.search.vocabulary import remember_words

pytestmark = pytest.mark.django_db


def _found(query: str, by: Actor, **filters: object) -> list[str]:
    return [hit.title.removeprefix("Note of party_") for hit in search(query, by=by, **filters).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query", ["seguranca", "SEGURANÇA cibernética", "セキュリティ", "情報", "보안", "計", "plano ciber", "segur"]
)
def test_words_are_found_in_every_script(indexed: Cast, query: str) -> None:
    assert "xta" in _found(query, indexed.amara_officer)


def test_every_word_must_be_there(indexed: Cast) -> None:
    assert _found("seguranca ports", indexed.amara_officer) == ["xtb"]
    assert _found("seguranca trains", indexed.amara_officer) == []


def test_only_the_last_word_may_be_unfinished(indexed: Cast) -> None:
    assert _found("segur cibernetica", indexed.amara_officer) == []


def test_what_has_all_words_in_its_title_comes_first(indexed: Cast) -> None:
    assert _found("seguranca", indexed.amara_officer) == ["xta", "xtb"]


def test_a_record_in_two_languages_is_found_once(indexed: Cast) -> None:
    note(indexed.brisa, "Plan de respuesta", language="es")
    findings = search("plan", by=indexed.outsider)
    assert (len(findings.hits), findings.total, findings.counts) == (1, 1, {"note": 1})


def test_filters_narrow_by_kind_party_and_language(indexed: Cast) -> None:
    officer = indexed.amara_officer
    assert _found("seguranca", officer, party="xtb") == ["xtb"]
    assert _found("seguranca", officer, language="ja") == []
    assert _found("seguranca", officer, kinds=["country"]) == []
    assert search("seguranca", by=officer, kinds=["country"]).counts == {"note": 2}


def test_what_is_changed_is_found_by_its_present_words_alone(indexed: Cast) -> None:
    note(indexed.amara, "Renamed")
    assert _found("plano", indexed.amara_officer) == []
    assert _found("renamed", indexed.amara_officer) == ["xta"]


def test_what_is_removed_is_not_found(indexed: Cast) -> None:
    reference = note(indexed.amara, "Renamed")
    remove_record(reference)
    assert _found("renamed", indexed.amara_officer) == []


def test_an_outsider_finds_and_counts_what_is_visible_only(indexed: Cast) -> None:
    findings = search("seguranca", by=indexed.outsider)
    assert _found("seguranca", indexed.outsider) == ["xtb"]
    assert (findings.total, findings.counts) == (1, {"note": 1})
    assert _found("plano", indexed.outsider) == []


def _answers(by: Actor) -> list[Findings]:
    queries = ("seguranca", "cibernetica", "segurança incident", "cibernetika", "plan", "計", "xyz")
    return [search(query, by=by) for query in queries]


def test_two_worlds_that_differ_in_a_hidden_record_look_the_same(indexed: Cast) -> None:
    outsiders = (indexed.outsider, indexed.anonymous, indexed.partner)
    with_it = [_answers(by) for by in outsiders]
    SearchEntry.objects.filter(party_code="XTA").delete()
    assert [_answers(by) for by in outsiders] == with_it


def test_a_mistyped_word_is_answered_with_a_known_visible_one(indexed: Cast) -> None:
    assert search("plan incidant", by=indexed.outsider).suggestion == "plan incident"
    assert search("cibernetika", by=indexed.amara_officer).suggestion == "cibernetica"
    assert search("cibernetika", by=indexed.outsider).suggestion == ""


HOSTILE = [
    '"',
    "'",
    "''; DROP TABLE search_searchentry; --",
    "title_tokens:plan",
    "plan*",
    "(plan",
    "plan NEAR(",
    "^plan",
    "plan AND",
    "-plan",
    "plan & !x | 'y':*",
    "%",
    "\\",
    "\0plan\0",
    "plan\ud800",
    "a" * 10_000,
    "安" * 10_000,
    "a " * 5_000,
    "\u202eplan",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_is_an_error(indexed: Cast, query: str) -> None:
    search(query, by=indexed.outsider)
    search("plan", by=indexed.outsider, party=query, language=query, kinds=[query])


def test_the_index_is_rebuilt_from_the_records(cast: Cast) -> None:
    assert rebuild_index(["country"]) == 8
    assert rebuild_index(["country"]) == 8
    hit = search("アマラ", by=cast.anonymous)
    assert hit.total == 0
    found = search("amara国", by=cast.anonymous)
    assert [(one.kind, one.url) for one in found.hits] == [("country", "/en/countries/XTA/")]


def test_a_few_mistyped_words_are_put_right_and_many_are_not_looked_at(
    indexed: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert search("plam incidant responce", by=indexed.outsider).suggestion == "plan incident response"
    compared: list[str] = []
    monkeypatch.setattr("mutirao.search.queries.words_like", compared.append)
    many = " ".join(f"unknown{letter}" for letter in "abcdefghijklmnop")
    assert search(many, by=indexed.outsider).suggestion == ""
    assert compared == []


def test_a_word_of_the_last_of_very_many_titles_is_suggested(cast: Cast, notes: None) -> None:
    entries = [
        SearchEntry(kind="note", public_id=f"gone-{one}", language="en", title=f"Filler {one}", title_tokens="filler")
        for one in range(6000)
    ]
    SearchEntry.objects.bulk_create(entries, 500)
    remember_words(f"filler{letter * length}" for letter in "abcdefghij" for length in range(1, 40))
    note(cast.brisa, "Plan for incident response")
    assert search("incidant", by=cast.anonymous).suggestion == "incident"
    assert search("ancident", by=cast.anonymous).suggestion == "incident"


def test_a_hidden_word_takes_no_visible_ones_place(cast: Cast, notes: None) -> None:
    note(cast.brisa, "Plan for incident response")
    before = search("incidemt", by=cast.outsider).suggestion
    note(cast.amara, "incidemta incidemt incidamt")
    assert search("incidemt", by=cast.outsider).suggestion == before == "incident"
    assert search("incidemtb", by=cast.amara_officer).suggestion == "incidemt"


def test_of_very_many_records_the_first_are_counted_and_that_is_said(
    indexed: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mutirao.search.queries.MOST_FOUND", 1)
    note(indexed.brisa, "Plano", language="es")
    found = search("plan", by=indexed.amara_officer)
    assert (found.total, found.is_cut) == (1, True)
    assert not search("incident", by=indexed.amara_officer).is_cut


def test_a_page_is_a_part_of_the_whole(cast: Cast) -> None:
    for number in range(HITS_PER_PAGE + 5):
        code = f"YY{number:02}"
        Party.objects.create(code=code, kind="country", names={"en": f"Repetita {number:02}"})
    rebuild_index(["country"])
    first, second = (search("repetita", by=cast.anonymous, page=page) for page in (1, 2))
    assert (len(first.hits), first.is_last_page) == (HITS_PER_PAGE, False)
    assert (len(second.hits), second.is_last_page) == (5, True)
    assert set(first.hits).isdisjoint(second.hits)
    assert first.total == second.total == HITS_PER_PAGE + 5


def test_the_number_of_database_queries_does_not_grow_with_the_hits(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    for number in range(HITS_PER_PAGE):
        Party.objects.create(code=f"YY{number:02}", kind="country", names={"en": f"Repetita {number:02}"})
    rebuild_index(["country"])
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        search("repetita", by=cast.anonymous)
