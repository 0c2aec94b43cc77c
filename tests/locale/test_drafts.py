"""A language whose words have not settled says so wherever it can be chosen; a complete one does not."""

import re

import pytest
from django.test import Client

from mutirao.kernel.languages import COMPLETE_LANGUAGES, LANGUAGES

pytestmark = pytest.mark.django_db

_CHOICE = re.compile(r'<li>\s*<a [^>]*hreflang="([a-z-]+)"[^>]*>[^<]*</a>\s*(<span class="draft">([^<]+)</span>)?')


@pytest.mark.parametrize(
    ("language", "draft"), [("en", "draft"), ("ja", "仮訳"), ("pt-br", "rascunho"), ("es", "borrador"), ("ko", "초안")]
)
def test_only_drafts_are_marked_as_drafts(client: Client, language: str, draft: str) -> None:
    page = client.get(f"/{language}/").content.decode()
    marks = {code: mark for code, _, mark in _CHOICE.findall(page)}
    assert marks == {code: "" if code in COMPLETE_LANGUAGES else draft for code in LANGUAGES}
