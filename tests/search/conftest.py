"""Notes: records of a made-up room, each its party's own unless it is public."""

from collections.abc import Iterator, Sequence

import pytest
from django.db.models import QuerySet
from tests.cast import Cast

from mutirao.access.actors import Actor
from mutirao.kernel.reference import Reference
from mutirao.parties.models import Party
from mutirao.search import kinds
from mutirao.search.kinds import Hit, SearchKind
from mutirao.search.services import index_record


def _visible(by: Actor) -> "QuerySet[Party, object]":
    """A note has the id of the party whose it is; Brisa's is public."""
    visible = Party.objects.filter(code="XTB") | Party.objects.filter(pk=by.party_id or 0)
    return visible.values("public_id")


def _hits(ids: Sequence[str], by: Actor) -> dict[str, Hit]:
    return {one: Hit(kind="note", title=f"Note of {one}", url=f"/en/notes/{one}/") for one in ids}


@pytest.fixture
def notes() -> Iterator[None]:
    before = kinds.connected()
    kind = SearchKind(name="Notes", visible_ids=_visible, hits=_hits, records=lambda: [])
    kinds.connect(before | {"note": kind})
    yield
    kinds.connect(before)


def note(party: Party, title: str, text: str = "", language: str = "en") -> Reference:
    reference = Reference("note", party.public_id)
    index_record(reference, language=language, title=title, text=text, party=party.code)
    return reference


@pytest.fixture
def indexed(cast: Cast, notes: None) -> Cast:
    note(cast.amara, "Plano de segurança cibernética", "正式には情報セキュリティ基本計画 정보보안 기본계획")
    note(cast.brisa, "Plan for incident response", "Segurança of ports")
    return cast
