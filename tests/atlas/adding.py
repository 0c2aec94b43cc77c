"""A statement of the tests' own, recorded as a person of this deployment would."""

from datetime import datetime

from mutirao.access.audiences import AudienceKind
from mutirao.atlas.models import Origin, Source, Statement, StatementRevision, Topic
from mutirao.parties.models import Party


def add_statement(
    party: str,
    number: int,
    *,
    now: datetime,
    audience: AudienceKind = AudienceKind.PUBLIC,
    says: str = "Added here.",
    kind: str = "position",
    source: Source | None = None,
) -> Statement:
    statement = Statement.objects.create(
        public_id=f"added-{number}",
        party=Party.objects.get(code=party),
        kind=kind,
        topic=Topic.objects.get(key="resilience"),
        audience=audience,
    )
    statement.current = StatementRevision.objects.create(
        statement=statement,
        number=1,
        says=says,
        language="en",
        source=source or Source.objects.get(key="atlas-2022"),
        mark="confirmed",
        voice="described",
        recorded_at=now,
        recorded_by="person_x",
        origin=Origin.LOCAL,
    )
    statement.save()
    return statement
