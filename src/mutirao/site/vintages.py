"""Which versions a deployment runs: software, database, engines, vintages of the shipped data."""

import platform
from importlib.metadata import version

from mutirao import __version__
from mutirao.site.backup import databases


def vintages() -> dict[str, str]:
    """Name → version, in the order to be read. Needs Django and a database that answers."""
    from mutirao.atlas.queries.editions import latest_edition_digest
    from mutirao.directory.queries import figure_sources
    from mutirao.engines import portfolio, trickleup

    return {
        "mutirao": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "django": version("django"),
        databases.kind(): databases.version(),
        "engine trickleup": trickleup.ENGINE_VERSION,
        "engine portfolio": portfolio.ENGINE_VERSION,
        **{f"figures {source.key}": source.vintage for source in figure_sources()},
        "atlas edition": (latest_edition_digest() or "none")[:12],
    }
