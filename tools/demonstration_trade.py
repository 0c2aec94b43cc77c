"""Make `demonstration/trade.csv`: who delivers how much to whom in the fictitious world, in US dollars a year.

Deliveries follow size and distance, with a factor per exporter and one per pair drawn from a fixed seed, and add up
to 28 % of the world's GDP. Small deliveries are left out: no row is "no figure", as in real tables.

    python tools/demonstration_trade.py
"""

import csv
import math
import random
from datetime import date

from mutirao.demonstration.reader import FOLDER, entries
from mutirao.demonstration.schema import Capital, Country

SEED = 23
SHARE_OF_GDP = 0.28
# A country of this world delivers at most this share of its GDP: nobody is a warehouse.
MOST = 0.75
LEAST_SHOWN = 2_000_000


def main() -> None:
    countries = [
        Country.model_validate(entry, context={"anchor": date.min}) for entry in entries(FOLDER / "countries.yaml")
    ]
    deliveries = scaled(drawn(countries), countries)
    with (FOLDER / "trade.csv").open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(("exporter", "importer", "value"))
        for (exporter, importer), value in sorted(deliveries.items()):
            if value >= LEAST_SHOWN:
                writer.writerow((exporter, importer, round(value, -5)))


def drawn(countries: list[Country]) -> dict[tuple[str, str], float]:
    """Size times size over distance, with the two random factors; no unit yet."""
    random_numbers = random.Random(SEED)
    found = {}
    for exporter in countries:
        openness = random_numbers.lognormvariate(0, 0.5)
        for importer in countries:
            if importer is not exporter:
                size = (exporter.gdp * importer.gdp) ** 0.9
                pair = random_numbers.lognormvariate(0, 0.4)
                found[exporter.code, importer.code] = (
                    openness * pair * size / kilometres(exporter.capital, importer.capital)
                )
    return found


def scaled(deliveries: dict[tuple[str, str], float], countries: list[Country]) -> dict[tuple[str, str], int]:
    """In dollars, adding up to the share of GDP, with no exporter above the most that it may deliver."""
    gdp = {country.code: country.gdp for country in countries}
    values = dict(deliveries)
    for _ in range(50):
        factor = SHARE_OF_GDP * sum(gdp.values()) / sum(values.values())
        values = {pair: value * factor for pair, value in values.items()}
        for code, output in gdp.items():
            excess = sum(value for pair, value in values.items() if pair[0] == code) / (MOST * output)
            values = {pair: value / max(excess, 1.0) if pair[0] == code else value for pair, value in values.items()}
    return {pair: round(value) for pair, value in values.items()}


def kilometres(one: Capital, other: Capital) -> float:
    """Great circle, at least 100 km."""
    latitudes = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    cosine = math.sin(latitudes[0]) * math.sin(latitudes[1]) + math.cos(latitudes[0]) * math.cos(
        latitudes[1]
    ) * math.cos(across)
    return max(100.0, 6371 * math.acos(max(-1.0, min(1.0, cosine))))


if __name__ == "__main__":
    main()
