"""The drawing of the house shows the house."""

import re

from tests.architecture.house import floors
from tests.docs.pages import DOCS, ROOT


def _drawn() -> list[str]:
    drawing = (DOCS / "images" / "house.svg").read_text(encoding="utf-8")
    return re.findall(r'(?:<tspan|font-size="17")>([a-z]+)<', drawing)


def test_the_drawing_shows_every_room_on_its_floor_from_the_roof_down() -> None:
    assert _drawn() == [room for floor in floors() for room in floor]


def test_the_drawing_is_described_for_those_who_cannot_see_it() -> None:
    text = (DOCS / "images" / "house.svg").read_text(encoding="utf-8")
    description = re.search(r"<desc[^>]*>(.+?)</desc>", text)
    assert description is not None
    assert [room for floor in floors() for room in floor if room not in description[1]] == []


def test_the_architecture_fits_on_one_page() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) <= 60


def test_a_decision_fits_on_one_page() -> None:
    records = sorted((DOCS / "decisions").glob("0*.md"))
    assert records
    assert [path.name for path in records if len(path.read_text(encoding="utf-8").splitlines()) > 40] == []


def test_decisions_are_numbered_without_gap() -> None:
    numbers = [int(path.name[:4]) for path in sorted((DOCS / "decisions").glob("0*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
