"""A real Chromium before the real demonstration."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser.chromium import ARGUMENTS, chromium_path
from tests.browser.demonstration import running_demonstration

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_demonstration(tmp_path_factory.mktemp("demonstration")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = chromium_path()
        assert path is not None, "marked `browser`, but no Chromium was found"
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(params=["wide", "narrow"])
def context(request: pytest.FixtureRequest, browser: Browser, demonstration: str) -> Iterator[BrowserContext]:
    """A fresh visitor, once before a wide screen and once before a narrow one."""
    viewport = WIDE if request.param == "wide" else NARROW
    context = browser.new_context(base_url=demonstration, viewport=viewport, accept_downloads=True)
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
