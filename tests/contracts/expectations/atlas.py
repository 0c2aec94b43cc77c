"""What countries have said: public, apart from what a party keeps to itself."""

from tests.contracts.expected import EVERYBODY, Example, Rows, Values, expect, page
from tests.contracts.story import Story

_COMPARED = "parties=XTA,XTB&topic=resilience"


def _compared(form: str = "") -> str:
    return f"{_COMPARED}&format={form}" if form else _COMPARED


def _source(story: Story) -> Values:
    return {"key": story.source}


ROWS: Rows = {
    "atlas": page(EVERYBODY),
    "statements": page(
        EVERYBODY,
        "party=XTA",
        "topic=resilience",
        "kind=strategy",
        "standing=stale",
        "standing=current",
        "sort=party",
        "format=csv",
        "format=json",
    ),
    "topic": (
        Example(about="a topic", values={"key": "resilience"}, get=EVERYBODY),
        Example(about="no topic", values={"key": "weather"}, get=expect(404)),
    ),
    "timeline": (
        Example(about="a country", values=lambda story: {"code": story.cast.amara.code}, get=EVERYBODY),
        Example(about="nobody", values={"code": "XXX"}, get=expect(404)),
    ),
    "changes_feed": page(EVERYBODY, "party=XTA", "topic=resilience"),
    "compare": page(
        EVERYBODY, _compared(), _compared("csv"), _compared("json"), _compared("markdown"), "parties=XTA", "parties=XXX"
    ),
    "source": (
        Example(about="a source", values=_source, get=EVERYBODY),
        Example(about="none", values={"key": "none"}, get=expect(404)),
    ),
    "api-v1:get_statements": page(EVERYBODY, "party=XTA", "topic=resilience", "kind=strategy", "limit=1"),
    "api-v1:get_sources": page(EVERYBODY, "limit=1"),
    # It has to be told whom to compare.
    "api-v1:get_comparison": page(expect(422), _compared()),
}
