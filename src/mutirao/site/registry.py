"""What a lower floor needs to know of a higher one, plugged in here and nowhere else."""

from collections.abc import Mapping

from mutirao.access import circles
from mutirao.directory.queries import networks_of
from mutirao.jobs import kinds as job_kinds
from mutirao.jobs import sentences as job_sentences
from mutirao.jobs.kinds import JobKind
from mutirao.search import kinds as search_kinds
from mutirao.site.explanations import explanation
from mutirao.site.search_kinds import SEARCH_KINDS

# The keys are stored with the jobs: they never change.
JOB_KINDS: Mapping[str, JobKind] = {}


def connect_floors() -> None:
    circles.connect(networks_of)
    job_kinds.connect(JOB_KINDS)
    job_sentences.connect(explanation)
    search_kinds.connect(SEARCH_KINDS)
