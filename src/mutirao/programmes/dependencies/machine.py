"""What the machine allows: memory, and a folder for compiled code."""

import hashlib
import os
import tempfile
from pathlib import Path

# The rest is for the interpreter, the result, and everybody else.
_SHARE_ALLOWED = 0.8
_LIMITS_OF_CONTAINERS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def allowed_memory() -> int | None:
    """Bytes that a run may take where nobody says otherwise: 80 % of the machine's, or of the container's."""
    known = [one for one in (_of_machine(), *map(_of_container, _LIMITS_OF_CONTAINERS)) if one]
    return int(min(known) * _SHARE_ALLOWED) if known else None


def keep_compiled_code() -> None:
    """Let numba keep what it compiles in a folder named by a hash of the engine's sources: numba itself does not see
    that a function which a kernel calls has changed. Where NUMBA_CACHE_DIR is set already it stays. To be called before
    an engine is imported; worker processes inherit it."""
    if "NUMBA_CACHE_DIR" in os.environ:
        return
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mutirao" / "compiled"
    folder = root / _hash_of_sources()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="mutirao-compiled-"))
    os.environ["NUMBA_CACHE_DIR"] = str(folder)


def _hash_of_sources() -> str:
    digest = hashlib.sha256()
    engines = Path(__file__).parents[2] / "engines" / "trickleup"
    for path in sorted(engines.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _of_machine() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):  # not every system says
        return None


def _of_container(path: str) -> int | None:
    try:
        text = Path(path).read_text(encoding="ascii").strip()
    except OSError:
        return None
    return int(text) if text.isdigit() else None
