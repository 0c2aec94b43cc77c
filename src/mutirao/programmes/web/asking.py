"""From a form that asks for a computation to the page of its job."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from mutirao.kernel.errors import InvalidError, NotFoundError
from mutirao.programmes.web.forms.assumptions import add_refusal

if TYPE_CHECKING:
    from mutirao.jobs.models import Job


def asking(
    request: HttpRequest, form: Form, ask: "Callable[[], Job]", *, template: str, context: dict[str, Any]
) -> HttpResponse:
    """The page of a form until it asks a question that makes sense, then the page of the job, or of its result."""
    if request.method == "POST" and form.is_valid():
        job = _asked(form, ask)
        if job is not None:
            # What was asked before is there already, and nobody has to wait for it.
            return redirect("job" if job.result is None else "plan_of_job", job_id=job.public_id)
    return render(request, template, {"stage": "plan", "form": form, **context}, status=400 if form.errors else 200)


def _asked(form: Form, ask: "Callable[[], Job]") -> "Job | None":
    """The job; where the question makes no sense, the form keeps what was typed and says why."""
    try:
        return ask()
    except (InvalidError, NotFoundError) as problem:
        add_refusal(form, problem)
        return None
