"""Who depends on whom: shares of GDP, told as modelled where nobody observed them."""

from datetime import UTC, datetime

import numpy as np
import pytest
from django.test import Client
from tests.cast import Cast
from tests.programmes.figures import give_figures

from mutirao.programmes.planning.dependence import MOST, TooManySideBySideError, dependence
from mutirao.programmes.queries.dependence import dependence_page
from mutirao.programmes.queries.worlds import planning_world

pytestmark = pytest.mark.django_db
DAY = datetime(2026, 11, 24, tzinfo=UTC).date()


@pytest.fixture
def figures(cast: Cast) -> None:
    give_figures(cast)


@pytest.mark.usefixtures("figures")
def test_a_row_is_what_a_country_buys_over_its_own_gdp(cast: Cast) -> None:
    world = planning_world()
    found = dependence(("XTA", "XTB"), world)
    assert found.is_modelled
    gdp = dict(zip(world.codes, world.gdp, strict=True))
    # One delivery of gravity is the same both ways, so that shares stand as the other's GDP over one's own.
    assert found.shares[0, 1] * gdp["XTA"] == pytest.approx(found.shares[1, 0] * gdp["XTB"])
    assert np.all(found.in_all >= found.shares.sum(axis=1) - 1e-12)
    assert found.shares.diagonal().tolist() == [0, 0]


@pytest.mark.usefixtures("figures")
def test_countries_stand_in_the_order_of_their_names_and_not_too_many() -> None:
    assert [party.code for party in dependence_page("XTB,XTA", on=DAY, is_modelled=False).parties] == ["XTA", "XTB"]
    with pytest.raises(TooManySideBySideError):
        dependence(tuple("XTA" for _ in range(MOST + 1)), planning_world())


@pytest.mark.usefixtures("figures")
def test_the_page_says_that_it_is_modelled_and_gives_the_table(client: Client) -> None:
    page = client.get("/en/plan/explore/dependence/?countries=XTA,XTB")
    assert "Modelled, not observed" in page.content.decode()
    lines = client.get("/en/plan/explore/dependence/?countries=XTA,XTB&format=csv").content.decode().splitlines()
    assert lines[0].lstrip("\ufeff") == "buyer,supplier,share_of_buyers_gdp,kind"
    assert [line.split(",")[:2] for line in lines[1:]] == [["XTA", "XTB"], ["XTB", "XTA"]]
    assert all(line.endswith(",modelled") for line in lines[1:])


@pytest.mark.usefixtures("figures")
@pytest.mark.parametrize("countries", ["XXX", "XTA,BRA", ""])
def test_what_makes_no_sense_comes_back_with_the_form(client: Client, countries: str) -> None:
    page = client.get("/en/plan/explore/dependence/", {"countries": countries})
    assert page.status_code == 400
    assert "<table" not in page.content.decode()
