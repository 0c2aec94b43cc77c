"""The house as its source shows it: floors, rooms, modules, functions."""

import ast
from collections.abc import Iterator
from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "mutirao"
DOORS = ("web", "api")
DOOR_ROOMS = ("cli", "portal")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """One contract of `.importlinter`; `given` has its settings as lists of lines."""

    name: str
    kind: str
    given: dict[str, list[str]]


def contracts() -> list[Contract]:
    parser = ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return [
        Contract(
            name=section["name"],
            kind=section["type"],
            given={key: value.strip().split("\n") for key, value in section.items()},
        )
        for title, section in parser.items()
        if title.startswith("importlinter:contract:")
    ]


def floors() -> list[tuple[str, ...]]:
    """The rooms of each floor, from the highest to the lowest."""
    layers = next(one for one in contracts() if one.given.get("containers") == ["mutirao"]).given["layers"]
    return [tuple(room.strip() for room in layer.split("|")) for layer in layers]


def height_of_rooms() -> dict[str, int]:
    return {room: height for height, rooms in enumerate(reversed(floors())) for room in rooms}


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Every module that people write: migrations are made."""
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(module: ast.Module) -> Iterator[Function]:
    for node in ast.walk(module):
        if isinstance(node, Function):
            yield node


def is_door(path: Path) -> bool:
    """Whether a module of the package reads input and shows answers: pages, API, command line."""
    room, *rest = path.relative_to(PACKAGE).with_suffix("").parts
    return room in DOOR_ROOMS or any(part in DOORS for part in rest)
