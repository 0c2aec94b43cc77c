"""Every error code has a page with its sentence, its way out and what programs are told."""

import pytest
from django.test import Client

from mutirao.site.error_table import ERRORS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", sorted(ERRORS))
def test_every_code_has_a_page(code: str) -> None:
    page = Client().get(f"/en/problems/{code}/")
    assert page.status_code == 200
    entry = ERRORS[code]
    shown = page.content.decode()
    assert f"<code>{code}</code>" in shown
    assert f"<dd>{entry.status}</dd>" in shown
    assert f"<dd>{int(entry.exit_code)}</dd>" in shown
    assert "{" not in shown.partition("<main")[2].partition("</main>")[0]


def test_the_list_leads_to_every_page() -> None:
    shown = Client().get("/en/problems/").content.decode()
    assert all(f'href="/en/problems/{code}/"' in shown for code in ERRORS)


def test_a_code_that_there_is_not_has_no_page() -> None:
    assert Client().get("/en/problems/none.such/").status_code == 404


def test_an_error_shown_as_a_page_leads_to_the_page_of_its_code() -> None:
    assert 'href="/en/problems/party.unknown/"' in Client().get("/en/plan/calendar/NOWHERE/").content.decode()
