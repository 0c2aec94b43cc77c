"""Going into a clash knowingly."""

from datetime import datetime

from mutirao.access.actors import Actor
from mutirao.parties.models import Party
from mutirao.programmes.errors import UnacknowledgedClashError
from mutirao.programmes.models import Activity, ClashAcknowledgement
from mutirao.programmes.queries.clashes import ClashReport, clash_report
from mutirao.programmes.vocabulary import ClashKind


def acknowledge_clashes(*, activity: Activity, acknowledged: str, by: Actor, now: datetime) -> ClashReport:
    """Record, in the caller's transaction, the clashes that `by` was shown. Raises UnacknowledgedClashError unless
    `acknowledged` is the fingerprint of the report as it stands now; without clashes nothing needs acknowledging."""
    # One calendar, one lock: two answers at the same moment see each other's load.
    Party.objects.select_for_update().get(pk=activity.recipient_id)
    report = clash_report(terms=activity.terms, recipient_id=activity.recipient_id, by=by, without=activity.public_id)
    if not report.is_empty and report.fingerprint != acknowledged:
        raise UnacknowledgedClashError(overlaps=len(report.overlaps), quarters=len(report.loads))
    ClashAcknowledgement.objects.bulk_create(_lines(report, activity=activity, by=by, now=now))
    return report


def _lines(report: ClashReport, *, activity: Activity, by: Actor, now: datetime) -> list[ClashAcknowledgement]:
    party_id = by.party_id or activity.recipient_id
    overlaps = [
        ClashAcknowledgement(
            activity=activity,
            party_id=party_id,
            version=activity.version,
            kind=ClashKind.OVERLAP,
            other=overlap.activity,
            facts=overlap.as_record(),
            acknowledged_at=now,
        )
        for overlap in report.overlaps
    ]
    loads = [
        ClashAcknowledgement(
            activity=activity,
            party_id=party_id,
            version=activity.version,
            kind=ClashKind.LOAD,
            facts=load.as_record(),
            acknowledged_at=now,
        )
        for load in report.loads
    ]
    return overlaps + loads
