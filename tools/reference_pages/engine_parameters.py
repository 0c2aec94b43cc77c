"""`engine-parameters.md`: every number that enters a result, with what the code says of it."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from reference_pages.markdown import code, table
from reference_pages.source import PACKAGE, constants, docstring, modules, name_of, one_paragraph

INTRODUCTION = """# Engine parameters

The numbers that enter a result beside the input. They are assumptions and conventions: every result carries them.

"""


def page() -> str:
    engines = sorted(path for path in (PACKAGE / "engines").iterdir() if (path / "__init__.py").exists())
    return INTRODUCTION + "\n".join(_engine(folder) for folder in engines)


def _engine(folder: Path) -> str:
    # What follows are signatures, for readers of the code.
    about, _, _ = docstring(folder / "__init__.py").partition(" Public: ")
    parts = [f"## {folder.name}\n", about + "\n"]
    parts += [_parameters(path, node, defaults) for path, node, defaults in _with_defaults(folder)]
    parts.append(_provenance(folder))
    rows = [(code(name), code(value), comment, code(path)) for name, value, comment, path in _constants(folder)]
    if rows:
        parts.append("### Constants\n\n" + table(("Name", "Value", "Remark", "In"), rows))
    return "\n".join(part for part in parts if part)


def _constants(folder: Path) -> Iterator[tuple[str, object, str, str]]:
    for path in modules(folder):
        for name, value, comment in constants(path):
            yield name, value, comment, name_of(path)


def _with_defaults(folder: Path) -> Iterator[tuple[Path, ast.ClassDef, dict[str, object]]]:
    """The dataclasses whose fields have plain defaults."""
    for path in modules(folder):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and (defaults := _defaults(node)):
                yield path, node, defaults


def _defaults(node: ast.ClassDef) -> dict[str, object]:
    if not any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list):
        return {}
    return {
        ast.unparse(field.target): ast.unparse(field.value)
        for field in node.body
        if isinstance(field, ast.AnnAssign) and field.value is not None
    }


def _parameters(path: Path, node: ast.ClassDef, defaults: dict[str, object]) -> str:
    rows = [(code(name), code(value)) for name, value in defaults.items()]
    described = one_paragraph(ast.get_docstring(node) or "")
    return f"### {node.name}\n\n{described}\n\n{table(('Parameter', 'Default'), rows)}\nFrom `{name_of(path)}`.\n"


def _provenance(folder: Path) -> str:
    """Where an engine says where its assumptions come from, that table."""
    if not (folder / "assumptions.py").exists():
        return ""
    module: Any = import_module(f"mutirao.engines.{folder.name}.assumptions")
    rows = [(code(one.code), one.basis, one.source) for one in getattr(module, "PROVENANCE", ())]
    return "### Where the assumptions come from\n\n" + table(("Assumption", "Basis", "Source"), rows) if rows else ""
