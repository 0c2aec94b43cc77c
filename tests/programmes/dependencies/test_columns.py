"""Every column of every result is described, and nothing is described that no result has."""

from pathlib import Path

from tests.programmes.dependencies.files import dependencies, write

from mutirao.programmes.dependencies.columns import COLUMNS
from mutirao.programmes.dependencies.flow_files import read_flows
from mutirao.programmes.dependencies.programme_files import read_programmes
from mutirao.programmes.dependencies.recovery_files import read_recovery_programmes
from mutirao.programmes.dependencies.results import Outcome
from mutirao.programmes.dependencies.runs.attributing import attribute
from mutirao.programmes.dependencies.runs.hardening import harden
from mutirao.programmes.dependencies.runs.propagating import Recovery, propagate
from mutirao.programmes.dependencies.runs.simulating import simulate
from mutirao.programmes.dependencies.shock_files import read_shocks


def _outcomes(folder: Path) -> tuple[Outcome, ...]:
    read = dependencies(folder)
    paths = write(
        folder,
        nodes="node,output\na,9\nb,9\n",
        edges="provider,dependent,value\na,b,2\n",
        shocks="node,direct,recovery_time\na,1,2\n",
    )
    flows = read_flows(paths["nodes"], paths["edges"])
    shocks = read_shocks(paths["shocks"], flows.table.names)
    programmes = read_programmes(paths["programmes"], read)
    asked = (simulate(read, worlds=64), attribute(read, programmes, worlds=64), harden(read, worlds=64))
    sooner = read_recovery_programmes(
        write(folder, programmes="programme,node,shortened\nx,a,1\n")["programmes"], flows.table.names
    )
    return (*asked, propagate(flows, shocks, recovery=Recovery(periods=2), programmes=sooner))


def test_every_column_is_described_in_the_order_in_which_it_stands(tmp_path: Path) -> None:
    found = {one.kind: {table.name: list(table.columns) for table in one.tables} for one in _outcomes(tmp_path)}
    assert found == {kind: {name: list(table) for name, table in tables.items()} for kind, tables in COLUMNS.items()}
