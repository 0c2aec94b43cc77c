"""Needs: a country's own, shared with whom it chooses."""

from tests.contracts.expected import EVERYBODY, NOT_BY_READING, SIGN_IN, Answers, Example, Rows, Values, expect, page
from tests.contracts.story import Story

_WRITERS = ("amara_officer", "amara_contributor", "brisa_officer", "outsider")


def _draft(story: Story) -> Values:
    return {"need_id": story.draft_need}


def _hidden(story: Story) -> Values:
    return {"need_id": story.hidden_need}


def _public(story: Story) -> Values:
    return {"need_id": story.public_need}


WORDING = {
    "version": 1,
    "title": "Somebody who answers at night",
    "area": "incident_response",
    "grounds": "Nobody did in 2025.",
    "stages": 1,
    "cost_low": 100,
    "cost_high": 200,
    "currency": "USD",
    "participants": ["response_team"],
    "languages": ["en"],
    "rank": 9,
}


_TO_OWN_PARTY = {"audience": "own"}


def _own(answer: int) -> Answers:
    """Of a need that Amara keeps to itself: the officer is answered so, the others of Amara are refused."""
    return expect(404, amara=403, amara_officer=answer)


def _writers(answer: int, *, anonymous: int | str) -> Answers:
    return expect(403, anonymous=anonymous, **dict.fromkeys(_WRITERS, answer))


def _act(answer_of_officer: int) -> tuple[Example, ...]:
    return (
        Example(about="kept to itself", values=_hidden, get=NOT_BY_READING, post=_own(answer_of_officer)),
        Example(about="public", values=_public, post=expect(403, amara_officer=answer_of_officer)),
    )


ROWS: Rows = {
    "needs": page(
        EVERYBODY, "format=csv", "area=incident_response", "state=confirmed", "party=XTA", "sort=cost", "page=2"
    ),
    "draft_need": (
        Example(get=_writers(200, anonymous=SIGN_IN), post=_writers(303, anonymous=403), form=WORDING),
        Example(about="an empty form", post=_writers(400, anonymous=403), form={"title": ""}),
    ),
    "need": (
        Example(about="a draft", values=_draft, get=expect(404, amara=200)),
        Example(about="kept to itself", values=_hidden, get=expect(404, amara=200)),
        Example(about="public", values=_public, get=EVERYBODY),
        Example(about="none", values={"need_id": "need_none"}, get=expect(404)),
    ),
    "revise_need": (
        Example(
            about="a draft",
            values=_draft,
            get=expect(404, amara=200, amara_viewer=403),
            post=expect(404, amara=303, amara_viewer=403),
            form=WORDING,
        ),
        Example(
            about="public",
            values=_public,
            get=expect(403, amara_officer=200, anonymous=SIGN_IN),
            post=expect(403, amara_officer=303),
            form=WORDING,
        ),
    ),
    "confirm_need": (
        Example(about="a draft", values=_draft, get=NOT_BY_READING, post=_own(303), form={"version": 1}),
        Example(
            about="confirmed already",
            values=_public,
            post=expect(403, amara_officer=409),
            form={"version": 1},
        ),
    ),
    "share_need": (
        Example(about="kept to itself", values=_hidden, get=_own(200), post=_own(303), form=_TO_OWN_PARTY),
        Example(
            about="public",
            values=_public,
            get=expect(403, amara_officer=200, anonymous=SIGN_IN),
            post=expect(403, amara_officer=303),
            form=_TO_OWN_PARTY,
        ),
    ),
    "attach_evidence": (
        Example(
            about="kept to itself, no file sent",
            values=_hidden,
            get=NOT_BY_READING,
            post=expect(404, amara=303, amara_viewer=403),
        ),
        Example(about="public", values=_public, post=expect(403, amara_officer=303, amara_contributor=303)),
    ),
    "remove_evidence": (
        Example(
            about="another file than the need's",
            values=lambda story: {"need_id": story.public_need, "upload_id": story.upload},
            get=NOT_BY_READING,
            post=expect(404),
        ),
    ),
    "declare_need_met": _act(303),
    "withdraw_need": _act(303),
}
