"""Pages that cross rooms."""

from tests.contracts.expected import EVERYBODY, SIGN_IN, Example, Rows, expect, page

ROWS: Rows = {
    "home": page(EVERYBODY),
    "countries": page(EVERYBODY, "name=amara", "region=150", "network=XNET", "sort=-name", "format=csv"),
    "country": (
        Example(about="a country", values=lambda story: {"code": story.cast.amara.code}, get=EVERYBODY),
        Example(about="no country", values=lambda story: {"code": story.cast.network.code}, get=expect(404)),
        Example(about="nobody", values={"code": "XXX"}, get=expect(404)),
    ),
    "network": (
        Example(
            about="a network",
            values=lambda story: {"code": story.cast.network.code},
            get=EVERYBODY,
            queries=("on=2019-01-01", "on=2026-11-24"),
        ),
        Example(about="no network", values=lambda story: {"code": story.cast.amara.code}, get=expect(404)),
    ),
    "open_data": page(EVERYBODY),
    "dataset": (
        *(
            Example(about=name, values={"name": name}, get=EVERYBODY)
            for name in ("atlas", "atlas-yaml", "statements", "countries", "memberships")
        ),
        Example(about="no table", values={"name": "none"}, get=expect(404)),
    ),
    "administration": page(expect(403, administrator=200, anonymous=SIGN_IN)),
    "problems": page(EVERYBODY),
    "problem": (
        Example(about="a code", values={"code": "need.changed"}, get=EVERYBODY),
        Example(about="no code", values={"code": "none.such"}, get=expect(404)),
    ),
    "audit": page(expect(200, amara_contributor=403, amara_viewer=403, anonymous=SIGN_IN), "page=2"),
}
