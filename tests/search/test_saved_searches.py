"""What somebody looks for is their own business: kept for the account alone, as a question and not as an answer."""

from datetime import datetime

import pytest
from django.test import Client
from tests.cast import Cast
from tests.visiting import signed_in

from mutirao.audit.models import Act
from mutirao.kernel.errors import NotFoundError, SignInRequiredError
from mutirao.search import services
from mutirao.search.errors import EmptySearchError, TooManySearchesError
from mutirao.search.queries import saved_searches
from mutirao.search.services import forget_search, save_search

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
GIVEN = {"q": "安全 exercises", "kind": "statement", "party": "", "language": ""}


def test_a_search_is_kept_as_its_address_and_found_again(cast: Cast, now: datetime) -> None:
    client = signed_in(cast.amara_officer)
    answer = client.post("/en/search/save/", GIVEN | {"name": "Safety"})
    assert answer.status_code == 303
    [saved] = saved_searches(cast.amara_officer)
    assert answer.headers["Location"].endswith(saved.query)
    page = client.get("/en/search/").content.decode()
    assert "Safety" in page
    assert saved.query.replace("&", "&amp;") in page


def test_the_same_search_is_kept_once_under_its_newest_name(cast: Cast, now: datetime) -> None:
    for name in ("First", "Second"):
        save_search(given=GIVEN, name=name, by=cast.amara_officer, now=now)
    assert [one.name for one in saved_searches(cast.amara_officer)] == ["Second"]


def test_a_search_without_a_name_is_called_by_its_words(cast: Cast, now: datetime) -> None:
    assert save_search(given=GIVEN, name=" ", by=cast.amara_officer, now=now).name == GIVEN["q"]


def test_nobody_else_sees_or_forgets_it_not_even_of_the_same_party(cast: Cast, now: datetime) -> None:
    saved = save_search(given=GIVEN, name="Mine", by=cast.amara_officer, now=now)
    for other in (cast.amara_contributor, cast.brisa_officer, cast.administrator):
        assert not saved_searches(other)
        with pytest.raises(NotFoundError):
            forget_search(search_id=saved.public_id, by=other, now=now)
    assert saved_searches(cast.amara_officer).exists()


def test_a_forgotten_search_is_gone_and_what_was_looked_for_is_in_no_trace(cast: Cast, now: datetime) -> None:
    saved = save_search(given=GIVEN, name="Mine", by=cast.amara_officer, now=now)
    forget_search(search_id=saved.public_id, by=cast.amara_officer, now=now)
    assert not saved_searches(cast.amara_officer)
    acts = Act.objects.filter(about_id=saved.public_id).order_by("pk")
    assert [act.event for act in acts] == ["search.saved", "search.forgotten"]
    assert "安全" not in str(list(acts.values()))


def test_visitors_keep_nothing(cast: Cast, now: datetime) -> None:
    with pytest.raises(SignInRequiredError):
        save_search(given=GIVEN, name="", by=cast.anonymous, now=now)
    assert "Keep this search" not in Client().get("/en/search/?q=night").content.decode()


def test_nothing_to_look_for_is_not_kept(cast: Cast, now: datetime) -> None:
    with pytest.raises(EmptySearchError):
        save_search(given=GIVEN | {"q": ""}, name="", by=cast.amara_officer, now=now)


def test_there_is_an_end_to_what_one_account_keeps(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_SAVED", 2)
    for word in ("one", "two"):
        save_search(given={"q": word}, name="", by=cast.amara_officer, now=now)
    with pytest.raises(TooManySearchesError):
        save_search(given={"q": "three"}, name="", by=cast.amara_officer, now=now)
    save_search(given={"q": "two"}, name="Renamed", by=cast.amara_officer, now=now)
