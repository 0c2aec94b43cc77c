"""Figures and dates as CLDR writes them; the spaces inside an amount do not break."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from mutirao.design import formats
from mutirao.kernel.dates import PartialDate, Span
from mutirao.kernel.languages import LANGUAGES
from mutirao.kernel.money import Money
from mutirao.kernel.periods import Quarter

MILLION_AND_A_HALF = Money(Decimal(1_500_000), "USD")


def plain(written: str) -> str:
    return written.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "written"), [("en", "1,234,567.5"), ("pt-br", "1.234.567,5"), ("ja", "1,234,567.5")]
)
def test_a_number_is_grouped_as_its_language_does(language: str, written: str) -> None:
    assert formats.number(1_234_567.5, language) == written


def test_a_number_has_exactly_the_decimals_asked_for() -> None:
    assert formats.number(2, "en", 1) == "2.0"
    assert formats.number(2.46, "en", 1) == "2.5"
    assert formats.number(Decimal("2.5"), "en", 0) == "2"


def test_a_negative_number_has_a_true_minus() -> None:
    assert formats.number(-0.2, "en", 1) == "−0.2"
    assert plain(formats.money(Money(Decimal(-12), "BRL"), "en")) == "−BRL 12"


def test_a_small_figure_keeps_the_digits_that_matter_and_its_true_minus() -> None:
    assert formats.significant(-0.0048231, "en") == "\N{MINUS SIGN}0.00482"
    assert formats.significant(0.4881, "pt-br") == "0,488"


@pytest.mark.parametrize(("language", "written"), [("en", "2.2 billion"), ("ja", "21.7億"), ("ko", "21.7억")])
def test_a_large_number_is_short_in_overviews(language: str, written: str) -> None:
    assert plain(formats.compact(2_173_700_000, language)) == written


@pytest.mark.parametrize(("language", "written"), [("en", "12.5%"), ("es", "12,5 %"), ("ja", "12.5%")])
def test_a_share_is_written_in_percent(language: str, written: str) -> None:
    assert plain(formats.percent(0.125, language, 1)) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "USD 1,500,000"), ("es", "1.500.000 USD"), ("pt-br", "USD 1.500.000"), ("ja", "USD 1,500,000")],
)
def test_money_names_its_currency_by_code_where_the_language_puts_it(language: str, written: str) -> None:
    assert plain(formats.money(MILLION_AND_A_HALF, language)) == written


def test_cents_are_written_only_where_there_are_any() -> None:
    assert plain(formats.money(Money(Decimal("12.50"), "EUR"), "en")) == "EUR 12.50"
    assert plain(formats.money(Money(Decimal("12.00"), "EUR"), "en")) == "EUR 12"


def test_an_amount_never_breaks_between_its_parts() -> None:
    for language in LANGUAGES:
        assert " " not in formats.money(MILLION_AND_A_HALF, language)
        assert " " not in formats.compact_money(MILLION_AND_A_HALF, language)


@pytest.mark.parametrize(("language", "written"), [("en", "USD 1.5 million"), ("ja", "USD 150万")])
def test_money_can_be_short(language: str, written: str) -> None:
    assert plain(formats.compact_money(MILLION_AND_A_HALF, language)) == written


@pytest.mark.parametrize(("language", "written"), [("en", "3 months"), ("pt-br", "3 meses"), ("ja", "3 か月")])
def test_a_unit_is_written_out_in_every_language(language: str, written: str) -> None:
    assert plain(formats.unit(3, "duration-month", language)) == written


def test_an_interval_stands_behind_its_median() -> None:
    assert plain(formats.interval("4.1", "2.0", "6.3")) == "4.1 (2.0 – 6.3)"


@pytest.mark.parametrize(
    ("day", "english", "japanese"),
    [
        (PartialDate(2024), "2024", "2024年"),
        (PartialDate(2024, 2), "February 2024", "2024年2月"),
        (PartialDate(2024, 2, 1), "1 February 2024", "2024年2月1日"),
        (date(2024, 2, 1), "1 February 2024", "2024年2月1日"),
        (Quarter(2026, 2), "Q2 2026", "2026/Q2"),
        (Span.parse("2009/.."), "2009 –", "2009年 –"),
        (Span.parse("../2020"), "– 2020", "– 2020年"),
        (Span.parse("2024-02"), "February 2024", "2024年2月"),
        (Span.parse("2017-10/2018"), "October 2017 – 2018", "2017年10月 – 2018年"),
    ],
)
def test_a_date_says_as_much_as_is_known(day: date | PartialDate | Span | Quarter, english: str, japanese: str) -> None:
    assert formats.calendar(day, "en") == english
    assert formats.calendar(day, "ja") == japanese


def test_a_moment_is_told_in_universal_time() -> None:
    in_tokyo = datetime(2026, 3, 1, 21, 5, tzinfo=timezone(timedelta(hours=9)))
    assert plain(formats.moment(in_tokyo, "en")) == "1 March 2026 12:05 UTC"
    assert formats.moment(in_tokyo, "ja") == formats.moment(in_tokyo.astimezone(UTC), "ja")


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "A, B and C"),
        ("pt-br", "A, B e C"),
        ("es", "A, B y C"),
        ("ja", "A、B、C"),
        ("ko", "A, B 및 C"),
    ],
)
def test_names_are_listed_as_the_language_does(language: str, written: str) -> None:
    assert formats.listing(["A", "B", "C"], language) == written
    separated = zip(["A", "B", "C"], formats.separators(3, language), strict=True)
    assert "".join(name + separator for name, separator in separated) == written


def test_a_list_of_one_or_none_has_no_separator() -> None:
    assert formats.listing(["A"], "ja") == "A"
    assert formats.listing([], "ja") == ""
    assert formats.separators(1, "ja") == [""]
