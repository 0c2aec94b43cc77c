"""`python.md`: the trickle-up engine and what reads and writes its files, function by function, as the code says."""

import ast
from collections.abc import Iterator
from pathlib import Path

from reference_pages.source import PACKAGE

INTRODUCTION = """# Trickle-up in Python

What can be called without the site, with shapes, units, errors and sources. `FloatArray` is a numpy array of float64,
`IntArray` of int64, `BoolArray` of bool. Engines take and give numbers, arrays and frozen dataclasses; they know no
file, clock or network. [The tutorial](../tutorials/trickle-up-without-the-site.md) begins with files.

"""

# In the order of work: files, questions, results; then the engine beneath.
PACKAGES = {
    "From files to results": (
        "programmes/dependencies/graph_files.py",
        "programmes/dependencies/node_files.py",
        "programmes/dependencies/programme_files.py",
        "programmes/dependencies/flow_files.py",
        "programmes/dependencies/shock_files.py",
        "programmes/dependencies/recovery_files.py",
        "programmes/dependencies/runs/simulating.py",
        "programmes/dependencies/runs/hardening.py",
        "programmes/dependencies/runs/attributing.py",
        "programmes/dependencies/runs/propagating.py",
        "programmes/dependencies/runs/means.py",
        "programmes/dependencies/workers.py",
        "programmes/dependencies/checkpoints.py",
        "programmes/dependencies/choices.py",
        "programmes/dependencies/results.py",
        "programmes/dependencies/writing.py",
    ),
    "Cascades": (
        "engines/trickleup/cascades/graph.py",
        "engines/trickleup/cascades/simulate.py",
        "engines/trickleup/cascades/containment.py",
        "engines/trickleup/cascades/all_sources.py",
        "engines/trickleup/cascades/pieces.py",
        "engines/trickleup/cascades/estimates.py",
        "engines/trickleup/cascades/worst.py",
        "engines/trickleup/cascades/memory.py",
        "engines/trickleup/cascades/errors.py",
    ),
    "Economic propagation": (
        "engines/trickleup/propagation/tables.py",
        "engines/trickleup/propagation/systems.py",
        "engines/trickleup/propagation/static.py",
        "engines/trickleup/propagation/dynamic.py",
        "engines/trickleup/propagation/caps.py",
        "engines/trickleup/propagation/lenses.py",
        "engines/trickleup/propagation/hops.py",
        "engines/trickleup/propagation/errors.py",
    ),
    "Attribution": (
        "engines/trickleup/attribution/actions.py",
        "engines/trickleup/attribution/columns.py",
        "engines/trickleup/attribution/matrix.py",
        "engines/trickleup/attribution/by_country.py",
        "engines/trickleup/attribution/samples.py",
        "engines/trickleup/attribution/shapley.py",
        "engines/trickleup/attribution/hardening.py",
        "engines/trickleup/attribution/errors.py",
    ),
    "Uncertainty": (
        "engines/trickleup/uncertainty/decisive.py",
        "engines/trickleup/uncertainty/knowing.py",
        "engines/trickleup/uncertainty/options.py",
        "engines/trickleup/uncertainty/verdicts.py",
        "engines/trickleup/uncertainty/paired.py",
        "engines/trickleup/uncertainty/sobol.py",
    ),
    "Arrival, and capacities of many": (
        "engines/trickleup/model.py",
        "engines/trickleup/assumptions.py",
        "engines/trickleup/arrival/gordon_loeb.py",
        "engines/trickleup/arrival/interdependence.py",
        "engines/trickleup/aggregates.py",
    ),
    "Long work": (
        "engines/execution/tasks.py",
        "engines/execution/runner.py",
        "engines/execution/local.py",
        "engines/execution/processes.py",
        "engines/execution/cluster.py",
        "engines/execution/ledger.py",
        "engines/execution/errors.py",
    ),
}
_KEPT_DECORATORS = ("property", "classmethod")


def page() -> str:
    parts = [INTRODUCTION]
    for title, modules in PACKAGES.items():
        parts.append(f"## {title}\n\n")
        parts += [_module(PACKAGE / path) for path in modules]
    return "".join(parts).rstrip() + "\n"


def _module(path: Path) -> str:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = ".".join(("mutirao", *path.relative_to(PACKAGE).with_suffix("").parts))
    about = "\n".join(f"# {line}".rstrip() for line in (ast.get_docstring(tree) or "").splitlines())
    stubs = "\n\n".join(ast.unparse(ast.fix_missing_locations(stub)) for stub in _stubs(tree))
    return f"### `{name}`\n\n```python\n{about}\n\n{stubs}\n```\n\n"


def _stubs(tree: ast.Module) -> Iterator[ast.stmt]:
    """Functions that have something to say, and classes; what serves other modules alone has no docstring."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _documented(node):
            yield _function(node)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield _class(node)


def _function(node: ast.FunctionDef) -> ast.FunctionDef:
    node.body = _documented(node) or [ast.Expr(ast.Constant(...))]
    node.decorator_list = [one for one in node.decorator_list if ast.unparse(one) in _KEPT_DECORATORS]
    return node


def _class(node: ast.ClassDef) -> ast.ClassDef:
    members: list[ast.stmt] = []
    for one in node.body:
        if isinstance(one, ast.FunctionDef) and (not one.name.startswith("_") or one.name == "__call__"):
            members.append(_function(one))
        if isinstance(one, ast.AnnAssign | ast.Assign):
            members.append(one)
    node.body = [*_documented(node), *members] or [ast.Expr(ast.Constant(...))]
    node.decorator_list = [one for one in node.decorator_list if "dataclass" not in ast.unparse(one)]
    return node


def _documented(node: ast.FunctionDef | ast.ClassDef) -> list[ast.stmt]:
    return node.body[:1] if ast.get_docstring(node) is not None else []
