"""Reading the package's source without running it."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import mutirao

PACKAGE = Path(mutirao.__file__).parent


def modules(folder: Path = PACKAGE) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    """`programmes/events.py` for a module of the package."""
    return path.relative_to(PACKAGE).as_posix()


def docstring(path: Path) -> str:
    return one_paragraph(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "")


def one_paragraph(text: str) -> str:
    return " ".join(text.split())


def constants(path: Path) -> Iterator[tuple[str, object, str]]:
    """Each public constant with a plain value: its name, its value, and the comment beside or above it."""
    text = path.read_text(encoding="utf-8")
    comments = _comments(text)
    for node in ast.parse(text).body:
        for name, value in _assigned(node):
            if name.isupper() and not name.startswith("_"):
                yield name, value, comments.get(node.lineno) or _comment_above(comments, text, node.lineno)


def _assigned(node: ast.stmt) -> Iterator[tuple[str, object]]:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield from _plain([name], [value])
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield from _plain([name], [value])
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            yield from _plain([name.id for name in names if isinstance(name, ast.Name)], values)


def _plain(names: list[str], values: list[ast.expr]) -> Iterator[tuple[str, object]]:
    for name, value in zip(names, values, strict=True):
        try:
            yield name, ast.literal_eval(value)
        except ValueError:
            continue  # made from other constants: those are listed


def _comments(text: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}


def _comment_above(comments: dict[int, str], text: str, line: int) -> str:
    lines = text.splitlines()
    above: list[str] = []
    while (line := line - 1) in comments and lines[line - 1].startswith("#"):
        above.insert(0, comments[line])
    return " ".join(above)
