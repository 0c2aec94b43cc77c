"""Who depends on whom as a picture: small, named, and the same whatever the order of the bands."""

import re

import pytest

from mutirao.design.charts import ChartText, png
from mutirao.design.network import Band, dependence_network

TEXT = ChartText(title="Who depends on whom", description="Bands widen towards who buys.", axis="")
BANDS = (Band(supplier="AAA", buyer="BBB", share=0.2), Band(supplier="BBB", buyer="AAA", share=0.05))


def _paths(drawn: str) -> list[str]:
    return re.findall(r'<path d="([^"]*)"', drawn)


def test_a_band_begins_in_one_point_at_who_delivers_and_ends_wide_at_who_buys() -> None:
    (way,) = _paths(dependence_network(("AAA", "BBB"), BANDS[:1], TEXT))
    begin, one, other = re.fullmatch(r"M(\S+?)Q\S+ (\S+?)L(\S+?)Q\S+ \S+Z", way).groups()  # type: ignore[union-attr]
    assert begin == "260.0,55.0"  # the first node stands at the top
    assert one != other
    assert all(abs(float(point.split(",")[1]) - 465.0) < 12 for point in (one, other))  # the second at the bottom


def test_both_directions_are_drawn_apart() -> None:
    first, second = _paths(dependence_network(("AAA", "BBB"), BANDS, TEXT))
    assert first != second


def test_bands_that_would_be_dust_are_left_to_the_table() -> None:
    dust = Band(supplier="AAA", buyer="BBB", share=0.001)
    assert len(_paths(dependence_network(("AAA", "BBB"), (*BANDS, dust), TEXT))) == 2


def test_the_order_in_which_bands_are_given_decides_nothing() -> None:
    assert dependence_network(("AAA", "BBB"), BANDS, TEXT) == dependence_network(("AAA", "BBB"), BANDS[::-1], TEXT)


def test_the_picture_is_one_image_with_a_name_and_a_description() -> None:
    drawn = dependence_network(("AAA", "BBB"), BANDS, TEXT)
    assert 'role="img"' in drawn
    assert "<title>Who depends on whom</title><desc>Bands widen towards who buys.</desc>" in drawn
    assert png(drawn, scale=1).startswith(b"\x89PNG")


@pytest.mark.parametrize("bands", [(), (Band(supplier="AAA", buyer="BBB", share=0.0),)])
def test_nobody_who_depends_is_a_picture_too(bands: tuple[Band, ...]) -> None:
    assert len(re.findall("<circle", dependence_network(("AAA", "BBB"), bands, TEXT))) == 2


def test_twenty_countries_take_less_room_than_a_page_may() -> None:
    nodes = tuple(f"C{number:02}" for number in range(20))
    bands = tuple(Band(supplier=a, buyer=b, share=0.1) for a in nodes for b in nodes if a != b)
    assert len(dependence_network(nodes, bands, TEXT)) < 80_000
