"""Who depends on whom as a picture: nodes on a circle in the order given, bands that widen towards who depends.

No map and no ranking: place says nothing, and the table beside it says everything. Drawn without Vega, whose marks of
changing width take a thousand times the room of these paths.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from mutirao.design.charts import BAR, FACES, INK, MEDIAN, SVG, ChartText, named

_SIZE, _MIDDLE, _RADIUS, _LABELS_AT = 520, 260.0, 205.0, 232.0
_WIDEST, _THINNEST = 11.0, 0.4
# As a share of the widest: thinner bands would hide the others; they stand in the table.
_LEAST_DRAWN = 0.05
_BENT = 0.35  # how far a band bends towards the middle

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """`share`: what `buyer` takes from `supplier`, over its own whole; from 0."""

    supplier: str
    buyer: str
    share: float


def dependence_network(nodes: Sequence[str], bands: Sequence[Band], text: ChartText) -> str:
    """SVG with a band from each supplier to each buyer, thin where it begins, as wide at its end as the share is
    great."""
    places = {node: _place(number, len(nodes), _RADIUS) for number, node in enumerate(nodes)}
    largest = max((band.share for band in bands), default=0.0) or 1.0
    root = ElementTree.Element(f"{{{SVG}}}svg", {"viewBox": f"0 0 {_SIZE} {_SIZE}", "width": str(_SIZE)})
    _add(root, "rect", width=_SIZE, height=_SIZE, fill="#ffffff")
    for band in sorted(bands, key=lambda band: band.share):
        if band.share >= _LEAST_DRAWN * largest:
            way = _way(places[band.supplier], places[band.buyer], band.share / largest)
            _add(root, "path", d=way, fill=BAR, opacity="0.75", stroke=MEDIAN, **{"stroke-width": "0.3"})
    for number, node in enumerate(nodes):
        x, y = places[node]
        _add(root, "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="5", fill=MEDIAN)
        _label(root, node, _place(number, len(nodes), _LABELS_AT), text.language)
    return named(root, title=text.title, description=text.description)


def _add(parent: ElementTree.Element, tag: str, **attributes: object) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{SVG}}}{tag}", {name: str(value) for name, value in attributes.items()})


def _label(parent: ElementTree.Element, words: str, place: Point, language: str) -> None:
    x, y = place
    face = f"{FACES.get(language, '')}Noto Sans, Liberation Sans, Arial, sans-serif"
    style = {"text-anchor": "middle", "dominant-baseline": "middle", "font-family": face, "font-size": "13"}
    _add(parent, "text", x=f"{x:.1f}", y=f"{y:.1f}", fill=INK, **style).text = words


def _place(number: int, count: int, radius: float) -> Point:
    """From the top, clockwise."""
    angle = 2 * math.pi * number / max(count, 1)
    return _MIDDLE + radius * math.sin(angle), _MIDDLE - radius * math.cos(angle)


def _way(supplier: Point, buyer: Point, share: float) -> str:
    """Two curves that bend towards the middle, to the right of their way so that both directions can be seen, from one
    point to the two ends of the band."""
    half = (_THINNEST + share * (_WIDEST - _THINNEST)) / 2
    along = (buyer[0] - supplier[0], buyer[1] - supplier[1])
    length = math.hypot(*along) or 1.0
    aside = (-along[1] / length, along[0] / length)
    bend = tuple(
        (supplier[axis] + buyer[axis]) / 2 * (1 - _BENT) + _MIDDLE * _BENT + aside[axis] * length * 0.06
        for axis in (0, 1)
    )
    one, other = (tuple(buyer[axis] + side * aside[axis] * half for axis in (0, 1)) for side in (1, -1))
    return (
        f"M{_written(supplier)}Q{_written(bend)} {_written(one)}L{_written(other)}"
        f"Q{_written(bend)} {_written(supplier)}Z"
    )


def _written(point: Sequence[float]) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"
