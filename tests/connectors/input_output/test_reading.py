"""Input-output tables as others publish them, and what is wrong with them."""

import json
from pathlib import Path

import numpy as np
import pytest

from mutirao.connectors.input_output.errors import (
    NodeMissingError,
    NotAnInputOutputTableError,
    OutsideFolderError,
    SeveralYearsError,
)
from mutirao.connectors.input_output.reading import read_table
from mutirao.engines.trickleup.propagation.errors import OrientationError, UnbalancedError
from mutirao.kernel.errors import MutiraoError
from mutirao.programmes.dependencies.errors import UnknownNodeInFileError
from mutirao.programmes.dependencies.flow_files import Flows, OutputFrom
from mutirao.programmes.dependencies.node_files import Nodes, read_nodes
from mutirao.programmes.planning import tables

LONG = "exporter,importer,value\nXAV,XAV,50\nXAV,XBE,10\nXBE,XAV,20\nXBE,XBE,70\n"
ICIO = """V1,XAV_A,XAV_B,XBE_A,XAV_HFCE,XBE_HFCE,OUT
XAV_A,10,5,3,20,2,40
XAV_B,4,6,2,10,3,25
XBE_A,1,2,8,4,15,30
TLS,1,1,1,2,2,7
VA,24,11,16,0,0,51
OUT,40,25,30,0,0,0
"""


def flows_of(tmp_path: Path, content: str | bytes, name: str = "table.csv") -> Flows:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path)


def dense(flows: Flows) -> list[list[float]]:
    found = flows.table.flows
    return np.asarray(found.toarray() if hasattr(found, "toarray") else found).tolist()  # type: ignore[no-any-return]


def folder(tmp_path: Path, *, z: str, y: str | None = None, described: object = None) -> Path:
    """As pymrio writes one: two rows of labels, two columns, and a line that names them."""
    place = tmp_path / "table"
    place.mkdir(exist_ok=True, parents=True)
    (place / "Z.txt").write_text(z, encoding="utf-8")
    files: dict[str, object] = {"Z": {"name": "Z.txt", "nr_index_col": "2", "nr_header": "2"}}
    if y is not None:
        (place / "Y.txt").write_text(y, encoding="utf-8")
        files["Y"] = {"name": "Y.txt", "nr_index_col": "2", "nr_header": "2"}
    told = {"files": files, "systemtype": "IOSystem"} if described is None else described
    (place / "file_parameters.json").write_text(json.dumps(told), encoding="utf-8")
    return place


Z = (
    "region\t\treg1\treg1\treg2\nsector\t\tfood\tother\tfood\nregion\tsector\t\t\t\n"
    "reg1\tfood\t10\t5\t3\nreg1\tother\t4\t6\t2\nreg2\tfood\t1\t2\t8\n"
)
Y = (
    "region\t\treg1\treg2\ncategory\t\thome\thome\nregion\tsector\t\t\n"
    "reg1\tfood\t20\t2\nreg1\tother\t10\t3\nreg2\tfood\t4\t15\n"
)


def test_a_long_table_gives_countries_with_their_domestic_sales(tmp_path: Path) -> None:
    found = flows_of(tmp_path, LONG)
    assert found.table.names == ("XAV", "XBE")
    assert dense(found) == [[50, 10], [20, 70]]
    assert found.table.output.tolist() == [60, 90]
    assert found.groups == ("XAV", "XBE")
    [file] = found.files
    assert (file.role, file.file, len(file.sha256)) == ("table", "table.csv", 64)


def test_sectors_of_a_pair_are_added_and_lines_may_come_in_any_order(tmp_path: Path) -> None:
    text = "sector,value,importer,exporter\na,4,XBE,XAV\nb,6,XBE,XAV\na,20,XAV,XBE\n"
    assert dense(flows_of(tmp_path, text)) == [[0, 10], [20, 0]]


def test_an_icio_table_keeps_final_demand_and_output_apart(tmp_path: Path) -> None:
    found = flows_of(tmp_path, ICIO)
    assert found.table.names == ("XAV_A", "XAV_B", "XBE_A")
    assert dense(found) == [[10, 5, 3], [4, 6, 2], [1, 2, 8]]
    assert found.table.output.tolist() == [40, 25, 30]
    assert found.groups == ("XAV", "XAV", "XBE")


def test_an_icio_table_with_its_columns_in_another_order_is_the_same(tmp_path: Path) -> None:
    lines = [line.split(",") for line in ICIO.splitlines()]
    order = [0, 6, 3, 4, 2, 1, 5]
    text = "\n".join(",".join(line[place] for place in order) for line in lines)
    assert dense(flows_of(tmp_path, text)) == dense(flows_of(tmp_path, ICIO))


def test_a_folder_gives_nodes_of_region_and_sector(tmp_path: Path) -> None:
    found = read_table(folder(tmp_path, z=Z, y=Y))
    assert found.table.names == ("reg1.food", "reg1.other", "reg2.food")
    assert dense(found) == [[10, 5, 3], [4, 6, 2], [1, 2, 8]]
    assert found.table.output.tolist() == [40, 25, 30]
    assert (found.groups, found.grouped_by) == (("reg1", "reg1", "reg2"), "region")


def test_a_folder_that_pymrio_itself_has_written_is_read(tmp_path: Path) -> None:
    pymrio = pytest.importorskip("pymrio")
    told = pymrio.load_test()
    told.save_all(tmp_path / "written", table_format="txt")
    found = read_table(tmp_path / "written")
    assert np.array(dense(found)) == pytest.approx(told.Z.to_numpy())
    assert found.table.output == pytest.approx(told.Z.to_numpy().sum(axis=1) + told.Y.to_numpy().sum(axis=1))


@pytest.mark.parametrize(
    ("content", "error", "facts"),
    [
        ("", tables.EmptyFileError, {}),
        ("exporter,importer,value\n", tables.EmptyFileError, {}),
        ("exporter,value\nXAV,1\n", tables.ColumnsError, {"missing": "importer"}),
        (LONG + "XAV,XBE,3\n", tables.DuplicateRowError, {"line": 6, "first_line": 3}),
        (LONG.replace("10", "ten"), tables.NumberError, {"line": 3, "column": "value"}),
        (LONG.replace("10", "nan"), tables.NumberError, {"line": 3}),
        (LONG.replace("10", "-1"), tables.OutOfRangeError, {"line": 3}),
        ("exporter,importer,value,year\nXAV,XBE,1,2020\nXBE,XAV,1,2021\n", SeveralYearsError, {"line": 3}),
        (b"PK\x03\x04" + bytes(40), MutiraoError, {"file": "table.csv"}),
        (LONG.encode() + b"\xff,XBE,1\n", tables.EncodingError, {"line": 6}),
        ("V1,A\nB,1\n", NotAnInputOutputTableError, {}),
        (
            ICIO.replace("XBE_A,1,2,8,4,15,30\n", "XBE_C,1,2,8,4,15,30\n"),
            NodeMissingError,
            {"node": "XBE_C", "line": 4},
        ),
        (ICIO.replace("4,6,2,10", "4,six,2,10"), tables.NumberError, {"line": 3, "column": "XAV_B"}),
        (ICIO.replace("4,6,2,10", "4,6,10"), tables.RowShapeError, {"line": 3, "expected": 7, "found": 6}),
        (ICIO.replace("XAV_B,4", "XAV_A,4"), tables.DuplicateRowError, {"line": 3, "first_line": 2}),
        (ICIO.replace("4,6,2,10", "4,inf,2,10"), tables.NumberError, {"line": 3}),
    ],
)
def test_what_is_wrong_names_file_line_and_column(
    tmp_path: Path, content: str | bytes, error: type[MutiraoError], facts: dict[str, object]
) -> None:
    with pytest.raises(error) as refused:
        flows_of(tmp_path, content)
    assert refused.value.facts.items() >= ({"file": "table.csv"} | facts).items()


def test_a_table_on_its_side_or_out_of_balance_is_refused_and_says_so(tmp_path: Path) -> None:
    lines = [line.split(",") for line in ICIO.splitlines()]
    flipped = [["V1", "XAV_A", "XAV_B", "XBE_A", "XAV_HFCE", "OUT"]]
    flipped += [
        [lines[0][place], *(lines[row][place] for row in (1, 2, 3)), "30", lines[6][place]] for place in (1, 2, 3)
    ]
    flipped += [["OUT", *(lines[6][place] for place in (1, 2, 3)), "0", "0"]]
    with pytest.raises((OrientationError, UnbalancedError)):
        flows_of(tmp_path, "\n".join(",".join(line) for line in flipped))
    with pytest.raises(UnbalancedError):
        flows_of(tmp_path, ICIO.replace("OUT,40,25,30", "OUT,40,25,90"))


def test_the_side_of_purchases_is_checked_where_value_added_stands_in_the_table(tmp_path: Path) -> None:
    assert flows_of(tmp_path, ICIO).table.output.tolist() == [40, 25, 30]
    with pytest.raises(UnbalancedError) as refused:
        flows_of(tmp_path, ICIO.replace("VA,24,11,16", "VA,24,11,26"))
    assert (refused.value.facts["side"], refused.value.facts["node"]) == ("purchases", "XBE_A")
    by_country = ICIO.replace("VA,24", "XAV_VALU,24")
    with pytest.raises(UnbalancedError):
        flows_of(tmp_path, by_country.replace("VALU,24,11,16", "VALU,24,11,26"))
    taxes_alone = "".join(line for line in ICIO.splitlines(keepends=True) if not line.startswith("VA"))
    assert flows_of(tmp_path, taxes_alone).table.output.tolist() == [40, 25, 30]


def test_a_table_on_its_side_is_told_by_value_added_alone(tmp_path: Path) -> None:
    """Without final demand, purchases and value added are what shows which way round a table stands."""
    cells = [line.split(",") for line in ICIO.splitlines()]
    upright = [[*row[:4], row[6]] for row in cells]
    assert flows_of(tmp_path, "\n".join(map(",".join, upright))).table.output.tolist() == [40, 25, 30]
    turned = [row[:] for row in upright]
    for row in (1, 2, 3):
        for column in (1, 2, 3):
            turned[row][column] = upright[column][row]
    with pytest.raises((OrientationError, UnbalancedError)):
        flows_of(tmp_path, "\n".join(map(",".join, turned)))


def _with_factor_inputs(place: Path, amounts: str, name: str = "factor_inputs") -> Path:
    inside = place / name
    inside.mkdir()
    described = {"files": {"F": {"name": "F.txt", "nr_index_col": "1", "nr_header": "2"}}}
    (inside / "file_parameters.json").write_text(json.dumps(described), encoding="utf-8")
    (inside / "F.txt").write_text(
        "region\treg1\treg1\treg2\nsector\tfood\tother\tfood\ninputtype\t\t\t\n" + f"Value Added\t{amounts}\n",
        encoding="utf-8",
    )
    return place


def test_value_added_of_a_folder_inside_tells_a_table_on_its_side(tmp_path: Path) -> None:
    """Without final demand: rows and columns of the flows are exchanged, output and value added are not."""
    turned = Z.replace("10\t5\t3", "10\t4\t1").replace("4\t6\t2", "5\t6\t2").replace("1\t2\t8", "3\t2\t8")
    output = "region\tsector\tindout\nreg1\tfood\t40\nreg1\tother\t25\nreg2\tfood\t30\n"

    def read(z: str) -> Flows:
        place = _with_factor_inputs(folder(tmp_path / str(len(list(tmp_path.iterdir()))), z=z), "25\t12\t17")
        (place / "x.txt").write_text(output, encoding="utf-8")
        described = json.loads((place / "file_parameters.json").read_text(encoding="utf-8"))
        described["files"]["x"] = {"name": "x.txt", "nr_index_col": "2", "nr_header": "1"}
        (place / "file_parameters.json").write_text(json.dumps(described), encoding="utf-8")
        return read_table(place)

    assert read(Z).table.output.tolist() == [40, 25, 30]
    with pytest.raises(OrientationError):
        read(turned)


def test_factor_inputs_that_add_up_neither_way_prove_nothing(tmp_path: Path) -> None:
    balanced = read_table(_with_factor_inputs(folder(tmp_path, z=Z, y=Y), "25\t12\t17"))
    assert balanced.table.output.tolist() == [40, 25, 30]
    other = tmp_path / "other"
    other.mkdir()
    incomplete = read_table(_with_factor_inputs(folder(other, z=Z, y=Y), "5\t12\t3"))
    assert incomplete.table.output.tolist() == [40, 25, 30]


def test_a_folder_inside_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    place = folder(tmp_path, z=Z, y=Y)
    elsewhere = _with_factor_inputs(tmp_path, "25\t12\t17", name="elsewhere") / "elsewhere"
    (place / "value_added").symlink_to(elsewhere)
    with pytest.raises(OutsideFolderError):
        read_table(place)


NODES = "node,group,output,resilience\nXAV,north,100,0.5\nXBE,south,300,0.25\nXCO,south,70,1\n"


def _nodes(tmp_path: Path, content: str = NODES) -> Nodes:
    path = tmp_path / "nodes.csv"
    path.write_text(content)
    return read_nodes(path)


def test_a_long_table_says_that_nothing_tells_its_output(tmp_path: Path) -> None:
    found = flows_of(tmp_path, LONG)
    assert (found.output_from, found.without_own_sales) == (OutputFrom.SALES, 0)
    abroad_only = flows_of(tmp_path, "exporter,importer,value\nXAV,XBE,10\nXBE,XAV,20\n")
    assert (abroad_only.output_from, abroad_only.without_own_sales) == (OutputFrom.SALES, 2)
    assert flows_of(tmp_path, ICIO).output_from is OutputFrom.GIVEN


def test_a_file_of_nodes_beside_a_long_table_says_output_groups_and_resilience(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(LONG)
    found = read_table(tmp_path / "table.csv", _nodes(tmp_path))
    assert found.table.output.tolist() == [100, 300]
    assert (found.groups, found.grouped_by) == (("north", "south"), "group")
    assert found.resilience == (0.5, 0.25)
    assert found.output_from is OutputFrom.GIVEN
    assert [one.role for one in found.files] == ["table", "nodes"]


def test_a_file_of_nodes_may_leave_to_the_table_what_the_table_says(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(ICIO)
    nodes = _nodes(tmp_path, "node,sector\nXAV_A,A\nXAV_B,B\nXBE_A,A\n")
    found = read_table(tmp_path / "table.csv", nodes)
    assert found.table.output.tolist() == [40, 25, 30]
    assert found.groups == ("XAV", "XAV", "XBE")
    with pytest.raises(UnbalancedError):
        read_table(tmp_path / "table.csv", _nodes(tmp_path, "node,output\nXAV_A,40\nXAV_B,25\nXBE_A,60\n"))


def test_a_node_of_the_table_that_the_file_of_nodes_lacks_is_told(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(LONG)
    with pytest.raises(UnknownNodeInFileError) as refused:
        read_table(tmp_path / "table.csv", _nodes(tmp_path, NODES.replace("XBE", "XBF")))
    assert refused.value.facts.items() >= {"file": "table.csv", "line": 3, "node": "XBE", "suggestions": "XBF"}.items()


@pytest.mark.parametrize(
    ("described", "error"),
    [
        ([], NotAnInputOutputTableError),
        ({"files": {}}, NotAnInputOutputTableError),
        ({"files": {"Z": {"name": "../secret.txt"}}}, OutsideFolderError),
        ({"files": {"Z": {"name": "/etc/passwd"}}}, OutsideFolderError),
        ({"files": {"Z": {"name": "Z.txt", "nr_header": "900"}}}, NotAnInputOutputTableError),
        ({"files": {"Z": {"name": "none.txt"}}}, tables.FileMissingError),
    ],
)
def test_a_folders_description_leads_nowhere_else(tmp_path: Path, described: object, error: type[MutiraoError]) -> None:
    (tmp_path / "secret.txt").write_text(Z, encoding="utf-8")
    with pytest.raises(error):
        read_table(folder(tmp_path, z=Z, described=described))


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    place = folder(tmp_path, z=Z)
    (tmp_path / "elsewhere.txt").write_text(Z, encoding="utf-8")
    (place / "Z.txt").unlink()
    (place / "Z.txt").symlink_to(tmp_path / "elsewhere.txt")
    with pytest.raises(OutsideFolderError):
        read_table(place)


def test_a_folder_whose_nodes_do_not_match_says_which(tmp_path: Path) -> None:
    with pytest.raises(NodeMissingError) as refused:
        read_table(folder(tmp_path, z=Z.replace("reg2\tfood\t1", "reg3\tfood\t1")))
    assert refused.value.facts["node"] in {"reg2.food", "reg3.food"}
    with pytest.raises(NodeMissingError):
        read_table(folder(tmp_path, z=Z, y=Y.replace("reg2\tfood\t4", "reg9\tfood\t4")))


def test_there_is_no_table_at_all(tmp_path: Path) -> None:
    with pytest.raises(tables.FileMissingError):
        read_table(tmp_path / "none.csv")
    with pytest.raises(tables.FileMissingError):
        read_table(tmp_path)
