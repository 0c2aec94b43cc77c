"""Addresses of comparisons, which say in the query what is compared."""

from collections.abc import Mapping

from django.http import QueryDict

# A first comparison to offer: the page that the atlas was born from.
EXAMPLE = {"parties": "BRA,KOR,JPN", "topic": "resilience"}


def address_of(query: Mapping[str, str]) -> str:
    """The query part of an address; what is empty is left out."""
    address = QueryDict(mutable=True)
    address.update({name: value for name, value in query.items() if value})
    return f"?{address.urlencode(safe=',')}"
