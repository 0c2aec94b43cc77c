"""Everything that can be asked of the site, spelt out from the table of expectations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from tests.contracts.expectations import every_example
from tests.contracts.expected import Example
from tests.contracts.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`form` is what is posted; None where the address is read."""

    address: str
    form: Mapping[str, Any] | None = None

    def address_in(self, language: str) -> str:
        """The same page in another language; the API has one address for all."""
        return f"/{language}{self.address.removeprefix('/en')}" if self.address.startswith("/en/") else self.address


def readings(story: Story) -> Iterator[Question]:
    """Every address that can be read, alone and with each of its query strings."""
    for name, example in every_example():
        if example.get is not None:
            for query in ("", *example.queries):
                yield Question(address=_address(name, example, story) + (f"?{query}" if query else ""))


def changes(story: Story) -> Iterator[Question]:
    for name, example in every_example():
        if example.post is not None:
            yield Question(address=_address(name, example, story), form=example.form_in(story))


def questions_about(public_id: str, story: Story) -> Iterator[Question]:
    """Every address with values, asked about the record with this id in place of each: read and changed."""
    for name, example in every_example():
        for value in example.values_in(story):
            address = _address_or_none(name, {**example.values_in(story), value: public_id})
            if address is not None and example.get is not None:
                yield Question(address=address)
            if address is not None and example.post is not None:
                yield Question(address=address, form=example.form_in(story))


def _address(name: str, example: Example, story: Story) -> str:
    return reverse(name, kwargs=dict(example.values_in(story)))


def _address_or_none(name: str, values: Mapping[str, Any]) -> str | None:
    """None where the address has no place for an id, such as between numbers."""
    try:
        return reverse(name, kwargs=dict(values))
    except NoReverseMatch:
        return None
