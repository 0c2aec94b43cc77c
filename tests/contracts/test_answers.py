"""What holds for every answer, and for every page whatever it shows."""

from collections.abc import Iterator

import pytest

from mutirao.kernel.languages import LANGUAGES
from tests.contracts.asking import readings
from tests.contracts.markup import Markup, bytes_over_the_wire
from tests.contracts.story import Story
from tests.contracts.visits import Visit, visit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# Between them they see every page and every form.
READERS = ("anonymous", "amara_officer", "partner")
HEAVIEST_PAGE = 100_000  # bytes over the wire, with styles and scripts
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def test_every_answer_tells_browsers_to_keep_to_the_rules(story: Story) -> None:
    wrong = [
        f"{asked}: {name} is {answer.headers.get(name)}"
        for asked, answer in _answers(story)
        for name, value in HEADERS.items()
        if answer.headers.get(name) != value
    ]
    assert wrong == []


def test_every_answer_lets_run_only_what_the_site_itself_sends(story: Story) -> None:
    for asked, answer in _answers(story):
        policy = _policy(answer)
        if "sandbox" in policy:  # a file of somebody's: not even its own
            assert policy["default-src"] == "'none'", asked
        else:
            sources = {policy.get(name) for name in ("default-src", "script-src", "style-src")}
            assert (sources, policy.get("frame-ancestors")) == ({"'self'"}, "'none'"), asked


def _policy(answer: Visit) -> dict[str, str]:
    directives = answer.headers.get("Content-Security-Policy", "").split(";")
    return dict(directive.strip().partition(" ")[::2] for directive in directives)


def test_no_page_has_scripts_styles_or_handlers_of_its_own(story: Story) -> None:
    assert {asked: page.inline for asked, page in _pages(story) if page.inline} == {}


def test_every_form_that_changes_something_carries_its_token(story: Story) -> None:
    assert [asked for asked, page in _pages(story) if page.forms_without_token] == []


def test_every_page_with_what_it_loads_is_light(story: Story) -> None:
    weights = {
        asked: bytes_over_the_wire(answer.body, Markup(answer.text))
        for asked, answer in _answers(story)
        if answer.is_page
    }
    assert {asked: weight for asked, weight in weights.items() if weight > HEAVIEST_PAGE} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_in_every_language(story: Story, language: str) -> None:
    wrong: dict[str, str] = {}
    for asked, answer in _answers(story, language):
        assert answer.status < 500, asked
        page = Markup(answer.text) if answer.is_page else None
        if page is not None and (page.language != language or page.empty_placeholders):
            wrong[asked] = f"is in {page.language or 'no language'}, has {page.empty_placeholders}"
    assert wrong == {}


def test_the_eye_for_markup_finds_what_it_looks_for() -> None:
    page = Markup('<html lang="ja"><p style="x" onclick="y">%(name)s</p><script>1</script><form method="post"></form>')
    assert (page.language, page.inline) == ("ja", ["p style", "p onclick", "script"])
    assert (page.empty_placeholders, page.forms_without_token) == (["%(name)s"], 1)
    assert Markup('<form method="post"><input name="csrfmiddlewaretoken"></form>').forms_without_token == 0


def _answers(story: Story, language: str = "en") -> Iterator[tuple[str, Visit]]:
    """Keyed by the English address, whatever the language."""
    for question in readings(story):
        for member in READERS:
            yield f"{question.address} by {member}", visit(story, member, question.address_in(language))


def _pages(story: Story) -> Iterator[tuple[str, Markup]]:
    for asked, answer in _answers(story):
        if answer.is_page:
            yield asked, Markup(answer.text)
