"""Rows that nobody changes: written once, and refused here as by the triggers of the database."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models

from mutirao.kernel.errors import ConflictError


class ImmutableRevisionError(ConflictError):
    code = "statement.revision_is_immutable"


class ImmutableQuerySet(models.QuerySet[Any]):
    def update(self, **_fields: object) -> NoReturn:
        raise ImmutableRevisionError

    def delete(self) -> NoReturn:
        raise ImmutableRevisionError

    def bulk_update(self, _rows: Iterable[Any], _fields: Iterable[str], batch_size: int | None = None) -> NoReturn:  # noqa: ARG002
        raise ImmutableRevisionError


class Immutable(models.Model):
    """Written once; triggers refuse in the database what is refused here."""

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ImmutableRevisionError
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise ImmutableRevisionError
