"""One box for everything that one may see."""

from tests.contracts.expected import EVERYBODY, Example, Rows, expect, page

_QUERIES = ("q=quixotic", "q=Amara", "q=Amara&kind=need", "q=Amara&party=XTA", "q=night&page=2", "q=quixotec")

ROWS: Rows = {
    "search": page(EVERYBODY, *_QUERIES),
    # Members keep what they look for; whoever sends nothing to look for is told so.
    "save_search": (Example(get=expect(405), post=expect(303, anonymous=403), form=lambda _story: {"q": "night"}),),
    "forget_search": (
        Example(about="none of one's own", values={"search_id": "search_none"}, get=expect(405), post=expect(404)),
    ),
    "api-v1:get_saved_searches": page(EVERYBODY),
    "api-v1:post_saved_search": (Example(post=expect(201, anonymous=403), form={"q": "night"}),),
    "api-v1:post_removal": (Example(about="none of one's own", values={"search_id": "search_none"}, post=expect(404)),),
    # It has to be told what to look for.
    "api-v1:get_search": page(expect(422), *_QUERIES),
}
