"""Lists as files to download."""

from django.http import HttpRequest, HttpResponse

_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def as_file(content: str, name: str, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=_TYPES[ending])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer


def same_list_as(request: HttpRequest, ending: str) -> str:
    """The address of the same list, filtered alike, as a file."""
    query = request.GET.copy()
    query.pop("page", None)
    query["format"] = ending
    return f"?{query.urlencode()}"
