"""What holds for every answer, and for every page whatever it shows."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from mutirao.kernel.languages import COMPLETE_LANGUAGES, DEFAULT_LANGUAGE, LANGUAGES
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


def test_every_answer_in_english_keeps_to_the_rules(story: Story) -> None:
    """One round of visits for all of them: a visit takes longer than to look at what came."""
    wrong = [
        f"{asked}: {fault}"
        for asked, answer in _answers(story, DEFAULT_LANGUAGE, READERS)
        for fault in (*_faults(answer), *_unfinished(answer, DEFAULT_LANGUAGE))
    ]
    assert wrong == []


def _faults(answer: Visit) -> Iterator[str]:
    """What browsers are not told, what they may run that is not ours, what a page has of its own, and its weight."""
    for name, value in HEADERS.items():
        if answer.headers.get(name) != value:
            yield f"{name} is {answer.headers.get(name)}"
    policy = _policy(answer)
    if "sandbox" in policy:  # a file of somebody's: not even its own
        if policy["default-src"] != "'none'":
            yield f"a file may load from {policy['default-src']}"
    elif {policy.get(name) for name in ("default-src", "script-src", "style-src")} != {"'self'"}:
        yield f"runs what others send: {policy}"
    elif policy.get("frame-ancestors") != "'none'":
        yield f"may stand in a frame of {policy.get('frame-ancestors')}"
    if answer.is_page:
        yield from _faults_of_page(answer)


def _faults_of_page(answer: Visit) -> Iterator[str]:
    page = Markup(answer.text)
    if page.inline:
        yield f"has scripts, styles or handlers of its own: {page.inline}"
    if page.forms_without_token:
        yield "has a form without its token"
    weight = bytes_over_the_wire(answer.body, page)
    if weight > HEAVIEST_PAGE:
        yield f"weighs {weight} bytes"


def _policy(answer: Visit) -> dict[str, str]:
    directives = answer.headers.get("Content-Security-Policy", "").split(";")
    return dict(directive.strip().partition(" ")[::2] for directive in directives)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != DEFAULT_LANGUAGE])
def test_every_page_is_whole_in_every_language(story: Story, language: str) -> None:
    """Drafts say the same or fall back to English: who sees most of the pages is enough there."""
    readers = READERS if language in COMPLETE_LANGUAGES else ("amara_officer",)
    wrong = [
        f"{asked}: {fault}"
        for asked, answer in _answers(story, language, readers)
        for fault in _unfinished(answer, language)
    ]
    assert wrong == []


def _unfinished(answer: Visit, language: str) -> Iterator[str]:
    if answer.status >= 500:
        yield f"answered {answer.status}"
    page = Markup(answer.text) if answer.is_page else None
    if page is not None and (page.language != language or page.empty_placeholders):
        yield f"is in {page.language or 'no language'}, has {page.empty_placeholders}"


def test_the_eye_for_markup_finds_what_it_looks_for() -> None:
    page = Markup('<html lang="ja"><p style="x" onclick="y">%(name)s</p><script>1</script><form method="post"></form>')
    assert (page.language, page.inline) == ("ja", ["p style", "p onclick", "script"])
    assert (page.empty_placeholders, page.forms_without_token) == (["%(name)s"], 1)
    assert Markup('<form method="post"><input name="csrfmiddlewaretoken"></form>').forms_without_token == 0


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"headers": {"X-Frame-Options": "SAMEORIGIN"}}, "X-Frame-Options is SAMEORIGIN"),
        ({"headers": {"Content-Security-Policy": "default-src *"}}, "runs what others send"),
        ({"body": b'<html><p onclick="x">'}, "handlers of its own"),
        ({"body": b'<html><form method="post"></form>'}, "form without its token"),
        ({"body": b"<html>" + random.Random(0).randbytes(120_000).hex().encode()}, "weighs"),
    ],
)
def test_the_eye_for_faults_finds_each(story: Story, changed: dict[str, Any], fault: str) -> None:
    sound = visit(story, "anonymous", "/en/")
    assert list(_faults(sound)) == []
    headers = {**sound.headers, **changed.get("headers", {})}
    faulty = replace(sound, headers=headers, body=changed.get("body", sound.body))
    assert any(fault in one for one in _faults(faulty))


def _answers(story: Story, language: str, readers: Sequence[str]) -> Iterator[tuple[str, Visit]]:
    """Keyed by the English address, whatever the language."""
    for question in readings(story):
        for member in readers:
            yield f"{question.address} by {member}", visit(story, member, question.address_in(language))
