"""Files beside a need: putting them there and taking them away. They are handed out by `files`."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mutirao.access.actors import require
from mutirao.access.permissions import Permission
from mutirao.access.web.acting import actor_of_request
from mutirao.programmes.queries.needs import need as need_of
from mutirao.programmes.services.evidence import attach_evidence, remove_evidence
from mutirao.programmes.web.forms.evidence import EvidenceForm


@require_POST
def attach(request: HttpRequest, need_id: str) -> HttpResponse:
    """Keep the file that was sent; without one, say so."""
    by = actor_of_request(request)
    require(by, Permission.DRAFT_NEED, party_id=need_of(need_id, by=by).party_id)
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, gettext("Choose a file first. Nothing was kept."))
        return _to_need(need_id)
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
    return _to_need(need_id)


@require_POST
def remove(request: HttpRequest, need_id: str, upload_id: str) -> HttpResponse:
    """Take a file away for good."""
    remove_evidence(need_id=need_id, upload_id=upload_id, by=actor_of_request(request), now=timezone.now())
    messages.success(request, gettext("The file is gone."))
    return _to_need(need_id)


def _to_need(need_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("need", args=[need_id]), status=303)
