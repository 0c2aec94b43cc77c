"""Putting the demonstration world into the tables: all of it or nothing, once."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from mutirao.access.actors import Actor
from mutirao.access.models import Account
from mutirao.access.permissions import Role
from mutirao.access.services import grant_membership
from mutirao.demonstration import places, story
from mutirao.demonstration.accounts import PASSWORD
from mutirao.demonstration.atlas_story import tell_atlas
from mutirao.demonstration.reader import demonstration_world
from mutirao.demonstration.schema import DemonstrationWorld
from mutirao.directory.services import import_trade_table
from mutirao.parties.models import Party


@transaction.atomic
def load_demonstration(*, by: Actor, now: datetime) -> None:
    """Enter the fictitious parties and their figures, then tell their story through the services, each act on its day.

    `now` is the day from which the story is told. Must be called once, on a directory that is loaded.
    """
    world = demonstration_world(now.date())
    parties = places.enter_places(world, by=by, now=now)
    _enter_accounts(world, parties, by=by, now=now)
    _enter_trade(world, by=by, now=now)
    story.tell(world, parties)
    tell_atlas(world, parties, by=by, now=now)


def _enter_accounts(world: DemonstrationWorld, parties: dict[str, Party], *, by: Actor, now: datetime) -> None:
    password = make_password(PASSWORD)  # slow on purpose, so once for all
    for one in world.accounts:
        account = Account.objects.create(
            email=one.email, name=one.name, language=one.language, password=password, is_demonstration=True
        )
        grant_membership(account=account, party=parties[one.party], role=Role(one.role), by=by, now=now)


def _enter_trade(world: DemonstrationWorld, *, by: Actor, now: datetime) -> None:
    import_trade_table(
        name="demonstration",
        digest="",
        year=world.gdp_year,
        unit="USD",
        is_fictitious=True,
        deliveries={(one.exporter, one.importer, ""): float(one.value) for one in world.trade},
        by=by,
        now=now,
    )
