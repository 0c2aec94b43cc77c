"""What has happened before the contracts are checked: a little of everything that an address can show.

Amara has a need that it keeps to itself and one that everybody may see; Delta offered help for the latter and Amara
accepted; both compose a programme.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from django.conf import settings

from mutirao.access.actors import Actor
from mutirao.access.audiences import OWN_PARTY, PUBLIC, Audience
from mutirao.access.models import Membership
from mutirao.access.permissions import Permission
from mutirao.access.services import issue_token
from mutirao.atlas.models import DocumentReading, Kind, Mark, Source, Statement, StatementRevision, Topic, Voice
from mutirao.atlas.services.documents import ReadingTerms, request_reading, store_findings
from mutirao.atlas.services.pledges import EvidenceTerms, propose_evidence
from mutirao.atlas.staleness import Standing
from mutirao.cli.world import known_world, world_of
from mutirao.engines.commitments.finding import find_commitments
from mutirao.engines.commitments.pages import Page
from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.files.services import store_upload
from mutirao.jobs.services import request_job
from mutirao.parties.models import Party
from mutirao.programmes.models import StoredPlan
from mutirao.programmes.planning.assumed import Assumed
from mutirao.programmes.planning.document import explore_document, to_bytes
from mutirao.programmes.planning.explore import explore
from mutirao.programmes.planning.request import ExploreRequest
from mutirao.programmes.services.assumptions import save_assumptions
from mutirao.programmes.vocabulary import PlanKind
from tests.atlas import stories as atlas_stories
from tests.cast import Cast
from tests.programmes import stories
from tests.visiting import signed_in

_LATER = replace(stories.ACTIVITY, title="Days in practice", starts=date(2028, 2, 7), ends=date(2028, 2, 11))


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Public ids of what the addresses are about; `sessions` by the name of the member of the cast."""

    cast: Cast
    now: datetime
    sessions: Mapping[str, str]
    job: str
    draft_need: str
    hidden_need: str
    public_need: str
    proposed_activity: str
    free_activity: str
    programme: str
    programme_digest: str
    source: str
    statement: str
    stale_source: str
    statement_proposal: str
    pledge: str
    evidence: str
    agreement: str
    reading: str
    candidate: str
    reading_job: str
    plan: str
    assumptions: str
    upload: str
    token: str
    membership: str


def tell_story(cast: Cast, now: datetime) -> Story:
    job = request_job(kind="add", arguments={"numbers": [1]}, by=cast.amara_officer, now=now)
    draft = stories.drafted_need(cast, now, title="A draft of Amara", rank=3)
    hidden = stories.confirmed_need(cast, now, OWN_PARTY, title="What Amara keeps to itself", rank=2)
    public = stories.confirmed_need(cast, now, title="What Amara says aloud")
    proposed = stories.proposed_activity(public, cast.delta, cast.partner, now)
    programme, digest = stories.programme_to_sign(cast, now)
    free = stories.proposed_activity(public, cast.delta, cast.partner, now, terms=_LATER)
    stories.accepted(free, cast.amara_officer, now)
    told = _tell_atlas(cast, now)
    return Story(
        cast=cast,
        now=now,
        sessions=_sessions(cast),
        job=job.public_id,
        draft_need=draft.public_id,
        hidden_need=hidden.public_id,
        public_need=public.public_id,
        proposed_activity=proposed.public_id,
        free_activity=free.public_id,
        programme=programme.public_id,
        programme_digest=digest,
        **told,
        plan=_stored_plan(cast.amara, now),
        assumptions=kept_assumptions(cast, "Amara's own", now),
        upload=uploaded(cast, "minutes.txt", now),
        token=issued_token(cast, "Harvest", now),
        membership=Membership.objects.get(account=cast.amara_officer.account_id).public_id,
    )


def _tell_atlas(cast: Cast, now: datetime) -> dict[str, str]:
    """A strategy of Amara, a proposal for it, and a pledge with a piece of evidence that Brisa's officer entered."""
    strategy = said_by(cast.amara, "Amara trains its own.", PUBLIC, now)
    assert strategy.current is not None
    source = strategy.current.source
    pledge = atlas_stories.statement(cast, now, of=source, says="Amara will train 100 people.")
    proposed = atlas_stories.proposal(cast, now, of=source, says="Amara will train 200 people.")
    terms = EvidenceTerms(source=source.key, page="3", happened="2026", says="Forty were trained.", language="en")
    entered = propose_evidence(pledge_id=pledge.public_id, revision=1, terms=terms, by=cast.brisa_officer, now=now)
    stale = atlas_stories.source(cast, now, title="Report of Amara", check_period_days=1)
    found = read_document_of(cast, now, source, "The Government will establish a centre by 2027.")
    return {
        "reading": found.public_id,
        "candidate": found.candidates.get().public_id,
        "reading_job": found.job_id,
        "source": source.key,
        "stale_source": stale.key,
        "statement": strategy.public_id,
        "statement_proposal": proposed.public_id,
        "pledge": pledge.public_id,
        "evidence": entered.public_id,
        "agreement": atlas_stories.agreement(cast, now, of=source).public_id,
    }


def read_document_of(cast: Cast, now: datetime, source: Source, says: str) -> DocumentReading:
    """A document of Amara in which one sentence was found."""
    terms = ReadingTerms(about="XTA", source=source.key, topic="resilience")
    by = cast.amara_contributor
    found = request_reading(chunks=[says.encode()], name="plan.txt", terms=terms, by=by, now=now)
    findings = find_commitments([Page(number=1, text=says)])
    return store_findings(
        reading_id=found.public_id,
        findings=findings,
        pages=[says],
        has_pages=False,
        engine_version="commitments 1.0",
        by=by,
        now=now,
    )


_QUESTION = {"budget": "10000000", "currency": "USD"}


def kept_assumptions(cast: Cast, name: str, now: datetime) -> str:
    """A set that Amara keeps to itself."""
    assumed = Assumed(parameters=Assumptions(beta_sd=0.05))
    return save_assumptions(name=name, note="", assumed=assumed, by=cast.amara_officer, now=now).public_id


def _stored_plan(party: Party, now: datetime) -> str:
    """The party's own answer to a what-if; a plan stands on the same page."""
    stored = StoredPlan.objects.create(
        kind=PlanKind.PLAN,
        party=party,
        request=_QUESTION,
        result=_what_if(),
        input_hash="0" * 64,
        seed=0,
        computed_at=now,
    )
    return stored.public_id


def uploaded(cast: Cast, name: str, now: datetime) -> str:
    """A file that Amara keeps to itself."""
    return store_upload(
        chunks=[f"{name}: what was said.".encode()], name=name, party=cast.amara, by=cast.amara_officer, now=now
    ).public_id


def issued_token(cast: Cast, name: str, now: datetime) -> str:
    """A token of Amara's officer."""
    scope, life = [Permission.DRAFT_NEED], timedelta(days=7)
    return issue_token(name=name, scope=scope, life=life, by=cast.amara_officer, now=now)[0].public_id


@cache
def _what_if() -> str:
    """Computed once for all tests."""
    day, codes = date(2026, 11, 24), ("XAV", "XBE", "XGA")
    world = world_of(codes, known_world(day), day)
    request = ExploreRequest(countries=codes[:2], stages=1.0, partners=codes[2:], seed=0, trade=None)
    return to_bytes(explore_document(explore(request, world))).decode()


def said_by(party: Party, says: str, audience: Audience, now: datetime) -> Statement:
    """A statement of the party under resilience, from its strategy."""
    topic, _ = Topic.objects.get_or_create(key="resilience", defaults={"names": {"en": "Resilience"}, "position": 0})
    source, _ = Source.objects.get_or_create(
        key=f"{party.code.lower()}-strategy",
        defaults={
            "title": f"Strategy of {party.name}",
            "issuer": party.name,
            "url": "https://example.org/strategy",
            "language": "en",
            "standing": Standing.IN_FORCE,
            "check_period_days": 365,
            "dated": "2025",
        },
    )
    statement = Statement.objects.create(party=party, kind=Kind.STRATEGY, topic=topic)
    statement.current = StatementRevision.objects.create(
        statement=statement,
        number=1,
        says=says,
        language="en",
        source=source,
        mark=Mark.CONFIRMED,
        voice=Voice.OWN,
        said_on="2025",
        recorded_at=now,
        recorded_by="system",
        origin="local",
    )
    statement.share_with(audience)
    statement.save()
    return statement


def _sessions(cast: Cast) -> dict[str, str]:
    """Everybody who has an account has signed in."""
    actors = {name: getattr(cast, name) for name in Cast.__dataclass_fields__}
    return {
        name: signed_in(actor).cookies[settings.SESSION_COOKIE_NAME].value
        for name, actor in actors.items()
        if isinstance(actor, Actor) and actor.account_id is not None
    }
