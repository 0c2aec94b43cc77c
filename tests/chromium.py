"""Where this machine's Chromium is."""

import shutil
from functools import cache

_NAMES = ("chromium", "chromium-browser", "google-chrome")


@cache
def chromium() -> str | None:
    """Its path; None where none is installed."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)
