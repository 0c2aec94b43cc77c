"""The story of the first ten minutes: a stranger to the demonstration, signed in as a country's officer."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import NARROW, WIDE
from tests.browser.demonstration import running_demonstration
from tests.browser.story import Story

pytestmark = pytest.mark.browser
OFFICER = "mira.solane@avelunda.example.org"


@pytest.fixture(
    params=[("en", WIDE), ("ja", NARROW), ("ja", WIDE), ("en", NARROW)],
    ids=lambda case: f"{case[0]}-{case[1]['width']}",
)
def story(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Story]:
    """Every story begins in a demonstration of its own, since it changes what it finds."""
    language, viewport = request.param
    with running_demonstration(tmp_path_factory.mktemp("story")) as address:
        context = browser.new_context(base_url=address, viewport=viewport, accept_downloads=True)
        context.set_default_timeout(20_000)
        yield Story(context.new_page(), language)
        context.close()


def test_an_officer_confirms_a_need_sees_a_clash_answers_signs_and_downloads_the_brief(story: Story) -> None:
    """By what is to be seen alone, from the first page on: a stranger knows no address."""
    story.arrive()
    story.press("a.sign-in")
    story.give_account(OFFICER)

    # What waits: two proposals and a programme to sign.
    waiting = [link.get_attribute("href") or "" for link in story.page.locator("#waiting + ul a").all()]
    proposals = [address for address in waiting if "/activities/" in address]
    unsigned = [address for address in waiting if "/programmes/" in address]
    assert len(proposals) == 2
    assert len(unsigned) == 1

    # A draft of one's own is confirmed.
    story.press("nav.cycle a[href$='/plan/']")
    story.follow("a[href$='/plan/needs/']")
    story.page.select_option("main form.filter-form select[name=state]", "draft")
    story.follow("form.filter-form button")
    story.follow("tbody a")
    story.follow("form[action$='/confirm/'] button")
    assert not story.has("form[action$='/confirm/']")

    # Two partners offer the same for the same people in the same weeks: the clash is shown before the answer.
    story.press("a.wordmark")
    story.follow(f"a[href='{proposals[0]}']")
    story.follow("a[href$='/answer/']")
    assert story.has("#clashes table, #clashes li")
    story.page.fill("input[name=until]", f"{date.today() + timedelta(days=400)}")
    story.follow("button[value=not_now]")
    assert not story.has("a[href$='/answer/']")

    story.press("a.wordmark")
    story.follow(f"a[href='{proposals[1]}']")
    story.follow("a[href$='/answer/']")
    # A yes is asked for once more.
    story.page.click("details:has(button[value=yes]) > summary")
    story.follow("button[value=yes]")
    assert not story.has("a[href$='/answer/']")

    story.press("a.wordmark")
    story.follow(f"a[href='{unsigned[0]}']")
    story.follow("form[action$='/sign/'] button")
    assert not story.has("form[action$='/sign/']")

    for ending, beginning in (("pdf", b"%PDF-"), ("docx", b"PK")):
        with story.page.expect_download() as download:
            story.page.locator(f"main a[href$='brief.{ending}']").click()
        assert download.value.path().read_bytes().startswith(beginning)
