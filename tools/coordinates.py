"""Make `directory/reference/coordinates.csv`: for each country the centroid of its largest polygon.

Shapes are Natural Earth's (public domain) as the npm package `world-atlas` carries them in TopoJSON: 1:50 million,
and 1:10 million for the entries that are missing there. A shape that stands under no ISO 3166 number, or under
another country's, is left out. Entries without a shape of their own, and the pole, are set by hand below.

    npm install --prefix FOLDER world-atlas
    python tools/coordinates.py FOLDER/node_modules/world-atlas
"""

import csv
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

REFERENCE = Path(__file__).resolve().parent.parent / "src" / "mutirao"
COUNTRIES = REFERENCE / "parties" / "reference" / "countries.csv"
COORDINATES = REFERENCE / "directory" / "reference" / "coordinates.csv"

# Natural Earth draws these as parts of another State; the point is the middle of the main island or territory,
# read from general knowledge of geography to about half a degree.
BY_HAND: dict[str, Point] = {
    "ATA": (0.0, -90.0),  # a ring around the pole has no centroid on a cylinder
    "BES": (-68.3, 12.2),  # Bonaire, the largest of the three islands
    "BVT": (3.4, -54.4),
    "CCK": (96.8, -12.2),
    "CXR": (105.7, -10.5),
    "GLP": (-61.5, 16.2),
    "GUF": (-53.2, 3.9),
    "MTQ": (-61.0, 14.6),
    "MYT": (45.2, -12.8),
    "REU": (55.5, -21.1),
    "SJM": (16.0, 78.6),  # Spitsbergen
    "TKL": (-171.8, -9.2),
}


def main(folder: Path) -> None:
    coarse, fine = (polygons_by_number(folder / f"countries-{scale}.json") for scale in ("50m", "10m"))
    with COUNTRIES.open(encoding="utf-8", newline="") as file:
        countries = list(csv.DictReader(file))
    with COORDINATES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("iso3", "latitude", "longitude", "made_from"))
        for country in countries:
            code, number = country["code"], country["numeric"]
            if code in BY_HAND:
                longitude, latitude, made_from = *BY_HAND[code], "by-hand"
            elif number in coarse:
                longitude, latitude, made_from = *centroid(largest(coarse[number])), "natural-earth-50m"
            else:
                longitude, latitude, made_from = *centroid(largest(fine[number])), "natural-earth-10m"
            writer.writerow((code, f"{latitude:.2f}", f"{longitude:.2f}", made_from))


def polygons_by_number(path: Path) -> dict[str, list[Ring]]:
    """ISO numeric code → outer rings (longitude, latitude) of every polygon that carries it."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    found: dict[str, list[Ring]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        if geometry.get("id") is not None:
            found.setdefault(geometry["id"], []).extend(_outer_rings(geometry, arcs))
    return found


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """Undo TopoJSON's quantisation: each point is stored as a whole-number step from the one before."""
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def _outer_rings(geometry: dict[str, Any], arcs: list[Ring]) -> Iterator[Ring]:
    polygons: list[list[list[int]]] = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    for polygon in polygons:
        ring: Ring = []
        for index in polygon[0]:
            # A negative index names the arc ~index walked backwards; the first point repeats the last one.
            points = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring.extend(points[1:] if ring else points)
        yield ring


def largest(rings: list[Ring]) -> Ring:
    return max(rings, key=lambda ring: abs(_area(_flattened(ring))))


def centroid(ring: Ring) -> Point:
    """The centroid on an equal-area cylinder: right enough for distances between countries."""
    flat = _flattened(ring)
    area = _area(flat)
    x = sum((a[0] + b[0]) * _cross(a, b) for a, b in _edges(flat)) / (6 * area)
    y = sum((a[1] + b[1]) * _cross(a, b) for a, b in _edges(flat)) / (6 * area)
    longitude = x if x <= 180 else x - 360
    return longitude, math.degrees(math.asin(y))


def _flattened(ring: Ring) -> Ring:
    """Longitude without a jump at the date line, and the sine of latitude."""
    crosses = max(x for x, _ in ring) - min(x for x, _ in ring) > 180
    return [(x + 360 if crosses and x < 0 else x, math.sin(math.radians(y))) for x, y in ring]


def _area(ring: Ring) -> float:
    return sum(_cross(a, b) for a, b in _edges(ring)) / 2


def _edges(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return zip(ring, ring[1:] + ring[:1], strict=True)


def _cross(a: Point, b: Point) -> float:
    return a[0] * b[1] - b[0] * a[1]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
