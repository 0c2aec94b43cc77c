"""A drawing as a file of its own, for reports and slides."""

from django.http import HttpResponse

from mutirao.design.charts import png

_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


def drawing_answer(drawn: str, form: str, name: str) -> HttpResponse:
    """`drawn`: SVG; `form`: `svg` or `png`."""
    answer = HttpResponse(drawn if form == "svg" else png(drawn), content_type=_TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
