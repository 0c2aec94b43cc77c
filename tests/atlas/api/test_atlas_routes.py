from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def answer(client: Client, address: str) -> Any:
    given = client.get(f"/api/v1/{address}")
    assert given.status_code == 200, given.content
    return given.json()


def test_statements_can_be_selected_by_party_topic_and_kind(atlas: None, client: Client) -> None:
    rows = answer(client, "statements?party=jpn&topic=capacity-building&kind=position")["rows"]
    assert {row["id"] for row in rows} == {
        "jpn-position-tailor-made",
        "jpn-position-security-of-all",
        "jpn-position-responsibility",
        "jpn-position-partners-capabilities",
    }
    assert {row["source"] for row in rows} == {"atlas-2022"}


def test_the_parts_of_a_list_join_without_gap_or_repetition(atlas: None, client: Client) -> None:
    whole = [row["id"] for row in answer(client, "statements?limit=200")["rows"]]
    joined: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        part = answer(client, f"statements?limit=25&cursor={cursor}")
        joined += [row["id"] for row in part["rows"]]
        cursor = part["next"]
    assert joined == whole
    assert len(whole) == 66


def test_what_nobody_has_read_has_no_text(atlas: None, client: Client) -> None:
    rows = answer(client, "statements?party=BRA&kind=action")["rows"]
    assert [row["number"] for row in rows if row["says"] is None] == [10, 6, 7, 9]


def test_sources_carry_standing_and_age(atlas: None, client: Client) -> None:
    rows = {row["key"]: row for row in answer(client, "sources?limit=200")["rows"]}
    assert len(rows) == 47
    assert rows["jpn-2018"]["superseded_by"] == "jpn-2021"
    assert rows["jpn-2018"]["stale_reasons"] == ["superseded"]


def test_a_comparison_is_the_same_as_the_file_of_the_page(atlas: None, client: Client) -> None:
    by_api = answer(client, "compare?parties=BRA,KOR,JPN&topic=resilience")
    by_page = client.get("/en/know/compare/?parties=BRA,KOR,JPN&topic=resilience&format=json").json()
    assert by_api == by_page


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("statements?party=QQQ", 404, "party.unknown"),
        ("statements?topic=weather", 404, "topic.unknown"),
        ("statements?kind=rumour", 400, "statement.unknown_kind"),
        ("compare?parties=BRA", 400, "comparison.size"),
    ],
)
def test_a_mistake_is_a_problem_with_its_code(
    atlas: None, client: Client, address: str, status: int, code: str
) -> None:
    given = client.get(f"/api/v1/{address}")
    assert (given.status_code, given.json()["code"]) == (status, code)
