"""Who may see a record, decided in one place, at read time, in one `Q`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django.db import models

from mutirao.access.actors import Actor
from mutirao.kernel.errors import InvalidError, NotFoundError
from mutirao.parties.models import Party, PartyKind


class AudienceKind(models.TextChoices):
    OWN = "own"
    NAMED = "named"
    NETWORK = "network"
    PUBLIC = "public"


class InvalidAudienceError(InvalidError):
    code = "audience.invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """`parties`: the named parties, or the networks whose members may see; empty otherwise."""

    kind: AudienceKind = AudienceKind.OWN
    parties: tuple[Party, ...] = ()

    def __post_init__(self) -> None:
        needs_parties = self.kind in {AudienceKind.NAMED, AudienceKind.NETWORK}
        if needs_parties != bool(self.parties):
            raise InvalidAudienceError(audience=self.kind.value)
        if self.kind == AudienceKind.NETWORK and any(party.kind != PartyKind.NETWORK for party in self.parties):
            raise InvalidAudienceError(audience=self.kind.value)


OWN_PARTY = Audience()
PUBLIC = Audience(kind=AudienceKind.PUBLIC)


class ShareableQuerySet(models.QuerySet[Any]):
    def visible_to(self, by: Actor) -> Self:
        """The records that `by` may see: its own party's, those shared with it or its networks, the public ones."""
        return self if by.is_system else self.filter(self._visibility(by))

    def _visibility(self, by: Actor) -> models.Q:
        visible = models.Q(audience=AudienceKind.PUBLIC)
        if by.party_id is None:
            return visible
        for owner in self.model.OWNERS:
            visible |= models.Q(**{owner: by.party_id})
        visible |= models.Q(audience=AudienceKind.NAMED) & self._shared_with({by.party_id})
        if by.network_ids:
            visible |= models.Q(audience=AudienceKind.NETWORK) & self._shared_with(by.network_ids)
        return visible

    def _shared_with(self, party_ids: set[int] | frozenset[int]) -> models.Q:
        through = self.model.audience_parties.through
        name = self.model._meta.model_name
        shared = through._default_manager.filter(**{f"{name}_id": models.OuterRef("pk"), "party_id__in": party_ids})
        return models.Q(models.Exists(shared))


class Shareable(models.Model):
    """A record with an audience. `OWNERS` names the foreign keys to the parties that always see it."""

    OWNERS: ClassVar[Sequence[str]] = ("party",)

    audience = models.CharField(max_length=8, choices=AudienceKind.choices, default=AudienceKind.OWN)
    audience_parties = models.ManyToManyField(Party, related_name="+", blank=True)

    class Meta:
        abstract = True

    @property
    def shared_with(self) -> Audience:
        """Who may see it beside its owners, to let something else be seen by the same."""
        return Audience(kind=AudienceKind(self.audience), parties=tuple(self.audience_parties.all()))

    def share_with(self, audience: Audience) -> None:
        """Set who may see this saved record; the caller saves the field and records the act."""
        self.audience = audience.kind
        self.audience_parties.set(audience.parties)


def visible_or_not_found(rows: "ShareableQuerySet", public_id: str, *, by: Actor) -> Any:
    """The visible record with this id; a hidden one and none at all look the same."""
    row = rows.visible_to(by).filter(public_id=public_id).first()
    if row is None:
        raise NotFoundError(id=public_id)
    return row
