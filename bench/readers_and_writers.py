"""200 readers and 20 writers at once, on SQLite and on PostgreSQL: how fast, whether all is answered, nothing lost."""

import http.client
import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from tests.databases import postgresql_binaries, temporary_postgresql

from bench.deployment import HOST, deployment, served
from bench.results import Result, Row, ratio
from bench.timing import middle_ms, slow_ms

READERS, WRITERS = 200, 20
_READS, _WRITES = 5, 10  # of each
_PATIENCE = 120  # seconds that anybody waits for an answer
_PAGES = ("/en/", "/en/plan/needs/", "/en/countries/KOR/", "/api/v1/needs", "/en/countries/")
_NEED = {
    "title": "Written under load",
    "area": "incident_response",
    "grounds": "To see whether anything is lost.",
    "stages": 1,
    "cost_low": "100.00",
    "cost_high": "200.00",
    "currency": "USD",
    "participants": ["response_team"],
    "languages": ["en"],
    "rank": 9,
}


@dataclass(slots=True)
class Tally:
    """What all of one kind were answered, and how long they waited."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    written: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, seconds: float, status: str, written: str = "") -> None:
        with self.lock:
            self.seconds.append(seconds)
            self.statuses[status] += 1
            if written:
                self.written.append(written)


def measure() -> Result:
    rows = [_row("SQLite", "")]
    notes = []
    binaries = postgresql_binaries()
    if binaries is None:
        notes.append("!!! PostgreSQL is not installed on this machine: not measured !!!")
    else:
        with temporary_postgresql(binaries) as address:
            rows.append(_row("PostgreSQL", address))
        first, second = rows
        for what in ("reads_a_second", "writes_a_second"):
            notes.append(f"PostgreSQL / SQLite, {what}: {ratio(float(second[what] or 0), float(first[what] or 0))}")
    title = f"{READERS} readers and {WRITERS} writers at once, through the real server"
    return Result(title=title, rows=rows, notes=notes, faults=[fault for row in rows for fault in _faults(row)])


def _faults(row: Row) -> list[str]:
    """Whatever the machine: nothing is lost, nobody is told that the database is locked, and all is answered."""
    faults = [f"{row['database']}: {row[what]} {what}" for what in ("lost", "locked") if row[what]]
    refused = [one for one in str(row["answers"]).split() if not one.startswith(("200×", "201×"))]
    return faults + [f"{row['database']}: answered {one}" for one in refused]


def _row(name: str, database: str) -> Row:
    with deployment(database) as place:
        people = place.inside("prepare")
        with served(place) as port:
            before = _stored(port, people["tokens"])
            reading, writing, took = _rush(port, people["tokens"])
            lost = set(writing.written) - (_stored(port, people["tokens"]) - before)
        locked = (place.folder / "server.log").read_text(errors="replace").count("locked")
    return {
        "database": name,
        "reads": len(reading.seconds),
        "read_p50_ms": middle_ms(reading.seconds),
        "read_p95_ms": slow_ms(reading.seconds),
        "reads_a_second": round(len(reading.seconds) / took, 1),
        "writes": len(writing.seconds),
        "write_p50_ms": middle_ms(writing.seconds),
        "write_p95_ms": slow_ms(writing.seconds),
        "writes_a_second": round(len(writing.seconds) / took, 1),
        "answers": " ".join(f"{status}×{number}" for status, number in (reading.statuses + writing.statuses).items()),
        "lost": len(lost),
        "locked": locked,
    }


def _rush(port: int, tokens: list[str]) -> tuple[Tally, Tally, float]:
    """All begin at once; the seconds until the last one is done."""
    reading, writing, start = Tally(), Tally(), threading.Barrier(READERS + WRITERS + 1)
    acts = [partial(_read, port, one, reading) for one in range(READERS)]
    acts += [partial(_write, port, token, writing) for token in tokens[:WRITERS]]
    threads = [threading.Thread(target=_after, args=(start, act), daemon=True) for act in acts]
    for thread in threads:
        thread.start()
    start.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    return reading, writing, time.perf_counter() - begun


def _after(start: threading.Barrier, act: Callable[[], None]) -> None:
    start.wait()
    act()


def _read(port: int, reader: int, tally: Tally) -> None:
    with _connection(port) as connection:
        for number in range(_READS):
            begun = time.perf_counter()
            status = _asked(connection, "GET", _PAGES[(reader + number) % len(_PAGES)])[0]
            tally.note(time.perf_counter() - begun, status)


def _write(port: int, token: str, tally: Tally) -> None:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    with _connection(port) as connection:
        for _ in range(_WRITES):
            begun = time.perf_counter()
            status, body = _asked(connection, "POST", "/api/v1/needs", json.dumps(_NEED), headers)
            written = json.loads(body)["id"] if status == "201" else ""
            tally.note(time.perf_counter() - begun, status, written)


def _stored(port: int, tokens: list[str]) -> set[str]:
    """The ids of all needs that the writers' parties see."""
    return {need for token in tokens for need in _seen(port, token)}


def _seen(port: int, token: str) -> set[str]:
    headers, found, cursor = {"Authorization": f"Bearer {token}"}, set(), ""
    with _connection(port) as connection:
        while True:
            _, body = _asked(connection, "GET", f"/api/v1/needs?limit=200&cursor={cursor}", headers=headers)
            part = json.loads(body)
            found |= {row["id"] for row in part["rows"]}
            cursor = part["next"]
            if cursor is None:
                return found


def _asked(
    connection: http.client.HTTPConnection,
    method: str,
    address: str,
    body: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[str, bytes]:
    """Status and body; what goes wrong on the way counts as a status of its own."""
    try:
        connection.request(method, address, body, dict(headers or {}))
        answer = connection.getresponse()
        return str(answer.status), answer.read()
    except (OSError, http.client.HTTPException) as problem:
        connection.close()
        return type(problem).__name__, b"{}"


@contextmanager
def _connection(port: int) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection(HOST, port, timeout=_PATIENCE)
    yield connection
    connection.close()
