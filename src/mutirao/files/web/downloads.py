"""Files leave the house as attachments that no browser runs."""

from django.http import FileResponse, HttpRequest
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from mutirao.access.web.acting import actor_of_request
from mutirao.files.queries import content_of, visible_upload


@require_safe
@cache_control(private=True, no_store=True)
def download(request: HttpRequest, upload_id: str) -> FileResponse:
    upload = visible_upload(upload_id, by=actor_of_request(request))
    response = FileResponse(
        content_of(upload), as_attachment=True, filename=upload.name, content_type=upload.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
