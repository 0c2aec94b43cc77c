"""Activities and the calendar: the two sides of an offer, and whoever they let see it."""

from tests.contracts.expected import EVERYBODY, NOT_BY_READING, SIGN_IN, Answers, Example, Rows, Values, expect, page
from tests.contracts.story import Story


def _public_need(story: Story) -> Values:
    return {"need_id": story.public_need}


def _hidden_need(story: Story) -> Values:
    return {"need_id": story.hidden_need}


def _proposed(story: Story) -> Values:
    return {"activity_id": story.proposed_activity}


def _agreed(story: Story) -> Values:
    return {"activity_id": story.free_activity}


# At a time when nothing else is planned.
TERMS = {
    "version": 1,
    "kind": "training",
    "title": "Night shifts in practice",
    "area": "incident_response",
    "participants": ["response_team"],
    "languages": ["en"],
    "starts": "2029-05-07",
    "ends": "2029-05-11",
    "staff_days": 5,
    "cost": 1000,
    "currency": "USD",
}


_CHECKED = {**TERMS, "starts": "2027-05-03", "ends": "2027-05-14", "step": "check"}


_NOT_NOW = {"answer": "not_now", "version": 1, "until": "2027-01-15"}
_YES = {"answer": "yes", "version": 1, "acknowledged": "what was never shown"}


def _of_partner(answer: int) -> Answers:
    """The recipient sees it and may not; to all others it is not there."""
    return expect(404, amara=403, partner=answer)


def _of_recipient(answer: int) -> Answers:
    return expect(404, amara=403, partner=403, amara_officer=answer)


def _of_both(answer: int) -> Answers:
    return expect(404, amara=403, partner=answer, amara_officer=answer)


_OF_AMARA = {"code": "XTA"}

ROWS: Rows = {
    "activities": page(
        EVERYBODY,
        "format=csv",
        "area=incident_response",
        "state=proposed",
        "kind=training",
        "party=XTA",
        "sort=-cost",
        "page=2",
    ),
    "activity": (
        Example(about="proposed", values=_proposed, get=expect(404, amara=200, partner=200)),
        Example(about="agreed", values=_agreed, get=expect(404, amara=200, partner=200)),
    ),
    "propose_activity": (
        Example(
            about="for a public need",
            values=_public_need,
            get=expect(403, partner=200, anonymous=SIGN_IN),
            post=expect(403, partner=303),
            form=TERMS,
        ),
        Example(about="with clashes", values=_public_need, post=expect(403, partner=200), form=_CHECKED),
        Example(
            about="for a hidden need",
            values=_hidden_need,
            get=expect(404, amara=403),
            post=expect(404, amara=403),
            form=TERMS,
        ),
    ),
    "revise_activity": (Example(values=_proposed, get=_of_partner(200), post=_of_partner(303), form=TERMS),),
    "answer_activity": (
        Example(about="not now", values=_proposed, get=_of_recipient(200), post=_of_recipient(303), form=_NOT_NOW),
        Example(about="yes without having seen", values=_proposed, post=_of_recipient(409), form=_YES),
    ),
    "share_activity": (
        Example(
            values=_proposed,
            get=_of_recipient(200),
            post=_of_recipient(303),
            form={"audience": "public"},
        ),
    ),
    "withdraw_activity": (Example(values=_proposed, get=NOT_BY_READING, post=_of_partner(303)),),
    "start_activity": (
        Example(about="agreed", values=_agreed, get=NOT_BY_READING, post=_of_both(303)),
        Example(about="proposed", values=_proposed, post=_of_both(409)),
    ),
    "complete_activity": (Example(about="agreed", values=_agreed, get=NOT_BY_READING, post=_of_both(409)),),
    "calendar": page(expect(302, anonymous=SIGN_IN)),
    "party_calendar": (
        Example(values=_OF_AMARA, get=EVERYBODY, queries=("from=2027-Q2", "from=2029-Q1")),
        Example(about="nobody", values={"code": "XXX"}, get=expect(404)),
    ),
    "say_absorption": (
        Example(
            values=_OF_AMARA,
            get=NOT_BY_READING,
            post=expect(403, amara_officer=303),
            form={"quarter": "2027-Q2", "staff_days": 4, "audience": "own"},
        ),
    ),
}
