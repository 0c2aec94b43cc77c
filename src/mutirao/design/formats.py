"""Numbers, money and dates as CLDR writes them in a language; pure functions, the language is Django's code (`pt-br`).

The space inside an amount is one that does not break, so that a figure and its unit stay on one line.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale, dates, lists, numbers, units

from mutirao.kernel.dates import PartialDate, Span
from mutirao.kernel.money import Money
from mutirao.kernel.periods import Quarter

Number = int | float | Decimal
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@cache
def locale_of(language: str) -> Locale:
    """Babel's locale for a Django language code: `pt-br` is `pt_BR` there."""
    return Locale.parse(language, sep="-")


def number(value: Number, language: str, digits: int | None = None) -> str:
    """`1234.5` as `1,234.5`; with `digits`, exactly that many decimals."""
    pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return _signed(numbers.format_decimal(value, format=pattern, locale=locale_of(language)))


def significant(value: Number, language: str) -> str:
    """Two to three digits that matter, for figures that can be small: `-0.00482` as `−0.00482`."""
    return _signed(numbers.format_decimal(value, format="@@#", locale=locale_of(language)))


def compact(value: Number, language: str, digits: int = 1) -> str:
    """`2173700000` as `2.2 billion`, `22億`: for overviews, where the exact figure stands in the table."""
    locale = locale_of(language)
    # Chinese characters and Hangul need no abbreviation: CLDR gives those languages one length only.
    length: Literal["long", "short"] = "long" if "long" in locale.compact_decimal_formats else "short"
    written = numbers.format_compact_decimal(value, format_type=length, locale=locale, fraction_digits=digits)
    return _signed(written.replace(" ", NO_BREAK_SPACE))


def percent(value: Number, language: str, digits: int = 0) -> str:
    """A share of one: `0.125` with one digit is `12.5%`."""
    locale = locale_of(language)
    pattern = locale.percent_formats[None].pattern.split(";")[0]
    decimals = "." + "0" * digits if digits else ""
    return _signed(numbers.format_percent(value, format=pattern.replace("#,##0", "#,##0" + decimals), locale=locale))


def money(amount: Money, language: str) -> str:
    """The currency by its ISO code: a bare dollar sign names two dozen of them. Cents only where there are any."""
    locale = locale_of(language)
    has_cents = amount.amount != amount.amount.to_integral_value()
    # Where cents are shown, Babel adds as many decimals as the currency has.
    pattern = locale.currency_formats["standard"].pattern.split(";")[0].replace(".00", "")
    written = numbers.format_currency(
        amount.amount, amount.currency, format=_with_code(pattern), locale=locale, currency_digits=has_cents
    )
    return _signed(written)


def compact_money(amount: Money, language: str, digits: int = 1) -> str:
    """`USD 1.5 million`, with the code on the side where the language puts its currencies."""
    written = compact(amount.amount, language, digits)
    leads = locale_of(language).currency_formats["standard"].pattern.startswith("¤")
    return NO_BREAK_SPACE.join([amount.currency, written] if leads else [written, amount.currency])


def unit(value: Number, name: str, language: str) -> str:
    """A quantity in one of CLDR's units, such as `duration-month` or `digital-megabyte`."""
    locale = locale_of(language)
    written = units.format_unit(value, name, "long", locale=locale)
    # Where a language has no long form, Babel writes the unit's code in its place.
    return units.format_unit(value, name, "short", locale=locale) if name in written else written


def interval(median: str, low: str, high: str) -> str:
    """`4.1 (2.0 – 6.3)`: the median, then the interval, each bound as already written in the reader's language."""
    return f"{median} ({low}{NO_BREAK_SPACE}–{NO_BREAK_SPACE}{high})"


def listing(parts: Sequence[str], language: str) -> str:
    """Names in a sentence: `Brazil, Korea and Japan`, `ブラジル、韓国、日本`."""
    return lists.format_list(parts, locale=_british_or(language))


def separators(length: int, language: str) -> list[str]:
    """What stands after each of `length` names in a list; nothing after the last."""
    return listing(["\0"] * length, language).split("\0")[1:]


def calendar(day: date | PartialDate | Span | Quarter, language: str) -> str:
    """As much of the date as is known: `2024`, `February 2024`, `1 February 2024`, a quarter, or a span of them."""
    match day:
        case Span():
            return _span(day, language)
        case Quarter():
            return dates.format_skeleton("yQQQ", date(day.year, day.number * 3, 1), locale=locale_of(language))
        case PartialDate(month=None):
            return dates.format_skeleton("y", day.first_day, locale=locale_of(language))
        case PartialDate(day=None):
            return dates.format_skeleton("yMMMM", day.first_day, locale=locale_of(language))
        case PartialDate():
            return _day(day.first_day, language)
        case date():
            return _day(day, language)


def moment(when: datetime, language: str) -> str:
    """Date and time in UTC, said so: the readers of one page sit in many time zones."""
    in_utc = when.astimezone(UTC)
    clock = dates.format_time(in_utc, "HH:mm", tzinfo=UTC, locale=locale_of(language))
    return f"{_day(in_utc.date(), language)} {clock}{NO_BREAK_SPACE}UTC"


def _day(day: date, language: str) -> str:
    return dates.format_date(day, "long", locale=_british_or(language))


def _british_or(language: str) -> Locale:
    """CLDR's "en" is American; "1 February 2024" is read alike by everybody who writes English."""
    return Locale("en", "GB") if language == "en" else locale_of(language)


def _span(span: Span, language: str) -> str:
    if span.start == span.end and span.start is not None:
        return calendar(span.start, language)
    start, end = (calendar(bound, language) if bound else "" for bound in (span.start, span.end))
    return f"{start} – {end}".strip()


def _signed(written: str) -> str:
    """A true minus: as wide as a digit, never broken from its number, and read aloud as one."""
    return written.replace("-", "\N{MINUS SIGN}")


def _with_code(pattern: str) -> str:
    """A currency pattern with the ISO code (¤¤) in place of the sign, one unbreakable space away from the digits."""
    if pattern.startswith("¤"):
        return "¤¤" + NO_BREAK_SPACE + pattern.lstrip("¤" + NO_BREAK_SPACE + " ")
    return pattern.rstrip("¤" + NO_BREAK_SPACE + " ") + NO_BREAK_SPACE + "¤¤"
