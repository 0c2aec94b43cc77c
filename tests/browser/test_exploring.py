"""As anybody: ask a what-if, read who gains and why, ask again under other assumptions, and see both side by side."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import NARROW, WIDE
from tests.browser.story import Story

pytestmark = pytest.mark.browser
_PATIENCE = 60_000  # milliseconds for a computation on a busy machine


@pytest.fixture(params=[("en", WIDE), ("ja", NARROW)], ids=lambda case: f"{case[0]}-{case[1]['width']}")
def story(request: pytest.FixtureRequest, browser: Browser, demonstration: str) -> Iterator[Story]:
    language, viewport = request.param
    context = browser.new_context(base_url=demonstration, viewport=viewport, accept_downloads=True)
    context.set_default_timeout(20_000)
    yield Story(context.new_page(), language)
    context.close()


def test_a_what_if_is_asked_read_asked_again_and_compared(story: Story) -> None:
    story.arrive()
    story.follow("a[href$='/plan/explore/']")
    story.page.fill("[name=countries]", "XAV, XBE=2")
    story.page.fill("[name=partners]", "XGA")
    _compute(story)
    assert story.page.locator("#matrix-title").count() == 1
    assert story.page.locator("main figure svg, main .chart-drawing svg").count() >= 2

    story.follow("a[href*='compared_with=']")
    story.page.click("main form.form details > summary")
    story.page.fill("[name=beta_sd]", "0.02")
    _compute(story)
    story.follow("a[href*='/explore/compare/']")
    assert story.page.locator("#comparison-table-caption").count() == 1
    with story.page.expect_download() as download:
        story.page.locator("main a[href$='format=csv']").click()
    assert download.value.path().read_text().startswith("result,group,median,low,high")


def test_who_depends_on_whom_is_drawn_with_its_table(story: Story) -> None:
    story.open("plan/explore/dependence/?countries=XAV,XBE,XCO")
    assert story.page.locator("main .chart-drawing svg circle").count() == 3
    assert story.page.locator("main table tbody tr").count() == 3


def _compute(story: Story) -> None:
    """Ask, and wait on the page of the job, which goes on to the result by itself; one that has ended already has a
    link."""
    story.page.locator("main form.form > .actions button[type=submit]").click()
    story.page.wait_for_url(re.compile("/(jobs|plan/results)/"), timeout=_PATIENCE)
    ended = story.page.locator("#job a.ds-button[href*='of-job']")
    if ended.count():
        ended.click()
    story.page.wait_for_url("**/plan/results/**", timeout=_PATIENCE)
    story.look()
