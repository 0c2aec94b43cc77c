"""Ask for pages without a server between: python -m bench.inside.pages SESSION ADDRESS…"""

import json
import sys
import time
from typing import TYPE_CHECKING

from mutirao.cli.framework import set_up_django

if TYPE_CHECKING:
    from django.test import Client

_TIMES = 40


def main() -> None:
    set_up_django()
    from django.conf import settings
    from django.test import Client

    session, *addresses = sys.argv[1:]
    client = Client(SERVER_NAME="localhost")
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    print(json.dumps({address: _measured(client, address) for address in addresses}))


def _measured(client: "Client", address: str) -> dict[str, object]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    answer = client.get(address)
    assert answer.status_code == 200, f"{address} is answered {answer.status_code}"
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    number = len(queries)  # the next request forgets them
    taken = [_taken(client, address) for _ in range(_TIMES)]
    return {
        "queries": number,
        "bytes": len(answer.content),
        "clock": [clock for clock, _ in taken],
        "processor": [processor for _, processor in taken],
    }


def _taken(client: "Client", address: str) -> tuple[float, float]:
    begun, worked = time.perf_counter(), time.process_time()
    client.get(address)
    return time.perf_counter() - begun, time.process_time() - worked


if __name__ == "__main__":
    main()
