"""`trickle-up-results.md`: what the commands under `trickleup` give, table by table, column by column."""

from mutirao.programmes.dependencies.columns import COLUMNS
from reference_pages.markdown import code, table

INTRODUCTION = """# Results of the trickle-up commands

Losses are in the unit of the file that was read, and figures are per incident unless a column says otherwise. Empty
(in JSON: null) says: not known, or no sense here; it never stands for zero. The first table of a command is the main
one.

Every result also carries `kind`, `parameters`, `seed`, `inputs` (role, name and SHA-256 of each file), `input_hash`,
`engine_version`, `mutirao_version` and `summary`.

"""


def page() -> str:
    parts = [INTRODUCTION]
    for kind, tables in COLUMNS.items():
        parts.append(f"## {kind}\n\n")
        for name, columns in tables.items():
            rows = [(code(column), says) for column, says in columns.items()]
            parts.append(f"### {kind}: {name}\n\n{table(('Column', 'Says'), rows)}\n")
    return "".join(parts).rstrip() + "\n"
