"""What every page knows beside its own content: who is asking, and for which party."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from mutirao.access.web.acting import actor_of_request
from mutirao.kernel.languages import DEFAULT_LANGUAGE, in_language


def page_context(request: HttpRequest) -> dict[str, Any]:
    actor = actor_of_request(request)
    language = get_language() or DEFAULT_LANGUAGE
    return {
        "actor": actor,
        "acting_party": in_language(actor.party_names, language) if actor.party_names else "",
    }
