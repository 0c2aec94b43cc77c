"""The shipped atlas in the database, with the parties that it names."""

from datetime import date, datetime

import pytest

from mutirao.access.actors import Actor, Via, system_actor
from mutirao.atlas.services import load_shipped_atlas
from mutirao.directory.models import OrganisationProfile
from mutirao.parties.models import PartyKind
from mutirao.parties.reference import shipped_countries, shipped_organisations
from mutirao.parties.services import list_party

ON = date(2026, 11, 24)


@pytest.fixture
def on() -> date:
    return ON


@pytest.fixture
def system() -> Actor:
    return system_actor(Via.COMMAND)


@pytest.fixture
def parties(db: None) -> None:
    for code, country in shipped_countries().items():
        if country.listing != "iso_entry":
            list_party(code=code, kind=PartyKind.COUNTRY, names=country.names)
    for code, organisation in shipped_organisations().items():
        list_party(code=code, kind=PartyKind(organisation.kind), names=organisation.names)
    _let_kisa_belong_to_korea()


def _let_kisa_belong_to_korea() -> None:
    kisa, korea = (
        list_party(code="KISA", kind=PartyKind.ORGANISATION, names={}),
        list_party(code="KOR", kind=PartyKind.COUNTRY, names={}),
    )
    OrganisationProfile.objects.create(party=kisa, country=korea, role="agency")


@pytest.fixture
def atlas(parties: None, system: Actor, now: datetime) -> None:
    load_shipped_atlas(by=system, now=now)
