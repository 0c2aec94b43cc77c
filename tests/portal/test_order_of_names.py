import pytest
from django.test import Client
from tests.cast import Cast

from mutirao.parties.models import Party

pytestmark = pytest.mark.django_db


def test_an_accent_does_not_send_a_country_to_the_end_of_the_list(cast: Cast) -> None:
    for code, name in (("XTA", "Réunela"), ("XTB", "Rwandela"), ("XTC", "Éstela")):
        Party.objects.filter(code=code).update(names={"en": name})
    page = Client().get("/en/countries/").content.decode()
    places = [page.index(f"/en/countries/{code}/") for code in ("XTC", "XTA", "XTB")]
    assert places == sorted(places)
