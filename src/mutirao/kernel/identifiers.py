"""Public identifiers: random, with a prefix that names the kind. Database ids never leave the house."""

import secrets

PublicId = str

# Crockford's alphabet without letters that are read as digits.
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 16  # 80 bits: unguessable, short enough to read aloud


def new_public_id(prefix: str) -> PublicId:
    return f"{prefix}_" + "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
