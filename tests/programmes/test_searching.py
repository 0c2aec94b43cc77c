from dataclasses import replace
from datetime import datetime

import pytest
from tests.cast import Cast
from tests.programmes.stories import composed_programme, confirmed_need, named, proposed_activity

from mutirao.access.actors import Actor
from mutirao.access.audiences import OWN_PARTY
from mutirao.programmes.services.needs import revise_need
from mutirao.search.queries import search
from mutirao.search.services import rebuild_index

pytestmark = pytest.mark.django_db


def _found(words: str, by: Actor) -> list[str]:
    return [hit.title for hit in search(words, by=by).hits]


def test_a_need_is_found_by_those_who_may_see_it(cast: Cast, now: datetime) -> None:
    confirmed_need(cast, now, named(cast.delta), title="Vigilância noturna de segurança")
    for reader in (cast.amara_officer, cast.amara_viewer, cast.partner):
        assert _found("seguranca", reader) == ["Vigilância noturna de segurança"]
    for stranger in (cast.outsider, cast.brisa_officer, cast.administrator, cast.anonymous):
        assert _found("seguranca", stranger) == []


def test_a_revised_need_is_found_by_its_new_words_only(cast: Cast, now: datetime) -> None:
    need = confirmed_need(cast, now, OWN_PARTY, title="Before")
    terms = replace(need.terms, title="Afterwards")
    revise_need(need_id=need.public_id, version=need.version, terms=terms, by=cast.amara_officer, now=now)
    assert _found("before", cast.amara_officer) == []
    assert _found("afterwards", cast.amara_officer) == ["Afterwards"]


def test_proposals_and_programmes_are_found_by_their_sides(cast: Cast, now: datetime) -> None:
    composed_programme(cast, now)
    need = confirmed_need(cast, now, title="Another", rank=2)
    proposed_activity(need, cast.delta, cast.partner, now)
    for side in (cast.amara_officer, cast.partner):
        assert _found("watch", side) == ["Night watch"]
        assert len(_found("shifts", side)) == 2
    for stranger in (cast.outsider, cast.anonymous):
        assert _found("watch", stranger) == []
        assert _found("shifts", stranger) == []


def test_an_index_built_anew_finds_the_same(cast: Cast, now: datetime) -> None:
    composed_programme(cast, now)
    before = {words: _found(words, cast.partner) for words in ("watch", "shifts", "night")}
    rebuild_index()
    assert {words: _found(words, cast.partner) for words in before} == before
