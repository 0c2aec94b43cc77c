"""Uploads: a party's own, or whoever it shares them with."""

from tests.contracts.expected import Example, Rows, expect

ROWS: Rows = {
    "file": (
        Example(values=lambda story: {"upload_id": story.upload}, get=expect(404, amara=200)),
        Example(about="none", values={"upload_id": "upload_none"}, get=expect(404)),
    ),
}
