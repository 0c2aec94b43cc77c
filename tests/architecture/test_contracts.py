"""The import contracts hold, and each of them bites where a violation is planted."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.house import PACKAGE, ROOT, SOURCE, Contract, contracts, floors
from tests.architecture.planting import Plant, plants_of

UNKNOWN_ROOM = "annexe"
CONTRACTS = contracts()


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run in the folder, where `mutirao` is the copy that stands there."""
    run = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", run, "--no-cache", "--no-logo", "--config", str(ROOT / ".importlinter")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy of the package with every violation planted at once."""
    folder = tmp_path_factory.mktemp("planted")
    shutil.copytree(PACKAGE, folder / "mutirao", ignore=shutil.ignore_patterns("__pycache__", "static", "locale"))
    room = folder / "mutirao" / UNKNOWN_ROOM
    room.mkdir()
    (room / "__init__.py").touch()
    for contract in CONTRACTS:
        for plant in plants_of(contract):
            plant.put_into(folder)
    ran = _lint_imports(folder)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    return ran.stdout


def _said_of(contract: Contract, report: str) -> str:
    """The part of the report that explains how a contract is broken."""
    _, _, broken = report.partition("Broken contracts")
    names = "|".join(re.escape(one.name) for one in CONTRACTS)
    parts = re.split(rf"^({names})$", broken, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True)).get(contract.name, "")


def test_the_contracts_hold() -> None:
    ran = _lint_imports(SOURCE)
    assert ran.returncode == 0, ran.stdout[-6000:]


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_a_contract_is_broken_by_each_planted_violation(contract: Contract, report: str) -> None:
    said, planted = _said_of(contract, report), plants_of(contract)
    assert f"{contract.name} BROKEN" in report
    assert planted, f"no violation is known for {contract.name}"
    assert [plant for plant in planted if not _is_reported(plant, said)] == []


def _is_reported(plant: Plant, said: str) -> bool:
    return re.search(rf"{re.escape(plant.importer)} -> {re.escape(plant.imported)} \(l\.", said) is not None


def test_a_room_that_no_floor_lists_is_reported(report: str) -> None:
    exhaustive = next(one for one in CONTRACTS if "exhaustive" in one.given)
    assert UNKNOWN_ROOM in _said_of(exhaustive, report)


def test_every_room_stands_on_a_floor() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms == {room for floor in floors() for room in floor}
