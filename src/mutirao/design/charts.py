"""Charts as Vega-Lite specifications from plain numbers, drawn on the server.

Every figure here comes with its interval: there is no function that draws a median alone. The SVG carries no
script, style or outside resource, so that it stands inline in a page under the strict content security policy.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal
from xml.etree import ElementTree

Spec = dict[str, Any]

_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_VEGA_LITE = "6.4"
INK, _QUIET, _GRID = "#23292c", "#495155", "#d5dde1"
BAR, MEDIAN, _SECOND = "#8fc3d2", "#01475a", "#a85a00"
# Unified characters have national shapes, and a drawing cannot fall back by language: the reader's face leads.
FACES = {"ja": "Noto Sans CJK JP, ", "ko": "Noto Sans CJK KR, "}
_NUMBER_LOCALES: Mapping[str, Literal["en-US", "pt-BR", "es-ES", "ko-KR", "ja-JP"]] = {
    "en": "en-US",
    "pt-br": "pt-BR",
    "es": "es-ES",
    "ko": "ko-KR",
    "ja": "ja-JP",
}
SVG = "http://www.w3.org/2000/svg"
# A table beside the picture says everything to assistive technology: inside, nothing is announced.
_INNER_NOISE = re.compile(r"role|aria-.*|pointer-events|class")


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRow:
    """One bar: `low` to `high` is the 90 % interval, `panel` the structure it was computed under."""

    label: str
    median: float
    low: float
    high: float
    panel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPoint:
    """One claim of a count on a day (ISO); several sources may claim different counts of the same day."""

    day: str
    value: int
    series: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartText:
    """What the picture says in words, in the reader's language; `axis` names the quantity with its unit."""

    title: str
    description: str
    axis: str
    language: str = "en"


def interval_bars(rows: Sequence[IntervalRow], text: ChartText, *, width: int = 560) -> Spec:
    """A bar from the low to the high bound of each row, the median a line across it, zero marked."""
    return _spec(rows, text, _panel(width=width, axis=text.axis))


def interval_panels(rows: Sequence[IntervalRow], text: ChartText, *, width: int = 560) -> Spec:
    """The same rows under each structure: panels one above the other on a common scale, in the order first met."""
    facet = {
        "field": "panel",
        "type": "nominal",
        "sort": list(dict.fromkeys(row.panel for row in rows)),
        "header": {
            "title": None,
            "labelFontWeight": "bold",
            "labelAnchor": "start",
            "labelLimit": 0,
            # One line would run out of the picture.
            "labelExpr": "split(datum.label, ' · ')",
        },
    }
    return _spec(rows, text, {"columns": 1, "spacing": 14, "facet": facet, "spec": _panel(width=width, axis=text.axis)})


def claims_over_time(points: Sequence[ClaimPoint], text: ChartText, *, width: int = 560) -> Spec:
    """A point for every claim, told apart by shape and colour; no line, for nobody claims what lies between."""
    series = list(dict.fromkeys(point.series for point in points))
    return {
        **framed(text),
        "data": {"values": [{"day": one.day, "value": one.value, "series": one.series} for one in points]},
        "width": width,
        "height": 220,
        "mark": {"type": "point", "filled": True, "size": 90, "opacity": 0.85},
        "encoding": {
            "x": {"field": "day", "type": "temporal", "axis": {"title": None, "format": "%Y"}},
            "y": {"field": "value", "type": "quantitative", "axis": {"title": text.axis}, "scale": {"zero": True}},
            "color": {
                "field": "series",
                "type": "nominal",
                "scale": {"domain": series, "range": [MEDIAN, _SECOND]},
                "legend": {"title": None, "orient": "top", "labelLimit": 0, "labelFontSize": 13},
            },
            "shape": {"field": "series", "type": "nominal", "scale": {"domain": series}},
        },
    }


def svg(spec: Spec) -> str:
    """The chart for a page: named and described, as one image to assistive technology, the same bytes every time."""
    return _drawn(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    """Kept: drawing takes longer than all the rest of a page, and most readers ask for the same few."""
    import vl_convert

    written = json.loads(spec)
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE, format_locale=_number_locale(written))
    root = ElementTree.fromstring(drawn)  # noqa: S314 our own drawing, never a stranger's file
    return named(root, title=written["usermeta"]["title"], description=written["description"])


def png(drawn: str, *, scale: float = 2) -> bytes:
    """A drawing for a slide or a document without SVG; `scale` 2 is about 150 dots per inch at its natural size."""
    import vl_convert

    return vl_convert.svg_to_png(drawn, scale=scale)


def framed(text: ChartText) -> Spec:
    """What every specification begins with: its words, and how it looks."""
    return {
        "$schema": _SCHEMA,
        "description": text.description,
        "usermeta": {"title": text.title, "language": text.language},
        "config": _config(text.language),
    }


def _spec(rows: Sequence[IntervalRow], text: ChartText, body: Spec) -> Spec:
    return {**framed(text), "data": {"values": [_as_record(row) for row in rows]}, **body}


def _as_record(row: IntervalRow) -> dict[str, str | float]:
    return {"label": row.label, "median": row.median, "low": row.low, "high": row.high, "panel": row.panel}


def _panel(*, width: int, axis: str) -> Spec:
    """The bar, the zero line where zero is in sight, and the median, from the back to the front."""
    label = {"field": "label", "type": "nominal", "sort": None, "axis": {"title": None}}
    quantity = {"type": "quantitative", "axis": {"title": axis}, "scale": {"zero": True, "nice": True}}
    return {
        "width": width,
        "height": {"step": 34},
        "layer": [
            {
                "mark": {"type": "bar", "height": 14, "color": BAR},
                "encoding": {"y": label, "x": {"field": "low", **quantity}, "x2": {"field": "high"}},
            },
            {"mark": {"type": "rule", "color": _QUIET}, "encoding": {"x": {"datum": 0, **quantity}}},
            {
                "mark": {"type": "tick", "color": MEDIAN, "thickness": 4, "height": 22, "opacity": 1},
                "encoding": {"y": label, "x": {"field": "median", **quantity}},
            },
        ],
    }


def _config(language: str) -> Spec:
    return {
        "font": f"{FACES.get(language, '')}Noto Sans, Liberation Sans, Arial, sans-serif",
        "background": "#ffffff",
        # Readers' faces may be wider than the one in which labels were measured here.
        "padding": {"left": 28, "right": 16, "top": 8, "bottom": 8},
        "view": {"stroke": None},
        "axis": {
            "labelColor": INK,
            "labelFontSize": 13,
            "labelLimit": 240,
            "titleColor": _QUIET,
            "titleFontSize": 13,
            "titleFontWeight": "normal",
            "titlePadding": 10,
            "gridColor": _GRID,
            "domainColor": _GRID,
            "tickColor": _GRID,
        },
        "axisX": {"titleAnchor": "start", "tickCount": 6, "labelFlush": False},
        "axisY": {"domain": False, "ticks": False, "labelPadding": 8, "grid": False},
        "header": {"labelColor": INK, "labelFontSize": 13},
    }


def _number_locale(spec: Spec) -> Literal["en-US", "pt-BR", "es-ES", "ko-KR", "ja-JP"]:
    """The writing of the numbers on the axes, by d3's name for it."""
    return _NUMBER_LOCALES[spec["usermeta"]["language"]]


def named(root: ElementTree.Element, *, title: str, description: str) -> str:
    """A drawing as text, as one image with a name and a description to assistive technology."""
    ElementTree.register_namespace("", SVG)
    for element in root.iter():
        for name in [name for name in element.attrib if _INNER_NOISE.fullmatch(name)]:
            del element.attrib[name]
    root.set("role", "img")
    described = ElementTree.Element(f"{{{SVG}}}desc")
    described.text = description
    named = ElementTree.Element(f"{{{SVG}}}title")
    named.text = title
    root[:0] = [named, described]
    return ElementTree.tostring(root, encoding="unicode")
