"""The one call by which services leave their trace."""

from datetime import datetime
from typing import Any, Protocol

from django.utils import timezone

from mutirao.audit.models import Act


class ActorLike(Protocol):
    """What the audit needs to know of an actor; `access.Actor` has it."""

    @property
    def pseudonym(self) -> str: ...
    @property
    def party_public_id(self) -> str: ...
    @property
    def via(self) -> str: ...


class Recordable(Protocol):
    @property
    def public_id(self) -> Any: ...  # a model's field; on the instance it is a string


def record(event: str, *, by: ActorLike, about: Recordable, at: datetime | None = None, **facts: object) -> Act:
    """Insert an act in the current transaction. `event` is a constant of the room's `events.py`;
    `about` is a record with a public id; `facts` are plain values, never secrets or texts of people."""
    return Act.objects.create(
        at=at or timezone.now(),
        event=event,
        actor=by.pseudonym,
        acting_for=by.party_public_id,
        via=by.via,
        about_kind=type(about).__name__.lower(),
        about_id=str(about.public_id),
        facts=facts,
    )
