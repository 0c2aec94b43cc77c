"""How much of the machine the reading of one document may take."""

import resource

# The longest national strategies that we know have some 300 pages; a volume of annexes with one stays below this.
MOST_PAGES = 1_000
# A page of dense print has some 5,000.
LARGEST_TEXT = 5_000_000  # characters, all pages together
# A DOCX is an archive: this much of its text is unpacked.
LARGEST_PART = 64 * 1024 * 1024  # bytes
# Measured: a PDF of 500 pages takes some 15 seconds and 100 MB.
MEMORY = 1024 * 1024 * 1024  # bytes
CPU_TIME = 240  # seconds
WALL_TIME = 300  # seconds
LARGEST_ANSWER = 64 * 1024 * 1024  # bytes
_MOST_OPEN_FILES = 64


def limit_this_process() -> None:
    """From now on; the kernel kills the process or refuses its demands. Limits already narrower stay."""
    _narrow(resource.RLIMIT_AS, MEMORY)
    _narrow(resource.RLIMIT_CPU, CPU_TIME)
    _narrow(resource.RLIMIT_FSIZE, LARGEST_ANSWER)
    _narrow(resource.RLIMIT_NOFILE, _MOST_OPEN_FILES)
    _narrow(resource.RLIMIT_CORE, 0)


def _narrow(kind: int, limit: int) -> None:
    hard = resource.getrlimit(kind)[1]
    narrowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(kind, (narrowed, narrowed))
