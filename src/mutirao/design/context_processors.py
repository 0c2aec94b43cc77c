"""What the frame of every page shows; `settings.PAGE_FRAME` says which pages exist: only the site knows the rooms."""

from functools import cache
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from mutirao.design.cycle import STAGES


def page_frame(_request: HttpRequest) -> dict[str, Any]:
    """`cycle` (stages with their page, or None while not built), `frame_pages` (name → address), `product_version`."""
    stage_pages = settings.PAGE_FRAME.get("stages", {})
    return {
        "cycle": [(stage, _address(stage_pages.get(stage.code))) for stage in STAGES],
        "frame_pages": {name: _address(page) for name, page in settings.PAGE_FRAME.get("pages", {}).items()},
        "source_code_address": settings.PAGE_FRAME.get("source_code", ""),
        "product_version": _product_version(),
    }


def _address(page: str | None) -> str | None:
    return reverse(page) if page else None


@cache
def _product_version() -> str:
    return version("mutirao")
