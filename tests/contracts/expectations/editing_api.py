"""Editing the atlas for programs: the same answers as on the pages."""

from tests.contracts.expected import EVERYBODY, Answer, Answers, Example, Rows, Values, expect, page
from tests.contracts.story import Story


def _statement(story: Story) -> Values:
    return {"statement_id": story.statement}


def _pledge(story: Story) -> Values:
    return {"statement_id": story.pledge}


def _evidence(story: Story) -> Values:
    return {"evidence_id": story.evidence}


def _proposal(story: Story) -> Values:
    return {"proposal_id": story.statement_proposal}


def _source(story: Story) -> Values:
    return {"key": story.source}


def _shown(story: Story) -> Values:
    return {"revision": 1, "source": story.source, "says": "Fifty were trained."}


def _content(story: Story) -> Values:
    content = {
        "party": "XTA",
        "kind": "pledge",
        "topic": "resilience",
        "mark": "confirmed",
        "voice": "described",
        "says": "Amara will train 300 people.",
        "source": story.source,
    }
    return {"content": content, "reason": "It stands there."}


def _contributors(answer: Answer) -> Answers:
    return expect(answer, amara_viewer=403, anonymous=403)


_CONCERNED = expect(404, amara=200, secretariat=200, administrator=200)
_AMARA = expect(403, amara_officer=201)


def _source_content(story: Story) -> Values:
    return {"title": "Law", "issuer": "Amara", "url": "https://example.org/law", "language": "en", "standing": "none"}


def _new_source(story: Story) -> Values:
    return {"content": {**_source_content(story), "check_period_days": 90}}


def _source_version(story: Story) -> Values:
    return {"version": 1, **_new_source(story)}


def _continued(story: Story) -> Values:
    content = _content(story)["content"]
    return {"content": {**content, "says": "Amara will train 400 people."}}


_PROPOSER = expect(404, amara=403, amara_contributor=201, secretariat=403, administrator=403)
_KEEPERS = expect(403, secretariat=201, administrator=201)

ROWS: Rows = {
    "api-v1:get_topics": page(EVERYBODY),
    "api-v1:get_timeline": (
        Example(values={"code": "XTA"}, get=EVERYBODY, queries=("limit=1", "cursor=1")),
        Example(values={"code": "NONE"}, get=expect(404)),
    ),
    "api-v1:get_stale": page(
        EVERYBODY, "topic=resilience", "party=XTA", "standing=in_force", "reason=superseded", "limit=1"
    ),
    "api-v1:get_source": (Example(values=_source, get=EVERYBODY),),
    "api-v1:post_source": (Example(post=_KEEPERS, form=_new_source),),
    "api-v1:post_source_version": (Example(values=_source, post=_KEEPERS, form=_source_version),),
    # Only who proposed words it otherwise.
    "api-v1:post_continuation": (
        Example(
            values=_proposal,
            post=_PROPOSER,
            form=_continued,
        ),
    ),
    "api-v1:get_statement": (Example(values=_statement, get=EVERYBODY),),
    "api-v1:post_reply": (
        Example(values=_statement, post=_AMARA, form={"revision": 1, "kind": "comments", "says": "We did."}),
    ),
    "api-v1:get_proposals": page(EVERYBODY, "state=open", "party=XTA", "topic=resilience", "limit=1"),
    "api-v1:get_proposal": (Example(values=_proposal, get=_CONCERNED),),
    "api-v1:post_proposal": (
        Example(about="a new fact", post=_contributors(201), form=_content),
        Example(about="nothing said", post=expect(422), form={}),
    ),
    "api-v1:post_review": (
        Example(
            values=_proposal,
            post=expect(404, amara=403, secretariat=200, administrator=200),
            form={"decision": "accept"},
        ),
    ),
    "api-v1:post_check": (
        Example(values=_source, post=expect(403, secretariat=201, administrator=201), form={"outcome": "unchanged"}),
    ),
    "api-v1:get_pledges": page(EVERYBODY, "party=XTA", "topic=resilience", "state=not_reviewed", "due=year", "limit=1"),
    "api-v1:post_evidence": (Example(values=_pledge, post=_contributors(201), form=_shown),),
    "api-v1:post_decision": (
        Example(values=_evidence, post=expect(403, amara_officer=200), form={"decision": "accept"}),
    ),
    "api-v1:post_declaration": (Example(values=_pledge, post=_AMARA, form={"revision": 1, "kind": "done"}),),
}
