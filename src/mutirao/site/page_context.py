"""What every page shows around its content: who is signed in, the language menu, where in the cycle one stands."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from mutirao import __version__
from mutirao.access.web.acting import actor_of_request
from mutirao.kernel.languages import COMPLETE_LANGUAGES


def page_context(request: HttpRequest) -> dict[str, Any]:
    return {
        "actor": actor_of_request(request),
        "version": __version__,
        "language_choices": [
            {
                "code": code,
                "name": name,
                "url": translate_url(request.get_full_path(), code),
                "is_current": code == get_language(),
                "is_draft": code not in COMPLETE_LANGUAGES,
            }
            for code, name in settings.LANGUAGES
        ],
    }
