"""How large a network is said to be: drawn where sources agree, side by side where they differ."""

import re
from datetime import date

import pytest
from django.test import Client

from mutirao.access.actors import ANONYMOUS
from mutirao.atlas.queries.comparisons import country_section
from mutirao.atlas.web import growth
from mutirao.atlas.web.growth import Growth, growth_of
from mutirao.design.charts import ChartText, ClaimPoint, Spec, claims_over_time
from mutirao.parties.queries import party_by_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def camp(atlas: None, on: date) -> Growth:
    found = growth_of(country_section(party_by_code("CAMP"), by=ANONYMOUS, on=on), "CAMP")
    assert found is not None
    return found


def test_the_chart_of_camp_begins_in_july_2017(atlas: None, on: date, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[ClaimPoint] = []

    def noted(points: tuple[ClaimPoint, ...], text: ChartText) -> Spec:
        drawn.extend(points)
        return claims_over_time(points, text)

    monkeypatch.setattr(growth, "claims_over_time", noted)
    growth_of(country_section(party_by_code("CAMP"), by=ANONYMOUS, on=on), "CAMP")
    assert min(point.day for point in drawn) == "2017-07-01"
    assert {point.value for point in drawn if point.day == "2017-07-01"} == {40, 53}


def test_the_claims_about_its_size_at_its_launch_stand_side_by_side(camp: Growth) -> None:
    [launch] = camp.disputes
    assert launch.year == 2016
    assert [(one.statement.source.key, one.countries, one.organisations) for one in launch.claims] == [
        ("camp-2016-c", 29, 40),
        ("camp-2016-a", None, 38),
        ("camp-2016-b", 35, 47),
    ]
    assert not {one.statement.public_id for one in launch.claims} & {one.statement.public_id for one in camp.claims}


def test_every_claim_stands_in_a_table_of_the_page_once(atlas: None, client: Client) -> None:
    text = client.get("/en/networks/CAMP/").content.decode()
    for public_id in ("camp-2016-members-invited", "camp-2016-members-reported", "camp-2017-members"):
        assert text.count(f'id="{public_id}"') == 1
    row = re.search(r"<th scope=\"row\">Countries</th>(.*?)</tr>", text, re.DOTALL)
    assert row is not None
    assert re.findall(r"<td>\s*([0-9]+)", row.group(1)) == ["29", "35"]
    assert "Sources differ on 2016" in text
