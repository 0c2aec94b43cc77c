"""The reference is what the code says today."""

import re
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum

import pytest
from django.apps import apps
from tests.docs.pages import DOCS, ROOT

from mutirao.access.permissions import Permission, Role
from mutirao.site.error_table import ERRORS, Exit

REFERENCE = DOCS / "reference"
SOURCES = [path for path in (ROOT / "src" / "mutirao").rglob("*.py") if "migrations" not in path.parts]


def _page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def _generator(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "reference.py"), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def test_the_reference_is_up_to_date() -> None:
    ran = _generator("--check")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def _read_settings() -> Iterator[str]:
    for path in SOURCES:
        yield from re.findall(r'["\'](MUTIRAO_[A-Z_]+)["\']', path.read_text(encoding="utf-8"))


def test_every_setting_is_listed() -> None:
    listed = set(re.findall(r"^\| `(MUTIRAO_[A-Z_]+)`", _page("settings.md"), flags=re.MULTILINE))
    assert listed == set(_read_settings())


def test_every_error_code_is_an_anchor() -> None:
    assert [code for code in ERRORS if f'<a id="{code}"></a>' not in _page("errors.md")] == []


def test_every_exit_code_is_listed() -> None:
    assert [exit_code for exit_code in Exit if f"| {exit_code.value} |" not in _page("exit-codes.md")] == []


@pytest.mark.parametrize("word", [*Permission, *Role])
def test_every_permission_and_role_is_listed(word: Enum) -> None:
    assert str(word.value).replace("_", " ") in _page("permissions.md").replace("_", " ")


def _events() -> Iterator[str]:
    for path in SOURCES:
        if path.name == "events.py":
            yield from re.findall(r'= "(.+)"', path.read_text(encoding="utf-8"))


def test_every_event_of_the_audit_is_listed() -> None:
    page, events = _page("events.md"), list(_events())
    assert events
    assert [event for event in events if f"`{event}`" not in page] == []


def _routes() -> Iterator[str]:
    from mutirao.site.api import api

    for path, methods in api.get_openapi_schema()["paths"].items():
        yield from (f"{method.upper()} {path}" for method in methods)


def test_every_api_route_is_listed() -> None:
    page = _page("api.md")
    assert [route for route in _routes() if f"## `{route}`" not in page] == []


def test_every_engine_has_its_parameters_listed() -> None:
    engines = [path.parent.name for path in (ROOT / "src" / "mutirao" / "engines").glob("*/__init__.py")]
    assert [engine for engine in engines if f"\n## {engine}\n" not in _page("engine-parameters.md")] == []


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _terms() -> set[str]:
    lines = re.findall(r"^(\w.*)$", (DOCS / "glossary.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {word.strip().lower() for line in lines for word in line.split(",")}


def test_every_model_is_a_word_of_the_glossary() -> None:
    terms = _terms()
    models = [model.__name__ for model in apps.get_models() if model.__module__.startswith("mutirao.")]
    assert sorted(name for name in models if _words(name) not in terms) == []


def _promised() -> Iterator[str]:
    """The functions that the packages of the trickle-up engine name as their public ones."""
    for folder in sorted((ROOT / "src" / "mutirao" / "engines" / "trickleup").iterdir()):
        if (folder / "__init__.py").exists():
            text = (folder / "__init__.py").read_text(encoding="utf-8")
            yield from (name for module, name in re.findall(r"(\w+)\.([a-z]\w+)\(", text))


def test_every_public_function_of_the_trickle_up_engine_is_described() -> None:
    promised = set(_promised())
    assert {"spread", "supply_system", "attribute", "decisive_parameters", "equilibria"} <= promised
    described = set(re.findall(r"^def (\w+)\(", _page("python.md"), flags=re.MULTILINE))
    assert promised - described == set()
