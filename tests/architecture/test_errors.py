"""Each error has a sentence, each sentence an error, and the facts fill its placeholders."""

import ast
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from string import Formatter

import pytest
from tests.architecture.house import modules, place, tree

import mutirao
from mutirao.kernel.errors import MutiraoError
from mutirao.site.error_table import ERRORS, Entry


def _all_errors() -> set[type[MutiraoError]]:
    for module in pkgutil.walk_packages(mutirao.__path__, "mutirao."):
        if ".migrations" not in module.name:
            import_module(module.name)
    return {MutiraoError, *_below(MutiraoError)}


def _below(error: type[MutiraoError]) -> Iterator[type[MutiraoError]]:
    for subclass in error.__subclasses__():
        if subclass.__module__.startswith("mutirao."):
            yield subclass
            yield from _below(subclass)


@pytest.fixture(scope="module")
def errors() -> set[type[MutiraoError]]:
    return _all_errors()


def _placeholders(entry: Entry) -> set[str]:
    return {name for text in (entry.message, entry.way_out) for _, name, _, _ in Formatter().parse(text) if name}


def _gaps(module: ast.Module, codes: dict[str, str]) -> Iterator[str]:
    """Raised errors that lack a fact which their sentence needs."""
    for node in ast.walk(module):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            name = ast.unparse(node.exc.func).rpartition(".")[2]
            given = {word.arg for word in node.exc.keywords}
            if name in codes and None not in given:
                missing = _placeholders(ERRORS[codes[name]]) - {word for word in given if word}
                yield from (f"line {node.lineno}: {name} without {fact}" for fact in sorted(missing))


def test_every_error_has_an_entry_of_the_table(errors: set[type[MutiraoError]]) -> None:
    assert sorted(f"{error.__name__}: {error.code}" for error in errors if error.code not in ERRORS) == []


def _named_in_code() -> set[str]:
    """Every plain string outside the table: a door may name a code that no error carries."""
    trees = [tree(path) for path in modules() if "error_table" not in place(path)]
    return {str(node.value) for one in trees for node in ast.walk(one) if isinstance(node, ast.Constant)}


def test_every_entry_of_the_table_is_used(errors: set[type[MutiraoError]]) -> None:
    assert sorted(ERRORS.keys() - {error.code for error in errors} - _named_in_code()) == []


def test_every_raised_error_carries_the_facts_of_its_sentence(errors: set[type[MutiraoError]]) -> None:
    codes = {error.__name__: error.code for error in errors if error.code in ERRORS}
    assert {place(path): found for path in modules() if (found := list(_gaps(tree(path), codes)))} == {}


def test_every_entry_says_what_happened_and_the_way_out() -> None:
    unsaid = [code for code, one in ERRORS.items() if not (_is_sentence(one.message) and _is_sentence(one.way_out))]
    assert unsaid == []


def _is_sentence(text: str) -> bool:
    """It ends as one, or with a command to be typed."""
    return text.endswith((".", "?", "}")) or re.search(r": (mutirao|make) [a-zA-Z -]+$", text) is not None


def test_a_missing_fact_is_found() -> None:
    module = ast.parse("raise FileError(line=3)")
    assert list(_gaps(module, {"FileError": "file"})) == ["line 1: FileError without file"]
