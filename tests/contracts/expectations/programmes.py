"""Programmes: until all have signed, their sides' own."""

from tests.contracts.expected import EVERYBODY, NOT_BY_READING, SIGN_IN, Answers, Example, Rows, Values, expect, page
from tests.contracts.story import Story


def _programme(story: Story) -> Values:
    return {"programme_id": story.programme}


def _digest(story: Story) -> Values:
    return {"digest": story.programme_digest}


def _content(story: Story) -> Values:
    return {
        "title": "Days",
        "summary": "A team by day.",
        "activities": [story.free_activity],
        "audience": "public",
        "digest": story.programme_digest,
    }


def _of_sides(answer: int) -> Answers:
    """Whoever composes and signs for a side is answered so; its others are refused."""
    return expect(404, amara=403, amara_officer=answer, partner=answer)


_SHOWN = expect(404, amara=200, partner=200)

ROWS: Rows = {
    "programmes": page(
        EVERYBODY,
        "state=draft",
        "state=awaiting_signatures",
        "party=XTA",
        "party=XTD",
        "sort=title",
        "format=csv",
        "page=2",
    ),
    "compose_programme": (
        Example(
            about="from an activity of Amara and Delta",
            get=expect(403, officers=200, partner=200, anonymous=SIGN_IN),
            post=expect(403, officers=400, amara_officer=303, partner=303),
            form=_content,
        ),
    ),
    "programme": (Example(values=_programme, get=_SHOWN),),
    "revise_programme": (Example(values=_programme, get=_of_sides(200), post=_of_sides(303), form=_content),),
    "open_for_signature": (
        Example(about="open already", values=_programme, get=NOT_BY_READING, post=_of_sides(409), form=_digest),
    ),
    "sign_programme": (
        Example(values=_programme, get=NOT_BY_READING, post=_of_sides(303), form=_digest),
        Example(about="something else", values=_programme, post=_of_sides(409), form={"digest": "0"}),
    ),
    "cancel_programme": (Example(values=_programme, get=NOT_BY_READING, post=_of_sides(303)),),
    "brief_pdf": (Example(values=_programme, get=_SHOWN),),
    "brief_docx": (Example(values=_programme, get=_SHOWN),),
}
