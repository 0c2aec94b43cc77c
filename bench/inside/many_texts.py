"""Record many documents and index their titles: python -m bench.inside.many_texts NUMBER; gives the index's seconds."""

import json
import sys
import time

from mutirao.cli.framework import set_up_django

_BATCH = 20_000


def main() -> None:
    set_up_django()
    from mutirao.search.services import rebuild_index

    total = int(sys.argv[1])
    for first in range(0, total, _BATCH):
        _add(range(first, min(first + _BATCH, total)))
    begun = time.perf_counter()
    rebuild_index(["source"])
    print(json.dumps(time.perf_counter() - begun))


def _add(numbers: range) -> None:
    from mutirao.atlas.models import Source

    Source.objects.bulk_create(
        (
            Source(
                key=f"measured-{number}",
                title=_title(number),
                issuer="The measurement",
                url=f"https://example.org/{number}",
                language="en",
                standing="none",
                check_period_days=365,
            )
            for number in numbers
        ),
        batch_size=2000,
    )


def _title(number: int) -> str:
    in_japanese = " 安全" if number % 1000 == 0 else ""
    return f"A measured text number{number} on exercise{number % 997}{in_japanese}"


if __name__ == "__main__":
    main()
