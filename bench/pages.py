"""The pages that people open first: without a server between, and through the real one."""

import http.client
import time

from bench.deployment import HOST, deployment, served
from bench.results import Result, Row, ratio
from bench.timing import middle_ms, slow_ms

_TIMES = 40
PAGES = {
    "home": "/en/",
    "country": "/en/countries/{party}/",
    "country, real": "/en/countries/KOR/",
    "compare": "/en/know/compare/?parties=BRA,KOR,JPN&topic=resilience",
    "Plan": "/en/plan/",
    "needs": "/en/plan/needs/",
    "what came out": "/en/plan/results/{result}/",
}


def measure() -> Result:
    with deployment() as place:
        people = place.inside("prepare")
        addresses = {name: address.format(**people) for name, address in PAGES.items()}
        inside = place.inside("pages", people["session"], *addresses.values())
        with served(place) as port:
            through = {name: _seconds_through(port, address, people["session"]) for name, address in addresses.items()}
    home = middle_ms(inside[addresses["home"]]["processor"])
    rows: list[Row] = [
        {
            "page": name,
            "p50_ms": middle_ms(inside[address]["clock"]),
            "p95_ms": slow_ms(inside[address]["clock"]),
            "processor_ms": (processor := middle_ms(inside[address]["processor"])),
            "times_home": ratio(processor, home),
            "queries": inside[address]["queries"],
            "bytes": inside[address]["bytes"],
            "served_p50_ms": middle_ms(through[name]),
            "served_p95_ms": slow_ms(through[name]),
        }
        for name, address in addresses.items()
    ]
    return Result(title="Pages, for a country's officer who has signed in", rows=rows)


def _seconds_through(port: int, address: str, session: str) -> list[float]:
    connection = http.client.HTTPConnection(HOST, port)
    taken = []
    for _ in range(_TIMES + 1):
        begun = time.perf_counter()
        connection.request("GET", address, headers={"Cookie": f"sessionid={session}", "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        taken.append(time.perf_counter() - begun)
        assert answer.status == 200, f"{address} is answered {answer.status}"
    connection.close()
    return taken[1:]  # the first one warmed the templates
