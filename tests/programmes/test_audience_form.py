"""Named parties are chosen by name, by code, or from lists by region, among all the countries there are."""

import re
from datetime import datetime

import pytest
from tests.cast import Cast
from tests.programmes.stories import confirmed_need
from tests.visiting import signed_in

from mutirao.access.audiences import OWN_PARTY, Audience, AudienceKind
from mutirao.directory.models import CountryProfile

pytestmark = pytest.mark.django_db


def _shared(cast: Cast, now: datetime, **answers: object) -> tuple[int, str, set[str]]:
    need = confirmed_need(cast, now, OWN_PARTY)
    address = f"/en/plan/needs/{need.public_id}/share/"
    page = signed_in(cast.amara_officer).post(address, {"audience": "named", **answers})
    return page.status_code, page.text, {party.code for party in need.audience_parties.all()}


def test_named_parties_are_written_by_name_or_code_or_chosen_from_lists(cast: Cast, now: datetime) -> None:
    written = "brisa国; xtc, Corvo"
    status, _page, codes = _shared(cast, now, written=written, parties=["XTD"])
    assert (status, codes) == (303, {"XTB", "XTC", "XTD"})


def test_a_written_party_that_is_not_listed_is_named_and_nothing_is_shared(cast: Cast, now: datetime) -> None:
    status, page, codes = _shared(cast, now, written="Brisa; Atlantis; XTA")
    assert (status, codes) == (400, set())
    assert "Not in the lists below: Atlantis and XTA." in page


def test_the_lists_of_parties_are_grouped_and_open_where_something_is_chosen(cast: Cast, now: datetime) -> None:
    CountryProfile.objects.create(party=cast.brisa, listing="fictitious", region="002")
    need = confirmed_need(cast, now, Audience(kind=AudienceKind.NAMED, parties=(cast.brisa,)))
    page = signed_in(cast.amara_officer).get(f"/en/plan/needs/{need.public_id}/share/").content.decode()
    groups = re.findall(r'<details class="choice-group"( open)?>\s*<summary>(.*?) <span', page)
    assert groups[0] == (" open", "Africa")
    assert groups[1:] == [("", "Countries and territories elsewhere"), ("", "Organisations")]
    assert '<option value="Brisa">' in page
