"""What an import would change in what is in use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=tuple[str | int, ...])
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Generic[Key]):
    """`changed` and `gone` speak of what is in use; each is in the order of codes."""

    added: tuple[Key, ...]
    changed: tuple[Key, ...]
    gone: tuple[Key, ...]
    unchanged: int


def difference(file: Mapping[Key, Value], in_use: Mapping[Key, Value]) -> Difference[Key]:
    both = file.keys() & in_use.keys()
    changed = {key for key in both if file[key] != in_use[key]}
    return Difference(
        added=tuple(sorted(file.keys() - in_use.keys())),
        changed=tuple(sorted(changed)),
        gone=tuple(sorted(in_use.keys() - file.keys())),
        unchanged=len(both) - len(changed),
    )
