"""Do the tests notice? Every sign, comparison, constant and index of the engine's arithmetic is changed, one by one.

    python tools/mutate_kernels.py [--only cascades/kernels_scalar benefit …] [--list] [--report FILE]

Each mutant is tested in a copy, by the tests of its module alone. A mutant that passes them survived: a line for each,
and exit code 1. Mutants that cannot alter a result are named one by one in EQUIVALENT, with the reason; they are
counted and not tested. `--report` writes what came of each module as Markdown.
"""

import argparse
import ast
import copy
import importlib
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ENGINE = Path("src/mutirao/engines/trickleup")
TESTS = Path("tests/engines/trickleup")
# Compiled code does not check its indices; this test does.
_WITHIN = "cascades/test_within_arrays.py"
# Quick tests first: whichever notices ends the trial.
TESTS_OF = {
    "cascades/kernels_scalar": ("cascades/test_kernels.py", _WITHIN),
    "cascades/kernels_words": ("cascades/test_kernels.py", _WITHIN),
    "cascades/kernels_all": ("cascades/test_all_sources.py", _WITHIN),
    "cascades/kernels_bounds": ("cascades/test_bounds.py", "cascades/test_containment.py", _WITHIN),
    "cascades/hashing": ("cascades/test_hashing.py", "cascades/test_kernels.py"),
    "cascades/instructions": ("cascades/test_hashing.py", "cascades/test_kernels.py"),
    "benefit": ("test_benefit.py",),
    "reach": ("test_benefit.py", "propagation/test_hops.py"),
    "propagation/static": ("propagation/test_published.py", "propagation/test_systems.py"),
    "propagation/dynamic": ("propagation/test_dynamic.py", "propagation/test_published.py"),
    "attribution/shapley": ("attribution/test_shapley.py",),
    "attribution/samples": ("attribution/test_matrix.py", "attribution/test_by_country.py"),
}
PATIENCE = 120  # seconds; a mutant that does not end is noticed too
# Loaded once, before the tests of the first mutant: every one of them needs them.
_LIBRARIES = ("numpy", "scipy.linalg", "scipy.sparse.linalg", "scipy.stats", "numba", "hypothesis", "pytest")

_AHEAD = "how far ahead memory is asked for, not what is read"
_AT_ONCE = "how many are worked out at once, not what"
_LARGER = "an array is larger than it need be"
_NOBODY_NEW = "an edge is drawn that leads to nobody new"
_NO_NODE = "any negative number is no node"
_SUMS = "which of two ways to the same sums is taken"
_WAY = "which of two ways to the same draws is taken"
# By module and line of source: changes of that line that cannot alter a result, and why. "*" stands for all of them.
EQUIVALENT: dict[tuple[str, str], dict[str, str]] = {
    ("cascades/kernels_scalar", "if done + _SOON < count:"): {"*": _AHEAD},
    ("cascades/kernels_scalar", "ask_ahead(first, head, limit, queue[done + _SOON], queue[done + _NEXT_UP])"): {
        "*": _AHEAD
    },
    ("cascades/kernels_words", "if front + _SOON < back:"): {"*": _AHEAD},
    (
        "cascades/kernels_words",
        "ask_ahead(first, head, limit, queue[(front + _SOON) & ring], queue[(front + _NEXT_UP) & ring])",
    ): {"*": _AHEAD},
    ("cascades/kernels_words", "edges = first[tail + 1] - first[tail]"): {
        "first[tail + 1] - first[tail] → first[tail + 1] + first[tail]": _WAY,
        "first[tail] → first[tail + 1]": _WAY,
        "tail + 1 → tail - 1": _WAY,
    },
    ("cascades/kernels_words", "if set_bits(new) * ((edges + 15) // 16) < edges:"): {"*": _WAY},
    ("cascades/kernels_words", "if new & ~state[head, _REACHED]:"): {
        "new & ~state[head, _REACHED] → new | ~state[head, _REACHED]": _NOBODY_NEW,
        # What waits was reached.
        "state[head, _REACHED] → state[head, _REACHED + 1]": _NOBODY_NEW,
    },
    ("cascades/kernels_words", "halves = np.zeros((2, 64), np.uint32)"): {"*": _LARGER},
    (
        "cascades/kernels_words",
        "block = _Block(halves[0], halves[1], np.empty((nodes, 2), np.uint64), np.empty(_ring_for(nodes), np.int32))",
    ): {"2 → 3": _LARGER},
    ("cascades/kernels_words", "sizes, losses = np.zeros(64, np.int64), np.zeros(64, np.int64)"): {"*": _LARGER},
    ("cascades/kernels_words", "length = 1"): {"1 → 2": "the ring is a power of two and large enough all the same"},
    ("cascades/kernels_scalar", "queue = np.empty(len(reached) + 1, np.int32)"): {"1 → 2": _LARGER},
    ("cascades/kernels_all", "queue = np.empty(nodes + 1, np.int32)"): {"1 → 2": _LARGER},
    ("cascades/kernels_all", "last_source[:] = -1"): {"1 → 2": _NO_NODE},
    ("cascades/kernels_bounds", "place = np.full(nodes, -1, np.int32)"): {"1 → 2": _NO_NODE},
    ("cascades/kernels_bounds", "place[queue[position]] = -1"): {"1 → 2": _NO_NODE},
    ("cascades/kernels_words", "nodes = len(task.first) - 1"): {"len(task.first) - 1 → len(task.first) + 1": _LARGER},
    ("cascades/kernels_bounds", "nodes = len(task.first) - 1"): {"len(task.first) - 1 → len(task.first) + 1": _LARGER},
    ("cascades/hashing", "if end - edge < 16:"): {
        "end - edge < 16 → end - edge <= 16": "16 edges of 16 are all of them",
        "16 → 17": "16 edges of 16 are all of them",
    },
    (
        "cascades/instructions",
        "return builder.load(builder.bitcast(place, ir.VectorType(_NUMBER, lanes).as_pointer()), align=4)",
    ): {"4 → 5": "no processor of ours reads another number where it is told another alignment"},
    ("reach", "if len(losing) > losses.shape[1] // 4:"): {
        "len(losing) > losses.shape[1] // 4 → len(losing) >= losses.shape[1] // 4": _SUMS,
        "losses.shape[1] // 4 → losses.shape[1] * 4": _SUMS,
        "4 → 5": _SUMS,
    },
    ("attribution/shapley", "for first in range(0, 2**players, _COALITIONS_AT_ONCE):"): {
        "2 → 3": "coalitions beyond the last are none"
    },
    (
        "attribution/shapley",
        "joins = np.array([0.0, *(factorial(size - 1) * factorial(players - size) for size in range(1, players + 1))])",
    ): {"0.0 → 1.0": "nobody is in the empty coalition"},
    (
        "attribution/shapley",
        "stays_out = np.array([*(-factorial(size) * factorial(players - size - 1) for size in range(players)), 0.0])",
    ): {"0.0 → 1.0": "nobody stays out of all"},
    ("propagation/dynamic", "if periods <= shock.begins:"): {
        "periods <= shock.begins → periods < shock.begins": "at its beginning nothing of a shock has passed"
    },
    (
        "propagation/dynamic",
        "passed = shock.until(float(min(periods, shock.ends) - shock.begins)) if shock.ends > shock.begins else 0.0",
    ): {"shock.ends > shock.begins → shock.ends >= shock.begins": "of a shock without time nothing has passed"},
    ("propagation/dynamic", "return np.asarray(self.direct * self.until(float(self.ends - self.begins)))"): {
        "self.ends - self.begins → self.ends + self.begins": "after its end nothing more passes of a shock"
    },
    ("propagation/static", "shrinking = float(row_sums(system.matrix).max(initial=0.0))"): {"0.0 → 1.0": _SUMS},
    ("propagation/static", "if shrinking > LARGEST_SHRINKING:"): {"*": _SUMS},
    ("propagation/static", "hops = np.log(TOLERANCE) / np.log(shrinking) if shrinking > 0 else 1.0"): {"*": _SUMS},
    ("propagation/static", "return bool(READS_PER_HOP * hops * scenarios < len(system.names) / 3)"): {"*": _SUMS},
    ("propagation/static", "count = max(1, NUMBERS_AT_ONCE // max(1, rows.shape[1]))"): {
        "NUMBERS_AT_ONCE // max(1, rows.shape[1]) → NUMBERS_AT_ONCE * max(1, rows.shape[1])": _AT_ONCE,
        "1 → 2": _AT_ONCE,
    },
    ("cascades/instructions", "place = builder.bitcast(place, ir.IntType(8).as_pointer())"): {"*": _AHEAD},
    ("cascades/instructions", "how = [ir.Constant(_NUMBER, number) for number in (0, 3, 1)]"): {"*": _AHEAD},
}
_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add, ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitOr,
    ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """`equivalent`: why it cannot alter a result; empty where it can."""

    module: str
    line: int
    before: str
    after: str
    source: str
    equivalent: str

    def __str__(self) -> str:
        return f"{self.module}.py:{self.line}: {self.before}  →  {self.after}"


def mutants_of(module: str) -> Iterator[Mutant]:
    text = (ROOT / ENGINE / f"{module}.py").read_text(encoding="utf-8")
    lines, tree = text.splitlines(), ast.parse(text)
    for position, node in enumerate(ast.walk(tree)):
        if not _is_computed(node, tree):
            continue
        changed = copy.deepcopy(tree)
        target = next(one for place, one in enumerate(ast.walk(changed)) if place == position)
        before = ast.unparse(target)
        if _is_mutated(target):
            after = ast.unparse(target)
            reasons = EQUIVALENT.get((module, lines[node.lineno - 1].strip()), {})  # type: ignore[attr-defined]
            yield Mutant(
                module=module,
                line=node.lineno,  # type: ignore[attr-defined]
                before=before,
                after=after,
                source=ast.unparse(changed),
                equivalent=reasons.get(f"{before} → {after}", reasons.get("*", "")),
            )


def _is_computed(node: ast.AST, tree: ast.Module) -> bool:
    """Inside a function and not part of its types or decorators."""
    return isinstance(
        node, ast.Compare | ast.BinOp | ast.AugAssign | ast.UnaryOp | ast.Constant | ast.Subscript
    ) and any(
        statement.lineno <= node.lineno <= (statement.end_lineno or 0)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for statement in function.body
        if not isinstance(statement, ast.FunctionDef)
    )


def _is_mutated(node: ast.AST) -> bool:
    """Changes the node in place; false where there is nothing to change."""
    match node:
        case ast.Compare(ops=[one]) if type(one) in _SWAPPED:
            node.ops = [_SWAPPED[type(one)]()]  # type: ignore[list-item]
        case ast.BinOp(op=one) | ast.AugAssign(op=one) if type(one) in _SWAPPED:
            node.op = _SWAPPED[type(one)]()  # type: ignore[assignment]
        case ast.UnaryOp(op=ast.USub() | ast.Invert(), operand=operand):
            node.op = ast.UAdd()
            node.operand = operand
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            node.value = number + 1
        case ast.Subscript(slice=index) if not isinstance(node.value, ast.Attribute | ast.Call):
            return _is_shifted(node, index)
        case _:
            return False
    return True


def _is_shifted(node: ast.Subscript, index: ast.expr) -> bool:
    """An index that is computed, or the last such of several, one further."""
    if isinstance(index, ast.Name | ast.BinOp):
        node.slice = _one_more(index)
        return True
    parts = index.elts if isinstance(index, ast.Tuple) else []
    place = next((place for place, part in reversed(list(enumerate(parts))) if isinstance(part, ast.Name)), None)
    if place is not None:
        parts[place] = _one_more(parts[place])
    return place is not None


def _one_more(index: ast.expr) -> ast.BinOp:
    return ast.BinOp(left=index, op=ast.Add(), right=ast.Constant(value=1))


def survives(mutant: Mutant, folder: Path) -> bool:
    """Whether the tests pass all the same."""
    place = folder / ENGINE / f"{mutant.module}.py"
    original = place.read_text(encoding="utf-8")
    place.write_text(mutant.source, encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="mutant-") as compiled:
        try:
            return _tests_pass(mutant.module, folder, compiled)
        finally:
            place.write_text(original, encoding="utf-8")


def _tests_pass(module: str, folder: Path, compiled: str) -> bool:
    """In a process that begins with all libraries loaded and none of the engine."""
    asked = multiprocessing.get_context("fork").Process(target=_run_tests, args=(module, folder, compiled))
    asked.start()
    asked.join(PATIENCE)
    if asked.is_alive():
        asked.kill()
        asked.join()
    return asked.exitcode == 0


def _run_tests(module: str, folder: Path, compiled: str) -> None:
    import hypothesis
    import numba
    import pytest

    # Whether a test fails is asked, and not by which smallest example.
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutants", database=None, phases=phases)
    hypothesis.settings.load_profile("mutants")
    settings: Any = numba.config
    settings.CACHE_DIR = compiled
    sys.path[:0] = [str(folder / "src"), str(folder)]
    sys.dont_write_bytecode = True
    os.chdir(folder)
    options = ["-x", "-q", "--tb=no", "--import-mode=importlib", "-c", os.devnull, "--rootdir", str(folder)]
    options += [part for plugin in ("django", "cacheprovider") for part in ("-p", f"no:{plugin}")]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        failed = pytest.main([*options, *(str(TESTS / name) for name in TESTS_OF[module])])
    os._exit(int(failed))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=list(TESTS_OF), default=list(TESTS_OF))
    parser.add_argument("--list", action="store_true", help="show the mutants and test none")
    parser.add_argument("--report", type=Path, help="a file for what came of each module, as Markdown")
    options = parser.parse_args()
    mutants = [mutant for module in options.only for mutant in mutants_of(module)]
    if options.list:
        print("\n".join(f"{mutant}{f'   ({mutant.equivalent})' if mutant.equivalent else ''}" for mutant in mutants))
        return 0
    survivors = _survivors(options.only, [mutant for mutant in mutants if not mutant.equivalent])
    if options.report:
        options.report.write_text(_report(mutants, survivors), encoding="utf-8")
    same = sum(bool(mutant.equivalent) for mutant in mutants)
    print(f"{len(mutants)} mutants: {same} cannot alter a result, {len(survivors)} survived")
    return int(bool(survivors))


def _survivors(modules: list[str], mutants: list[Mutant]) -> list[Mutant]:
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = Path(name)
        for part in ("src/mutirao/kernel", "src/mutirao/engines", "tests/engines"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "src/mutirao/__init__.py").touch()
        # Little optimised, mutants compile in half the time; what they compute is the same.
        os.environ["NUMBA_OPT"] = "1"
        for library in _LIBRARIES:
            importlib.import_module(library)
        for module in modules:
            assert _tests_pass(module, folder, name), f"the tests of {module} fail without any change"
        return [mutant for mutant in mutants if _shown(mutant, survives(mutant, folder))]


def _shown(mutant: Mutant, survived: bool) -> bool:
    print(f"{'SURVIVED' if survived else 'noticed'}  {mutant}", flush=True)
    return survived


def _report(mutants: list[Mutant], survivors: list[Mutant]) -> str:
    tried, survived = (Counter(one.module for one in some) for some in (mutants, survivors))
    same = Counter(one.module for one in mutants if one.equivalent)
    rows = [
        f"| {module} | {count} | {count - same[module] - survived[module]} | {survived[module]} | {same[module]} |"
        for module, count in tried.items()
    ]
    table = ["| module | mutants | noticed | survived | cannot alter a result |", "|---|---|---|---|---|", *rows]
    reasons = [f"- {one}: {one.equivalent}" for one in mutants if one.equivalent]
    return "\n".join([*table, "", "Survived:", *map(str, survivors), "", "Cannot alter a result:", *reasons, ""])


if __name__ == "__main__":
    sys.exit(main())
