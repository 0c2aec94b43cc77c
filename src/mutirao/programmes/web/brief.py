"""The brief of one page, as PDF and as DOCX, in the reader's language."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from mutirao.access.web.acting import actor_of_request
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes.brief.content import brief_content
from mutirao.programmes.brief.document import brief_docx
from mutirao.programmes.brief.page import brief_pdf

_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf(request: HttpRequest, programme_id: str) -> HttpResponse:
    content = brief_content(programme_id, by=actor_of_request(request), language=_language(), now=timezone.now())
    return _download(brief_pdf(content), _PDF, f"{programme_id}-brief.pdf")


def docx(request: HttpRequest, programme_id: str) -> HttpResponse:
    content = brief_content(programme_id, by=actor_of_request(request), language=_language(), now=timezone.now())
    return _download(brief_docx(content), _DOCX, f"{programme_id}-brief.docx")


def _language() -> str:
    return get_language() or DEFAULT_LANGUAGE


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
