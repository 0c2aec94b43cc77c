"""Propagating from files: published cases, the two forms, the course over time, and the files that are refused."""

from pathlib import Path

import pytest

from mutirao.engines.trickleup.propagation.errors import (
    BeyondOutputError,
    OrientationError,
    ParameterInvalidError,
    RadiusError,
)
from mutirao.kernel.errors import FileError, MutiraoError
from mutirao.programmes.dependencies.choices import Felt, Return
from mutirao.programmes.dependencies.errors import (
    CourseMissingError,
    RecoveryMissingError,
    ShortensNothingError,
    TextDiffersError,
    UnknownNodeInFileError,
)
from mutirao.programmes.dependencies.flow_files import Flows, read_flows
from mutirao.programmes.dependencies.recovery_files import RecoveryProgrammes, read_recovery_programmes
from mutirao.programmes.dependencies.results import Cell, Outcome
from mutirao.programmes.dependencies.runs.propagating import Assumed, Recovery, propagate
from mutirao.programmes.dependencies.shock_files import Shocks, read_shocks
from mutirao.programmes.planning import tables

# Lian and Haimes 2006 as flows: A* = [[.15, .5], [.10, .05]], q = (0.0660066, 0.1122112) for c₂ = 0.1.
NODES = "node,country,output\none,A,100\ntwo,B,200\n"
FLOWS = "provider,dependent,value\none,one,15\ntwo,one,50\none,two,20\ntwo,two,10\n"
SHOCKS = "node,direct\ntwo,0.1\n"


def _files(folder: Path, **contents: str) -> tuple[Path, Path, Path]:
    paths = []
    for name, content in {"nodes": NODES, "flows": FLOWS, "shocks": SHOCKS, **contents}.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(content)
    return paths[0], paths[1], paths[2]


def _read(folder: Path, **contents: str) -> tuple[Flows, Shocks]:
    nodes, edges, shocks = _files(folder, **contents)
    flows = read_flows(nodes, edges)
    return flows, read_shocks(shocks, flows.table.names)


def _column(outcome: Outcome, table: str, name: str) -> list[Cell]:
    (found,) = (one for one in outcome.tables if one.name == table)
    return found.plain()[name]


def test_customers_lose_as_published(tmp_path: Path) -> None:
    found = propagate(*_read(tmp_path))
    assert _column(found, "nodes", "inoperability") == pytest.approx([0.0660066, 0.1122112], abs=5e-8)
    assert _column(found, "nodes", "loss") == pytest.approx([6.60066, 22.44224], abs=5e-6)
    assert _column(found, "groups", "loss") == _column(found, "nodes", "loss")
    assert _column(found, "nodes", "one_hop_loss") == pytest.approx([5, 20])
    assert _column(found, "scenarios", "indirect_over_direct") == pytest.approx([(6.60066 + 22.44224 - 20) / 20])
    assert found.seed is None


def test_the_demand_form_lets_suppliers_lose(tmp_path: Path) -> None:
    shocks = "node,direct\none,0.1\n"
    found = propagate(*_read(tmp_path, shocks=shocks), assumed=Assumed(felt=Felt.DEMAND))
    matrix = [[0.15, 0.2], [0.25, 0.05]]
    q = _column(found, "nodes", "inoperability")
    first, second = (float(one or 0) for one in q)
    assert first == pytest.approx(matrix[0][0] * first + matrix[0][1] * second + 0.1)
    assert second == pytest.approx(matrix[1][0] * first + matrix[1][1] * second)


def test_scenarios_stand_apart_in_the_order_of_the_file(tmp_path: Path) -> None:
    shocks = "scenario,node,direct\nz,two,0.1\na,one,0.2\n"
    found = propagate(*_read(tmp_path, shocks=shocks))
    assert _column(found, "scenarios", "scenario") == ["z", "a"]
    assert _column(found, "nodes", "scenario") == ["z", "z", "a", "a"]
    assert _column(found, "scenarios", "direct_loss") == pytest.approx([20, 20])


@pytest.mark.parametrize("back", list(Return))
def test_what_is_lost_in_all_does_not_depend_on_resilience(tmp_path: Path, back: Return) -> None:
    shocks = "node,direct,recovery_time,begins\ntwo,0.1,3,1\none,0.2,2,\n"
    read = _read(tmp_path, shocks=shocks)
    slow, quick = (
        propagate(*read, recovery=Recovery(periods=10, back=back, resilience=resilience)) for resilience in (0.2, 1)
    )
    assert _column(slow, "scenarios", "loss") == pytest.approx(_column(quick, "scenarios", "loss"))
    assert _column(slow, "course", "loss") != _column(quick, "course", "loss")
    assert len(_column(slow, "course", "period")) == 11 * 2


def test_a_shock_that_lasts_so_many_periods_costs_as_many_times(tmp_path: Path) -> None:
    shocks = "node,direct,recovery_time\ntwo,0.1,4\n"
    over_time = propagate(*_read(tmp_path, shocks=shocks), recovery=Recovery(periods=3))
    lasting = propagate(*_read(tmp_path))
    for name in ("direct_loss", "loss", "one_hop_loss"):
        each = [4 * float(one or 0) for one in _column(lasting, "scenarios", name)]
        assert _column(over_time, "scenarios", name) == pytest.approx(each)


def test_a_node_that_is_hit_again_later_loses_both_times(tmp_path: Path) -> None:
    once = "node,direct,recovery_time,begins\ntwo,0.1,1,\n"
    first = propagate(*_read(tmp_path, shocks=once), recovery=Recovery(periods=8))
    both = propagate(*_read(tmp_path, shocks=once + "two,0.3,2,5\n"), recovery=Recovery(periods=8))
    (loss,) = _column(first, "scenarios", "loss")
    assert _column(both, "scenarios", "loss") == pytest.approx([7 * float(loss or 0)])


def test_resilience_of_the_file_comes_before_that_of_the_question(tmp_path: Path) -> None:
    nodes = "node,output,resilience\none,100,0.2\ntwo,200,0.2\n"
    shocks = "node,direct,recovery_time\ntwo,0.1,4\n"
    of_file = propagate(*_read(tmp_path, nodes=nodes, shocks=shocks), recovery=Recovery(periods=5, resilience=1))
    asked = propagate(
        *_read(tmp_path, nodes=nodes.replace(",resilience", "").replace(",0.2", ""), shocks=shocks),
        recovery=Recovery(periods=5, resilience=0.2),
    )
    assert _column(of_file, "nodes", "loss") == _column(asked, "nodes", "loss")


_BEYOND = {
    "nodes": "node,output\none,100\ntwo,100\nthree,50\n",
    "flows": "provider,dependent,value\ntwo,one,95\none,three,10\n",
}


def test_losses_beyond_everything_are_told_beside_losses_that_are_capped(tmp_path: Path) -> None:
    """One loses 0.9 itself and 0.95 by two; three feels all of that, since the model is linear."""
    shocks = "node,direct\none,0.9\ntwo,1\n"
    found = propagate(*_read(tmp_path, **_BEYOND, shocks=shocks))
    assert _column(found, "nodes", "node") == ["one", "three", "two"]
    assert _column(found, "nodes", "loss") == pytest.approx([185, 18.5, 100])
    assert _column(found, "nodes", "capped_loss") == pytest.approx([100, 18.5, 100])
    assert _column(found, "nodes", "greatest_inoperability") == pytest.approx([1.85, 0.37, 1])
    assert _column(found, "nodes", "is_beyond_everything") == [True, False, False]
    assert _column(found, "groups", "capped_loss") == pytest.approx([218.5])
    assert _column(found, "scenarios", "capped_loss") == pytest.approx([218.5])
    assert found.summary["nodes_beyond_everything"] == 1
    assert found.plain_summary()["cap"] == {
        "binds_for": ["one"],
        "scenarios_in_which_it_binds": 1,
        "loss": 303.5,
        "capped_loss": 218.5,
    }


def test_over_time_the_cap_holds_in_each_period(tmp_path: Path) -> None:
    """Two periods of 1.85 and one of 0.95: the cap takes 0.85 from each of the first two."""
    shocks = "node,direct,recovery_time\none,0.9,2\ntwo,1,3\n"
    read = _read(tmp_path, **_BEYOND, shocks=shocks)
    found = propagate(*read, recovery=Recovery(periods=20))
    loss, capped = (_column(found, "nodes", name)[0] for name in ("loss", "capped_loss"))
    course = [1.0 * 100 * q for q in (0.9, 1.85, 0.95, 0.95)]
    assert loss == pytest.approx(sum(course))
    assert capped == pytest.approx(sum(min(one, 100) for one in course))
    assert _column(found, "nodes", "greatest_inoperability")[0] == pytest.approx(1.85)
    assert found.summary["cap"]["binds_for"] == ["one"]


def test_where_the_cap_binds_nowhere_both_losses_are_equal(tmp_path: Path) -> None:
    found = propagate(*_read(tmp_path))
    assert _column(found, "nodes", "loss") == _column(found, "nodes", "capped_loss")
    assert found.summary["cap"]["binds_for"] == []


_SHORTENED = "programme,by,node,shortened,cost\ndrills,A,one,0.5,3\nspares,B,one,0.25,1\nspares,B,two,0.5,1\n"
_LASTING = "scenario,node,direct,recovery_time,begins\nx,two,0.1,4,\nx,one,0.2,6,1\ny,one,0.3,2,\n"


def _programmes(folder: Path, flows: Flows, content: str = _SHORTENED) -> RecoveryProgrammes:
    path = folder / "programmes.csv"
    path.write_text(content)
    return read_recovery_programmes(path, flows.table.names)


@pytest.mark.parametrize("back", list(Return))
def test_a_recovery_programme_saves_the_difference_of_two_runs(tmp_path: Path, back: Return) -> None:
    """Recovery times of the file, once as they are and once as the programme leaves them: whatever resilience is."""
    flows, shocks = _read(tmp_path, shocks=_LASTING)
    recovery = Recovery(periods=5, back=back, resilience=0.3)
    found = propagate(flows, shocks, recovery=recovery, programmes=_programmes(tmp_path, flows))
    assert _column(found, "recovery", "programme") == ["drills", "spares", "all together"] * 2
    shorter = {"drills": (3, 4, 1), "spares": (4.5, 2, 1.5), "all together": (2.25, 2, 0.75)}
    for place, (one, two, one_in_y) in enumerate(shorter.values()):
        text = _LASTING.replace("0.1,4,", f"0.1,{two},").replace("0.2,6,", f"0.2,{one},")
        _, sooner = _read(tmp_path, shocks=text.replace("0.3,2,", f"0.3,{one_in_y},"))
        after = propagate(flows, sooner, recovery=Recovery(periods=9, back=back, resilience=0.9))
        for scenario in range(2):
            before_loss, after_loss = (
                float(_column(one, "scenarios", "loss")[scenario] or 0) for one in (found, after)
            )
            row = place + 3 * scenario
            assert _column(found, "recovery", "loss_without")[row] == pytest.approx(before_loss)
            assert _column(found, "recovery", "loss_with")[row] == pytest.approx(after_loss)
            assert _column(found, "recovery", "saved")[row] == pytest.approx(before_loss - after_loss)


def test_whom_sooner_recovery_spares_adds_up_and_costs_are_told(tmp_path: Path) -> None:
    flows, shocks = _read(tmp_path, shocks=_LASTING)
    asked = _programmes(tmp_path, flows)
    found = propagate(flows, shocks, recovery=Recovery(periods=5), programmes=asked)
    by_group = _column(found, "recovery_between", "saved")
    pairs = zip(by_group[::2], by_group[1::2], strict=True)
    assert [float(one or 0) + float(other or 0) for one, other in pairs] == pytest.approx(
        _column(found, "recovery", "saved")
    )
    assert _column(found, "recovery_between", "group")[:2] == ["A", "B"]
    assert _column(found, "recovery", "cost") == [3, 2, 5] * 2
    assert _column(found, "recovery", "saved_per_cost")[0] == pytest.approx(
        float(_column(found, "recovery", "saved")[0] or 0) / 3
    )
    assert [one.role for one in found.files] == ["nodes", "edges", "shocks", "programmes"]


def test_recovery_programmes_need_a_course(tmp_path: Path) -> None:
    flows, shocks = _read(tmp_path, shocks=_LASTING)
    with pytest.raises(CourseMissingError):
        propagate(flows, shocks, programmes=_programmes(tmp_path, flows))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (_SHORTENED.replace("0.25", "1.5"), tables.OutOfRangeError),
        (_SHORTENED.replace("two", "tree"), UnknownNodeInFileError),
        (_SHORTENED.replace("spares,B,two", "spares,C,two"), TextDiffersError),
        (_SHORTENED.replace("spares,B,two", "spares,B,one"), tables.DuplicateRowError),
        (_SHORTENED.replace("A,one,0.5", "A,one,0"), ShortensNothingError),
        ("programme,node,shortened\n", tables.EmptyFileError),
        ("programme,node\na,one\n", tables.ColumnsError),
    ],
)
def test_a_bad_file_of_recovery_programmes_is_refused(tmp_path: Path, content: str, error: type[FileError]) -> None:
    flows, _ = _read(tmp_path)
    with pytest.raises(error) as refused:
        _programmes(tmp_path, flows, content)
    assert refused.value.facts["file"] == "programmes.csv"


def test_where_no_output_is_given_the_result_says_so(tmp_path: Path) -> None:
    """What is sold to others is then all output: exports of a country without domestic sales."""
    without = _read(tmp_path, nodes="node\none\ntwo\n", flows=FLOWS.replace("one,one,15\n", ""))
    found = propagate(*without, assumed=Assumed(interrupted=0.5))
    assert (found.summary["output_from"], found.summary["nodes_without_own_sales"]) == ("sales", 1)
    demanded = _read(tmp_path, nodes="node,final_demand\none,65\ntwo,140\n")
    assert propagate(*demanded).summary["output_from"] == "sales_and_final_demand"
    assert propagate(*_read(tmp_path)).summary["output_from"] == "given"


@pytest.mark.parametrize("interrupted", [1.0, 0.8, 0.25])
def test_a_table_without_outputs_is_closed_and_loses_the_same_whatever_it_holds(
    tmp_path: Path, interrupted: float
) -> None:
    """Nothing leaves it: with all of a delivery interrupted losses never end, with φ they are 1/(1 − φ) of the direct
    ones."""
    read = _read(tmp_path, nodes="node\none\ntwo\n")
    assumed = Assumed(interrupted=interrupted)
    if interrupted == 1:
        with pytest.raises(RadiusError) as refused:
            propagate(*read, assumed=assumed)
        assert refused.value.facts["radius"] == 1
        return
    ratio = _column(propagate(*read, assumed=assumed), "scenarios", "indirect_over_direct")
    assert ratio == pytest.approx([interrupted / (1 - interrupted)])


def test_a_bound_that_binds_names_the_node(tmp_path: Path) -> None:
    found = propagate(*_read(tmp_path), assumed=Assumed(bound=0.6))
    assert found.summary["bound_binds_for"] == ["one"]


@pytest.mark.parametrize(
    ("contents", "error"),
    [
        ({"nodes": "node,output\none,60\ntwo,60\n", "flows": FLOWS.replace("20", "70")}, BeyondOutputError),
        ({"flows": "provider,dependent,value\none,two,5\none,two,6\n"}, tables.DuplicateRowError),
        ({"flows": "provider,dependent,value\none,two,-5\n"}, tables.OutOfRangeError),
        ({"shocks": "node,direct\ntree,0.1\n"}, UnknownNodeInFileError),
        ({"shocks": "node,direct\none,1.1\n"}, tables.OutOfRangeError),
        ({"shocks": "node,direct\none,0.1\none,0.2\n"}, tables.DuplicateRowError),
        ({"shocks": "node,direct,begins\none,0.1,0.5\n"}, tables.NumberError),
        ({"shocks": "node,direct,scenario\none,0.1,\n"}, tables.ValueMissingError),
        ({"shocks": "node,direct\n"}, tables.EmptyFileError),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, contents: dict[str, str], error: type[MutiraoError]) -> None:
    with pytest.raises(error) as caught:
        _read(tmp_path, **contents)
    assert not isinstance(caught.value, FileError) or caught.value.facts["file"] in {f"{name}.csv" for name in contents}


def test_a_table_in_the_wrong_orientation_is_told(tmp_path: Path) -> None:
    nodes = "node,output,final_demand\none,100,65\ntwo,200,140\n"
    assert _read(tmp_path, nodes=nodes)
    turned = FLOWS.replace("provider,dependent", "dependent,provider")
    with pytest.raises(OrientationError):
        _read(tmp_path, nodes=nodes, flows=turned)


def test_losses_without_end_name_the_nodes(tmp_path: Path) -> None:
    flows = "provider,dependent,value\none,two,100\ntwo,one,100\n"
    read = _read(tmp_path, nodes="node\none\ntwo\n", flows=flows)
    with pytest.raises(RadiusError) as caught:
        propagate(*read)
    assert caught.value.facts["nodes"] == "one, two"


def test_a_course_needs_to_know_how_long_shocks_last(tmp_path: Path) -> None:
    with pytest.raises(RecoveryMissingError):
        propagate(*_read(tmp_path), recovery=Recovery(periods=3))
    with pytest.raises(ParameterInvalidError):
        propagate(*_read(tmp_path), assumed=Assumed(interrupted=2))
