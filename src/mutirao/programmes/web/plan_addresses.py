"""A what-if as an address, so that it can be shared, changed and asked again."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from mutirao.programmes.web.forms.assumptions import as_typed


def explore_address(request: Mapping[str, Any], *, compared_with: str = "", is_shipped: bool = False) -> str:
    """The page that asks the question of a stored request again; `is_shipped`: with the shipped assumptions."""
    assumed = {} if is_shipped else request.get("assumed", {})
    query: dict[str, Any] = {
        "countries": ",".join(_countries(request)),
        "stages": f"{request['stages']:g}",
        "partners": ",".join(request["partners"]),
        "seed": request["seed"],
        **as_typed(assumed),
    }
    if compared_with:
        query["compared_with"] = compared_with
    return f"{reverse('explore')}?{urlencode(query)}"


def assumptions_address(assumed: Mapping[str, Any]) -> str:
    """The page on which these assumptions are kept under a name."""
    return f"{reverse('save_assumptions')}?{urlencode(as_typed(assumed))}"


def _countries(request: Mapping[str, Any]) -> list[str]:
    own = dict(request.get("own_stages", ()))
    return [f"{code}={own[code]:g}" if code in own else code for code in request["countries"]]
