"""Long work: a party's own."""

from tests.contracts.expected import EVERYBODY, NOT_BY_READING, Example, Rows, Values, expect, page
from tests.contracts.story import Story

_OWN = expect(404, amara=200)


def _job(story: Story) -> Values:
    return {"job_id": story.job}


ROWS: Rows = {
    "jobs": page(EVERYBODY, "page=2"),
    "job": (Example(values=_job, get=_OWN),),
    "job_cancel": (Example(values=_job, get=NOT_BY_READING, post=expect(404, amara=303)),),
    "job_retry": (Example(about="while it waits", values=_job, get=NOT_BY_READING, post=expect(404, amara=409)),),
    "api-v1:get_job": (Example(values=_job, get=_OWN),),
    "api-v1:post_cancel": (Example(values=_job, post=_OWN),),
    "api-v1:post_retry": (Example(about="while it waits", values=_job, post=expect(404, amara=409)),),
}
