"""Accessibility of a page as it stands, judged by axe-core."""

from pathlib import Path

from playwright.sync_api import Page

_SOURCE = Path(__file__).parents[2] / "assets" / "node_modules" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """One line per rule that the page breaks, with the first places; empty when nothing is found."""
    page.evaluate(_SOURCE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules}).then(result => result.violations)", _RULES)
    return [
        f"{page.url} {one['id']} ({one['impact']}): " + "; ".join(node["target"][0] for node in one["nodes"][:4])
        for one in found
    ]
