"""Two worlds that differ in one hidden record look the same to everybody who may not know of it.

The second world is the first one plus the record; each ends as it began, so that nothing else can differ.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import TestCase

from mutirao.access.actors import Actor
from mutirao.programmes.models.needs import NeedQuerySet
from tests.contracts.asking import Question, changes, questions_about, readings
from tests.contracts.hidden import BLIND, HIDDEN, MARK, Hidden
from tests.contracts.story import Story
from tests.contracts.visits import Visit, ids_begin_again, visit

pytestmark = pytest.mark.django_db

Answers = dict[tuple[str, str, str], Visit]


@pytest.mark.parametrize("title", sorted(HIDDEN))
def test_who_may_not_know_of_a_record_is_answered_as_if_it_were_not_there(story: Story, title: str) -> None:
    hidden = HIDDEN[title]
    public_id = _id_of(hidden, story)
    questions = [*readings(story), *changes(story), *questions_about(public_id, story)]
    without = _answers(story, questions, BLIND)
    with _planted(hidden, story):
        with_it = _answers(story, questions, BLIND)
    assert _differences(without, with_it) == []
    assert [asked for asked, answer in with_it.items() if MARK.encode() in answer.body and MARK not in asked[2]] == []


@pytest.mark.parametrize("title", sorted(HIDDEN))
def test_whose_record_it_is_sees_it_somewhere(story: Story, title: str) -> None:
    """Otherwise the two worlds would be the same for everybody, and the test above could not fail."""
    hidden = HIDDEN[title]
    public_id = _id_of(hidden, story)
    questions = [*readings(story), *questions_about(public_id, story)]
    without = _answers(story, questions, hidden.known_to[:1])
    with _planted(hidden, story):
        with_it = _answers(story, questions, hidden.known_to[:1])
    assert _differences(without, with_it) != []


def test_a_leak_is_noticed(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = HIDDEN["a need for its own party"]
    questions = list(readings(story))
    without = _answers(story, questions, ["anonymous"])
    monkeypatch.setattr(NeedQuerySet, "visible_to", _everything)
    with _planted(hidden, story):
        with_it = _answers(story, questions, ["anonymous"])
    assert _differences(without, with_it) != []


def _everything(rows: NeedQuerySet, by: Actor) -> NeedQuerySet:
    return rows


def _id_of(hidden: Hidden, story: Story) -> str:
    with _planted(hidden, story) as public_id:
        return public_id


@contextmanager
def _planted(hidden: Hidden, story: Story) -> Iterator[str]:
    ids_begin_again("hidden")
    with transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            public_id = hidden.plant(story)
        yield public_id
        transaction.set_rollback(True)


def _answers(story: Story, questions: Sequence[Question], members: Sequence[str]) -> Answers:
    return {
        (member, "GET" if question.form is None else "POST", question.address): visit(
            story, member, question.address, form=question.form
        )
        for member in members
        for question in questions
    }


def _differences(one: Answers, other: Answers) -> list[str]:
    return [" ".join(asked) for asked in one if one[asked] != other[asked]]
