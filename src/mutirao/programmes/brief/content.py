"""What stands in the brief of a programme: one dictionary of finished words, the same for PDF and DOCX."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, ngettext, override

from mutirao.access.actors import Actor
from mutirao.design import formats
from mutirao.kernel.identifiers import PublicId
from mutirao.kernel.money import Money
from mutirao.programmes import words
from mutirao.programmes.models import Activity, ClashAcknowledgement
from mutirao.programmes.queries.clashes import acknowledged_clashes
from mutirao.programmes.queries.plans import document_of, shared_benefit_of_programme
from mutirao.programmes.queries.programmes import AnsweredNeed, ProgrammePage, Side, programme_page
from mutirao.programmes.vocabulary import SideRole
from mutirao.programmes.web.plan_words import CONCLUSIONS, GROUPS, said, structure_label

BriefContent = dict[str, Any]


def brief_content(programme_id: PublicId, *, by: Actor, language: str, now: datetime) -> BriefContent:
    """The brief as `by` may see it, in a language. Raises NotFoundError. The same programme, reader and moment give
    the same content."""
    page = programme_page(programme_id, by=by)
    clashes = acknowledged_clashes(page.activities, by=by)
    with override(language):
        return {
            "language": language,
            "title": page.programme.title,
            "summary": page.programme.summary,
            "state": str(page.programme.get_state_display()),
            "labels": _labels() | {"no_clashes": _no_clashes(page, by)},
            "demonstration": _demonstration(page),
            "sides": [_side(side, language, is_of_side=page.is_of_side) for side in page.sides],
            "needs": [_need(need, language) for need in page.needs],
            "activities": [_activity(activity, language) for activity in page.activities],
            "totals": _totals(page, language),
            "clashes": [_clash(line, language) for line in clashes],
            "benefit": _benefit(page, by, language),
            "provenance": _provenance(page, language, now),
        }


def _labels() -> dict[str, str]:
    return {
        "brief": gettext("Brief of a programme"),
        "sides": gettext("Sides and signatures"),
        "needs": gettext("Needs and their grounds"),
        "activities": gettext("Activities"),
        "activity": gettext("Activity"),
        "parties": gettext("Recipient and partner"),
        "when": gettext("When"),
        "staff_days": gettext("Staff-days"),
        "cost": gettext("Cost"),
        "total": gettext("In all"),
        "clashes": gettext("Clashes that were known"),
        "benefit": gettext("Benefit"),
        "group": gettext("For whom"),
        "interval": gettext("Median and 90 % interval"),
        "conclusion": gettext("What can be told"),
        "structure": gettext("Under each structure; public data cannot tell which holds"),
        "together": gettext("Everybody together"),
        "others": gettext("Everybody else"),
        "assumed_gain": gettext("The gain in stages is assumed, as the needs state it; nobody has observed it yet."),
        "none": gettext("None that the reader may see."),
    }


def _no_clashes(page: ProgrammePage, by: Actor) -> str:
    """Only a recipient knows all clashes of its activities; to others, silence is no assurance."""
    if page.activities and all(activity.recipient_id == by.party_id for activity in page.activities):
        return gettext("None was known when the activities were proposed and accepted.")
    return gettext("None that the reader may see.")


def _demonstration(page: ProgrammePage) -> str:
    """The mark of fictitious parties; empty where all are real."""
    if not any(side.party.is_fictitious for side in page.sides):
        return ""
    return gettext("Demonstration: fictitious parties, no real State, agency or person.")


def _side(side: Side, language: str, *, is_of_side: bool) -> dict[str, str]:
    roles = ", ".join(str(SideRole(role).label) for role in side.roles)
    return {"party": side.party.name_in(language), "roles": roles, "signed": _signed(side, language, is_of_side)}


def _signed(side: Side, language: str, is_of_side: bool) -> str:
    """The person's name is for the sides; everybody else reads that and when the party signed."""
    if side.signature is None:
        return gettext("not yet signed")
    when = formats.calendar(side.signature.signed_at.date(), language)
    if not is_of_side:
        return gettext("signed on %(day)s") % {"day": when}
    return gettext("signed by %(name)s on %(day)s") % {"name": side.signature.name, "day": when}


def _need(need: AnsweredNeed, language: str) -> dict[str, str]:
    gain = ngettext("a gain of %(stages)d stage", "a gain of %(stages)d stages", need.stages) % {"stages": need.stages}
    area = words.area_name(need.area, language)
    return {"title": need.title, "about": f"{need.party.name_in(language)} · {area} · {gain}", "grounds": need.grounds}


def _activity(activity: Activity, language: str) -> dict[str, str]:
    first, last = (formats.calendar(day, language) for day in (activity.starts, activity.ends))
    return {
        "title": activity.title,
        "kind": str(activity.get_kind_display()),
        "parties": f"{activity.recipient.name_in(language)} · {activity.partner.name_in(language)}",
        "when": f"{first} – {last}",
        "staff_days": formats.number(activity.staff_days, language),
        "cost": formats.money(activity.money, language),
    }


def _totals(page: ProgrammePage, language: str) -> dict[str, str]:
    return {"staff_days": formats.number(page.staff_days, language), "cost": _amounts(page.costs, language)}


def _amounts(amounts: Sequence[Money], language: str) -> str:
    return "; ".join(formats.money(amount, language) for amount in amounts)


def _clash(line: ClashAcknowledgement, language: str) -> str:
    facts = {"party": line.party.name_in(language)}
    if line.other is not None:
        facts |= {"title": line.other.title, "partner": line.other.partner.name_in(language)}
        return gettext("%(party)s went ahead although it overlaps with “%(title)s” of %(partner)s.") % facts
    assert line.quarter is not None  # the database holds that a clash is an overlap or a load
    facts["quarter"] = formats.calendar(line.quarter, language)
    facts |= {name: formats.number(line.facts[name], language, 0) for name in ("absorbable", "taken", "added")}
    return (
        gettext(
            "%(party)s went ahead although in %(quarter)s the agency could give %(absorbable)s staff-days, "
            "%(taken)s were taken and this adds %(added)s."
        )
        % facts
    )


def _benefit(page: ProgrammePage, by: Actor, language: str) -> dict[str, Any]:
    """Never a median alone; without a computation, words that say so and no figure."""
    stored = shared_benefit_of_programme(page.programme, digest=page.digest, by=by) if page.digest else None
    if stored is None:
        return {
            "rows": [],
            "structures": [],
            "rests_on": gettext("Not computed for the content as it stands, or not shared with you."),
        }
    document = document_of(stored)
    rows = [
        {
            "group": said(GROUPS, group),
            "interval": _interval(document["benefit"][group], language),
            "conclusion": said(CONCLUSIONS, document["conclusions"][group]),
        }
        for group in GROUPS
    ]
    structures = [_structure(one, language) for one in document["structures"]]
    return {"rows": rows, "structures": structures, "rests_on": _rests_on(document)}


def _structure(one: dict[str, Any], language: str) -> dict[str, str]:
    """What everybody together and everybody else gain under one structure: public data cannot tell which holds."""
    return {
        "label": structure_label(one["structure"], has_displacement=one["displacement"]),
        "total": _interval(one["benefit"]["total"], language),
        "others": _interval(one["benefit"]["others"], language),
    }


def _interval(figures: dict[str, float], language: str) -> str:
    written = (formats.significant(figures[name], language) for name in ("median", "low", "high"))
    return formats.interval(*written)


def _rests_on(document: dict[str, Any]) -> str:
    text = gettext(
        "Modelled under assumptions, not observed: points of the world's direct loss today (100), one hop, with "
        "displacement. Engine %(engine)s, seed %(seed)s, inputs %(inputs)s."
    )
    versions = ", ".join(str(version) for _, version in sorted(document["engine_version"].items()))
    return text % {"engine": versions, "seed": document["seed"], "inputs": document["input_hash"][:12]}


def _provenance(page: ProgrammePage, language: str, now: datetime) -> str:
    facts = {"programme": page.programme.public_id, "moment": formats.moment(now, language)}
    if page.digest is None:
        return gettext("From Mutirão, programme %(programme)s, as the reader may see it on %(moment)s.") % facts
    facts["digest"] = page.digest[:16]
    return gettext("From Mutirão, programme %(programme)s, content %(digest)s, as of %(moment)s.") % facts
