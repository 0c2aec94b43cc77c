import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from mutirao.atlas.reference import (
    FOLDER,
    chain_of,
    read_atlas,
    shipped_atlas,
    shipped_sources,
    shipped_statements,
    shipped_topics,
)
from mutirao.atlas.reference.schema import ShippedAtlas
from mutirao.kernel.dates import PartialDate, Span
from mutirao.kernel.languages import LANGUAGES

FACTS = Path(__file__).parents[4] / "shared" / "data" / "atlas_facts.yaml"


def parts() -> dict[str, Any]:
    return {
        part: yaml.safe_load((FOLDER / f"{part}.yaml").read_text(encoding="utf-8"))
        for part in ShippedAtlas.model_fields
    }


def problem_with(changed: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as caught:
        ShippedAtlas.model_validate(changed)
    return str(caught.value.errors()[0]["type"])


def test_47_sources_and_66_statements_are_shipped() -> None:
    assert len(shipped_sources()) == 47
    assert len(shipped_statements()) == 66
    assert Counter(statement.mark for statement in shipped_statements()) == {
        "confirmed": 58,
        "secondary": 4,
        "unread": 4,
    }


def test_the_ten_actions_of_e_ciber_are_listed_and_four_are_not_yet_read() -> None:
    actions = {s.number: s for s in shipped_statements() if s.kind == "action" and s.party == "BRA"}
    assert sorted(number for number in actions if number) == list(range(1, 11))
    assert [number for number, action in actions.items() if action.mark == "unread"] == [6, 7, 9, 10]
    assert all((action.says is None) == (action.mark == "unread") for action in actions.values())
    assert {action.instrument or action.source for action in actions.values()} == {"eciber-2020"}


@pytest.mark.parametrize(
    ("key", "chain", "standings"),
    [
        ("eciber-2025", ["eciber-2020", "pnciber-2023", "eciber-2025"], ["term_ended", "none", "in_force"]),
        ("kor-ncss-2019", ["kor-ncss-2019", "kor-ncss-2024"], ["superseded", "in_force"]),
        ("jpn-2021", ["jpn-2018", "jpn-2021", "jpn-2025"], ["superseded", "superseded", "in_force"]),
        ("camp-2017", ["camp-2017"], ["none"]),
    ],
)
def test_a_chain_of_strategies_is_complete_from_any_link(key: str, chain: list[str], standings: list[str]) -> None:
    assert [source.key for source in chain_of(key)] == chain
    assert [source.standing for source in chain_of(key)] == standings


def test_what_a_think_tank_says_is_never_a_party_s_own_voice() -> None:
    described = [s for s in shipped_statements() if s.source == "atlas-2022"]
    assert described
    assert {statement.voice for statement in described} == {"described"}


def test_the_three_claims_about_camp_at_its_launch_all_stand() -> None:
    claims = [s.figures for s in shipped_statements() if s.party == "CAMP" and s.source.startswith("camp-2016")]
    assert [(claim.countries, claim.organisations) for claim in claims if claim] == [(None, 38), (35, 47), (29, 40)]


def test_dates_are_read_with_the_precision_that_the_source_has() -> None:
    statements = {statement.slug: statement for statement in shipped_statements()}
    assert shipped_sources()["gccd-survey"].date == PartialDate(2015)
    assert shipped_sources()["brprt-mou"].date is None
    assert statements["jpn-asean-policy-meeting"].date == Span(PartialDate(2009), None)
    assert statements["bra-2017-ibero-american-exercise"].date == Span.parse("2017-10-23/2017-10-27")
    assert {source.last_checked for source in shipped_sources().values()} == {PartialDate(2026, 11)}


def test_every_topic_is_named_in_every_language() -> None:
    assert all(set(topic.names) == set(LANGUAGES) for topic in shipped_topics())
    assert next(topic.key for topic in shipped_topics()) == "resilience"


@pytest.mark.skipif(not FACTS.exists(), reason="the table of facts is not here")
def test_what_is_shipped_says_what_was_read() -> None:
    facts = yaml.safe_load(FACTS.read_text(encoding="utf-8").replace("date: 2", "date: !!str 2"))
    for statement, fact in zip(shipped_statements(), facts["facts"], strict=True):
        assert (statement.party, statement.kind, statement.source) == (fact["party"], fact["kind"], fact["source"])
        assert (statement.mark, statement.voice) == (fact["mark"], fact["voice"])
        assert statement.says == (None if fact["mark"] == "unread" else fact["says"])
        assert list(statement.parties) == fact.get("parties", [])
    for key, source in facts["sources"].items():
        assert (shipped_sources()[key].title, shipped_sources()[key].url) == (source["title"], source["url"])


@pytest.mark.parametrize(
    ("part", "field", "value", "problem"),
    [
        ("statements", "source", "nowhere", "atlas.unknown"),
        ("statements", "instrument", "nowhere", "atlas.unknown"),
        ("statements", "topic", "weather", "atlas.unknown"),
        ("statements", "party", "XKX", "atlas.unknown"),
        ("statements", "parties", ["BRA", "ZZZ"], "atlas.unknown"),
        ("statements", "observers", ["ZZZ"], "atlas.unknown"),
        ("statements", "date", "2021-02-31", "date.invalid"),
        ("statements", "says", "", "string_too_short"),
        ("statements", "says", None, "atlas.text_and_mark"),
        ("statements", "mark", "unread", "atlas.text_and_mark"),
        ("statements", "number", "1", "int_type"),
        ("statements", "rank", 1, "extra_forbidden"),
        ("statements", "slug", "bra-2020-objectives", "atlas.twice"),
        ("sources", "url", "javascript:alert(1)", "string_pattern_mismatch"),
        ("sources", "url", "JavaScript:alert(1)//https://x", "string_pattern_mismatch"),
        ("sources", "date", "2024-13", "date.invalid"),
        ("sources", "supersedes", "eciber-2025", "atlas.supersession"),
        ("sources", "follows", "nowhere", "atlas.unknown"),
        ("topics", "names", {"en": "Resilience"}, "atlas.languages"),
    ],
)
def test_a_broken_entry_is_refused(part: str, field: str, value: object, problem: str) -> None:
    changed = parts()
    changed[part][0][field] = value
    assert problem_with(changed) == problem


@pytest.mark.parametrize("relation", ["supersedes", "follows"])
def test_a_circle_of_documents_is_refused(relation: str) -> None:
    changed = parts()
    circle = {"supersedes": "superseded_by"}.get(relation)
    sources = {source["key"]: source for source in changed["sources"]}
    for older, newer in [("jpn-2025", "jpn-2018")]:
        sources[newer][relation] = older
        if circle:
            sources[older] |= {circle: newer, "standing": "superseded"}
    assert problem_with(changed) == "atlas.circle"


def test_a_superseded_document_cannot_be_in_force() -> None:
    changed = parts()
    next(source for source in changed["sources"] if source["key"] == "jpn-2018")["standing"] = "in_force"
    assert problem_with(changed) == "atlas.supersession"


def test_a_day_that_does_not_exist_is_refused_without_quotation_marks_too(tmp_path: Path) -> None:
    for part in ShippedAtlas.model_fields:
        text = (FOLDER / f"{part}.yaml").read_text(encoding="utf-8")
        (tmp_path / f"{part}.yaml").write_text(text.replace('"2020-02-05"', "2020-02-31"), encoding="utf-8")
    with pytest.raises(ValidationError) as caught:
        read_atlas(tmp_path)
    assert caught.value.errors()[0]["type"] == "date.invalid"


def test_the_atlas_survives_being_written_and_read_again() -> None:
    assert ShippedAtlas.model_validate(json.loads(shipped_atlas().model_dump_json())) == shipped_atlas()


def test_the_published_schema_is_the_schema() -> None:
    made = json.dumps(ShippedAtlas.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
    assert (FOLDER / "atlas.schema.json").read_text(encoding="utf-8") == made
