"""What the cast does before a story begins."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.cast import DAY, Cast

from mutirao.access.actors import Actor, Via
from mutirao.access.audiences import OWN_PARTY, PUBLIC, Audience, AudienceKind
from mutirao.access.models import Account, Membership
from mutirao.access.permissions import Role
from mutirao.access.queries import actor_through
from mutirao.kernel.periods import Quarter
from mutirao.parties.models import Party, PartyKind
from mutirao.parties.services import list_party
from mutirao.programmes.models import Activity, Need, Programme
from mutirao.programmes.queries.clashes import clash_report
from mutirao.programmes.queries.programmes import programme_page
from mutirao.programmes.services.activities import propose_activity
from mutirao.programmes.services.answers import accept_activity
from mutirao.programmes.services.calendar import set_absorption
from mutirao.programmes.services.needs import confirm_need, draft_need, share_need
from mutirao.programmes.services.programmes import compose_programme, open_for_signature
from mutirao.programmes.terms import ActivityTerms, NeedTerms, ProgrammeTerms

NEED = NeedTerms(
    title="A response team that answers at night",
    area="incident_response",
    grounds="Two incidents in 2025 waited until the morning.",
    stages=1,
    cost_low=Decimal(100_000),
    cost_high=Decimal(200_000),
    currency="USD",
    participants=("response_team",),
    languages=("en", "pt"),
    rank=1,
    target_date="2027-12",
)
ACTIVITY = ActivityTerms(
    kind="training",
    title="Night shifts in practice",
    area="incident_response",
    participants=("response_team",),
    languages=("en",),
    starts=date(2027, 5, 3),
    ends=date(2027, 5, 14),
    staff_days=20,
    cost=Decimal(80_000),
    currency="USD",
)


def named(*parties: Party) -> Audience:
    return Audience(kind=AudienceKind.NAMED, parties=parties)


def drafted_need(cast: Cast, now: datetime, **changes: Any) -> Need:
    return draft_need(party=cast.amara, terms=replace(NEED, **changes), by=cast.amara_contributor, now=now)


def confirmed_need(cast: Cast, now: datetime, audience: Audience = PUBLIC, **changes: Any) -> Need:
    need = drafted_need(cast, now, **changes)
    confirm_need(need_id=need.public_id, version=need.version, by=cast.amara_officer, now=now)
    return share_need(need_id=need.public_id, audience=audience, by=cast.amara_officer, now=now)


def proposed_activity(
    need: Need, partner: Party, by: Actor, now: datetime, *, terms: ActivityTerms = ACTIVITY
) -> Activity:
    """The partner saw what clashes and went ahead."""
    report = clash_report(terms=terms, recipient_id=need.party_id, by=by)
    return propose_activity(
        need_id=need.public_id, partner=partner, terms=terms, acknowledged=report.fingerprint, by=by, now=now
    )


def accepted(activity: Activity, by: Actor, now: datetime) -> Activity:
    """The country saw what clashes and said yes."""
    report = clash_report(terms=activity.terms, recipient_id=activity.recipient_id, by=by, without=activity.public_id)
    return accept_activity(
        activity_id=activity.public_id,
        version=activity.version,
        acknowledged=report.fingerprint,
        by=by,
        now=now,
    )


def agreed_activity(cast: Cast, now: datetime, **changes: Any) -> Activity:
    """Delta offered it to Amara, and Amara said yes."""
    need = confirmed_need(cast, now)
    terms = replace(ACTIVITY, **changes)
    return accepted(proposed_activity(need, cast.delta, cast.partner, now, terms=terms), cast.amara_officer, now)


def composed_programme(cast: Cast, now: datetime) -> Programme:
    activity = agreed_activity(cast, now)
    terms = ProgrammeTerms(title="Night watch", summary="A team at all hours.", activities=(activity.public_id,))
    return compose_programme(party=cast.delta, terms=terms, by=cast.partner, now=now)


def programme_to_sign(cast: Cast, now: datetime) -> tuple[Programme, str]:
    """A programme that awaits signatures, and the digest of what is to be signed."""
    programme = composed_programme(cast, now)
    digest = digest_of(programme, cast.partner)
    open_for_signature(programme_id=programme.public_id, digest=digest, by=cast.partner, now=now)
    return programme, digest


def digest_of(programme: Programme, by: Actor) -> str:
    digest = programme_page(programme.public_id, by=by).digest
    assert digest is not None
    return digest


def absorbs(cast: Cast, now: datetime, staff_days: int, audience: Audience = OWN_PARTY) -> None:
    """What Amara's agency can give in the second quarter of 2027, when the activity of the stories takes place."""
    quarter = Quarter(2027, 2)
    set_absorption(
        party=cast.amara, quarter=quarter, staff_days=staff_days, audience=audience, by=cast.amara_officer, now=now
    )


def second_partner() -> tuple[Party, Actor]:
    """Echo, another one who helps, with an officer of its own."""
    echo = list_party(code="XTE", kind=PartyKind.COUNTRY, names={"en": "Echo", "ja": "エコー"}, is_fictitious=True)
    account = Account.objects.create(email="echo@example.org", name="echo")
    membership = Membership.objects.create(account=account, party=echo, role=Role.PROGRAMME_OFFICER.value)
    return echo, actor_through(membership, on=DAY, via=Via.SESSION)
