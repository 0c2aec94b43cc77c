"""Signed heads: the chain's end in a file that is kept elsewhere, so that nobody here can shorten or replace the chain
unseen."""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from mutirao.audit.sealing import Head
from mutirao.kernel.errors import FileError, MutiraoError

KEY_FILE = "audit-key.pem"
_HEADS_FIELDS = {"position", "hash", "signed_at", "public_key", "signature"}
_MOST_BYTES = 10_000


class HeadUnreadableError(FileError):
    code = "audit.head_unreadable"


class HeadForgedError(MutiraoError):
    """The signature does not fit the head, or it is not this deployment's."""

    code = "audit.head_forged"


class KeyUnreadableError(MutiraoError):
    code = "audit.key_unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedHead:
    """A head with when it was signed (ISO 8601, UTC) and the Ed25519 signature; key and signature are hexadecimal."""

    position: int
    hash: str
    signed_at: str
    public_key: str
    signature: str

    @property
    def head(self) -> Head:
        return Head(position=self.position, hash=self.hash)


def signed(head: Head, *, folder: Path, now: datetime) -> SignedHead:
    """Sign with the deployment's key in `folder`, which is made on first use."""
    key = _key(folder)
    signed_at = now.astimezone(UTC).isoformat(timespec="seconds")
    return SignedHead(
        position=head.position,
        hash=head.hash,
        signed_at=signed_at,
        public_key=_public(key),
        signature=key.sign(_content(head, signed_at)).hex(),
    )


def written(head: SignedHead) -> str:
    """The head as the JSON of its file."""
    fields = {name: getattr(head, name) for name in SignedHead.__dataclass_fields__}
    return json.dumps(fields, indent=2) + "\n"


def read_head(path: Path, *, folder: Path) -> Head:
    """The head in an exported file, once its signature is found to be this deployment's.

    Raises HeadUnreadableError, HeadForgedError.
    """
    exported = _parsed(path)
    if exported.public_key != _public(_key(folder)) or not _is_genuine(exported):
        raise HeadForgedError(file=path.name)
    return exported.head


def _parsed(path: Path) -> SignedHead:
    try:
        with path.open("rb") as stream:
            fields = json.loads(stream.read(_MOST_BYTES))
        if set(fields) != _HEADS_FIELDS or not isinstance(fields["position"], int):
            raise HeadUnreadableError(file=path.name)
        return SignedHead(**fields)
    except (OSError, ValueError, TypeError):
        raise HeadUnreadableError(file=path.name) from None


def _is_genuine(exported: SignedHead) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(exported.public_key))
        key.verify(bytes.fromhex(exported.signature), _content(exported.head, exported.signed_at))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _content(head: Head, signed_at: str) -> bytes:
    return f"mutirao audit head\n{head.position}\n{head.hash}\n{signed_at}".encode()


def _public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def _key(folder: Path) -> Ed25519PrivateKey:
    path = folder / KEY_FILE
    if not path.exists():
        _make_key(path)
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except ValueError:
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnreadableError(file=str(path))
    return key


def _make_key(path: Path) -> None:
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    # Whole or not at all; whoever is first wins.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(pem)
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
