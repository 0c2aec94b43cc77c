"""Charts: intervals always, one picture to assistive technology, nothing that the content policy blocks."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from mutirao.design.charts import ChartText, IntervalRow, Spec, interval_bars, interval_panels, png, svg
from mutirao.kernel.languages import LANGUAGES

ROWS = [
    IntervalRow(label="Recipients", median=4200, low=2100, high=6900),
    IntervalRow(label="Others <b>&", median=1900, low=-400, high=5100),
]
PANELS = [
    IntervalRow(label=row.label, median=row.median, low=row.low, high=row.high, panel=panel)
    for panel in ("Trade links", "Both", "Services")
    for row in ROWS
]
SVG = "{http://www.w3.org/2000/svg}"


def text(language: str = "en") -> ChartText:
    return ChartText(title="Benefit <&>", description="Median and interval.", axis="USD a year", language=language)


def words(drawn: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def drawn() -> str:
    return svg(interval_bars(ROWS, text()))


def test_a_drawing_is_the_same_every_time(drawn: str) -> None:
    assert svg(interval_bars(ROWS, text())) == drawn


def test_a_drawing_is_one_named_and_described_image(drawn: str) -> None:
    root = ElementTree.fromstring(drawn)
    assert root.get("role") == "img"
    assert [(child.tag, child.text) for child in root[:2]] == [
        (f"{SVG}title", "Benefit <&>"),
        (f"{SVG}desc", "Median and interval."),
    ]
    assert not [element.tag for element in root.iter() if element is not root and "role" in element.attrib]


def test_a_drawing_stands_inline_under_the_strict_content_policy(drawn: str) -> None:
    root = ElementTree.fromstring(drawn)
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in attributes if name == "style" or name.startswith("on") or name.endswith("href")}
    assert not {element.tag for element in root.iter()} & {f"{SVG}style", f"{SVG}script", f"{SVG}foreignObject"}


def test_labels_are_shown_as_text_whatever_they_hold(drawn: str) -> None:
    assert "Others <b>&" in words(drawn)
    assert "<b>" not in drawn


def marks(spec: Spec) -> list[Spec]:
    layers: list[Spec] = spec.get("spec", spec)["layer"]
    return layers


@pytest.mark.parametrize("spec", [interval_bars(ROWS, text()), interval_panels(PANELS, text())])
def test_every_median_is_drawn_over_its_interval(spec: Spec) -> None:
    bar, zero, median = marks(spec)
    assert (bar["encoding"]["x"]["field"], bar["encoding"]["x2"]["field"]) == ("low", "high")
    assert zero["encoding"]["x"]["datum"] == 0
    assert median["encoding"]["x"]["field"] == "median"


def test_panels_keep_the_order_in_which_they_are_met() -> None:
    drawn = words(svg(interval_panels(PANELS, text())))
    places = [drawn.index(panel) for panel in ("Trade links", "Both", "Services")]
    assert all(one < next_one for one, next_one in pairwise(places))


@pytest.mark.parametrize(("language", "thousands"), [("en", "2,000"), ("pt-br", "2.000"), ("ja", "2,000")])
def test_the_axis_is_written_in_the_readers_language(language: str, thousands: str) -> None:
    assert thousands in words(svg(interval_bars(ROWS, text(language))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_interface_language_can_be_drawn(language: str) -> None:
    assert svg(interval_bars(ROWS, text(language)))


def test_a_chart_comes_as_png() -> None:
    assert png(svg(interval_bars(ROWS, text())), scale=1).startswith(b"\x89PNG")
