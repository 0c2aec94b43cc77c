"""What an import would change in the table in use."""

from dataclasses import dataclass

from mutirao.directory.queries import Deliveries

Pair = tuple[str, str, str]  # exporter, importer, sector or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`changed` and `gone` speak of the table in use; each is in the order of codes."""

    added: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    gone: tuple[Pair, ...]
    unchanged: int


def difference(file: Deliveries, in_use: Deliveries) -> Difference:
    both = file.keys() & in_use.keys()
    changed = {pair for pair in both if file[pair] != in_use[pair]}
    return Difference(
        added=tuple(sorted(file.keys() - in_use.keys())),
        changed=tuple(sorted(changed)),
        gone=tuple(sorted(in_use.keys() - file.keys())),
        unchanged=len(both) - len(changed),
    )
