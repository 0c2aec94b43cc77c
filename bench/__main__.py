"""python -m bench [--only NAME …] [--json FILE]

`BENCH="pages plan" make bench` runs those two only.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bench import atlas, command_line, documents, exploring, pages, planning, readers_and_writers, searching, starting
from bench.machine import machine
from bench.results import Result, as_json, as_text

BENCHMARKS: Mapping[str, Callable[[], Result]] = {
    "help": command_line.measure,
    "pages": pages.measure,
    "plan": planning.measure,
    "explore": exploring.measure,
    "atlas": atlas.measure,
    "search": searching.measure,
    "documents": documents.measure,
    "readers-and-writers": readers_and_writers.measure,
    "start": starting.measure,
}


def main() -> int:
    """1 where something happened that must not happen on any machine."""
    options = _options()
    about = machine()
    print("\n".join(f"{name}: {value}" for name, value in about.items()), flush=True)
    results: dict[str, Result] = {}
    for name in options.only or BENCHMARKS:
        results[name] = BENCHMARKS[name]()
        print(f"\n{as_text(results[name])}", flush=True)
    if options.json is not None:
        shown = {"machine": about, "results": {name: as_json(result) for name, result in results.items()}}
        options.json.write_text(json.dumps(shown, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(any(result.faults for result in results.values()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    chosen = os.environ.get("BENCH", "").split()
    parser.add_argument("--only", nargs="+", choices=sorted(BENCHMARKS), default=chosen, help="these alone")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    options = parser.parse_args()
    unknown = set(options.only) - set(BENCHMARKS)
    if unknown:
        parser.error(f"no benchmark is called {' '.join(sorted(unknown))}; choose among {' '.join(BENCHMARKS)}")
    return options


if __name__ == "__main__":
    sys.exit(main())
