"""Who cooperates: identity only. What is known about a party stands in `directory`."""

from django.db import models
from django.utils.translation import get_language

from mutirao.kernel.identifiers import new_public_id
from mutirao.kernel.languages import DEFAULT_LANGUAGE, in_language


class PartyKind(models.TextChoices):
    COUNTRY = "country"
    ORGANISATION = "organisation"
    NETWORK = "network"


def new_party_id() -> str:
    return new_public_id("party")


class PartyQuerySet(models.QuerySet["Party"]):
    def countries(self) -> "PartyQuerySet":
        return self.filter(kind=PartyKind.COUNTRY)

    def networks(self) -> "PartyQuerySet":
        return self.filter(kind=PartyKind.NETWORK)


class Party(models.Model):
    """A country, an organisation or a network; shipped parties have a stable id made from their code."""

    public_id = models.CharField(max_length=40, unique=True, default=new_party_id)
    kind = models.CharField(max_length=16, choices=PartyKind.choices)
    code = models.CharField(max_length=32, unique=True)
    names: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField()
    is_fictitious = models.BooleanField(default=False)

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "parties"
        constraints = [
            models.CheckConstraint(name="party_kind_is_known", condition=models.Q(kind__in=PartyKind.values)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the reader's language, or else in English."""
        return self.name_in(get_language() or DEFAULT_LANGUAGE)

    def name_in(self, language: str) -> str:
        return in_language(self.names, language)

    @property
    def is_country(self) -> bool:
        return self.kind == PartyKind.COUNTRY


def shipped_party_id(code: str) -> str:
    return f"party_{code.lower()}"
