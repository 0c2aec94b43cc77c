"""Every page that can be reached by links: for all eyes, on all screens, by the keyboard alone."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.browser.axe import violations
from tests.browser.conftest import NARROW, WIDE
from tests.browser.demonstration import PASSWORD

pytestmark = pytest.mark.browser

OFFICER = "mira.solane@avelunda.example.org"
NARROWEST = 320
# Of pages that differ in their record only, so many are looked at.
EXAMPLES = 2
_FEWEST_PAGES = 10  # fewer would mean that the links were not followed
_TABS = 30
_HAS_VISIBLE_FOCUS = """() => {
    const one = document.activeElement, look = getComputedStyle(one), box = one.getBoundingClientRect();
    const drawn = (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none";
    return one === document.body || (drawn && box.width > 0 && box.height > 0);
}"""


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("visitor", ["anonymous", "officer"])
def test_every_page_is_accessible_and_fits_every_screen(
    browser: Browser, demonstration: str, visitor: str, language: str
) -> None:
    context = _arrived(browser, demonstration, visitor, language)
    wrong: list[str] = []
    seen = 0
    for page in _pages(context, language):
        seen += 1
        wrong += _faults(page, language)
    context.close()
    assert not wrong, "\n" + "\n".join(wrong)
    assert seen >= _FEWEST_PAGES


@pytest.mark.parametrize("path", ["", "plan/needs/", "plan/explore/", "accounts/login/", "search/"])
def test_the_keyboard_begins_at_the_skip_link_and_always_shows_where_it_is(page: Page, path: str) -> None:
    page.goto(f"/en/{path}")
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    assert first.get_attribute("href") == "#content"
    assert first.is_visible()
    for _ in range(_TABS):
        assert page.evaluate(_HAS_VISIBLE_FOCUS), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        page.keyboard.press("Tab")


def test_the_skip_link_leads_to_the_content(page: Page) -> None:
    page.goto("/en/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def _arrived(browser: Browser, address: str, visitor: str, language: str) -> BrowserContext:
    context = browser.new_context(base_url=address, viewport=WIDE)
    context.set_default_timeout(20_000)
    if visitor == "officer":
        page = context.new_page()
        page.goto(f"/{language}/accounts/login/")
        page.fill("[name=login]", OFFICER)
        page.fill("[name=password]", PASSWORD)
        page.locator("main button[type=submit]").click()
        page.wait_for_load_state()
        assert "/login/" not in page.url
        page.close()
    return context


def _pages(context: BrowserContext, language: str) -> Iterator[Page]:
    """From the home page along all links, the nearest first."""
    page, waiting = context.new_page(), [f"/{language}/"]
    known, examples = set(waiting), Counter[str]()
    while waiting:
        path = waiting.pop(0)
        name = _name_of(path, language)
        if examples[name] >= EXAMPLES or not _is_shown(page, path):
            continue
        examples[name] += 1
        yield page
        found = [one for one in _links(page, language) if one not in known]
        known.update(found)
        waiting += found


def _is_shown(page: Page, path: str) -> bool:
    """Whether the link leads to a page: a download opens none."""
    page.set_viewport_size(WIDE)
    try:
        answer = page.goto(path)
    except Error:
        return False
    return answer is not None and answer.headers.get("content-type", "").startswith("text/html")


def _links(page: Page, language: str) -> list[str]:
    addresses: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    parts = [urlsplit(address) for address in addresses]
    own = [part for part in parts if part.netloc == urlsplit(page.url).netloc]
    paths = {part.path + (f"?{part.query}" if part.query else "") for part in own}
    return sorted(path for path in paths if path.startswith(f"/{language}/") and _name_of(path, language))


def _name_of(path: str, language: str) -> str:
    """Pages with and without a query are two kinds; empty where no page stands at the address."""
    parts = urlsplit(path)
    try:
        with translation.override(language):
            return f"{resolve(parts.path).view_name}{'?' if parts.query else ''}"
    except Resolver404:
        return ""


def _faults(page: Page, language: str) -> Iterator[str]:
    if page.locator("html").get_attribute("lang") != language:
        yield f"{page.url} is not marked as {language}"
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        yield from (f"{size['width']} px: {violation}" for violation in violations(page))
    page.set_viewport_size({"width": NARROWEST, "height": NARROW["height"]})
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        yield f"{page.url} scrolls sideways at {NARROWEST} px"
