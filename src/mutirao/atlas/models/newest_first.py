"""An index that both databases can walk for lists whose newest stand first."""

from typing import Any

from django.db import models
from django.db.models import F


class NewestFirst(models.Index):
    """Over one field, descending, what is empty last: SQLite has it so by itself and takes no word for it in an index,
    PostgreSQL has to be told."""

    def create_sql(self, model: type[models.Model], schema_editor: Any, using: str = "", **kwargs: Any) -> Any:
        if schema_editor.connection.vendor != "postgresql":
            return super().create_sql(model, schema_editor, using, **kwargs)
        [(field, _)] = self.fields_orders
        told = models.Index(F(field).desc(nulls_last=True), name=self.name)
        return told.create_sql(model, schema_editor, using, **kwargs)
