from datetime import datetime
from typing import Any

from ninja import Schema


class JobOut(Schema):
    id: str
    kind: str
    state: str
    done: int
    total: int
    stage: str
    result: dict[str, Any] | None
    error_code: str
    error: str
    attempts: int
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
