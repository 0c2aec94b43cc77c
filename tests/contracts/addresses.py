"""Every address of the site, read from its resolver: pages, feeds, exports and the operations of the API."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """`name` is what `reverse` takes; `route` is shown where there is none."""

    name: str
    route: str

    @property
    def is_api(self) -> bool:
        return self.route.startswith("api/")


def addresses() -> list[Address]:
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns: Sequence[Any], prefix: str = "", namespaces: tuple[str, ...] = ()) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern.url_patterns, route, inner)
        else:
            yield Address(name=":".join((*namespaces, pattern.name or "")), route=route)
