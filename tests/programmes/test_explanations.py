"""A result in plain words: every sentence follows from the figures, and none says more than they do."""

from typing import Any

import pytest
from django.utils.translation import override
from tests.programmes.planning.worlds import explore_request, world

from mutirao.engines.trickleup.assumptions import Assumptions
from mutirao.programmes.planning.assumed import Assumed
from mutirao.programmes.planning.document import explore_document
from mutirao.programmes.planning.explore import explore
from mutirao.programmes.web.plan_explanations import explanations


def _document(**changed: object) -> dict[str, Any]:
    return explore_document(explore(explore_request("IDN", "VNM", **changed), world()))


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    return _document()


def test_a_gain_whose_interval_covers_zero_says_so(shipped: dict[str, Any]) -> None:
    first = explanations(shipped)[0]
    assert first.startswith("For those who raise their capacity a gain")
    assert first.endswith("But the interval covers zero: no difference can be told.")


def test_a_gain_that_every_structure_tells_has_no_reservation() -> None:
    certain = Assumed(parameters=Assumptions(beta_sd=0.01))
    first = explanations(_document(assumed=certain))[0]
    assert first.startswith("For those who raise their capacity a gain")
    assert "zero" not in first
    assert "otherwise" not in first


def test_more_incidents_per_stage_are_a_loss() -> None:
    worse = Assumed(parameters=Assumptions(beta_mean=0.3, beta_sd=0.01))
    assert explanations(_document(assumed=worse))[0].startswith("For those who raise their capacity a loss")


def test_a_share_of_draws_is_never_called_a_probability_of_the_world(shipped: dict[str, Any]) -> None:
    (sentence,) = [one for one in explanations(shipped) if "assumed draws" in one]
    assert "not a probability of the world" in sentence


def test_what_decides_is_named_with_its_share_the_greatest_first(shipped: dict[str, Any]) -> None:
    (sentence,) = [one for one in explanations(shipped) if one.startswith("What decides")]
    told = {row["parameter"]: row["total"] for row in shipped["decisive"]["others"]}
    greatest = max(told, key=lambda name: told[name])
    assert sentence.index({"beta": "(β)", "delta": "(δ)"}[greatest]) < 100


def test_partners_are_not_spoken_of_where_there_are_none() -> None:
    assert not any("partners" in one for one in explanations(_document(partners=())))


def test_nobody_who_rises_is_said_in_one_sentence() -> None:
    empty = explore_document(explore(explore_request("PRK"), world()))
    assert explanations(empty) == ["Nobody's capacity changes, so nobody gains or loses."]


def test_the_same_is_said_in_japanese(shipped: dict[str, Any]) -> None:
    with override("ja"):
        sentences = explanations(shipped)
    assert len(sentences) == len(explanations(shipped))
    assert sentences[0].startswith("能力を高める国にとっては便益")


def test_a_result_of_an_earlier_version_is_still_explained(shipped: dict[str, Any]) -> None:
    newer = {"who_gains_from_whom", "by_hops", "by_aggregate", "decisive", "value_of_knowing", "reasons", "assumed"}
    earlier = {key: value for key, value in shipped.items() if key not in newer}
    assert explanations(earlier)[0] == explanations(shipped)[0]
