"""Needs, activities and programmes for programs: the same answers as on the pages."""

from tests.contracts.expectations.activities import TERMS
from tests.contracts.expectations.needs import WORDING
from tests.contracts.expected import EVERYBODY, Example, Rows, Values, expect, page
from tests.contracts.story import Story

_NEED = {name: value for name, value in WORDING.items() if name != "version"} | {
    "cost_low": "100.00",
    "cost_high": "200.00",
}
_TERMS = {name: value for name, value in TERMS.items() if name != "version"} | {"cost": "1000.00"}
_NOT_NOW = {"answer": "not_now", "version": 1, "until": "2027-01-15"}


def _hidden(story: Story) -> Values:
    return {"need_id": story.hidden_need}


def _public(story: Story) -> Values:
    return {"need_id": story.public_need}


def _draft(story: Story) -> Values:
    return {"need_id": story.draft_need}


def _proposed(story: Story) -> Values:
    return {"activity_id": story.proposed_activity}


def _programme(story: Story) -> Values:
    return {"programme_id": story.programme}


def _proposal(story: Story) -> Values:
    return {**_TERMS, "need": story.public_need}


def _proposal_for_hidden(story: Story) -> Values:
    return {**_TERMS, "need": story.hidden_need}


_SHOWN = expect(404, amara=200, partner=200)

ROWS: Rows = {
    "api-v1:get_needs": page(EVERYBODY, "area=incident_response", "state=confirmed", "party=XTA", "limit=1"),
    "api-v1:get_need": (
        Example(about="kept to itself", values=_hidden, get=expect(404, amara=200)),
        Example(about="public", values=_public, get=EVERYBODY),
    ),
    "api-v1:post_need": (
        Example(post=expect(403, officers=201, amara_contributor=201), form=_NEED),
        Example(about="nothing said", post=expect(422), form={}),
    ),
    "api-v1:post_confirmation": (
        Example(about="a draft", values=_draft, post=expect(404, amara=403, amara_officer=200), form={"version": 1}),
    ),
    "api-v1:post_clash_check": (
        # It reads only, and shows each what that one may see.
        Example(about="for a hidden need", values=_hidden, post=expect(404, amara=200), form=_TERMS),
        Example(about="for a public need", values=_public, post=EVERYBODY, form=_TERMS),
    ),
    "api-v1:get_activities": page(EVERYBODY, "area=incident_response", "state=proposed", "party=XTA", "limit=1"),
    "api-v1:get_activity": (Example(values=_proposed, get=_SHOWN),),
    "api-v1:get_clashes": (Example(values=_proposed, get=_SHOWN),),
    "api-v1:post_activity": (
        Example(about="for a public need", post=expect(403, partner=201), form=_proposal),
        Example(about="for a hidden need", post=expect(403, partner=404), form=_proposal_for_hidden),
    ),
    "api-v1:post_answer": (
        Example(values=_proposed, post=expect(404, amara=403, partner=403, amara_officer=200), form=_NOT_NOW),
    ),
    "api-v1:get_programmes": page(EVERYBODY, "state=draft", "limit=1"),
    "api-v1:get_programme": (Example(values=_programme, get=_SHOWN),),
}
