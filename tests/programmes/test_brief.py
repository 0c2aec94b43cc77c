import json
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from pypdf import PdfReader
from tests.cast import Cast
from tests.programmes.stories import ACTIVITY, accepted, agreed_activity, digest_of, proposed_activity, second_partner

from mutirao.access.actors import Actor
from mutirao.access.audiences import PUBLIC
from mutirao.design import typesetting
from mutirao.design.typesetting import MissingFontError
from mutirao.kernel.errors import NotFoundError
from mutirao.programmes.brief.content import brief_content
from mutirao.programmes.brief.document import brief_docx
from mutirao.programmes.brief.page import brief_pdf
from mutirao.programmes.models import Need, Programme
from mutirao.programmes.services.needs import revise_need
from mutirao.programmes.services.plans import store_benefit
from mutirao.programmes.services.programmes import (
    compose_programme,
    open_for_signature,
    revise_programme,
    sign_programme,
)
from mutirao.programmes.terms import ProgrammeTerms

pytestmark = pytest.mark.django_db


def _programme(cast: Cast, now: datetime, activities: int = 3) -> Programme:
    """A programme as they usually are: a few activities, a summary, one side's signature, public once signed."""
    first = agreed_activity(cast, now)
    more = [
        accepted(proposed_activity(first.need, cast.delta, cast.partner, now), cast.amara_officer, now)
        for _ in range(activities - 1)
    ]
    terms = ProgrammeTerms(
        title="Night watch 夜間当番",
        summary="A response team that answers at all hours, trained and tried in one year. " * 3,
        activities=tuple(one.public_id for one in (first, *more)),
        audience=PUBLIC,
    )
    programme = compose_programme(party=cast.delta, terms=terms, by=cast.partner, now=now)
    digest = digest_of(programme, cast.partner)
    open_for_signature(programme_id=programme.public_id, digest=digest, by=cast.partner, now=now)
    sign_programme(programme_id=programme.public_id, digest=digest, by=cast.partner, now=now)
    return programme


def _content(programme: Programme, by: Actor, now: datetime, language: str = "en") -> dict[str, Any]:
    return brief_content(programme.public_id, by=by, language=language, now=now)


def _text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("language", ["en", "ja", "ko", "pt-br", "es"])
def test_the_brief_of_a_usual_programme_is_one_tagged_page_of_a4(cast: Cast, now: datetime, language: str) -> None:
    reader = PdfReader(BytesIO(brief_pdf(_content(_programme(cast, now), cast.partner, now, language))))
    assert len(reader.pages) == 1
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert str(catalogue["/Lang"]).startswith(language[:2])


def test_the_brief_says_what_was_agreed_and_what_is_not_known(cast: Cast, now: datetime) -> None:
    programme = _programme(cast, now)
    text = " ".join(_text_of(brief_pdf(_content(programme, cast.amara_viewer, now))).split())
    for words in (
        "Night watch 夜間当番",
        "Amara",
        "Two incidents in 2025",
        "Night shifts in practice",
        "USD 80,000",
        "signed by partner",
        "not yet signed",
        "Not computed",
        "fictitious",
        programme.public_id,
    ):
        assert words in text, words


def test_japanese_stands_in_the_brief_as_text(cast: Cast, now: datetime) -> None:
    text = _text_of(brief_pdf(_content(_programme(cast, now), cast.amara_viewer, now, "ja")))
    together = "".join(text.split())
    assert "Amara国" in together
    assert "インシデント対応" in together


def test_without_a_font_for_it_east_asian_text_is_refused_instead_of_drawn_as_boxes(
    cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = _content(_programme(cast, now), cast.amara_viewer, now, "ja")
    monkeypatch.setattr(typesetting, "_families", lambda: frozenset({"Liberation Sans"}))
    with pytest.raises(MissingFontError):
        brief_pdf(content)


def test_a_long_programme_flows_on_to_further_pages(cast: Cast, now: datetime) -> None:
    content = _content(_programme(cast, now), cast.partner, now)
    content["activities"] = content["activities"] * 30
    assert 2 <= len(PdfReader(BytesIO(brief_pdf(content))).pages) <= 5


def test_the_same_content_gives_the_same_bytes(cast: Cast, now: datetime) -> None:
    content = _content(_programme(cast, now), cast.partner, now)
    assert brief_pdf(content) == brief_pdf(content)


def test_nothing_that_a_country_writes_is_taken_for_layout(cast: Cast, now: datetime) -> None:
    content = _content(_programme(cast, now), cast.partner, now)
    content["title"] = '#panic("x") *bold* $1^2$ \\ "]'
    assert '#panic("x") *bold* $1^2$' in _text_of(brief_pdf(content))


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_document_holds_the_same_as_the_page(cast: Cast, now: datetime, language: str) -> None:
    content = _content(_programme(cast, now), cast.partner, now, language)
    document = docx.Document(BytesIO(brief_docx(content)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert content["title"] in text
    assert content["needs"][0]["grounds"] in text
    assert content["benefit"]["rests_on"] in text
    assert {content["activities"][0]["cost"], content["totals"]["cost"]} <= cells
    assert document.core_properties.language == language


def test_an_outsider_gets_no_brief_of_what_it_may_not_see(cast: Cast, now: datetime) -> None:
    programme = _programme(cast, now)
    with pytest.raises(NotFoundError):
        _content(programme, cast.outsider, now)


def test_everybody_else_reads_neither_names_of_people_nor_what_is_not_shared(cast: Cast, now: datetime) -> None:
    programme = _programme(cast, now)
    digest = digest_of(programme, cast.partner)
    sign_programme(programme_id=programme.public_id, digest=digest, by=cast.amara_officer, now=now)
    content = _content(programme, cast.outsider, now)
    assert [side["signed"] for side in content["sides"]] == ["signed on 24 November 2026"] * 2
    assert content["activities"] == []
    assert digest[:16] not in content["provenance"]


def test_known_clashes_stand_in_the_brief_for_those_who_may_know_them(cast: Cast, now: datetime) -> None:
    first = agreed_activity(cast, now)
    echo, officer = second_partner()
    accepted(proposed_activity(first.need, echo, officer, now), cast.amara_officer, now)
    terms = replace(ACTIVITY, title="Once more")
    third = accepted(proposed_activity(first.need, cast.delta, cast.partner, now, terms=terms), cast.amara_officer, now)
    programme = compose_programme(
        party=cast.delta,
        terms=ProgrammeTerms(title="T", summary="", activities=(third.public_id,)),
        by=cast.partner,
        now=now,
    )
    of_country = _content(programme, cast.amara_viewer, now)["clashes"]
    of_partner = _content(programme, cast.partner, now)["clashes"]
    assert any("Echo" in line for line in of_country)
    assert of_partner
    assert not any("Echo" in line for line in of_partner)


def test_silence_about_clashes_is_an_assurance_to_the_recipient_only(cast: Cast, now: datetime) -> None:
    programme = compose_programme(
        party=cast.delta,
        terms=ProgrammeTerms(title="T", summary="", activities=(agreed_activity(cast, now).public_id,)),
        by=cast.partner,
        now=now,
    )
    assert "None was known" in _content(programme, cast.amara_viewer, now)["labels"]["no_clashes"]
    assert "may see" in _content(programme, cast.partner, now)["labels"]["no_clashes"]


def _benefit_of(programme: Programme, by: Actor, now: datetime) -> None:
    """A stored result of the engine, with the keys that the brief reads."""
    figures = {"median": 0.0123456, "low": -0.002, "high": 0.0301}
    document = {
        "kind": "benefit",
        "benefit": {"recipients": figures, "partners": figures, "others": figures, "total": figures},
        "structures": [
            {"structure": "equal_cost", "displacement": False, "benefit": {"others": figures, "total": figures}},
            {"structure": "equal_rate", "displacement": True, "benefit": {"others": figures, "total": figures}},
        ],
        "conclusions": {
            "recipients": "gain",
            "partners": "no_difference_can_be_told",
            "others": "gain",
            "total": "public_data_cannot_decide",
        },
        "engine_version": {"trickleup": "trickleup 1.1"},
        "seed": 7,
        "input_hash": "ab" * 32,
    }
    store_benefit(
        programme_id=programme.public_id,
        digest=digest_of(programme, by),
        assumed={},
        result=json.dumps(document).encode(),
        by=by,
        now=now,
    )


def test_the_benefit_stands_with_its_interval_and_what_it_rests_on(cast: Cast, now: datetime) -> None:
    programme = _programme(cast, now)
    _benefit_of(programme, cast.partner, now)
    benefit = _content(programme, cast.amara_viewer, now)["benefit"]
    assert [row["group"] for row in benefit["rows"]] == [
        "Recipients",
        "Partners",
        "Everybody else",
        "Everybody together",
    ]
    assert all("0.0123" in row["interval"] and "0.0301" in row["interval"] for row in benefit["rows"])
    assert benefit["rows"][1]["conclusion"] == "no difference can be told"
    assert "not observed" in benefit["rests_on"]
    assert "seed 7" in benefit["rests_on"]
    assert len(benefit["structures"]) == 2
    text = _text_of(brief_pdf(_content(programme, cast.amara_viewer, now)))
    assert "avoided incidents partly land elsewhere" in " ".join(text.split())
    assert "is assumed" in text
    assert len(PdfReader(BytesIO(brief_pdf(_content(programme, cast.amara_viewer, now, "ja")))).pages) == 1


def test_a_benefit_of_another_content_is_not_shown(cast: Cast, now: datetime) -> None:
    programme = _programme(cast, now)
    _benefit_of(programme, cast.partner, now)
    terms = ProgrammeTerms(
        title="Changed", summary="", activities=tuple(one.public_id for one in programme.activities.all())
    )
    digest = digest_of(programme, cast.partner)
    revise_programme(programme_id=programme.public_id, digest=digest, terms=terms, by=cast.partner, now=now)
    assert _content(programme, cast.partner, now)["benefit"]["rows"] == []


def test_the_brief_keeps_the_wording_that_was_signed(cast: Cast, now: datetime) -> None:
    programme = _programme(cast, now)
    before = _content(programme, cast.partner, now)["needs"]
    need = Need.objects.get()
    terms = replace(need.terms, title="Something else", grounds="Other grounds.")
    revise_need(need_id=need.public_id, version=need.version, terms=terms, by=cast.amara_officer, now=now)
    assert _content(programme, cast.partner, now)["needs"] == before
