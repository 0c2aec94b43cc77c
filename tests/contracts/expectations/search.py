"""One box for everything that one may see."""

from tests.contracts.expected import EVERYBODY, Rows, expect, page

_QUERIES = ("q=quixotic", "q=Amara", "q=Amara&kind=need", "q=Amara&party=XTA", "q=night&page=2", "q=quixotec")

ROWS: Rows = {
    "search": page(EVERYBODY, *_QUERIES),
    # It has to be told what to look for.
    "api-v1:get_search": page(expect(422), *_QUERIES),
}
