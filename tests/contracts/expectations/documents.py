"""Documents that Amara had read: its own alone."""

from tests.contracts.expected import (
    EVERYBODY,
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


def _reading(story: Story) -> Values:
    return {"reading_id": story.reading}


def _candidate(story: Story) -> Values:
    return {"reading_id": story.reading, "candidate_id": story.candidate}


def _job(story: Story) -> Values:
    return {"job_id": story.reading_job}


def _found(story: Story) -> Values:
    return {"candidate_id": story.candidate}


def _chosen(story: Story) -> Values:
    return {"candidates": [story.candidate]}


def _content(story: Story) -> Values:
    return {
        "content": {
            "party": "XTA",
            "kind": "pledge",
            "topic": "resilience",
            "mark": "confirmed",
            "voice": "own",
            "says": "Amara will set up a centre.",
            "source": story.source,
        }
    }


def _deciders(answer: Answer) -> Answers:
    return expect(404, amara=answer, amara_viewer=403)


_SHOWN = expect(404, amara=200)

ROWS: Rows = {
    "documents": (
        Example(
            about="no file sent",
            get=expect(200, amara_viewer=403, anonymous=SIGN_IN),
            post=expect(400, amara_viewer=403, anonymous=403),
            form={"about": "XTA"},
        ),
    ),
    "document": (Example(values=_reading, get=_SHOWN, queries=("state=pending", "state=rejected", "page=2")),),
    "document_of_job": (Example(values=_job, get=expect(404, amara=303)),),
    "propose_candidate": (
        Example(about="nothing written", values=_candidate, get=NOT_BY_READING, post=_deciders(400), form={"says": ""}),
    ),
    "reject_candidates": (Example(values=_reading, get=NOT_BY_READING, post=_deciders(303), form=_chosen),),
    "reopen_candidate": (
        Example(about="it waits already", values=_candidate, get=NOT_BY_READING, post=_deciders(409)),
    ),
    "api-v1:get_documents": page(EVERYBODY, "limit=1"),
    # It goes as a form with a file: without one, nobody gets further.
    "api-v1:post_document": (Example(about="no file sent", post=expect(422)),),
    "api-v1:get_document": (Example(values=_reading, get=_SHOWN),),
    "api-v1:get_candidates": (Example(values=_reading, get=_SHOWN, queries=("state=pending", "limit=1")),),
    "api-v1:post_rejection": (Example(values=_reading, post=_deciders(200), form=_chosen),),
    "api-v1:post_reopening": (Example(about="it waits already", values=_found, post=_deciders(409)),),
    "api-v1:post_taking_up": (Example(values=_found, post=_deciders(200), form=_content),),
}
