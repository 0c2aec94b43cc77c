"""WCAG 2.2 AA contrast of every colour on every ground that it is used on, in the light and the dark scheme."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "src" / "mutirao" / "design" / "static" / "design"
HUES = ("neutral", "accent", "info", "success", "warning", "danger")
TEXT, SHAPE = 4.5, 3.0
_TOKEN = re.compile(r"--ds-color-([a-z]+)-([a-z-]+): (#[0-9a-f]{6});")


def schemes() -> dict[str, dict[tuple[str, str], str]]:
    light, dark = (STYLES / "colours.css").read_text(encoding="utf-8").split("@media", 1)
    return {
        name: {(hue, role): value for hue, role, value in _TOKEN.findall(part)}
        for name, part in {"light": light, "dark": dark}.items()
    }


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize(
    "ground",
    ["background-default", "background-tinted", "surface-default", "surface-tinted", "surface-hover", "surface-active"],
)
def test_text_can_be_read_on_every_ground(scheme: str, hue: str, ground: str) -> None:
    colours = schemes()[scheme]
    for role in ("text-subtle", "text-default"):
        assert contrast(colours[hue, role], colours[hue, ground]) >= TEXT
        assert contrast(colours["neutral", role], colours[hue, ground]) >= TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hue", HUES)
def test_a_button_can_be_read_and_a_border_seen(scheme: str, hue: str) -> None:
    colours = schemes()[scheme]
    for state in ("base-default", "base-hover", "base-active"):
        assert contrast(colours[hue, state], colours[hue, "base-contrast-default"]) >= TEXT
    for role in ("border-default", "border-strong"):
        assert contrast(colours[hue, role], colours[hue, "surface-tinted"]) >= SHAPE


def test_the_band_of_the_cycle_can_be_read() -> None:
    layout = (STYLES / "layout.css").read_text(encoding="utf-8")
    band, text, quiet = (re.search(rf"--{name}: (#\w+);", layout) for name in ("band", "band-text", "band-quiet"))
    assert band and text and quiet
    assert contrast(band[1], text[1]) >= TEXT
    assert contrast(band[1], quiet[1]) >= TEXT


def test_contrast_is_measured_as_wcag_defines_it() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
