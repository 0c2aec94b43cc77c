"""More of everything that a page can list, by the services that make it: so much of each."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from mutirao.access.audiences import PUBLIC
from mutirao.access.models import Account
from mutirao.access.permissions import Permission, Role
from mutirao.access.services import grant_membership, issue_token
from mutirao.atlas.services.agreements import SignTerms, record_sign
from mutirao.atlas.services.documents import ReadingTerms, request_reading
from mutirao.atlas.services.pledges import EvidenceTerms, declare_pledge, propose_evidence
from mutirao.atlas.services.replies import reply_to_statement
from mutirao.atlas.services.sources import check_source
from mutirao.atlas.vocabulary import CheckOutcome, DeclarationKind, ReplyKind, SignKind
from mutirao.directory.models import NetworkMember
from mutirao.files.services import store_upload
from mutirao.jobs.services import request_job
from mutirao.kernel.reference import Reference
from mutirao.parties.models import Party, PartyKind
from mutirao.parties.services import list_party
from mutirao.programmes.models import Activity, Need, Programme, StoredPlan
from mutirao.programmes.services.evidence import attach_evidence
from mutirao.programmes.services.programmes import revise_programme
from mutirao.programmes.terms import ProgrammeTerms
from mutirao.search.services import save_search
from tests.atlas import stories as atlas_stories
from tests.contracts.story import Story, said_by
from tests.programmes import stories

More = Callable[[Story, int], object]


def crowd(story: Story, count: int) -> None:
    """`count` more of each."""
    for more in MORE.values():
        for number in range(count):
            more(story, number)
    _enlarge_programme(story)


def _need(story: Story, number: int) -> None:
    stories.confirmed_need(story.cast, story.now, title=f"Need {number} of Amara", rank=10 + number)


def _offer(story: Story, number: int) -> None:
    _proposed(story, f"Offer {number}")


def _agreed(story: Story, number: int) -> None:
    """Overlaps with the others: the clashes that were acknowledged grow too."""
    stories.accepted(_proposed(story, f"Agreed {number}"), story.cast.amara_officer, story.now)


def _proposed(story: Story, title: str) -> Activity:
    need = Need.objects.get(public_id=story.public_need)
    terms = replace(stories.ACTIVITY, title=title)
    return stories.proposed_activity(need, story.cast.delta, story.cast.partner, story.now, terms=terms)


def _file_beside_need(story: Story, number: int) -> None:
    by, chunks = story.cast.amara_officer, [f"Evidence {number}".encode()]
    attach_evidence(
        need_id=story.public_need, chunks=chunks, name=f"{number}.txt", is_shared=True, by=by, now=story.now
    )


def _plan(story: Story, number: int) -> None:
    kept = StoredPlan.objects.get(public_id=story.plan)
    kept.pk, kept.public_id, kept.seed = None, f"plan_{number:08}", number
    kept.save(force_insert=True)


def _job(story: Story, number: int) -> None:
    request_job(kind="add", arguments={"numbers": [number]}, by=story.cast.amara_officer, now=story.now)


def _token(story: Story, number: int) -> None:
    by, scope = story.cast.amara_officer, [Permission.RUN_PLAN]
    issue_token(name=f"{number}", scope=scope, life=timedelta(days=1), by=by, now=story.now)


def _membership(story: Story, number: int) -> None:
    """The officer acts for one more organisation."""
    account = Account.objects.get(email="amara.officer@example.org")
    party, by = _country(story, number), story.cast.system
    grant_membership(account=account, party=party, role=Role.VIEWER, starts=None, ends=None, by=by, now=story.now)


def _member(story: Story, number: int) -> None:
    NetworkMember.objects.create(network=story.cast.network, member=_country(story, number), starts=story.now.date())


def _country(story: Story, number: int) -> Party:
    code = f"XZ{chr(ord('A') + number % 26)}" if number < 26 else f"XY{chr(ord('A') + number - 26)}"
    return Party.objects.filter(code=code).first() or list_party(
        code=code, kind=PartyKind.COUNTRY, names={"en": f"Country {code}"}, is_fictitious=True
    )


def _saved_search(story: Story, number: int) -> None:
    save_search(given={"q": f"word{number}"}, name=f"{number}", by=story.cast.amara_officer, now=story.now)


def _statement(story: Story, number: int) -> None:
    said_by(story.cast.amara, f"Amara says {number}.", PUBLIC, story.now)


def _source(story: Story, number: int) -> None:
    atlas_stories.source(story.cast, story.now, title=f"Paper {number} of Amara", check_period_days=1)


def _source_check(story: Story, _number: int) -> None:
    check_source(key=story.source, outcome=CheckOutcome.UNCHANGED, by=story.cast.administrator, now=story.now)


def _pledge(story: Story, number: int) -> None:
    """With evidence, a declaration and a reply of its own."""
    pledge = atlas_stories.statement(story.cast, story.now, says=f"Amara will train {number} hundred people.")
    _evidence_for(pledge.public_id, story, number)
    officer, now = story.cast.amara_officer, story.now
    declare_pledge(
        pledge_id=pledge.public_id, revision=1, kind=DeclarationKind.UNDER_WAY, says="It goes on.", language="en",
        replaced_by="", by=officer, now=now,
    )  # fmt: skip


def _evidence(story: Story, number: int) -> None:
    _evidence_for(story.pledge, story, number)


def _evidence_for(pledge: str, story: Story, number: int) -> None:
    terms = EvidenceTerms(source=story.source, page=f"{number}", happened="2026", says=f"Seen {number}.", language="en")
    propose_evidence(pledge_id=pledge, revision=1, terms=terms, by=story.cast.brisa_officer, now=story.now)


def _reply(story: Story, number: int) -> None:
    reply_to_statement(
        statement_id=story.statement, revision=1, kind=ReplyKind.COMMENTS, says=f"Comment {number}.", language="en",
        by=story.cast.amara_officer, now=story.now,
    )  # fmt: skip


def _agreement(story: Story, number: int) -> None:
    """With a sign of life of its own, and one more of the agreement that has a page."""
    agreement = atlas_stories.agreement(story.cast, story.now, says=f"Memorandum {number}.")
    for agreement_id in (agreement.public_id, story.agreement):
        terms = SignTerms(
            kind=SignKind.VISIT, happened="2026", says=f"Visit {number}.", language="en", source=story.source, page=""
        )
        record_sign(agreement_id=agreement_id, terms=terms, by=story.cast.administrator, now=story.now)


def _text_of_agreement(story: Story, number: int) -> None:
    store_upload(
        chunks=[f"Text {number}".encode()], name=f"text-{number}.txt", party=story.cast.amara,
        about=Reference("agreement", story.agreement), audience=PUBLIC, by=story.cast.amara_officer, now=story.now,
    )  # fmt: skip


def _proposal(story: Story, number: int) -> None:
    atlas_stories.proposal(story.cast, story.now, says=f"Amara will build {number} centres.")


def _reading(story: Story, number: int) -> None:
    terms = ReadingTerms(about="XTA", source=story.source, topic="resilience")
    chunks, by = [f"Plan {number}".encode()], story.cast.amara_contributor
    request_reading(chunks=chunks, name=f"plan-{number}.txt", terms=terms, by=by, now=story.now)


MORE: Mapping[str, More] = {
    "need": _need,
    "offer": _offer,
    "agreed activity": _agreed,
    "file beside a need": _file_beside_need,
    "plan": _plan,
    "job": _job,
    "token": _token,
    "membership": _membership,
    "member of the network": _member,
    "saved search": _saved_search,
    "statement": _statement,
    "source": _source,
    "check of a source": _source_check,
    "pledge": _pledge,
    "piece of evidence": _evidence,
    "reply": _reply,
    "agreement": _agreement,
    "text of an agreement": _text_of_agreement,
    "proposal": _proposal,
    "reading": _reading,
}


def _enlarge_programme(story: Story) -> None:
    programme, by = Programme.objects.get(public_id=story.programme), story.cast.partner
    agreed = Activity.objects.filter(title__startswith="Agreed ")
    everything = (*programme.activities.all(), *agreed)
    terms = ProgrammeTerms(title="Many", summary="", activities=tuple(one.public_id for one in everything))
    digest = stories.digest_of(programme, by)
    revise_programme(programme_id=story.programme, digest=digest, terms=terms, by=by, now=story.now)
