"""Who gains by a programme, as its own page shows it: drawn, in a table, and in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext

from mutirao.access.actors import Actor
from mutirao.access.audiences import AudienceKind
from mutirao.design.charts import ChartText, IntervalRow, Spec, interval_bars, svg
from mutirao.kernel.languages import DEFAULT_LANGUAGE
from mutirao.programmes.queries.assumptions import assumption_sets
from mutirao.programmes.queries.plans import benefit_of_programme, country_names, document_of
from mutirao.programmes.queries.programmes import ProgrammePage
from mutirao.programmes.web.plan_behind import behind_page
from mutirao.programmes.web.plan_explanations import explanations
from mutirao.programmes.web.plan_pages import decimals
from mutirao.programmes.web.plan_words import CONCLUSIONS, GROUPS, changes_in_words, said

Document = Mapping[str, Any]


def benefit_of_page(page: ProgrammePage, *, by: Actor) -> dict[str, Any]:
    """What was computed for exactly this content, newest first choice; `benefit` is empty where nothing was."""
    if not page.is_of_side:
        return {}
    stored = benefit_of_programme(page.programme, digest=page.digest, by=by) if page.digest else None
    sets = [(one.public_id, f"{one.name} · {one.party.name}") for one in assumption_sets(by=by)]
    if stored is None:
        return {"benefit": [], "assumption_sets": sets}
    document = document_of(stored)
    return {
        "assumption_sets": sets,
        "benefit": _rows(document),
        "benefit_plan": stored,
        "is_benefit_of_party": stored.audience == AudienceKind.OWN,
        "benefit_digits": decimals(document["benefit"].values()),
        "benefit_drawing": svg(_spec(document)),
        "benefit_words": explanations(document),
        "benefit_changes": changes_in_words(stored.request.get("assumed", {})),
        **behind_page(document, country_names(document)),
    }


def _rows(document: Document) -> list[dict[str, Any]]:
    return [
        {
            "group": said(GROUPS, group),
            "found": document["benefit"][group],
            "verdict": said(CONCLUSIONS, document["conclusions"][group]),
        }
        for group in GROUPS
    ]


def _spec(document: Document) -> Spec:
    text = ChartText(
        title=gettext("Who gains by the programme"),
        description=gettext("Median and 90 % interval for each group; zero is marked."),
        axis=gettext("points of the world's direct loss today"),
        language=get_language() or DEFAULT_LANGUAGE,
    )
    bars = [
        IntervalRow(
            label=row["group"], median=row["found"]["median"], low=row["found"]["low"], high=row["found"]["high"]
        )
        for row in _rows(document)
    ]
    return interval_bars(bars, text)
