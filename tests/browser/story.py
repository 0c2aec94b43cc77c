"""What a person does in a browser, in one language and on one screen."""

from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.demonstration import PASSWORD


class Story:
    """Finds its way by addresses and controls, not by words, so that it is the same in every language."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.language = language

    def open(self, path: str) -> None:
        answer = self.page.goto(f"/{self.language}/{path}")
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"
        self.look()

    def arrive(self) -> None:
        """Where everybody begins: the first page."""
        self.open("")

    def follow(self, selector: str) -> None:
        """Press what the page itself offers."""
        self.press(f"main {selector}")

    def press(self, selector: str) -> None:
        """Press what is to be seen anywhere, the frame of the page included."""
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()
        self.look()

    def look(self) -> None:
        """Every page of the story is in its language, fits its screen, and axe finds nothing."""
        page = self.page
        assert page.locator("html").get_attribute("lang") == self.language
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
            f"{page.url} scrolls sideways"
        )
        assert violations(page) == []

    def sign_in(self, account: str) -> None:
        self.open("accounts/login/")
        self.give_account(account)

    def give_account(self, account: str) -> None:
        self.page.fill("input[name=login]", account)
        self.page.fill("input[name=password]", PASSWORD)
        self.follow("button[type=submit]")

    def has(self, selector: str) -> bool:
        return self.page.locator(selector).count() > 0
