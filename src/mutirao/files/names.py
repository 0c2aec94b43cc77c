"""A name from outside, made harmless and kept recognisable."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST_NAME = 120
_LONGEST_SUFFIX = 12
# What one system or another forbids or understands as a path.
_FORBIDDEN = re.compile(r'[<>:"|?*]')


def harmless_name(given: str) -> str:
    """The last part of a path, without invisible, turning or forbidden characters; “file” where nothing is left."""
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(character for character in last if unicodedata.category(character)[0] != "C")
    plain = " ".join(_FORBIDDEN.sub("_", visible).split()).strip(". ")
    return _shortened(plain) or "file"


def suffix_of(name: str) -> str:
    """In lower case, without its dot."""
    return PurePosixPath(name).suffix[1:].lower()


def _shortened(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    suffix = PurePosixPath(name).suffix[: _LONGEST_SUFFIX + 1]
    return name[: LONGEST_NAME - len(suffix)] + suffix
