"""Finding the commitments of a document of 100 pages: reading it in its limited process, and judging its sentences."""

import tempfile
import time
from pathlib import Path
from typing import BinaryIO

from bench.results import Result, Row
from bench.timing import middle_ms

PAGES = 100
_TIMES = 5
_PARAGRAPH = (
    "The Government will establish a national centre for the response to incidents by 2027, and the Ministry of "
    "Communications shall review this strategy every three years. Companies are free to choose their own measures. "
    "In the last decade the number of incidents has grown, as several reports have said. We commit to sharing lessons "
    "from national exercises with the members of the network. "
)
_PARAGRAPHS_OF_A_PAGE = 7


def measure() -> Result:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "strategy.pdf"
        path.write_bytes(_strategy())
        taken = [_taken(path) for _ in range(_TIMES)]
    rows: list[Row] = [
        {"step": step, "p50_ms": middle_ms([one[place] for one in taken])}
        for place, step in enumerate(("reading the pages in a process of its own", "finding commitments"))
    ]
    characters, found = taken[0][2], taken[0][3]
    title = f"A PDF of {PAGES} pages with {characters:,} characters, in which {found} sentences look like commitments"
    return Result(title=title, rows=rows)


def _strategy() -> bytes:
    import typst

    page = "\n\n".join([_PARAGRAPH] * _PARAGRAPHS_OF_A_PAGE)
    return bytes(typst.compile("\n#pagebreak()\n".join([page] * PAGES).encode()))


def _taken(path: Path) -> tuple[float, float, int, int]:
    from mutirao.atlas.documents.reading import read_document
    from mutirao.engines.commitments.finding import find_commitments
    from mutirao.engines.commitments.pages import Page

    begun = time.perf_counter()
    opened: BinaryIO
    with path.open("rb") as opened:
        document = read_document(opened, kind="pdf", name=path.name)
    read = time.perf_counter()
    pages = [Page(number=number, text=text) for number, text in enumerate(document.pages, 1)]
    found = len(find_commitments(pages).candidates)
    return read - begun, time.perf_counter() - read, sum(map(len, document.pages)), found
