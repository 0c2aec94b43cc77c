"""From the document of a result to what its page shows: rows in words, the chart, the table as CSV."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext

from mutirao.design.charts import ChartText, IntervalRow, Spec, interval_panels, svg
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes.web import plan_words as words

Document = Mapping[str, Any]
_GROUPS = ("recipients", "partners", "others", "total")
_WORTH_NAMING = 0.005  # shares that round to nothing are in the file, not on the page
_SIGNIFICANT = 3
_MOST_DECIMALS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitRow:
    """One group under one structure, in points."""

    structure: str
    group: str
    benefit: Mapping[str, float]
    dependence_gain: Mapping[str, float]
    displacement_loss: Mapping[str, float]


def plan_page(document: Document, *, titles: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    """The context of the result's page. `titles` of the needs that the reader may see, by id; `names` of countries,
    by code."""
    rows = _benefit_rows(document)
    return {
        "document": document,
        "rows": rows,
        "drawing": svg(benefit_spec(document)),
        "verdicts": _verdicts(document),
        "structures": _structures(document),
        "actions": [_action(one, titles, names) for one in document.get("actions", ())],
        "left_out": [_left_out(one, titles, names) for one in document.get("left_out", ())],
        "alone": [_alone(one, names) for one in document.get("alone", ())],
        "digits": decimals(row.benefit for row in rows),
        "prices": [_price(one, titles) for one in document.get("constraint_prices", ())],
        "assumptions": [_assumption(one) for one in document["assumptions"]],
        "bounds": [
            {**one, "name": _named(one["country"], names)}
            for one in document["bounds"]["countries"]
            if one["frequency"] >= _WORTH_NAMING
        ],
        "no_figure": [
            (_named(one["country"], names), words.said(words.FIGURES, one["figure"])) for one in document["no_figure"]
        ],
        "is_modelled": document["exposure"]["kind"] == "modelled",
    }


def asked_page(document: Document, *, countries: Sequence[str], names: Mapping[str, str]) -> dict[str, Any]:
    """What was asked, as the page of the result repeats it; `countries` as codes, none for all that could be seen."""
    return {
        "asked_countries": [_named(code, names) for code in countries],
        "asked_partners": [_named(code, names) for code in document["partners"]],
        "gains": [(_named(one["country"], names), one["stages"]) for one in document.get("gains", ())],
    }


def _named(code: str, names: Mapping[str, str]) -> str:
    return names.get(code, code)


def _benefit_rows(document: Document) -> list[BenefitRow]:
    return [
        BenefitRow(
            structure=words.structure_label(one["structure"], has_displacement=one["displacement"]),
            group=words.said(words.GROUPS, group),
            benefit=one["benefit"][group],
            dependence_gain=one["dependence_gain"][group],
            displacement_loss=one["displacement_loss"][group],
        )
        for one in document["structures"]
        for group in _GROUPS
    ]


def benefit_spec(document: Document) -> Spec:
    """The drawing of who gains under each structure."""
    text = ChartText(
        title=gettext("Who gains, under each structure"),
        description=gettext("Median and 90 % interval for each group; zero is marked."),
        axis=gettext("points of the world's direct loss today"),
        language=get_language() or DEFAULT_LANGUAGE,
    )
    bars = [
        IntervalRow(
            label=row.group,
            median=row.benefit["median"],
            low=row.benefit["low"],
            high=row.benefit["high"],
            panel=row.structure,
        )
        for row in _benefit_rows(document)
    ]
    return interval_panels(bars, text)


def _verdicts(document: Document) -> list[tuple[str, str]]:
    conclusions, reasons = document["conclusions"], document.get("reasons", {})
    said = [
        (words.said(words.GROUPS, group), _because(conclusions[group], reasons.get(group, "")))
        for group in _GROUPS
        if group in conclusions
    ]
    if "choice" in conclusions:
        said.append((gettext("The choice of needs"), words.said(words.CONCLUSIONS, conclusions["choice"])))
    return said


def _because(conclusion: str, reason: str) -> str:
    """The verdict, with its reason where it is not plain from the verdict itself."""
    verdict = words.said(words.CONCLUSIONS, conclusion)
    why = words.said(words.REASONS_OF_VERDICTS, reason)
    return gettext("%(verdict)s (%(why)s)") % {"verdict": verdict, "why": why} if why else verdict


def _structures(document: Document) -> list[dict[str, Any]]:
    return [
        {
            "label": words.structure_label(one["structure"], has_displacement=one["displacement"]),
            "share": None if one["trickle_up_share"] == "undefined" else one["trickle_up_share"],
            "undefined_frequency": one["trickle_up_undefined_frequency"],
            "probability_others_gain": one["probability_others_gain"],
            "would_choose": one.get("would_choose"),
        }
        for one in document["structures"]
    ]


def _action(one: Document, titles: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    return {
        **one,
        "name": _named(one["country"], names),
        "title": _title(one["need"], titles),
        "has_page": one["need"] in titles,
        "why": words.said(words.REASONS, one["reason"]),
        "ties": [_title(tie, titles) for tie in one["ties"]],
    }


def _left_out(one: Document, titles: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    why = words.said(words.FIGURES if one["figure"] else words.REASONS, one["figure"] or one["reason"])
    return {
        **one,
        "name": _named(one["country"], names),
        "title": _title(one["need"], titles),
        "has_page": one["need"] in titles,
        "why": why,
        "first": _title(one["first"], titles) if one["first"] else "",
    }


def _title(need: str, titles: Mapping[str, str]) -> str:
    return titles.get(need) or gettext("a need that is not shared with you any more")


def _alone(one: Document, names: Mapping[str, str]) -> dict[str, Any]:
    verdict = words.said(words.CONCLUSIONS, one["conclusion"])
    return {
        **one,
        "name": _named(one["country"], names),
        "verdict": verdict,
        "digits": decimals(one["benefit"].values()),
    }


def decimals(found: Iterable[Mapping[str, float]]) -> int:
    """As many decimals as give the largest bound three significant digits: more would pretend to be known."""
    largest = max((abs(one[bound]) for one in found for bound in ("low", "high")), default=0.0)
    if largest == 0.0:
        return 0
    return min(max(_SIGNIFICANT - 1 - math.floor(math.log10(largest)), 0), _MOST_DECIMALS)


def _price(one: Document, titles: Mapping[str, str]) -> dict[str, Any]:
    about = [_title(need, titles) for need in (one["need"], one["after"]) if need]
    return {"label": words.said(words.CONSTRAINTS, one["constraint"]), "about": " → ".join(about), "gain": one["gain"]}


def _assumption(one: Document) -> dict[str, Any]:
    return {
        "shipped": words.assumption_value({**one, **one["shipped"]}) if "shipped" in one else "",
        "label": words.said(words.ASSUMPTIONS, one["code"]),
        "value": words.assumption_value(one),
        "basis": words.said(words.BASES, one["basis"]),
        "source": one["source"],
    }
