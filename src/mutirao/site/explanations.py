"""An error in words, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext

from mutirao.jobs.sentences import Explanation
from mutirao.site.error_table import ERRORS
from mutirao.site.sentences import sentence


def explanation(code: str, facts: Mapping[str, object]) -> Explanation:
    """A code that this version does not know is told as a fault of ours."""
    entry = ERRORS.get(code, ERRORS["error"])
    return Explanation(message=sentence(gettext(entry.message), facts), way_out=sentence(gettext(entry.way_out), facts))
