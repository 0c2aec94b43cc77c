"""python -m bench_trickleup [NAME …]: the trickle-up engine beside what others have written, in one run.

Each benchmark runs in a process of its own, with one thread and then with two: for mathematical libraries that is
decided before they are loaded.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version

from bench.machine import machine
from bench.results import Result, as_text

from bench_trickleup import cascades, common_random_numbers, end_to_end, propagation

# What is measured, and with how many threads each time.
BENCHMARKS: Mapping[str, tuple[Callable[[int], Result], tuple[int, ...]]] = {
    "cascades": (cascades.measure, (2,)),
    "propagation": (propagation.measure, (1, 2)),
    "common-random-numbers": (common_random_numbers.measure, (1,)),
    "end-to-end": (end_to_end.measure, (1, 2)),
}
_PEERS = ("cynetdiff", "pynetim", "EoN", "ndlib", "pymrio", "boario")
_LIBRARIES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
_ONE = "--threads="


def main(names: list[str]) -> int:
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        raise SystemExit(f"no benchmark is called {' '.join(sorted(unknown))}; choose among {' '.join(BENCHMARKS)}")
    about = machine() | {"peers": ", ".join(f"{name} {_version(name)}" for name in _PEERS)}
    print("\n".join(f"{name}: {value}" for name, value in about.items()), flush=True)
    runs = [(name, threads) for name in names or BENCHMARKS for threads in BENCHMARKS[name][1]]
    return max(_apart(name, threads) for name, threads in runs)


def _apart(name: str, threads: int) -> int:
    # Cascades measure one thread and two side by side: no mathematical library has a part in them.
    settings = dict.fromkeys(_LIBRARIES, str(threads))
    command = [sys.executable, "-m", "bench_trickleup", f"{_ONE}{threads}", name]
    return subprocess.run(command, env={**os.environ, **settings}, check=False).returncode


def _measured(name: str, threads: int) -> None:
    measure, _ = BENCHMARKS[name]
    found = measure(threads)
    print(f"\n{as_text(found)}\nthreads: {threads}; libraries: {_libraries()}", flush=True)


def _libraries() -> str:
    """The mathematical library, and what it was told before it was loaded."""
    import numpy

    blas = numpy.show_config(mode="dicts")["Build Dependencies"]["blas"]
    told = " ".join(f"{name}={os.environ.get(name, '-')}" for name in _LIBRARIES)
    return f"{blas['name']} {blas['version']}, {told}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1].startswith(_ONE):
        _measured(sys.argv[2], int(sys.argv[1].removeprefix(_ONE)))
    else:
        raise SystemExit(main(sys.argv[1:]))
