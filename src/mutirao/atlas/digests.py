"""Telling whether shipped content changed."""

import hashlib
import json

from pydantic import BaseModel


def digest_of(content: BaseModel) -> str:
    """The same for the same content, whatever file or order of keys it came from; what is left at its default does not
    count, so that a schema can grow."""
    canonical = json.dumps(content.model_dump(mode="json", exclude_defaults=True), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
