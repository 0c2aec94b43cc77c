"""The guided walk of the home page: five steps, each to a page that shows this reader something."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext

from mutirao.access.actors import Actor
from mutirao.access.permissions import Permission

if TYPE_CHECKING:
    from mutirao.parties.models import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    title: str
    says: str
    address: str
    label: str


def walk(by: Actor, *, own: "Party | None", example: "Party | None") -> Iterator[Step]:
    """`own`: for whom the reader acts. `example`: a fictitious country, where the demonstration is loaded."""
    yield _meet(example)
    yield Step(
        title=gettext("Read what it needs"),
        says=gettext("Needs are confirmed and ranked by the country itself."),
        address=reverse("needs"),
        label=gettext("Open the needs"),
    )
    yield _clash(own if own is not None and own.is_country else example)
    yield Step(
        title=gettext("Follow a programme to its signatures"),
        says=gettext("Every side signs the same text; a page for the minister comes out."),
        address=reverse("programmes"),
        label=gettext("Open the programmes"),
    )
    yield _choice(by)


def _meet(example: "Party | None") -> Step:
    title, says = gettext("Meet a country"), gettext("Everything that you may see about it stands on one page.")
    if example is None:
        return Step(title=title, says=says, address=reverse("countries"), label=gettext("Open the countries"))
    label = gettext("Open the page of {country}").format(country=example.name)
    return Step(title=title, says=says, address=reverse("country", args=[example.code]), label=label)


def _clash(country: "Party | None") -> Step:
    """A visitor has no calendar of their own."""
    title = gettext("See a clash before it happens")
    says = gettext("Who else plans the same, and how much the agency can take.")
    if country is None:
        return Step(title=title, says=says, address=reverse("activities"), label=gettext("Open the activities"))
    label = gettext("Open the calendar of {country}").format(country=country.name)
    return Step(title=title, says=says, address=reverse("party_calendar", args=[country.code]), label=label)


def _choice(by: Actor) -> Step:
    title = gettext("Choose under a budget, and see who gains")
    if Permission.RUN_PLAN in by.permissions:
        says = gettext("For the recipient, for those who pay and for everybody else, always with its uncertainty.")
        return Step(title=title, says=says, address=reverse("plan_choose"), label=gettext("Choose among the needs"))
    says = gettext("Choosing is for those who plan for a party; everybody may explore who would gain from a what-if.")
    return Step(title=title, says=says, address=reverse("explore"), label=gettext("Explore a what-if"))
