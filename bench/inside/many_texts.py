"""Fill the index with short texts of public documents: python -m bench.inside.many_texts NUMBER; gives the seconds."""

import json
import sys
import time

from mutirao.cli.framework import set_up_django

_BATCH = 20_000


def main() -> None:
    set_up_django()
    total = int(sys.argv[1])
    begun = time.perf_counter()
    for first in range(0, total, _BATCH):
        _add(range(first, min(first + _BATCH, total)))
    print(json.dumps(time.perf_counter() - begun))


def _add(numbers: range) -> None:
    from django.db import transaction

    from mutirao.atlas.models import Source
    from mutirao.search.models import SearchEntry
    from mutirao.search.tokens import tokens_of
    from mutirao.search.vocabulary import remember_words

    titles = {f"measured-{one}": _title(one) for one in numbers}
    with transaction.atomic():
        remember_words(titles.values())
        Source.objects.bulk_create(
            (
                Source(
                    key=key,
                    title=title,
                    issuer="The measurement",
                    url=f"https://example.org/{key}",
                    language="en",
                    standing="none",
                    check_period_days=365,
                )
                for key, title in titles.items()
            ),
            batch_size=2000,
        )
        SearchEntry.objects.bulk_create(
            (
                SearchEntry(
                    kind="source",
                    public_id=key,
                    language="en",
                    title=title,
                    title_tokens=" ".join(tokens_of(title)),
                    tokens=" ".join(tokens_of(title)),
                )
                for key, title in titles.items()
            ),
            batch_size=2000,
        )


def _title(number: int) -> str:
    in_japanese = " 安全" if number % 1000 == 0 else ""
    return f"A measured text number{number} on exercise{number % 997}{in_japanese}"


if __name__ == "__main__":
    main()
