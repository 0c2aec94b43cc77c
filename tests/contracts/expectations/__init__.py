"""The table: every address of the site, an example of it, and what each member of the cast is answered.

One file per room. An address without a row fails `test_permissions.py`, and so does a row without an address.
"""

from collections.abc import Sequence

from tests.contracts.expectations import (
    access,
    activities,
    agreements,
    atlas,
    documents,
    editing,
    editing_api,
    files,
    jobs,
    needs,
    plans,
    portal,
    programmes,
    programmes_api,
    search,
)
from tests.contracts.expected import Example, Rows

TABLES: Sequence[Rows] = (
    portal.ROWS,
    atlas.ROWS,
    editing.ROWS,
    agreements.ROWS,
    documents.ROWS,
    editing_api.ROWS,
    needs.ROWS,
    activities.ROWS,
    programmes.ROWS,
    programmes_api.ROWS,
    plans.ROWS,
    files.ROWS,
    search.ROWS,
    jobs.ROWS,
    access.ROWS,
)
ROWS: Rows = {name: examples for table in TABLES for name, examples in table.items()}


def every_example() -> list[tuple[str, Example]]:
    return [(name, example) for name, examples in ROWS.items() for example in examples]
