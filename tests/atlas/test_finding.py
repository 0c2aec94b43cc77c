from datetime import datetime

import pytest
from tests.atlas.adding import add_statement
from tests.cast import Cast

from mutirao.access.actors import ANONYMOUS
from mutirao.access.audiences import AudienceKind
from mutirao.search.queries import search
from mutirao.search.services import rebuild_index

pytestmark = pytest.mark.django_db


def titles(query: str) -> list[str]:
    return [hit.title for hit in search(query, by=ANONYMOUS, kinds=["statement", "source"]).hits]


@pytest.fixture
def index(atlas: None) -> None:
    rebuild_index(["statement", "source"])


@pytest.mark.parametrize("query", ["tailor-made", "能力構築 tailor", "역량 강화 ownership"])
def test_a_statement_is_found_by_its_words_and_its_topic_in_any_language(index: None, query: str) -> None:
    assert any("tailor-made approach" in title for title in titles(query))


def test_a_source_is_found_and_leads_to_its_page(index: None) -> None:
    [hit, *_] = search("Decree 11.856", by=ANONYMOUS, kinds=["source"]).hits
    assert hit.url == "/en/know/sources/pnciber-2023/"


def test_a_statement_leads_to_its_own_page(index: None) -> None:
    [hit] = search("tailor-made approach", by=ANONYMOUS, kinds=["statement"], party="JPN").hits
    assert hit.url == "/en/know/statements/jpn-position-tailor-made/"


def test_a_hidden_statement_is_found_by_its_own_party_only(atlas: None, cast: Cast, now: datetime) -> None:
    add_statement("XTA", 1, now=now, audience=AudienceKind.OWN, says="A zebra crossing.")
    rebuild_index(["statement"])
    assert search("zebra", by=cast.outsider).total == 0
    assert search("zebra", by=cast.amara_officer).total == 1
