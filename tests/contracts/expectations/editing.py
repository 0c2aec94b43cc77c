"""Who proposes, reviews, checks and answers what the atlas records."""

from tests.contracts.expected import (
    EVERYBODY,
    MEMBERS_ONLY,
    NOT_BY_READING,
    SIGN_IN,
    Answer,
    Answers,
    Example,
    Rows,
    Values,
    expect,
    page,
)
from tests.contracts.story import Story


def _statement(story: Story) -> Values:
    return {"statement_id": story.statement}


def _pledge(story: Story) -> Values:
    return {"statement_id": story.pledge}


def _evidence(story: Story) -> Values:
    return {"statement_id": story.pledge, "evidence_id": story.evidence}


def _proposal(story: Story) -> Values:
    return {"proposal_id": story.statement_proposal}


def _source(story: Story) -> Values:
    return {"key": story.source}


def _contributors(answer: Answer) -> Answers:
    """Whoever may propose: everybody with an account but those who only read."""
    return expect(answer, amara_viewer=403, anonymous=_NOBODY[answer])


def _reviewers(answer: Answer) -> Answers:
    return expect(403, secretariat=answer, administrator=answer, anonymous=_NOBODY[answer])


def _of_amara(answer: Answer) -> Answers:
    """The country that the fact speaks of."""
    return expect(403, amara_officer=answer, anonymous=_NOBODY[answer])


# Whoever reads without an account is led to sign in; what they send is refused.
_NOBODY: dict[Answer, Answer] = {200: SIGN_IN, 303: 403, 400: 403}


# A proposal about Amara concerns its proposer, Amara and the reviewers.
_CONCERNED = expect(404, amara=200, secretariat=200, administrator=200)
_REPLY: Values = {"revision": 1, "kind": "comments", "says": "We did.", "language": "en"}
_EVIDENCE: Values = {"evidence-revision": 1, "evidence-source": "none", "evidence-says": "It did."}
_DECLARED: Values = {"declaration-revision": 1, "declaration-kind": "done", "declaration-language": "en"}

ROWS: Rows = {
    "statement": (
        Example(about="a fact", values=_statement, get=EVERYBODY),
        Example(about="none", values={"statement_id": "none"}, get=expect(404)),
    ),
    "reply_to_statement": (
        Example(about="of Amara", values=_statement, get=_of_amara(200), post=_of_amara(303), form=_REPLY),
    ),
    "propose_statement": (
        Example(about="nothing filled in", get=_contributors(200), post=_contributors(400), form={"party": "XTA"}),
    ),
    "propose_change": (
        Example(
            about="nothing filled in",
            values=_statement,
            get=_contributors(200),
            post=_contributors(400),
            form={"says": ""},
        ),
    ),
    "review": (Example(get=MEMBERS_ONLY, queries=("party=XTA", "topic=resilience")),),
    "proposal": (
        Example(values=_proposal, get=_CONCERNED),
        Example(about="none", values={"proposal_id": "none"}, get=expect(404)),
    ),
    "continue_proposal": (
        Example(
            about="of Amara's contributor",
            values=_proposal,
            get=expect(404, amara=200, amara_viewer=403, secretariat=200, administrator=200),
            post=expect(404, amara=400, amara_viewer=403, secretariat=400, administrator=400),
            form={"says": ""},
        ),
    ),
    "accept_proposal": (
        Example(
            values=_proposal,
            get=NOT_BY_READING,
            post=expect(404, amara=403, secretariat=303, administrator=303),
        ),
    ),
    "decline_proposal": (
        Example(
            values=_proposal,
            get=NOT_BY_READING,
            post=expect(404, amara=403, secretariat=303, administrator=303),
            form={"note": "It stands already."},
        ),
    ),
    "withdraw_proposal": (
        Example(
            about="only by who proposed it",
            values=_proposal,
            get=NOT_BY_READING,
            post=expect(404, amara=403, amara_contributor=303, secretariat=403, administrator=403),
        ),
    ),
    "add_source": (Example(about="nothing filled in", get=_reviewers(200), post=_reviewers(400), form={"title": ""}),),
    "revise_source": (
        Example(
            about="nothing filled in", values=_source, get=_reviewers(200), post=_reviewers(400), form={"title": ""}
        ),
    ),
    "check_source": (
        Example(
            values=_source,
            get=NOT_BY_READING,
            post=_reviewers(303),
            form={"outcome": "unchanged", "note": ""},
        ),
    ),
    "sources": page(
        EVERYBODY,
        "page=2",
        "words=strategy",
        "language=en",
        "standing=in_force",
        "sort=-date",
        "format=csv",
        "format=json",
    ),
    "stale": page(EVERYBODY, "party=XTA", "topic=resilience", "reason=not_checked"),
    "confirm_stale": (
        Example(
            values={},
            get=NOT_BY_READING,
            post=_reviewers(303),
            form=lambda story: {"keys": [story.stale_source], "query": "topic=resilience"},
        ),
    ),
    "pledges": page(EVERYBODY, "party=XTA", "state=not_reviewed", "due=year", "sort=-due", "format=csv", "format=json"),
    "pledge": (
        Example(about="a pledge", values=_pledge, get=EVERYBODY),
        Example(about="a strategy promises nothing", values=_statement, get=expect(404)),
    ),
    "propose_evidence": (
        Example(
            about="from a source that is not recorded",
            values=_pledge,
            get=NOT_BY_READING,
            post=_contributors(400),
            form=_EVIDENCE,
        ),
    ),
    "declare_pledge": (Example(values=_pledge, get=NOT_BY_READING, post=_of_amara(303), form=_DECLARED),),
    "accept_evidence": (Example(values=_evidence, get=NOT_BY_READING, post=_of_amara(303)),),
    "answer_evidence": (
        Example(about="nothing written", values=_evidence, get=NOT_BY_READING, post=_of_amara(400), form={}),
    ),
    "withdraw_evidence": (
        Example(
            about="entered by Brisa's officer",
            values=_evidence,
            get=NOT_BY_READING,
            post=expect(403, brisa_officer=303),
        ),
    ),
}
