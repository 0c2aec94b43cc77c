"""Without a script, in the system's own colours, in languages that are drafts, and as others than officers."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import violations
from tests.browser.conftest import WIDE
from tests.browser.demonstration import PASSWORD

pytestmark = pytest.mark.browser
OFFICER = "mira.solane@avelunda.example.org"
_PATHS = ("", "know/", "know/compare/?parties=BRA,KOR,JPN&topic=resilience", "plan/", "plan/explore/", "countries/")


def test_reading_signing_in_and_filtering_need_no_script(browser: Browser, demonstration: str) -> None:
    context = browser.new_context(base_url=demonstration, viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    _sign_in(page, "en", OFFICER)
    page.goto("/en/plan/needs/")
    page.select_option("form.filter-form select[name=state]", "draft")
    page.locator("main form.filter-form button").click()
    assert "state=draft" in page.url
    assert page.locator("main tbody tr").count() >= 1
    page.fill("#search-words", "response team")
    page.locator("form.search button").click()
    assert page.locator("main a[href*='/plan/']").count() >= 1
    context.close()


@pytest.mark.parametrize("language", ["pt-br", "es", "ko"])
def test_pages_of_a_draft_language_are_accessible(browser: Browser, demonstration: str, language: str) -> None:
    context = browser.new_context(base_url=demonstration, viewport=WIDE)
    page = context.new_page()
    assert _faults(page, language, _PATHS) == []
    context.close()


@pytest.mark.parametrize(
    ("account", "paths"),
    [
        ("dana.galdis@galdemar.example.org", ("", "plan/activities/", "plan/programmes/", "plan/assumptions/")),
        ("hana.lintel@lantern.example.org", ("", "know/review/", "know/documents/", "know/agreements/")),
        ("rio.asten@operator.example.org", ("", "administration/", "audit/", "know/sources/")),
    ],
    ids=["partner", "secretariat", "administrator"],
)
def test_pages_of_every_role_are_accessible(
    browser: Browser, demonstration: str, account: str, paths: tuple[str, ...]
) -> None:
    context = browser.new_context(base_url=demonstration, viewport=WIDE)
    page = context.new_page()
    _sign_in(page, "en", account)
    assert _faults(page, "en", paths) == []
    context.close()


def test_in_the_colours_of_the_system_controls_can_still_be_told(browser: Browser, demonstration: str) -> None:
    context = browser.new_context(base_url=demonstration, viewport=WIDE, forced_colors="active")
    page = context.new_page()
    page.goto("/en/plan/explore/")
    button = page.locator("main form.form > .actions button")
    style = button.evaluate(
        "one => { const look = getComputedStyle(one); return [look.borderStyle, look.borderWidth] }"
    )
    assert style[0] != "none"
    assert float(style[1].removesuffix("px")) > 0
    context.close()


def _sign_in(page: Page, language: str, account: str) -> None:
    page.goto(f"/{language}/accounts/login/")
    page.fill("[name=login]", account)
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_load_state()
    assert "/login/" not in page.url


def _faults(page: Page, language: str, paths: tuple[str, ...]) -> list[str]:
    faults = []
    for path in paths:
        answer = page.goto(f"/{language}/{path}")
        if answer is None or not answer.ok:
            faults.append(f"{path} is not there")
        faults += [f"{path}: {violation}" for violation in violations(page)]
    return faults
