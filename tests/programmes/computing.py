"""From a question on the page to its stored answer, with the job run at once."""

from django.test import Client

from mutirao.jobs.execution import execute
from mutirao.jobs.models import Job, JobState
from mutirao.programmes.models import StoredPlan


def computed(browser: Client, asked: dict[str, str]) -> StoredPlan:
    answer = browser.post("/en/plan/explore/", asked)
    assert answer.status_code == 302, answer.content.decode()
    job = Job.objects.get(public_id=answer["Location"].strip("/").split("/")[-1])
    execute(job.public_id)
    job.refresh_from_db()
    assert job.state == JobState.SUCCEEDED, (job.error_code, job.error_facts)
    assert job.result is not None
    return StoredPlan.objects.get(public_id=job.result["plan"])
