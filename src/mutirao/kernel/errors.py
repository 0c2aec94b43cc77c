"""Errors as codes and facts.

An error never carries a sentence: the doors make one from its code in the reader's language, with the
way out. `site/error_table.py` maps each code to its message, HTTP status, exit code and help.
"""

from typing import Any, ClassVar

Fact = str | int | float | bool | None


class MutiraoError(Exception):
    """The root of every error that a person may be shown; `facts` fill the placeholders of its message."""

    code: ClassVar[str] = "error"

    def __init__(self, **facts: Fact) -> None:
        super().__init__(self.code, facts)
        self.facts: dict[str, Fact] = facts

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors come back from other processes; without this they would be made anew without their facts.
        return _again, (type(self), self.facts)

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({shown})"


def _again(kind: type[MutiraoError], facts: dict[str, Fact]) -> MutiraoError:
    return kind(**facts)


class NotFoundError(MutiraoError):
    """Not there, or not visible to the one who asks: the two must look the same."""

    code = "not_found"


class ForbiddenError(MutiraoError):
    """Visible, but the actor's rights do not allow this act."""

    code = "forbidden"


class SignInRequiredError(ForbiddenError):
    """Anonymous visitors may not do this; an account may."""

    code = "sign_in_required"


class InvalidError(MutiraoError):
    """What was given does not make sense; subclasses say what."""

    code = "invalid"


class ConflictError(MutiraoError):
    """The record is no longer in the state that the act needs."""

    code = "conflict"


class FileError(InvalidError):
    """A file from outside cannot be used; facts name `file` and, where they are known, `line` and `column`."""

    code = "file"
