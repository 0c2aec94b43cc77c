"""What is kept of a run, so that it can go on after a kill.

A ledger only stores bytes. That a damaged or misplaced entry is never taken for a result is seen to here: every entry
carries a digest over its key and its content.
"""

import hashlib
from typing import Protocol

_DIGEST_BYTES = 32


class Ledger(Protocol):
    """Where finished pieces are kept. `write` must be atomic: after a kill an entry is whole or is not there."""

    def read(self, key: str) -> bytes | None:
        """What was written under the key, or None."""

    def write(self, key: str, content: bytes) -> None:
        """Keep the content under the key, in place of what was there."""


def kept(ledger: Ledger | None, key: str) -> bytes | None:
    """The piece that a run left behind, or None where there is none or it is damaged."""
    entry = None if ledger is None else ledger.read(key)
    if entry is None:
        return None
    content = entry[_DIGEST_BYTES:]
    return content if entry[:_DIGEST_BYTES] == _seal(key, content) else None


def keep(ledger: Ledger | None, key: str, content: bytes) -> None:
    if ledger is not None:
        ledger.write(key, _seal(key, content) + content)


def _seal(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\n" + content).digest()
