"""How far long work is, and what became of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mutirao.access.web.acting import actor_of_request
from mutirao.jobs.queries import JobStanding, job_standing, jobs_of, standing_of
from mutirao.jobs.sentences import explanation
from mutirao.jobs.services import cancel_job, retry_job

_PER_PAGE = 25
_STATE_NAMES = {
    "queued": gettext_noop("waiting for its turn"),
    "running": gettext_noop("running"),
    "succeeded": gettext_noop("done"),
    "failed": gettext_noop("failed"),
    "cancelled": gettext_noop("cancelled"),
}


@require_GET
@never_cache
def jobs(request: HttpRequest) -> HttpResponse:
    by = actor_of_request(request)
    page = Paginator(jobs_of(by), _PER_PAGE).get_page(request.GET.get("page"))
    rows = [_words(standing_of(job, by=by)) for job in page]
    return render(request, "jobs/jobs.html", {"page": page, "rows": rows})


@require_GET
@never_cache
def job(request: HttpRequest, job_id: str) -> HttpResponse:
    standing = job_standing(job_id, by=actor_of_request(request))
    result = standing.result_address()
    is_part = bool(getattr(request, "htmx", False))
    response = render(request, "jobs/progress.html" if is_part else "jobs/job.html", _words(standing))
    if is_part and result is not None:
        response["HX-Redirect"] = result
    return response


def _words(standing: JobStanding) -> dict[str, object]:
    return {
        "job": standing,
        "title": gettext(standing.title),
        "state_name": gettext(_STATE_NAMES[standing.state]),
        "stage_name": gettext(standing.stage) if standing.stage else "",
        "result_address": standing.result_address(),
        "error": explanation(standing.error_code, standing.error_facts) if standing.error_code else None,
    }


@require_POST
def cancel(request: HttpRequest, job_id: str) -> HttpResponse:
    cancel_job(job_id=job_id, by=actor_of_request(request), now=timezone.now())
    return _to_job(job_id)


@require_POST
def retry(request: HttpRequest, job_id: str) -> HttpResponse:
    standing = retry_job(job_id=job_id, by=actor_of_request(request), now=timezone.now())
    return _to_job(standing.public_id)


def _to_job(job_id: str) -> HttpResponse:
    response = redirect("job", job_id=job_id)
    response.status_code = 303
    return response
