"""Files beside a need: putting them there and taking them away. They are handed out by `files`."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mutirao.access.web.acting import actor_of_request
from mutirao.programmes.queries.needs import need as need_of
from mutirao.programmes.services.evidence import attach_evidence, remove_evidence
from mutirao.programmes.web.forms.evidence import EvidenceForm


@require_POST
def attach(request: HttpRequest, need_id: str) -> HttpResponse:
    by = actor_of_request(request)
    need = need_of(need_id, by=by)
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, gettext("Choose a file first. Nothing was kept."))
        return redirect("need", need_id=need.public_id)
    file = form.cleaned_data["file"]
    attach_evidence(
        need_id=need_id,
        chunks=file.chunks(),
        name=file.name,
        is_shared=form.cleaned_data["is_shared"],
        by=by,
        now=timezone.now(),
    )
    messages.success(request, gettext("The file stands beside the need."))
    return redirect("need", need_id=need_id)


@require_POST
def remove(request: HttpRequest, need_id: str, upload_id: str) -> HttpResponse:
    remove_evidence(need_id=need_id, upload_id=upload_id, by=actor_of_request(request), now=timezone.now())
    messages.success(request, gettext("The file is gone."))
    return redirect("need", need_id=need_id)
