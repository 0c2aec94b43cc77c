"""Doors read input and choose pages; they ask no table, and there is no back door."""

import ast
from collections.abc import Iterator

import pytest
from django.conf import settings
from tests.architecture.house import is_door, modules, place, tree

QUERYING = {"objects", "_default_manager", "_base_manager", "raw", "cursor"}
ADMIN = "django.contrib.admin"


def _table_accesses(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in QUERYING:
            yield f"line {node.lineno}: {ast.unparse(node)}"


def _imports(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _imports_admin(module: ast.Module) -> bool:
    return any(f"{name}.".startswith(f"{ADMIN}.") for name in _imports(module))


def test_no_door_asks_a_table() -> None:
    doors = [path for path in modules() if is_door(path)]
    assert {place(path): found for path in doors if (found := list(_table_accesses(tree(path))))} == {}


def test_the_django_admin_is_not_installed() -> None:
    assert [name for name in settings.INSTALLED_APPS if name.startswith(ADMIN)] == []


def test_the_django_admin_is_not_imported() -> None:
    assert [place(path) for path in modules() if _imports_admin(tree(path))] == []


@pytest.mark.parametrize("source", ["Need.objects.all()", "connection.cursor()", "Need._default_manager.first()"])
def test_a_table_access_is_found(source: str) -> None:
    assert list(_table_accesses(ast.parse(source)))


@pytest.mark.parametrize("source", ["from django.contrib import admin", "import django.contrib.admin.sites as one"])
def test_an_import_of_the_admin_is_found(source: str) -> None:
    assert _imports_admin(ast.parse(source))
