"""What a backup says of itself: versions, vintages, and every member with its size and checksum."""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mutirao.site.backup.errors import BackupUnreadableError

NAME = "manifest.json"
SQLITE_MEMBER = "database.sqlite3"
POSTGRESQL_MEMBER = "database.dump"
KEYS = ("secret-key", "audit-key.pem")
UPLOADS = "uploads/"
_UPLOAD = re.compile(r"uploads(/[A-Za-z0-9][A-Za-z0-9._-]{0,254}){1,8}")
_CHUNK = 1 << 20


class Member(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    """`migrations`: by room, the names of all that had been applied."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    format: Literal[1] = 1
    made_at: str
    mutirao: str
    database: Literal["sqlite", "postgresql"]
    database_version: str
    migrations: Mapping[str, list[str]]
    members: Mapping[str, Member]

    @property
    def database_member(self) -> str:
        return SQLITE_MEMBER if self.database == "sqlite" else POSTGRESQL_MEMBER


def written(manifest: Manifest) -> bytes:
    return (json.dumps(manifest.model_dump(), indent=2, sort_keys=True) + "\n").encode()


def parsed(content: bytes, *, file: str) -> Manifest:
    """Raises BackupUnreadableError."""
    try:
        return Manifest.model_validate_json(content)
    except ValidationError:
        raise BackupUnreadableError(file=file) from None


def is_allowed(name: str) -> bool:
    """Whether a member of this name belongs into a backup: nothing that could leave the folder it is laid into."""
    return name in {SQLITE_MEMBER, POSTGRESQL_MEMBER, *KEYS} or _UPLOAD.fullmatch(name) is not None


def member_of(path: Path) -> Member:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Member(size=size, sha256=digest.hexdigest())
