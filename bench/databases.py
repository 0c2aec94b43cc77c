"""The databases that a measurement is taken on: the embedded one, and PostgreSQL where it is installed."""

from collections.abc import Iterator

from tests.databases import postgresql_binaries, temporary_postgresql


def databases() -> Iterator[tuple[str, str]]:
    """Name and MUTIRAO_DATABASE of each, one after the other."""
    yield "SQLite", ""
    binaries = postgresql_binaries()
    if binaries is None:
        print("!!! PostgreSQL is not installed on this machine: not measured !!!", flush=True)
        return
    with temporary_postgresql(binaries) as address:
        yield "PostgreSQL", address
