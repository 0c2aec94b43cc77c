"""Two worlds that differ in one hidden record look the same to everybody who may not know of it.

The second world is the first one plus the record; each ends as it began, so that nothing else can differ.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

import pytest
from django.db import transaction
from django.test import TestCase

from mutirao.access.actors import Actor
from mutirao.programmes.models.needs import NeedQuerySet
from tests.contracts.asking import Question, changes, questions_about, readings
from tests.contracts.hidden import BLIND, HIDDEN, Hidden
from tests.contracts.story import Story
from tests.contracts.visits import Visit, ids_begin_again, visit

pytestmark = pytest.mark.django_db

Answers = dict[tuple[str, str, str], Visit]


# What can be asked without knowing a record's id is asked below, of all records at once and of both databases.
@pytest.mark.one_database
@pytest.mark.parametrize("title", sorted(HIDDEN))
def test_a_hidden_record_and_none_look_the_same_to_an_outsider_who_has_its_id(story: Story, title: str) -> None:
    questions = list(questions_about(_id_of(HIDDEN[title], story), story))
    assert _differences(story, questions, [HIDDEN[title]], ["outsider"]) == []


@pytest.mark.parametrize("member", BLIND)
def test_a_world_full_of_hidden_records_looks_empty_to_who_may_not_know(story: Story, member: str) -> None:
    questions = [*readings(story), *changes(story)]
    assert _differences(story, questions, list(HIDDEN.values()), [member]) == []


@pytest.mark.parametrize("title", sorted(HIDDEN))
def test_whose_record_it_is_sees_it_somewhere(story: Story, title: str) -> None:
    """Otherwise the worlds would be the same for everybody, and the tests above could not fail."""
    hidden = HIDDEN[title]
    owner = hidden.known_to[0]
    with _planted(hidden, story) as public_id:
        trace = (hidden.trace or public_id).encode()
        addresses = [one.address for one in (*readings(story), *questions_about(public_id, story)) if one.form is None]
        shown = next((one for one in addresses if trace in visit(story, owner, one).body), None)
    assert shown is not None
    assert trace not in visit(story, owner, shown).body


def test_a_leak_is_noticed(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NeedQuerySet, "visible_to", _everything)
    assert _differences(story, list(readings(story)), [HIDDEN["a need for its own party"]], ["anonymous"]) != []


def _everything(rows: NeedQuerySet, by: Actor) -> NeedQuerySet:
    return rows


def _id_of(hidden: Hidden, story: Story) -> str:
    with _planted(hidden, story) as public_id:
        return public_id


@contextmanager
def _planted(hidden: Hidden, story: Story) -> Iterator[str]:
    ids_begin_again(f"hidden {hidden.plant.__name__}")
    with transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            public_id = hidden.plant(story)
        yield public_id
        transaction.set_rollback(True)


def _differences(
    story: Story, questions: Sequence[Question], hidden: Sequence[Hidden], members: Sequence[str]
) -> list[str]:
    """What is answered otherwise once the records are there."""
    without = _answers(story, questions, members)
    with ExitStack() as planted:
        for one in hidden:
            planted.enter_context(_planted(one, story))
        with_them = _answers(story, questions, members)
    return [" ".join(asked) for asked in without if without[asked] != with_them[asked]]


def _answers(story: Story, questions: Sequence[Question], members: Sequence[str]) -> Answers:
    return {
        (member, "GET" if question.form is None else "POST", question.address): visit(
            story, member, question.address, form=question.form
        )
        for member in members
        for question in questions
    }
