"""Every change goes through a service that says who does it and when."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.architecture.house import PACKAGE, modules, tree

# Public functions beside the services, and why they need not say by whom and when.
EXCEPTIONS = {
    "parties.list_party": "reference data that comes with the house: nobody acts, and nothing is overwritten",
    "parties.list_parties": "the same, for many at once",
    "programmes.require_version": "a guard that services share: it refuses and changes nothing",
    "search.index_record": "the index repeats what a room has decided and recorded: it can be made again at any time",
    "search.remove_record": "the same",
    "search.rebuild_index": "the same",
    "files.remove_orphans": "tidies up what a transaction that was rolled back left on the disk: no record changes",
}


def _service_files() -> list[Path]:
    return [path for path in modules() if path.stem == "services" or "services" in path.parent.parts]


def _public_functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in module.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"))


def _faults(function: ast.FunctionDef, *, is_excepted: bool) -> Iterator[str]:
    if ast.get_docstring(function) is None:
        yield "has no docstring"
    if is_excepted:
        return
    arguments = function.args
    if arguments.args or arguments.posonlyargs or arguments.vararg:
        yield "takes positional arguments"
    named = {argument.arg for argument in arguments.kwonlyargs}
    yield from (f"has no `{name}`" for name in ("by", "now") if name not in named)


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def _all_services() -> dict[str, ast.FunctionDef]:
    return {
        f"{_room(path)}.{function.name}": function
        for path in _service_files()
        for function in _public_functions(tree(path))
    }


def test_every_service_is_keyword_only_documented_and_knows_by_whom_and_when() -> None:
    faults = {name: list(_faults(one, is_excepted=name in EXCEPTIONS)) for name, one in _all_services().items()}
    assert {name: found for name, found in faults.items() if found} == {}


def test_every_exception_is_still_needed() -> None:
    services = _all_services()
    assert [name for name in EXCEPTIONS if not list(_faults(services[name], is_excepted=False))] == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ('def end(need, *, by, now): "Ends."', "takes positional arguments"),
        ("def end(*, by, now): ...", "has no docstring"),
        ('def end(*, now): "Ends."', "has no `by`"),
        ('def end(*, by): "Ends."', "has no `now`"),
    ],
)
def test_a_fault_is_found(source: str, fault: str) -> None:
    (function,) = _public_functions(ast.parse(source))
    assert list(_faults(function, is_excepted=False)) == [fault]
