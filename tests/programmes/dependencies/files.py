"""Small files about who depends on whom, written into a folder of a test."""

from pathlib import Path

from mutirao.programmes.dependencies.graph_files import Dependencies, read_dependencies

# Power in B fails telecom and hospital; the hospital also depends on a cloud in A. Figures are easy to add by hand.
NODES = "node,country,rate,loss,containment\ncloud,A,1,2,0\nhospital,B,0,10,0.5\npower,B,3,5,0\ntelecom,B,0,4,0\n"
EDGES = "provider,dependent,probability\ncloud,hospital,0.8\npower,hospital,0.5\npower,telecom,1\n"
PROGRAMMES = (
    "programme,by,node,provider,containment,cost\n"
    "lines,A,telecom,power,1,2\n"
    "mirror,A,hospital,cloud,1,1\n"
    "drills,B,hospital,,0.5,4\n"
)


def write(folder: Path, **contents: str) -> dict[str, Path]:
    """`nodes.csv` for nodes=…, and so on; those of this module where nothing else is given."""
    paths = {}
    for name, content in {"nodes": NODES, "edges": EDGES, "programmes": PROGRAMMES, **contents}.items():
        paths[name] = folder / f"{name}.csv"
        paths[name].write_bytes(content.encode())
    return paths


def dependencies(folder: Path, grouped_by: str | None = None, **contents: str) -> Dependencies:
    paths = write(folder, **contents)
    return read_dependencies(paths["nodes"], paths["edges"], grouped_by=grouped_by)
