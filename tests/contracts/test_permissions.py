"""Every address, every member of the cast: the answer that the table expects."""

import pytest
from django.urls import reverse

from tests.contracts.addresses import addresses
from tests.contracts.expectations import ROWS, TABLES
from tests.contracts.expected import MEMBERS, SIGN_IN, Answer, Example
from tests.contracts.story import Story
from tests.contracts.visits import Visit, visit

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_every_address_has_a_row_in_the_table() -> None:
    assert sorted({address.name for address in addresses()} - set(ROWS)) == []


def test_every_row_of_the_table_has_an_address() -> None:
    assert sorted(set(ROWS) - {address.name for address in addresses()}) == []


def test_every_row_stands_once_in_the_table() -> None:
    assert len(ROWS) == sum(len(table) for table in TABLES)


def test_every_address_has_a_name() -> None:
    assert [address.route for address in addresses() if not address.name.rpartition(":")[2]] == []


@pytest.mark.parametrize("name", sorted(ROWS))
def test_everybody_is_answered_as_the_table_says(story: Story, name: str) -> None:
    wrong = [mismatch for example in ROWS[name] for mismatch in _mismatches(story, name, example)]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", sorted(name for name in ROWS if any(example.post for example in ROWS[name])))
def test_a_change_without_the_token_of_its_form_is_refused(story: Story, name: str) -> None:
    for example in ROWS[name]:
        if example.post is not None:
            address = reverse(name, kwargs=dict(example.values_in(story)))
            answer = visit(story, "amara_officer", address, form=example.form_in(story), has_form_token=False)
            assert answer.status == 403, example.about


def _mismatches(story: Story, name: str, example: Example) -> list[str]:
    address = reverse(name, kwargs=dict(example.values_in(story)))
    wrong: list[str] = []
    for member in MEMBERS:
        if example.get is not None:
            wrong += _mismatch(f"GET {address} by {member}", visit(story, member, address), example.get[member])
        if example.post is not None:
            answer = visit(story, member, address, form=example.form_in(story))
            wrong += _mismatch(f"POST {address} by {member}", answer, example.post[member])
    return wrong


def _mismatch(asked: str, answer: Visit, expected: Answer) -> list[str]:
    given: Answer = SIGN_IN if _asks_to_sign_in(answer) else answer.status
    return [] if given == expected else [f"{asked}: expected {expected}, was answered {given} {answer.location}"]


def _asks_to_sign_in(answer: Visit) -> bool:
    return answer.status == 302 and answer.location.startswith(reverse("account_login"))
