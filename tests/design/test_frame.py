"""The frame of every page: where one stands in the cycle, in which language, and the way out of an error."""

import re
from typing import Any

import pytest
from django.conf import LazySettings
from tests.design.rendering import rendered_page

from mutirao.design.cycle import STAGES


def frame(language: str = "en", **context: Any) -> str:
    return rendered_page("design/base.html", address=f"/{language}/", language=language, **context)


def test_the_page_says_its_language_and_direction() -> None:
    assert '<html lang="ja" dir="ltr">' in frame("ja")


def test_the_cycle_shows_six_stages_in_their_order(settings: LazySettings) -> None:
    page = frame()
    places = [page.index(f"<strong>{stage.word}</strong>") for stage in STAGES]
    assert len(places) == 6
    assert places == sorted(places)


def test_a_stage_without_a_page_says_so_and_is_no_link(settings: LazySettings) -> None:
    settings.PAGE_FRAME = {"stages": {"plan": "home"}, "pages": {}}
    nav = re.search(r"<nav class=\"cycle\".*?</nav>", frame(stage="plan"), re.DOTALL)
    assert nav
    assert nav[0].count("<a ") == 1
    assert nav[0].count("not built yet") == 5
    assert nav[0].count('aria-current="true"') == 1


def test_a_page_outside_the_cycle_marks_no_stage(settings: LazySettings) -> None:
    settings.PAGE_FRAME = {"stages": {"plan": "home"}, "pages": {}}
    nav = re.search(r"<nav class=\"cycle\".*?</nav>", frame(), re.DOTALL)
    assert nav
    assert "aria-current" not in nav[0]


def test_the_same_page_is_offered_in_every_language_and_drafts_are_marked() -> None:
    menu = re.search(r'<details class="menu" name.*?</details>', frame(), re.DOTALL)
    assert menu
    assert re.findall(r'hreflang="([a-z-]+)"', menu[0]) == ["en", "pt-br", "es", "ko", "ja"]
    assert menu[0].count('class="draft"') == 3


def test_a_link_to_the_content_comes_first() -> None:
    page = frame()
    assert re.search(r"<body>\s*<a class=\"skip-link\" href=\"#content\">", page)
    assert '<main id="content"' in page


@pytest.mark.parametrize("shows", [True, False])
def test_only_pages_with_fictitious_parties_carry_the_banner(shows: bool) -> None:
    assert ("fictitious parties" in frame(shows_fictitious_parties=shows)) is shows


def test_an_error_says_what_happened_and_the_way_out() -> None:
    page = rendered_page(
        "design/error.html", title="Nothing is here", way_out="Check the address.", status=404, error_code="not_found"
    )
    for part in ("<h1>Nothing is here</h1>", "Check the address.", "404", "not_found"):
        assert part in page


def test_a_page_starts_within_its_budget_before_any_content() -> None:
    assert len(frame().encode()) < 10_000
