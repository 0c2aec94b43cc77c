"""A process that reads what comes from outside can do little: both workers, with a reader that tries everything."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mutirao.atlas.documents.reading import read_document
from mutirao.connectors.statements.reading import read_statements_file
from mutirao.files.limited import outside
from mutirao.files.limited.outside import Answer, LimitedReader
from mutirao.kernel.errors import FileError

ATTEMPTS = [
    "open('written', 'w')",
    "open('written', 'xb')",
    "__import__('os').open('written', __import__('os').O_CREAT | __import__('os').O_WRONLY)",
    "__import__('os').mkdir('written')",
    "__import__('os').remove('kept')",
    "__import__('os').rename('kept', 'written')",
    "__import__('os').symlink('kept', 'written')",
    "__import__('os').truncate('kept', 0)",
    "__import__('os').chmod('kept', 0)",
    "__import__('os').system('touch written')",
    "__import__('os').fork()",
    "__import__('os').kill(__import__('os').getppid(), 0)",
    "__import__('subprocess').run(['touch', 'written'])",
    "__import__('socket').socket()",
    "__import__('socket').getaddrinfo('localhost', 80)",
    "__import__('ctypes').CDLL(None)",
]
# How each worker is given a reader of ours, and what it answers with a piece.
WORKERS = {
    "documents": """
from mutirao.atlas.documents import worker
from mutirao.atlas.documents.limits import LIMITS
from mutirao.atlas.documents.shapes import DocumentText
worker.READERS["text"] = lambda _content: DocumentText(total=1, has_pages=False, pages=tried())
worker.main(LIMITS.as_argument(), "text")
""",
    "statements": """
from mutirao.connectors.statements import worker
from mutirao.connectors.statements.entries import Entry
from mutirao.connectors.statements.limits import LIMITS
def read(_content, _columns):
    yield from (Entry(part="statements", file="", line=1, values={"tried": one}) for one in tried())
worker.READERS["csv"] = read
worker.main(LIMITS.as_argument(), "csv", "{}")
""",
}
_TRIED = """
def tried():
    try:
        {attempt}
    except PermissionError as refused:
        yield f"refused: {{refused}}"
    else:
        yield "done"
"""


@pytest.mark.parametrize("attempt", ATTEMPTS)
@pytest.mark.parametrize("worker", WORKERS)
def test_a_worker_can_neither_write_nor_connect_nor_start_anything(worker: str, attempt: str, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    program = _TRIED.format(attempt=attempt) + WORKERS[worker]
    answer = subprocess.run(
        [sys.executable, "-I", "-c", program], cwd=tmp_path, input=b"", capture_output=True, check=True
    ).stdout
    assert b"refused: " in answer
    assert b"is_whole" in answer
    assert [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()] == [("kept", "kept")]


@pytest.mark.parametrize("module", ["mutirao.atlas.documents.worker", "mutirao.connectors.statements.worker"])
def test_a_worker_loads_no_django_and_no_schema(module: str) -> None:
    program = f"import sys, {module}; print(sorted({{'django', 'pydantic', 'numpy'}} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, check=True, text=True)
    assert ended.stdout == "[]\n"


@pytest.fixture
def environments(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What each worker was given, as the kernel has it."""
    monkeypatch.setenv("MUTIRAO_SECRET_KEY", "the secret")
    found: list[str] = []
    wait = outside._wait

    def looking(process: "subprocess.Popen[bytes]", *rest: Any) -> None:
        # Just started, it has none yet.
        while not (given := Path(f"/proc/{process.pid}/environ").read_text(encoding="utf-8")):
            assert process.poll() is None
        found.append(given)
        wait(process, *rest)

    monkeypatch.setattr(outside, "_wait", looking)
    yield found


def test_a_worker_is_given_no_secret(environments: list[str], tmp_path: Path) -> None:
    document, facts = tmp_path / "document", tmp_path / "facts.yaml"
    document.write_text("One page.", encoding="utf-8")
    facts.write_text("statements: []", encoding="utf-8")
    with document.open("rb") as opened:
        read_document(opened, kind="text", name="document")
    read_statements_file(facts)
    names = [[one.partition("=")[0] for one in given.split("\0") if one] for given in environments]
    assert names == [["LANG", "PYTHONDONTWRITEBYTECODE"]] * 2


class _StoppedError(FileError):
    code = "file"


class _KnownError(FileError):
    code = "file"


def _said(*lines: bytes) -> Answer:
    written = tempfile.TemporaryFile()  # noqa: SIM115
    written.write(b"".join(lines))
    return Answer(written=written, longest_line=100, stopped=_StoppedError(file="x"))


def test_pieces_come_in_their_order_and_without_the_end() -> None:
    answer = _said(b'["a",1]\n', b'["b",2]\n', b'["a",3]\n', b'{"is_whole": true}\n')
    assert answer.end() == {"is_whole": True}
    assert list(answer.pieces()) == [["a", 1], ["b", 2], ["a", 3]]
    assert list(answer.pieces(b'["a"')) == [["a", 1], ["a", 3]]


def test_half_a_last_line_is_no_end() -> None:
    assert _said(b'["a",1]\n', b'{"is_whole": tr').end() is None
    assert _said().end() is None


@pytest.mark.parametrize("line", [b"no JSON\n", b"[" * 99 + b"\n", b"1" * 150 + b"\n", b'{"a": \xff}\n'])
def test_an_answer_that_nobody_could_have_written_is_not_followed(line: bytes) -> None:
    with pytest.raises(_StoppedError):
        _said(b'["a",1]\n', line).end()


_READER = LimitedReader(module="nothing", refusals={"known": _KnownError}, stopped=_StoppedError)


def test_a_refusal_that_the_room_knows_comes_with_the_name_of_the_file() -> None:
    with pytest.raises(_KnownError) as raised:
        _READER._require_whole(
            {"error": "known", "facts": {"file": ", sheet", "line": 3}}, "x", _StoppedError(file="x")
        )
    assert raised.value.facts == {"file": "x, sheet", "line": 3}


@pytest.mark.parametrize(
    "end", [None, [], {"error": "other", "facts": {}}, {"error": "known", "facts": 1}, {"is_whole": 1.5}]
)
def test_any_other_end_means_that_the_process_was_stopped(end: object) -> None:
    with pytest.raises(_StoppedError):
        _READER._require_whole(end, "x", _StoppedError(file="x"))


def test_a_whole_answer_is_no_refusal() -> None:
    _READER._require_whole({"is_whole": True}, "x", _StoppedError(file="x"))
