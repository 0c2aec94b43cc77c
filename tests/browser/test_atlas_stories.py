"""The atlas as three people use it: a researcher without an account, a country's officer, and a reviewer."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import NARROW, WIDE
from tests.browser.demonstration import running_demonstration
from tests.browser.story import Story

pytestmark = pytest.mark.browser

OFFICER = "mira.solane@avelunda.example.org"
REVIEWER = "hana.lintel@lantern.example.org"
STALE = 10
PATIENCE = 120  # seconds for ten stale facts, by a person


@pytest.fixture(params=[("en", WIDE), ("ja", NARROW)], ids=lambda case: f"{case[0]}-{case[1]['width']}")
def story(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Story]:
    language, viewport = request.param
    with running_demonstration(tmp_path_factory.mktemp("atlas")) as address:
        context = browser.new_context(base_url=address, viewport=viewport, accept_downloads=True)
        context.set_default_timeout(20_000)
        yield Story(context.new_page(), language)
        context.close()


def _downloaded(story: Story, selector: str) -> bytes:
    with story.page.expect_download() as download:
        story.page.locator(f"main {selector}").first.click()
    return Path(download.value.path()).read_bytes()


def test_a_researcher_compares_three_countries_follows_a_pledge_to_its_source_and_downloads_the_table(
    story: Story,
) -> None:
    story.open("know/compare/?parties=BRA,KOR,JPN&topic=resilience")
    assert _downloaded(story, "a[href*='format=csv']").startswith(b"section,party")
    # From the comparison to one pledge, and to the page of the document that it stands in.
    story.follow("a[href*='/know/pledges/']")
    assert story.has("#evidence")
    assert story.has("#declared")
    story.follow("dl a[href*='/know/sources/']")
    assert story.has("a[rel*='noopener']")
    story.open("know/pledges/?party=BRA")
    assert _downloaded(story, "a[href*='format=csv']").startswith(b"id,party")


def test_an_officer_answers_a_fact_about_the_own_country_and_a_visitor_reads_it(story: Story) -> None:
    story.sign_in(OFFICER)
    story.open("know/statements/?party=XAV")
    story.open("know/statements/avelunda-strategy-2/")
    story.follow("a[href$='/reply/']")
    story.page.check("input[name=kind][value=corrects]")
    story.page.fill("textarea[name=says]", "It puts both on the same level.")
    story.follow("form.form button.ds-button[type=submit]")
    assert story.has(".reply")
    context = story.page.context
    context.clear_cookies()
    story.open("countries/XAV/")
    assert "It puts both on the same level." in story.page.inner_text("main")


def test_a_reviewer_clears_ten_stale_facts_in_two_minutes(story: Story) -> None:
    story.sign_in(REVIEWER)
    begun = time.monotonic()
    story.open("know/stale/?party=XLN")
    story.open("know/stale/")
    waiting = story.page.locator("input[name=keys]").count()
    assert waiting >= STALE
    # One by one for the first, with one press each; the others are ticked and confirmed at once.
    story.follow("button[name=only]")
    boxes = story.page.locator("input[name=keys]")
    for place in range(STALE - 1):
        boxes.nth(place).check()
    story.follow("button.ds-button:not([name])[type=submit]:visible >> nth=-1")
    assert story.page.locator("input[name=keys]").count() == waiting - STALE
    assert time.monotonic() - begun < PATIENCE
