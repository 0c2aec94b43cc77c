"""Reading the trace."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from mutirao.audit.models import Act


def acts_of_party(party_id: str, *, done_to_it: Collection[str] = ()) -> QuerySet[Act]:
    """What was done in the name of the party with this public id, newest first; and, whoever did it, the events of
    `done_to_it` that have the party as their fact `party`."""
    to_it = Q(event__in=done_to_it, facts__party=party_id)
    return Act.objects.filter(Q(acting_for=party_id) | to_it).order_by("-pk")


def acts_about(kind: str, public_id: str) -> QuerySet[Act]:
    """What was done about one record, oldest first; the caller has made sure that the record may be seen."""
    return Act.objects.filter(about_kind=kind, about_id=public_id).order_by("pk")
