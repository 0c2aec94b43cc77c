import json
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest
from tests.programmes.planning.worlds import explore_request, need, plan_request, world

from mutirao.programmes.planning.document import (
    DocumentError,
    explore_document,
    from_bytes,
    plan_document,
    to_bytes,
)
from mutirao.programmes.planning.explore import explore
from mutirao.programmes.planning.plan import plan
from mutirao.programmes.planning.request import PlanRequest

NEEDS = (need("b", "BRA"), need("i", "IDN", after="b"), need("p", "PRK"), need("t", "TLS", cost=Decimal(999)))


def _plan(request: PlanRequest | None = None) -> dict[str, Any]:
    return plan_document(plan(request or plan_request(*NEEDS), world()))


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return _plan()


PROMISED = [
    "actions",
    "benefit",
    "structures",
    "trickle_up_share",
    "probability_others_gain",
    "constraint_prices",
    "left_out",
    "unit",
    "currency",
    "assumptions",
    "seed",
    "engine_version",
    "input_hash",
]


@pytest.mark.parametrize("key", PROMISED)
def test_a_plan_has_the_promised_keys(document: dict[str, Any], key: str) -> None:
    assert document[key] is not None


def test_actions_have_the_promised_keys(document: dict[str, Any]) -> None:
    for action in document["actions"]:
        assert {"need", "country", "area", "year", "cost", "reason", "selection_frequency"} <= set(action)
    assert [(one["need"], one["year"]) for one in document["actions"]] == [("b", 1), ("i", 2)]


def test_benefit_has_the_promised_keys(document: dict[str, Any]) -> None:
    assert list(document["benefit"]) == ["recipients", "partners", "others", "total"]
    for found in document["benefit"].values():
        assert found["low"] <= found["median"] <= found["high"]


def test_every_need_is_chosen_or_left_out_with_a_reason(document: dict[str, Any]) -> None:
    reasons = {one["need"]: one["reason"] for one in document["left_out"]}
    assert reasons == {"p": "no_figure", "t": "over_budget"}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not() -> None:
    assert to_bytes(_plan()) == to_bytes(_plan())
    assert to_bytes(_plan()) != to_bytes(_plan(plan_request(*NEEDS, seed=8)))


def test_the_order_of_the_needs_decides_nothing(document: dict[str, Any]) -> None:
    assert to_bytes(_plan(plan_request(*reversed(NEEDS)))) == to_bytes(document)


def test_bytes_do_not_depend_on_the_number_of_threads(document: dict[str, Any]) -> None:
    program = (
        "import sys; from tests.programmes.planning.test_document import _plan, to_bytes; "
        "sys.stdout.buffer.write(to_bytes(_plan()))"
    )
    for threads in ("1", "2"):
        written = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env={"OPENBLAS_NUM_THREADS": threads}
        )
        assert written.stdout == to_bytes(document)


def test_a_plan_of_real_countries_that_nobody_asked_for_says_so(document: dict[str, Any]) -> None:
    assert document["watermark"]["words"] == "illustration on public figures; no country asked for this"


def test_confirmed_needs_and_fictitious_countries_carry_no_watermark() -> None:
    assert _plan(plan_request(*NEEDS, is_confirmed=True))["watermark"] is None
    assert _plan(plan_request(need("n", "XAA"), partners=("XPA",)))["watermark"] is None


def test_explore_says_that_nobody_asked() -> None:
    document = explore_document(explore(explore_request("IDN"), world()))
    assert document["watermark"]["code"] == "illustration_on_public_figures"
    assert [one["country"] for one in document["alone"]] == ["IDN"]


def test_modelled_exposure_prints_how_badly_it_fits(document: dict[str, Any]) -> None:
    correlations = document["exposure"]["correlations_with_observed"]
    assert (correlations["pairs_in_logarithms"], correlations["exports_over_gdp_in_rank"]) == (0.78, 0.24)


def test_every_assumption_stands_with_its_basis_and_source(document: dict[str, Any]) -> None:
    assert [one["code"] for one in document["assumptions"]] == [
        "beta",
        "delta",
        "phi",
        "exporter_factor",
        "trade_to_gdp",
        "reach_bound",
        "least_distance_km",
    ]
    assert all(one["basis"] and one["source"] for one in document["assumptions"])


def test_an_undefined_share_is_a_word_and_never_zero() -> None:
    document = _plan(plan_request(need("t", "TLS", cost=Decimal(999))))
    assert document["actions"] == []
    assert document["trickle_up_share"] == "undefined"
    assert document["trickle_up_undefined_frequency"] == 1.0


def test_a_document_comes_back_as_it_was_written(document: dict[str, Any]) -> None:
    assert from_bytes(to_bytes(document)) == document


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", json.dumps({"kind": "other"}).encode()])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError):
        from_bytes(content)
