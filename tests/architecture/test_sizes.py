"""Files and functions are short enough to be read at once."""

import ast
from pathlib import Path
from statistics import median, quantiles

import pytest
from tests.architecture.house import Function, functions, modules, place, tree

LONGEST_FILE = 400
MEDIAN_FUNCTION = 10
NINTH_DECILE_FUNCTION = 30


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _length(function: Function) -> int:
    """Lines of the body, docstring aside: a signature with one argument a line is no complexity."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def _lengths() -> list[int]:
    return [_length(function) for path in modules() for function in functions(tree(path))]


def test_no_file_is_longer_than_400_lines() -> None:
    assert {place(path): _lines(path) for path in modules() if _lines(path) > LONGEST_FILE} == {}


def test_half_of_the_functions_are_below_10_lines_and_nine_of_ten_below_30(capsys: pytest.CaptureFixture[str]) -> None:
    lengths = _lengths()
    ninth_decile = quantiles(lengths, n=10)[-1]
    with capsys.disabled():
        print(f"\n{len(lengths)} functions: median {median(lengths):.0f}, 90 % within {ninth_decile:.0f} lines")  # noqa: T201
    assert median(lengths) < MEDIAN_FUNCTION
    assert ninth_decile < NINTH_DECILE_FUNCTION


def test_a_body_is_counted_without_its_signature_and_docstring() -> None:
    source = 'def add(\n    one: int,\n    two: int,\n) -> int:\n    """Adds."""\n    sum = one + two\n    return sum\n'
    assert [_length(function) for function in functions(ast.parse(source))] == [2]
