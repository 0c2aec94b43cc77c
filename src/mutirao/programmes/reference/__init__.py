"""Shipped vocabularies of needs and activities: capacity areas and kinds of participants."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, field_validator

from mutirao.kernel.languages import LANGUAGES, LocalisedText

FOLDER = Path(__file__).parent

# Stages of capacity run from 1 to this in every area.
HIGHEST_STAGE = 5


class Word(BaseModel):
    """A stable code with its names in every interface language."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    code: str
    names: Mapping[str, str]

    @field_validator("names")
    @classmethod
    def has_every_language(cls, names: LocalisedText) -> LocalisedText:
        if set(names) != set(LANGUAGES):
            raise ValueError(sorted(set(LANGUAGES) ^ set(names)))
        return names


@cache
def shipped_areas() -> Sequence[Word]:
    """Capacity areas, in the order in which they are shown."""
    return _words("areas.yaml")


@cache
def shipped_participants() -> Sequence[Word]:
    """Kinds of participants of an activity, in the order in which they are shown."""
    return _words("participants.yaml")


def _words(file: str) -> Sequence[Word]:
    import yaml  # the planning command reads areas from its own file and does not wait for the parser

    with (FOLDER / file).open(encoding="utf-8") as opened:
        return TypeAdapter(list[Word]).validate_python(yaml.safe_load(opened))
