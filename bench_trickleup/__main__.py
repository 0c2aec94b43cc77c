"""python -m bench_trickleup [NAME …]: the trickle-up engine beside what others have written, in one run."""

import sys
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version

from bench.machine import machine
from bench.results import Result, as_text

from bench_trickleup import cascades, common_random_numbers, end_to_end, propagation

BENCHMARKS: Mapping[str, Callable[[], Result]] = {
    "cascades": cascades.measure,
    "propagation": propagation.measure,
    "common-random-numbers": common_random_numbers.measure,
    "end-to-end": end_to_end.measure,
}
_PEERS = ("cynetdiff", "pynetim", "EoN", "ndlib", "pymrio", "boario")


def main(names: list[str]) -> None:
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        raise SystemExit(f"no benchmark is called {' '.join(sorted(unknown))}; choose among {' '.join(BENCHMARKS)}")
    about = machine() | {"peers": ", ".join(f"{name} {_version(name)}" for name in _PEERS)}
    print("\n".join(f"{name}: {value}" for name, value in about.items()), flush=True)
    for name in names or BENCHMARKS:
        print(f"\n{as_text(BENCHMARKS[name]())}", flush=True)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


if __name__ == "__main__":
    main(sys.argv[1:])
