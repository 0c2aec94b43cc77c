"""How the table of expectations is written: who gets which answer, from which example."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.contracts.story import Story

MEMBERS = (
    "amara_officer",
    "amara_contributor",
    "amara_viewer",
    "brisa_officer",
    "partner",
    "secretariat",
    "administrator",
    "outsider",
    "anonymous",
)
# One word for several members of the cast.
GROUPS = {
    "amara": ("amara_officer", "amara_contributor", "amara_viewer"),
    "officers": ("amara_officer", "brisa_officer", "outsider"),
}
# The answer is a redirection to the page on which to sign in.
SIGN_IN = "sign in"

Answer = int | str
Answers = Mapping[str, Answer]
Values = Mapping[str, Any]
FromStory = Callable[[Story], Values]


def expect(others: Answer, /, **answers: Answer) -> Answers:
    """The answer for every member of the cast: `answers` by member or group, `others` for the rest."""
    named: dict[str, Answer] = {}
    for who, answer in answers.items():
        named |= dict.fromkeys(GROUPS.get(who, (who,)), answer)
    unknown = set(named) - set(MEMBERS)
    assert not unknown, f"nobody of the cast is called {unknown}"
    return {member: named.get(member, others) for member in MEMBERS}


EVERYBODY = expect(200)
MEMBERS_ONLY = expect(200, anonymous=SIGN_IN)
NOT_BY_READING = expect(405)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example of an address: the values in it, what is sent, and what everybody is answered.

    `queries` are further query strings that the address heeds: searches, filters, formats, parts of lists.
    `form` is what is posted; to the API it goes as JSON."""

    about: str = ""
    values: Values | FromStory = field(default_factory=dict)
    get: Answers | None = None
    post: Answers | None = None
    form: Values | FromStory = field(default_factory=dict)
    queries: Sequence[str] = ()

    def values_in(self, story: Story) -> Values:
        return self.values(story) if callable(self.values) else self.values

    def form_in(self, story: Story) -> Values:
        return self.form(story) if callable(self.form) else self.form


Rows = Mapping[str, Sequence[Example]]


def page(answers: Answers, *queries: str) -> Sequence[Example]:
    """The row of a page without values in its address that only shows."""
    return (Example(get=answers, queries=queries),)
