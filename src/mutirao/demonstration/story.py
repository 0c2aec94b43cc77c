"""The story of the fictitious parties, told through the services: needs, absorption, proposals, answers, programmes."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from mutirao.access.actors import Actor
from mutirao.access.audiences import PUBLIC, Audience, AudienceKind
from mutirao.access.permissions import Role
from mutirao.demonstration import schema
from mutirao.demonstration.people import audience_of, officer_of
from mutirao.demonstration.schema import DemonstrationWorld
from mutirao.kernel.periods import Quarter, quarters_between
from mutirao.parties.models import Party
from mutirao.programmes.models import Activity, Need, Programme
from mutirao.programmes.queries.clashes import clash_report
from mutirao.programmes.queries.programmes import activities_of, content_digest
from mutirao.programmes.services import activities, answers, calendar, needs, programmes
from mutirao.programmes.terms import ActivityTerms, NeedTerms, ProgrammeTerms

_CURRENCY = "USD"
_CALENDAR = timedelta(days=540)  # how far ahead agencies say what they can absorb
# How long before the next step the one before was taken, where the story does not say.
_WEEK = timedelta(days=7)
_FORTNIGHT = timedelta(days=14)


def tell(world: DemonstrationWorld, parties: dict[str, Party]) -> None:
    Story(world, parties).tell()


class Story:
    """Who did what, in the order of the cycle; records are found again by the keys of the world."""

    def __init__(self, world: DemonstrationWorld, parties: dict[str, Party]) -> None:
        self._world = world
        self._parties = parties
        self._needs: dict[str, Need] = {}
        self._activities: dict[str, Activity] = {}

    def tell(self) -> None:
        self._say_absorption()
        for need in _in_order(self._world.needs):
            self._tell_need(need)
        for activity in self._world.activities:
            self._propose(activity)
        for activity in self._world.activities:
            self._answer(activity)
        for programme in self._world.programmes:
            self._compose(programme)
        for activity in self._world.activities:
            self._carry_out(activity)

    def _say_absorption(self) -> None:
        """What a country can absorb is what its response team says."""
        first, last = self._world.anchor - _CALENDAR, self._world.anchor + _CALENDAR
        for agency in self._world.organisations:
            if agency.role != "response_team" or agency.country is None or agency.absorbs is None:
                continue
            country = self._parties[agency.country]
            for quarter in quarters_between(first, last):
                self._absorb(country, quarter, agency.absorbs)

    def _absorb(self, country: Party, quarter: Quarter, staff_days: int) -> None:
        day = self._world.anchor - _FORTNIGHT
        officer = officer_of(country, Role.COUNTRY_OFFICER, day)
        calendar.set_absorption(
            party=country, quarter=quarter, staff_days=staff_days, audience=PUBLIC, by=officer, now=_moment(day)
        )

    def _tell_need(self, told: schema.Need) -> None:
        country = self._parties[told.country]
        officer, now = officer_of(country, Role.COUNTRY_OFFICER, told.created), _moment(told.created)
        need = needs.draft_need(party=country, terms=self._need_terms(told), by=officer, now=now)
        self._needs[told.key] = need
        audience = audience_of(told.audience, self._parties)
        needs.share_need(need_id=need.public_id, audience=audience, by=officer, now=now)
        if told.state == "draft":
            return
        needs.confirm_need(need_id=need.public_id, version=need.version, by=officer, now=now)
        if told.state == "withdrawn":
            needs.withdraw_need(need_id=need.public_id, by=officer, now=now + _WEEK)
        elif told.state == "met":
            needs.declare_need_met(need_id=need.public_id, by=officer, now=_moment(told.target))

    def _need_terms(self, told: schema.Need) -> NeedTerms:
        return NeedTerms(
            title=told.title["en"],
            area=told.area,
            grounds=told.grounds["en"],
            stages=told.stages,
            cost_low=Decimal(told.cost.low),
            cost_high=Decimal(told.cost.high),
            currency=_CURRENCY,
            participants=tuple(told.participants),
            languages=_working_languages(told.languages),
            rank=told.rank or self._lowest_rank(told.country),
            target_date=told.target.isoformat(),
            after=self._needs[told.after].public_id if told.after else None,
        )

    def _lowest_rank(self, country: str) -> int:
        """What is not ranked yet stands last."""
        return 1 + max((need.rank or 0 for need in self._world.needs if need.country == country), default=0)

    def _propose(self, told: schema.Activity) -> None:
        need, partner = self._needs[told.need], self._parties[told.partner]
        day = self._answered(told) - _FORTNIGHT
        officer = officer_of(partner, Role.PROGRAMME_OFFICER, day)
        terms = _activity_terms(told, self._world.need(told.need).area)
        report = clash_report(terms=terms, recipient_id=need.party_id, by=officer)
        self._activities[told.key] = activities.propose_activity(
            need_id=need.public_id,
            partner=partner,
            terms=terms,
            acknowledged=report.fingerprint,
            by=officer,
            now=_moment(day),
        )

    def _answer(self, told: schema.Activity) -> None:
        activity, day = self._activities[told.key], self._answered(told)
        by, now = officer_of(activity.recipient, Role.COUNTRY_OFFICER, day), _moment(day)
        reason = told.answer["en"] if told.answer else ""
        if told.state in {"accepted", "under_way", "completed"}:
            _accept(activity, by=by, now=now)
        elif told.state == "declined":
            answers.decline_activity(activity_id=activity.public_id, version=1, reason=reason, by=by, now=now)
        elif told.not_now_until is not None:
            until = told.not_now_until
            answers.defer_activity(
                activity_id=activity.public_id, version=1, until=until, reason=reason, by=by, now=now
            )
        elif told.state == "withdrawn":
            partner = officer_of(activity.partner, Role.PROGRAMME_OFFICER, day)
            activities.withdraw_activity(activity_id=activity.public_id, by=partner, now=now)
        audience = audience_of(told.audience, self._parties)
        activities.share_activity(activity_id=activity.public_id, audience=audience, by=by, now=now)

    def _compose(self, told: schema.Programme) -> None:
        entries = [self._activities[key] for key in told.activities]
        day = self._composed(told)
        self._share_with_all_sides(entries, day)
        composer = self._parties[_side_of_all(entries)]
        by, now = self._officer(composer, day), _moment(day)
        terms = ProgrammeTerms(
            title=told.title["en"],
            summary="",
            activities=tuple(one.public_id for one in entries),
            audience=audience_of(told.audience, self._parties),
        )
        programme = programmes.compose_programme(party=composer, terms=terms, by=by, now=now)
        if told.state == "draft":
            return
        if told.state == "cancelled":
            programmes.cancel_programme(programme_id=programme.public_id, by=by, now=now + _WEEK)
            return
        digest = content_digest(programme, activities_of(programme))
        programmes.open_for_signature(programme_id=programme.public_id, digest=digest, by=by, now=now)
        self._sign(told, programme, digest)

    def _sign(self, told: schema.Programme, programme: Programme, digest: str) -> None:
        for signature in sorted(told.signatures, key=lambda one: one.signed or date.max):
            if signature.signed is not None:
                by = self._officer(self._parties[signature.party], signature.signed)
                moment = _moment(signature.signed)
                programmes.sign_programme(programme_id=programme.public_id, digest=digest, by=by, now=moment)

    def _share_with_all_sides(self, entries: list[Activity], day: date) -> None:
        """Where a programme has several recipients, each lets the other sides see its part."""
        if len({one.recipient_id for one in entries}) == 1 and len({one.partner_id for one in entries}) == 1:
            return
        sides = {side.code: side for one in entries for side in (one.recipient, one.partner)}
        audience = Audience(kind=AudienceKind.NAMED, parties=tuple(sides.values()))
        for one in entries:
            by, now = officer_of(one.recipient, Role.COUNTRY_OFFICER, day), _moment(day)
            activities.share_activity(activity_id=one.public_id, audience=audience, by=by, now=now)
            if one.need.audience not in {AudienceKind.PUBLIC, AudienceKind.NETWORK}:
                needs.share_need(need_id=one.need.public_id, audience=audience, by=by, now=now)

    def _carry_out(self, told: schema.Activity) -> None:
        if told.state not in {"under_way", "completed"}:
            return
        activity = self._activities[told.key]
        officer = officer_of(activity.recipient, Role.COUNTRY_OFFICER, told.start)
        activities.start_activity(activity_id=activity.public_id, by=officer, now=_moment(told.start))
        if told.state == "completed":
            activities.complete_activity(activity_id=activity.public_id, by=officer, now=_moment(told.end))

    def _officer(self, party: Party, day: date) -> Actor:
        is_partner = party.code in {partner.party for partner in self._world.partners}
        return officer_of(party, Role.PROGRAMME_OFFICER if is_partner else Role.COUNTRY_OFFICER, day)

    def _answered(self, told: schema.Activity) -> date:
        """Before its programme was composed, or else well before it begins, and never after the anchor."""
        within = [self._composed(one) for one in self._world.programmes if told.key in one.activities]
        return min([*within, told.start - _FORTNIGHT, self._world.anchor]) - _WEEK

    def _composed(self, told: schema.Programme) -> date:
        signed = [signature.signed for signature in told.signatures if signature.signed is not None]
        return min([*signed, self._world.anchor]) - _WEEK


def _accept(activity: Activity, *, by: Actor, now: datetime) -> None:
    report = clash_report(terms=activity.terms, recipient_id=activity.recipient_id, by=by, without=activity.public_id)
    answers.accept_activity(activity_id=activity.public_id, version=1, acknowledged=report.fingerprint, by=by, now=now)


def _in_order(told: Iterable[schema.Need]) -> list[schema.Need]:
    """Each need after the one that it waits for."""
    waiting, ordered = list(told), list[schema.Need]()
    while waiting:
        known = {need.key for need in ordered}
        ready = [need for need in waiting if need.after is None or need.after in known]
        ordered += ready
        waiting = [need for need in waiting if need not in ready]
    return ordered


def _activity_terms(told: schema.Activity, area: str) -> ActivityTerms:
    return ActivityTerms(
        kind=told.kind,
        title=told.title["en"],
        area=area,
        participants=tuple(told.participants),
        languages=_working_languages(told.languages),
        starts=told.start,
        ends=told.end,
        staff_days=told.staff_days,
        cost=Decimal(told.cost),
        currency=_CURRENCY,
    )


def _working_languages(codes: Iterable[str]) -> tuple[str, ...]:
    """The language alone: nobody holds a workshop in a region's spelling."""
    return tuple(code.partition("-")[0] for code in codes)


def _side_of_all(entries: list[Activity]) -> str:
    sides = [{one.recipient.code, one.partner.code} for one in entries]
    return min(set.intersection(*sides))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=UTC)
