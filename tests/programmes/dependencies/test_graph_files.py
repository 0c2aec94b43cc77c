"""Nodes and edges from files: what is read, and every refusal with file, line and column."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from tests.programmes.dependencies.files import EDGES, NODES, dependencies, write

from mutirao.engines.trickleup.cascades.errors import BeyondMemoryError
from mutirao.kernel.errors import FileError
from mutirao.programmes.dependencies import csv_stream
from mutirao.programmes.dependencies.errors import SelfLoopInFileError, UnknownNodeError, UnknownNodeInFileError
from mutirao.programmes.dependencies.graph_files import read_dependencies
from mutirao.programmes.planning import tables

N = "node,rate,loss,containment\n"
E = "provider,dependent,probability\n"


def _refused(folder: Path, error: type[FileError], **contents: str) -> dict[str, object]:
    with pytest.raises(error) as caught:
        dependencies(folder, **contents)
    return dict(caught.value.facts)


def test_nodes_are_numbered_in_the_order_of_their_codes(tmp_path: Path) -> None:
    found = dependencies(tmp_path)
    assert found.nodes.codes == ("cloud", "hospital", "power", "telecom")
    assert found.nodes.groups == ("A", "B")
    assert found.nodes.labels() == ["A", "B", "B", "B"]
    assert found.losses is not None
    assert found.losses.tolist() == [2, 10, 5, 4]
    assert found.graph.tails.tolist() == [0, 2, 2]
    assert found.graph.heads.tolist() == [1, 1, 3]


def test_the_order_of_lines_and_columns_changes_nothing(tmp_path: Path) -> None:
    header, *nodes = NODES.splitlines()
    columns = [line.split(",") for line in [header, *reversed(nodes)]]
    turned = "\n".join(",".join(reversed(line)) for line in columns)
    header, *edges = EDGES.splitlines()
    one = dependencies(tmp_path)
    other = dependencies(tmp_path, nodes=turned, edges="\n".join([header, *reversed(edges)]))
    assert one.nodes.codes == other.nodes.codes
    assert one.nodes.labels() == other.nodes.labels()
    assert np.array_equal(one.graph.limit, other.graph.limit)
    assert np.array_equal(one.nodes.figures["loss"], other.nodes.figures["loss"])


def test_containment_holds_for_what_comes_in(tmp_path: Path) -> None:
    assert dependencies(tmp_path).today().probabilities.tolist() == pytest.approx([0.4, 0.25, 1.0])


def test_groups_are_those_of_the_column_that_is_asked_for(tmp_path: Path) -> None:
    nodes = "node,country,sector\na,A,x\nb,B,x\n"
    edges = E + "a,b,1\n"
    assert dependencies(tmp_path, nodes=nodes, edges=edges).nodes.groups == ("A", "B")
    assert dependencies(tmp_path, "sector", nodes=nodes, edges=edges).nodes.groups == ("x",)
    with pytest.raises(tables.ColumnsError):
        dependencies(tmp_path, "name", nodes=nodes, edges=edges)


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    found = dependencies(tmp_path)
    assert [one.sha256 for one in found.files] == [hashlib.sha256(one.encode()).hexdigest() for one in (NODES, EDGES)]


def test_a_mark_in_front_blank_lines_and_windows_line_ends_are_read_over(tmp_path: Path) -> None:
    nodes = "\ufeff" + NODES.replace("\n", "\r\n\r\n")
    assert dependencies(tmp_path, nodes=nodes).nodes.codes == ("cloud", "hospital", "power", "telecom")


@pytest.mark.parametrize(
    ("contents", "error", "line", "column"),
    [
        ({"edges": E + "cloud,power,1\n\ncloud,clud,1\n"}, UnknownNodeInFileError, 4, "dependent"),
        ({"edges": E + "cloud,cloud,1\n"}, SelfLoopInFileError, 2, "dependent"),
        ({"edges": E + "cloud,power,1\npower,cloud,1\n\ncloud,power,0.5\n"}, tables.DuplicateRowError, 5, "dependent"),
        ({"edges": E + "cloud,power,1.01\n"}, tables.OutOfRangeError, 2, "probability"),
        ({"edges": E + "cloud,power,-0.5\n"}, tables.OutOfRangeError, 2, "probability"),
        ({"edges": E + "cloud,power,nan\n"}, tables.NumberError, 2, "probability"),
        ({"edges": E + "cloud,power,inf\n"}, tables.NumberError, 2, "probability"),
        ({"edges": E + "cloud,power,half\n"}, tables.NumberError, 2, "probability"),
        ({"edges": E + "cloud,power,1_0\n"}, tables.NumberError, 2, "probability"),
        ({"edges": E + 'cloud,power,"0,5"\n'}, tables.NumberError, 2, "probability"),
        ({"edges": E + "cloud,power,\n"}, tables.ValueMissingError, 2, "probability"),
        ({"edges": E + ",power,1\n"}, tables.ValueMissingError, 2, "provider"),
        ({"edges": "from,to,probability\n"}, tables.ColumnsError, 1, "provider"),
        ({"edges": E.replace("probability", "value") + "cloud,power,3\n"}, tables.ColumnsError, 1, "probability"),
        ({"nodes": N + "a,1,1,0\nb,1,1,0\na,1,1,0\n"}, tables.DuplicateRowError, 4, "node"),
        ({"nodes": N + "a,-1,1,0\n"}, tables.OutOfRangeError, 2, "rate"),
        ({"nodes": N + "a,1,1e300,0\n"}, tables.OutOfRangeError, 2, "loss"),
        ({"nodes": N + "a,1,,0\n"}, tables.ValueMissingError, 2, "loss"),
        ({"nodes": N + "a,1,1,2\n"}, tables.OutOfRangeError, 2, "containment"),
        ({"nodes": "node,contaiment\na,1\n"}, tables.ColumnsError, 1, "contaiment"),
        ({"nodes": "node,node\na,b\n"}, tables.ColumnsError, 1, "node"),
        ({"nodes": "node,group\na,\n"}, tables.ValueMissingError, 2, "group"),
        ({"nodes": "node\n" + "a" * 201 + "\n"}, tables.TextTooLongError, 2, "node"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_column(
    tmp_path: Path, contents: dict[str, str], error: type[FileError], line: int, column: str
) -> None:
    facts = _refused(tmp_path, error, **contents)
    (name,) = contents
    assert (facts["file"], facts["line"], facts["column"]) == (f"{name}.csv", line, column)


def test_a_duplicate_names_the_first_line_and_both_ends(tmp_path: Path) -> None:
    facts = _refused(tmp_path, tables.DuplicateRowError, edges=E + "power,cloud,1\ncloud,power,1\ncloud,power,1\n")
    assert (facts["line"], facts["first_line"], facts["key"]) == (4, 3, "cloud → power")


def test_a_misspelt_node_is_told_with_those_close_to_it(tmp_path: Path) -> None:
    assert _refused(tmp_path, UnknownNodeInFileError, edges=E + "clud,power,1\n")["suggestions"] == "cloud"
    with pytest.raises(UnknownNodeError) as caught:
        dependencies(tmp_path).nodes.number_of("hospitals")
    assert caught.value.facts["suggestions"] == "hospital"


@pytest.mark.parametrize("part", ["nodes", "edges"])
@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", tables.EmptyFileError),
        (b"node\n", tables.EmptyFileError),
        (b"PK\x03\x04 workbook", tables.SpreadsheetError),
        (b"\xd0\xcf\x11\xe0 old workbook", tables.SpreadsheetError),
        ("node\ncaf\u00e9\n".encode("latin-1"), tables.EncodingError),
        ("node\na\n".encode("utf-16"), tables.EncodingError),
        (b"node\na\0b\n", tables.EncodingError),
        (b'node\n"a\nb\n', tables.RowShapeError),
        (b"node\na,b\n", tables.RowShapeError),
        (b"node\n" + b"a" * 2**21, tables.RowShapeError),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, part: str, content: bytes, error: type[FileError]) -> None:
    if part == "edges":
        content = content.replace(b"node\n", E.encode())
    paths = write(tmp_path)
    paths[part].write_bytes(content)
    with pytest.raises(error) as caught:
        read_dependencies(paths["nodes"], paths["edges"])
    assert caught.value.facts["file"] == f"{part}.csv"


def test_a_wrong_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    paths = write(tmp_path)
    paths["nodes"].write_bytes(b"node\na\nb\ncaf\xe9\n")
    with pytest.raises(tables.EncodingError) as caught:
        read_dependencies(paths["nodes"], paths["edges"])
    assert caught.value.facts["line"] == 4


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    paths = write(tmp_path)
    with paths["edges"].open("r+b") as stream:
        stream.truncate(2**30)
    with pytest.raises(tables.FileTooLargeError):
        read_dependencies(paths["nodes"], paths["edges"])


def test_a_pipe_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_stream, "MOST_BYTES", 10_000)
    paths = write(tmp_path)
    with pytest.raises(FileError) as caught:
        read_dependencies(Path("/dev/zero"), paths["edges"])
    assert caught.value.facts["file"] == "zero"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(tables.FileMissingError) as caught:
        read_dependencies(tmp_path / "no.csv", tmp_path / "no.csv")
    assert caught.value.facts == {"file": "no.csv", "problem": "No such file or directory"}


def test_a_graph_beyond_the_memory_is_refused_before_it_is_built(tmp_path: Path) -> None:
    paths = write(tmp_path)
    with pytest.raises(BeyondMemoryError):
        read_dependencies(paths["nodes"], paths["edges"], memory_limit=100)
    read_dependencies(paths["nodes"], paths["edges"], memory_limit=2000)
