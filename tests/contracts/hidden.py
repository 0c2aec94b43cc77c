"""Records that most of the cast may not know of; each is the one difference between two worlds.

Their texts carry `MARK`, so that who may know of them finds them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from mutirao.access.audiences import OWN_PARTY, Audience, AudienceKind
from mutirao.atlas.models import Source
from mutirao.atlas.services.agreements import SignTerms, TermsOfAgreement, record_sign, record_terms
from mutirao.atlas.services.pledges import EvidenceTerms, propose_evidence
from mutirao.atlas.vocabulary import SignKind
from mutirao.jobs.services import request_job
from mutirao.programmes.models import Activity, Need
from mutirao.programmes.services.programmes import compose_programme
from mutirao.programmes.terms import ProgrammeTerms
from tests.atlas import stories as atlas_stories
from tests.contracts.expected import GROUPS
from tests.contracts.story import Story, issued_token, kept_assumptions, read_document_of, said_by, uploaded
from tests.programmes import stories

MARK = "Quixotic"
_STAFF_DAYS = 719
# A visitor, a stranger, and the nearest of those who may not know: an officer of the same network.
BLIND = ("anonymous", "outsider", "brisa_officer")
_SIDES = (*GROUPS["amara"], "partner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """`plant` makes the record and gives its public id; by `trace` (the id, where it is empty) whoever may know of it
    finds it."""

    plant: Callable[[Story], str]
    known_to: tuple[str, ...]
    trace: str = MARK


def _draft(story: Story) -> str:
    return stories.drafted_need(story.cast, story.now, title=f"{MARK} draft", rank=7).public_id


def _need(story: Story) -> str:
    return stories.confirmed_need(story.cast, story.now, OWN_PARTY, title=f"{MARK} need", rank=8).public_id


def _need_for_delta(story: Story) -> str:
    audience = stories.named(story.cast.delta)
    return stories.confirmed_need(story.cast, story.now, audience, title=f"{MARK} need", rank=8).public_id


def _job(story: Story) -> str:
    by = story.cast.amara_officer
    return request_job(kind="add", arguments={"numbers": [2], "note": MARK}, by=by, now=story.now).public_id


def _assumptions(story: Story) -> str:
    return kept_assumptions(story.cast, f"{MARK} assumptions", story.now)


def _absorption(story: Story) -> str:
    stories.absorbs(story.cast, story.now, staff_days=_STAFF_DAYS)
    return story.cast.amara.absorptions.get().public_id


def _statement(story: Story) -> str:
    return said_by(story.cast.amara, f"{MARK} statement", OWN_PARTY, story.now).public_id


def _pledge(story: Story) -> str:
    """With a piece of evidence, a declaration and a proposal, all of a statement that Amara shares with nobody."""
    closed = Audience(kind=AudienceKind.NAMED, parties=(story.cast.network,))
    pledge = atlas_stories.statement(
        story.cast, story.now, audience=closed, of=_known_source(story), says=f"{MARK} pledge"
    )
    assert pledge.current is not None
    terms = EvidenceTerms(source=story.source, page="", happened="", says=f"{MARK} evidence", language="en")
    propose_evidence(
        pledge_id=pledge.public_id, revision=1, terms=terms, by=story.cast.amara_contributor, now=story.now
    )
    return pledge.public_id


def _proposed(story: Story) -> str:
    closed = Audience(kind=AudienceKind.NAMED, parties=(story.cast.network,))
    proposed = atlas_stories.proposal(
        story.cast, story.now, audience=closed, of=_known_source(story), says=f"{MARK} proposal"
    )
    return proposed.public_id


def _known_source(story: Story) -> Source:
    """Documents are published: only what is said of them may be hidden."""
    return Source.objects.get(key=story.source)


def _closed_agreement(story: Story) -> str:
    """With terms that end soon, and a sign of life."""
    closed = Audience(kind=AudienceKind.NAMED, parties=(story.cast.network,))
    kept = atlas_stories.agreement(
        story.cast, story.now, audience=closed, of=_known_source(story), says=f"{MARK} agreement"
    )
    terms = TermsOfAgreement(source=story.source, begins="2020", ends=str(story.now.year + 1))
    by = story.cast.amara_officer
    record_terms(agreement_id=kept.public_id, read=0, terms=terms, by=by, now=story.now)
    sign = SignTerms(kind=SignKind.VISIT, happened="2025", says=f"{MARK} visit", language="en", source=story.source)
    record_sign(agreement_id=kept.public_id, terms=sign, by=by, now=story.now)
    return kept.public_id


def _document(story: Story) -> str:
    """With a sentence that was found in it."""
    says = f"The {MARK} Government will establish a centre by 2027."
    return read_document_of(story.cast, story.now, _known_source(story), says).public_id


def _token(story: Story) -> str:
    return issued_token(story.cast, f"{MARK} token", story.now)


def _upload(story: Story) -> str:
    return uploaded(story.cast, f"{MARK}.txt", story.now)


def _offered(story: Story) -> Activity:
    need = Need.objects.get(public_id=story.public_need)
    terms = replace(stories.ACTIVITY, title=f"{MARK} activity")
    return stories.proposed_activity(need, story.cast.delta, story.cast.partner, story.now, terms=terms)


def _offer(story: Story) -> str:
    return _offered(story).public_id


def _agreed(story: Story) -> str:
    return stories.accepted(_offered(story), story.cast.amara_officer, story.now).public_id


def _programme(story: Story) -> str:
    """A draft around one new activity: until all have signed, it is its sides' own."""
    terms = ProgrammeTerms(title=f"{MARK} programme", summary=MARK, activities=(_agreed(story),))
    return compose_programme(party=story.cast.delta, terms=terms, by=story.cast.partner, now=story.now).public_id


HIDDEN: Mapping[str, Hidden] = {
    "a draft of a need": Hidden(plant=_draft, known_to=GROUPS["amara"]),
    "a need for its own party": Hidden(plant=_need, known_to=GROUPS["amara"]),
    "a need for a named party": Hidden(plant=_need_for_delta, known_to=_SIDES),
    "assumptions for their own party": Hidden(plant=_assumptions, known_to=GROUPS["amara"]),
    "a job": Hidden(plant=_job, known_to=GROUPS["amara"], trace=""),
    "what an agency can absorb": Hidden(plant=_absorption, known_to=GROUPS["amara"], trace=str(_STAFF_DAYS)),
    "a statement for its own party": Hidden(plant=_statement, known_to=GROUPS["amara"]),
    "a pledge with evidence": Hidden(plant=_pledge, known_to=(*GROUPS["amara"], "secretariat")),
    "a proposal of a closed fact": Hidden(plant=_proposed, known_to=(*GROUPS["amara"], "secretariat")),
    "an agreement with its terms": Hidden(plant=_closed_agreement, known_to=(*GROUPS["amara"], "secretariat")),
    "a document that was read": Hidden(plant=_document, known_to=GROUPS["amara"]),
    "a file": Hidden(plant=_upload, known_to=GROUPS["amara"]),
    "a token": Hidden(plant=_token, known_to=("amara_officer",)),
    "an offer": Hidden(plant=_offer, known_to=_SIDES),
    "an agreed activity": Hidden(plant=_agreed, known_to=_SIDES),
    "a draft of a programme": Hidden(plant=_programme, known_to=_SIDES),
}
