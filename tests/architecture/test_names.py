"""Names say what a thing is; some words never do."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.architecture.house import PACKAGE, modules, place, tree

EMPTY_WORDS = {
    "utils", "util", "helpers", "helper", "common", "core", "misc", "base", "manager", "managers", "data", "info",
    "item", "obj", "tmp", "v2",
}  # fmt: skip
EMPTY_VERBS = ("do_", "handle_", "process_", "manage_")
NAMES_OF_OTHERS = {
    "process_exception",  # Django calls it on a middleware
}


def _empty_module_names(path: Path) -> Iterator[str]:
    for part in path.with_suffix("").parts:
        if part in EMPTY_WORDS:
            yield f"{path}: {part}"


def _empty_names(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and _is_empty(node.name):
            yield node.name


def _is_empty(name: str) -> bool:
    says_nothing = name.lower() in EMPTY_WORDS or name.lstrip("_").startswith(EMPTY_VERBS)
    return says_nothing and name not in NAMES_OF_OTHERS


def _errors_without_their_ending(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef) and _is_error(node) and not node.name.endswith("Error"):
            yield node.name


def _is_error(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base).endswith(("Error", "Exception")) for base in node.bases)


def test_no_module_has_an_empty_name() -> None:
    assert [found for path in modules() for found in _empty_module_names(path.relative_to(PACKAGE))] == []


def test_no_class_or_function_has_an_empty_name() -> None:
    assert {place(path): found for path in modules() if (found := list(_empty_names(tree(path))))} == {}


def test_every_error_ends_in_error() -> None:
    assert {place(path): found for path in modules() if (found := list(_errors_without_their_ending(tree(path))))} == {}


@pytest.mark.parametrize("name", ["programmes/utils.py", "core/models.py", "atlas/web/helpers.py"])
def test_an_empty_module_name_is_found(name: str) -> None:
    assert list(_empty_module_names(Path(name)))


@pytest.mark.parametrize("source", ["def process_need(): ...", "def _handle_file(): ...", "class Manager: ..."])
def test_an_empty_name_is_found(source: str) -> None:
    assert list(_empty_names(ast.parse(source)))


def test_an_error_without_its_ending_is_found() -> None:
    assert list(_errors_without_their_ending(ast.parse("class Refused(ConflictError): ...")))
