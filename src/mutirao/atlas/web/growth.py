"""How large a network is said to be, over time: every claim with its source, and a drawing of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from mutirao.atlas.comparison import Cell, Section
from mutirao.atlas.facts import StatementFact
from mutirao.design.charts import ChartText, ClaimPoint, claims_over_time, svg
from mutirao.kernel.languages import DEFAULT_LANGUAGE

_COUNTED = ("countries", "organisations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    statement: StatementFact
    countries: int | None
    organisations: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What several sources say of one year, side by side."""

    year: int
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """`claims`: those that no other source contradicts, and only they are drawn; `disputes`: all the others."""

    title: str
    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...]
    drawing: str


def growth_of(sections: Iterable[Section], name: str) -> Growth | None:
    """From the sections of one network; None where nobody counts it."""
    cell = next((section.cells[0] for section in sections if section.key == "figures"), None)
    counted = [one for one in (cell.statements if cell else None) or () if set(one.figures) & set(_COUNTED)]
    if cell is None or not counted:
        return None
    claims = tuple(
        _claim(one) for one in sorted(counted, key=lambda one: one.begins) if one.public_id not in cell.disputed
    )
    title = gettext("Its size over time, as sources claim it")
    return Growth(title=title, claims=claims, disputes=_disputes(cell), drawing=_drawing(claims, name, title))


def _disputes(cell: Cell) -> tuple[Dispute, ...]:
    return tuple(
        Dispute(year=one.year, claims=tuple(_claim(statement) for statement in one.statements))
        for one in cell.differing_claims
    )


def _claim(statement: StatementFact) -> Claim:
    return Claim(
        statement=statement,
        countries=statement.figures.get("countries"),
        organisations=statement.figures.get("organisations"),
    )


def _drawing(claims: Sequence[Claim], name: str, title: str) -> str:
    text = ChartText(
        title=f"{name}: {title}",
        description=gettext(
            "Each point is one claim; the tables beside it have every claim with its source. A year on which sources "
            "differ is not drawn: its claims stand side by side. A claim of which only the year is known stands at its "
            "beginning."
        ),
        axis=gettext("Number claimed"),
        language=get_language() or DEFAULT_LANGUAGE,
    )
    return svg(claims_over_time(tuple(_points(claims)), text))


def _points(claims: Iterable[Claim]) -> Iterable[ClaimPoint]:
    words = {"countries": gettext("countries"), "organisations": gettext("organisations")}
    for claim in claims:
        # What has no date stands in the table alone.
        if claim.statement.year is None:
            continue
        for counted in _COUNTED:
            value = claim.statement.figures.get(counted)
            if value is not None:
                yield ClaimPoint(day=claim.statement.begins.isoformat(), value=value, series=words[counted])
