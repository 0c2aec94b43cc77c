"""Violations of the import contracts: what HOUSE forbids, for the rooms that stand on the disk.

The plants follow the law and the disk, not the contracts' own lists: a room, a door or a layer that a contract
forgets, or names wrongly, goes unreported and so fails the test.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.architecture.house import PACKAGE, SOURCE, Contract, floors

LAYERS_OF_A_ROOM = (("urls",), ("web", "api", "management"), ("services",), ("queries",), ("models",))
DOORS = ("web", "api")
ROOMS_THAT_ARE_DOORS = ("cli", "portal")
FORBIDDEN_BELOW = (
    *("django", "ninja", "pydantic", "typer"),
    *("time", "random", "socket", "urllib", "pathlib", "os", "logging"),
)


@dataclass(frozen=True, slots=True)
class Plant:
    """A forbidden import: a package gets a module `planted` with it, a module gets it as its last line."""

    source: str
    imported: str

    @property
    def importer(self) -> str:
        return f"{self.source}.planted" if _path(self.source, SOURCE).is_dir() else self.source

    def put_into(self, folder: Path) -> None:
        file = _path(self.importer, folder).with_suffix(".py")
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(f"{text}\nimport {self.imported}\n", encoding="utf-8")


def plants_of(contract: Contract) -> list[Plant]:
    return list(_OF_CONTRACT[contract.name](contract))


def _upward_between_rooms(_: Contract) -> Iterator[Plant]:
    return _upward("mutirao", floors())


def _upward_inside_rooms(_: Contract) -> Iterator[Plant]:
    for room in sorted(PACKAGE.iterdir()):
        if (room / "apps.py").exists() and room.name != "site":
            yield from _upward(f"mutirao.{room.name}", LAYERS_OF_A_ROOM)


def _upward(container: str, layers: Iterable[tuple[str, ...]]) -> Iterator[Plant]:
    """From each layer that exists to the next one above, and between siblings."""
    present = [[f"{container}.{name}" for name in layer if _exists(f"{container}.{name}")] for layer in layers]
    for higher, lower in pairwise(layer for layer in present if layer):
        yield from (Plant(source, target) for source in lower for target in higher)
    for layer in present:
        yield from (Plant(one, other) for one, other in pairwise(layer))


def _doors_with_models(_: Contract) -> Iterator[Plant]:
    for door in _doors():
        own = ".".join([*door.split(".")[:2], "models"])
        yield Plant(door, own if _exists(own) else "mutirao.parties.models")


def _doors_with_engines(_: Contract) -> Iterator[Plant]:
    engines = sorted(path.parent.name for path in PACKAGE.glob("engines/*/__init__.py"))
    return (Plant(door, f"mutirao.engines.{engine}") for door in _doors() for engine in engines)


def _doors() -> list[str]:
    paths = [path.relative_to(SOURCE).with_suffix("") for name in DOORS for path in PACKAGE.glob(f"*/**/{name}*")]
    found = {".".join(path.parts) for path in paths if path.name in DOORS and _exists(".".join(path.parts))}
    return sorted(found | {f"mutirao.{room}" for room in ROOMS_THAT_ARE_DOORS})


def _engines_with_the_world(_: Contract) -> Iterator[Plant]:
    return (Plant(room, name) for room in ("mutirao.engines", "mutirao.kernel") for name in FORBIDDEN_BELOW)


def _planning_with_django(contract: Contract) -> Iterator[Plant]:
    return (Plant(source, "django") for source in contract.given["source_modules"])


_OF_CONTRACT: dict[str, Callable[[Contract], Iterator[Plant]]] = {
    "Floors lean only downward": _upward_between_rooms,
    "Inside a room: urls, doors, services, queries, models": _upward_inside_rooms,
    "Doors never import models": _doors_with_models,
    "Doors never call an engine": _doors_with_engines,
    "Engines and kernel know no framework, clock, network or file": _engines_with_the_world,
    "Planning and reference data work without a database": _planning_with_django,
}


def _exists(name: str) -> bool:
    return (_path(name, SOURCE) / "__init__.py").exists() or _path(name, SOURCE).with_suffix(".py").exists()


def _path(name: str, folder: Path) -> Path:
    return folder.joinpath(*name.split("."))
