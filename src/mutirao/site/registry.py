"""What a lower floor needs to know of a higher one, plugged in here and nowhere else."""

from collections.abc import Mapping
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_noop

from mutirao.access import circles
from mutirao.atlas import computing as atlas_computing
from mutirao.atlas.services.documents import READ_JOB
from mutirao.atlas.words import STAGES_OF_READING
from mutirao.directory.queries import networks_of
from mutirao.files.services import remove_orphans
from mutirao.jobs import kinds as job_kinds
from mutirao.jobs import schedule as job_schedule
from mutirao.jobs import sentences as job_sentences
from mutirao.jobs.kinds import JobKind, Runner
from mutirao.jobs.schedule import PeriodicTask
from mutirao.programmes import computing
from mutirao.programmes.services.plans import BENEFIT_JOB, EXPLORE_JOB, PLAN_JOB
from mutirao.programmes.web.plan_words import STAGES_OF_WORK
from mutirao.search import kinds as search_kinds
from mutirao.site.explanations import explanation
from mutirao.site.search_kinds import SEARCH_KINDS


def _plan_page(job_id: str) -> str:
    return reverse("plan_of_job", args=[job_id])


def _computing(runner: Runner, title: str) -> JobKind:
    return JobKind(
        runner=runner,
        title=title,
        time_limit=timedelta(minutes=10),
        stages=STAGES_OF_WORK,
        result_address=_plan_page,
    )


def _document_page(job_id: str) -> str:
    return reverse("document_of_job", args=[job_id])


# The keys are stored with the jobs: they never change.
JOB_KINDS: Mapping[str, JobKind] = {
    PLAN_JOB: _computing(computing.run_plan, gettext_noop("Choosing among the needs")),
    EXPLORE_JOB: _computing(computing.run_explore, gettext_noop("Exploring what if")),
    BENEFIT_JOB: _computing(computing.run_benefit, gettext_noop("Valuing the programme")),
    READ_JOB: JobKind(
        runner=atlas_computing.run_reading,
        title=gettext_noop("Reading a document"),
        time_limit=timedelta(minutes=10),
        stages=STAGES_OF_READING,
        result_address=_document_page,
    ),
}

PERIODIC_TASKS: Mapping[str, PeriodicTask] = {
    "remove_orphan_files": PeriodicTask(every=timedelta(hours=1), run=remove_orphans),
}


def connect_floors() -> None:
    circles.connect(networks_of)
    job_kinds.connect(JOB_KINDS)
    job_sentences.connect(explanation)
    job_schedule.connect(PERIODIC_TASKS)
    search_kinds.connect(SEARCH_KINDS)
