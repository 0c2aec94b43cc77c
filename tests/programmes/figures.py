"""Figures for the countries of the cast: without GDP and a place, no benefit can be told."""

from decimal import Decimal

from tests.cast import Cast

from mutirao.directory.models import CountryFigure, CountryProfile, FigureSource
from mutirao.parties.models import Party

_FIGURES = {"XTA": (40, 5.0, 5.0), "XTB": (90, 6.0, 9.0), "XTC": (300, -20.0, 60.0), "XTD": (900, 35.0, -10.0)}


def give_figures(cast: Cast) -> None:
    source = FigureSource.objects.create(key="cast", title="Accounts of the cast", issuer="Tests", vintage="2025")
    for party in (cast.amara, cast.brisa, cast.corvo, cast.delta):
        _enter(party, source)


def _enter(party: Party, source: FigureSource) -> None:
    billions, latitude, longitude = _FIGURES[party.code]
    CountryProfile.objects.create(party=party, listing="fictitious", latitude=latitude, longitude=longitude)
    CountryFigure.objects.create(
        party=party, indicator="gdp", year=2025, value=Decimal(billions) * 10**9, unit="USD", source=source
    )
