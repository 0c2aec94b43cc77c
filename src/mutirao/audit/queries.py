"""Reading the trace."""

from django.db.models import QuerySet

from mutirao.audit.models import Act


def acts_of_party(party_id: str) -> QuerySet[Act]:
    """What was done in the name of the party with this public id, newest first."""
    return Act.objects.filter(acting_for=party_id).order_by("-pk")


def acts_about(kind: str, public_id: str) -> QuerySet[Act]:
    """What was done about one record, oldest first; the caller has made sure that the record may be seen."""
    return Act.objects.filter(about_kind=kind, about_id=public_id).order_by("pk")
