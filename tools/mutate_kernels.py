"""Do the tests notice? Every sign, comparison, constant and index of the cascade kernels is changed, one by one.

    python tools/mutate_kernels.py [--only kernels_scalar …] [--list]

Each mutant is tested in a copy, by the tests of its module alone. A mutant that passes them survived: a line for each,
and exit code 1. Lines whose change cannot alter a result are named in SAME_RESULT, with the reason.
"""

import argparse
import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASCADES = Path("src/mutirao/engines/trickleup/cascades")
TESTS = Path("tests/engines/trickleup/cascades")
TESTS_OF = {
    "kernels_scalar": ("test_kernels.py",),
    "kernels_words": ("test_kernels.py",),
    "kernels_all": ("test_all_sources.py",),
    "kernels_bounds": ("test_containment.py",),
    "hashing": ("test_hashing.py", "test_kernels.py"),
    "instructions": ("test_hashing.py", "test_kernels.py"),
}
PATIENCE = 240  # seconds; a mutant that does not end is noticed too
SAME_RESULT = {
    "_SOON": "how far ahead memory is asked for",
    "prefetch": "how far ahead memory is asked for",
    "ir.Constant(_NUMBER, number) for number in": "what is asked of memory, not what is read",
    "builder.load(": "alignment: a smaller one is right too",
    "end - edge < 16": "16 edges of 16 are all of them",
    "set_bits(new) * (": "which of two ways to the same draws is taken",
    "length": "any power of two that is large enough will do",
    "state[node, _REACHED] |= fresh": "fresh bits are not set yet: or, plus and exclusive or agree",
}
_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.Add,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitOr, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    module: str
    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.module}.py:{self.line}: {self.before}  →  {self.after}"


def mutants_of(module: str) -> Iterator[Mutant]:
    text = (ROOT / CASCADES / f"{module}.py").read_text(encoding="utf-8")
    lines, tree = text.splitlines(), ast.parse(text)
    for position, node in enumerate(ast.walk(tree)):
        if not _is_computed(node, tree) or any(same in lines[node.lineno - 1] for same in SAME_RESULT):
            continue
        changed = copy.deepcopy(tree)
        target = next(one for place, one in enumerate(ast.walk(changed)) if place == position)
        before = ast.unparse(target)
        if _is_mutated(target):
            yield Mutant(
                module=module, line=node.lineno, before=before, after=ast.unparse(target), source=ast.unparse(changed)
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
        case ast.Constant(value=int(number)) if not isinstance(node.value, bool):
            node.value = number + 1
        case ast.Subscript(slice=ast.Name() | ast.BinOp() as index) if not isinstance(
            node.value, ast.Attribute | ast.Call
        ):
            node.slice = ast.BinOp(left=index, op=ast.Add(), right=ast.Constant(value=1))
        case _:
            return False
    return True


def survives(mutant: Mutant, folder: Path) -> bool:
    """Whether the tests pass all the same."""
    place = folder / CASCADES / f"{mutant.module}.py"
    original = place.read_text(encoding="utf-8")
    place.write_text(mutant.source, encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="mutant-") as compiled:
        try:
            return _tests_pass(mutant.module, folder, compiled)
        finally:
            place.write_text(original, encoding="utf-8")


def _tests_pass(module: str, folder: Path, compiled: str) -> bool:
    tests = [str(TESTS / name) for name in TESTS_OF[module]]
    options = ["-x", "-q", "-p", "no:django", "-p", "no:cacheprovider", "--import-mode=importlib", "-c", os.devnull]
    search = os.pathsep.join([str(folder / "src"), str(folder)])
    # Little optimised, mutants compile in half the time; what they compute is the same.
    compiler = {"NUMBA_CACHE_DIR": compiled, "NUMBA_OPT": "1"}
    environment = {**os.environ, **compiler, "PYTHONPATH": search, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", *options, "--rootdir", str(folder), *tests],
            cwd=folder, env=environment, capture_output=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=list(TESTS_OF), default=list(TESTS_OF))
    parser.add_argument("--list", action="store_true", help="show the mutants and test none")
    options = parser.parse_args()
    mutants = [mutant for module in options.only for mutant in mutants_of(module)]
    if options.list:
        print("\n".join(map(str, mutants)))
        return 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        folder = Path(name)
        for part in ("src/mutirao/kernel", "src/mutirao/engines", "tests/engines"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "src/mutirao/__init__.py").touch()
        assert all(_tests_pass(module, folder, name) for module in options.only), "the tests fail without any change"
        survivors = [mutant for mutant in mutants if _shown(mutant, survives(mutant, folder))]
    print(f"{len(mutants)} mutants, {len(survivors)} survived")
    return int(bool(survivors))


def _shown(mutant: Mutant, survived: bool) -> bool:
    print(f"{'SURVIVED' if survived else 'noticed'}  {mutant}", flush=True)
    return survived


if __name__ == "__main__":
    sys.exit(main())
