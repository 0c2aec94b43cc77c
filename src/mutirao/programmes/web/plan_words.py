"""The words for what a plan or a what-if says in codes."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

GROUPS: Mapping[str, Any] = {
    "recipients": _("Recipients"),
    "partners": _("Partners"),
    "others": _("Everybody else"),
    "total": _("Everybody together"),
}
STRUCTURES: Mapping[str, Any] = {
    "equal_cost": _("An incident costs the same everywhere; large economies have more of them"),
    "equal_rate": _("Every country has as many incidents; they cost large economies more"),
    "own_rates": _("Rates that the user gave"),
}
CONCLUSIONS: Mapping[str, Any] = {
    "gain": _("a gain, under every structure"),
    "loss": _("a loss, under every structure"),
    "no_difference_can_be_told": _("no difference can be told"),
    "public_data_cannot_decide": _("public data cannot decide: it depends on the assumptions"),
    "same_under_every_structure": _("the same needs are chosen under every structure"),
    "nobody_in_group": _("nobody is in this group"),
}
REASONS: Mapping[str, Any] = {
    "everything_that_gains_fits": _("all that gains fits the budget"),
    "most_gain_for_the_budget": _("brings the most for the budget"),
    "another_chosen_need_waits_for_it": _("another chosen need waits for it"),
    "equal_gain_decided_by_priority": _("equal gain; the country's own priority decided"),
    "too_late": _("cannot begin within the years"),
    "over_budget": _("costs more than the budget"),
    "needs_another_first": _("waits for another need"),
    "no_gain": _("brings no gain in the model"),
    "others_bring_more": _("others bring more for the budget"),
    "no_figure": _("no figure, so it cannot be valued"),
    "is_partner": _("counted as a partner"),
}
FIGURES: Mapping[str, Any] = {
    "gdp": _("no GDP figure"),
    "coordinates": _("no place known"),
    "trade": _("not in the trade table"),
}
CONSTRAINTS: Mapping[str, Any] = {
    "budget": _("The budget"),
    "budget_per_unit": _("One more unit of the budget"),
    "years": _("The number of years"),
    "after": _("That one need waits for another"),
    "earliest_year": _("That a need cannot begin earlier"),
}
ASSUMPTIONS: Mapping[str, Any] = {
    "beta": _("Change of the incident rate per stage of capacity, as a logarithm (β)"),
    "delta": _("Share of avoided incidents that land elsewhere (δ)"),
    "phi": _("Share of a delivery that a lost IT service really interrupts (φ)"),
    "exporter_factor": _("One factor per exporter, where exposure is modelled"),
    "trade_to_gdp": _("All deliveries over all GDP, where exposure is modelled"),
    "reach_bound": _("The largest share of its GDP that a country can lose through its suppliers"),
    "least_distance_km": _("The least distance between two countries, in km"),
}
DISTRIBUTIONS: Mapping[str, Any] = {
    "normal": _("normal, mean %(mean)s, standard deviation %(sd)s"),
    "beta": _("beta, %(a)s and %(b)s"),
    "log_uniform": _("equally likely in logarithms, from %(low)s to %(high)s"),
    "lognormal": _("lognormal, mean %(mean)s, standard deviation of the logarithm %(sd_of_logarithm)s"),
}
BASES: Mapping[str, Any] = {
    "judgement": _("judgement"),
    "evidence": _("evidence"),
    "calibration": _("calibration"),
    "convention": _("convention"),
}
# Translated where they are shown: the registry stores them.
STAGES_OF_WORK = {
    "drawing": gettext_noop("drawing what nobody knows"),
    "choosing": gettext_noop("choosing among the needs"),
    "comparing_structures": gettext_noop("comparing the structures"),
    "valuing": gettext_noop("valuing the choice"),
    "each_alone": gettext_noop("each country alone"),
    "all_together": gettext_noop("all together"),
    "done": gettext_noop("writing the result"),
}


def said(words: Mapping[str, Any], code: str) -> str:
    """The words for a code; a code that an older result holds and nobody knows any more stands for itself."""
    return str(words.get(code, code))


def assumption_value(assumption: Mapping[str, Any]) -> str:
    """How an assumption is distributed, or the one value it has."""
    if "distribution" not in assumption:
        return str(assumption["value"])
    return said(DISTRIBUTIONS, assumption["distribution"]) % assumption


def structure_label(structure: str, *, has_displacement: bool) -> str:
    displaced = (
        gettext("avoided incidents partly land elsewhere") if has_displacement else gettext("nothing is displaced")
    )
    return f"{said(STRUCTURES, structure)} · {displaced}"
