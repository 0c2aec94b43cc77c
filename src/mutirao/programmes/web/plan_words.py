"""The words for what a plan or a what-if says in codes."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext, gettext_noop, ngettext
from django.utils.translation import gettext_lazy as _

from mutirao.design import formats
from mutirao.kernel.languages import DEFAULT_LANGUAGE

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
# What can be changed, by the name that an address and a command have for it.
PARAMETERS: Mapping[str, tuple[Any, Any]] = {
    "beta_mean": (
        _("β, mean"),
        _("Change of the logarithm of the incident rate per stage: −0.17 means about 16 % fewer; above zero, more."),
    ),
    "beta_sd": (_("β, standard deviation"), _("How unsure that is; 0 says it is known.")),
    "delta_a": (_("δ, first number"), _("The share of avoided incidents that land elsewhere has the mean a/(a+b).")),
    "delta_b": (_("δ, second number"), _("The larger both are, the surer it is.")),
    "phi_low": (_("φ, at least"), _("Share of a delivery that a lost IT service really interrupts.")),
    "phi_high": (_("φ, at most"), ""),
    "exporter_factor_sd": (
        _("Exporter factor, standard deviation of its logarithm"),
        _("Only where who depends on whom is modelled."),
    ),
    "trade_to_gdp": (_("All deliveries over all GDP"), _("Only where who depends on whom is modelled.")),
    "reach_bound": (_("Bound on what a country can lose through its suppliers"), _("As a share of its GDP.")),
    "least_distance_km": (_("The least distance between two countries, in km"), ""),
}
PARAMETER_GROUPS: Mapping[str, Any] = {
    "beta": _("whether and how much capacity deters (β)"),
    "delta": _("how many avoided incidents land elsewhere (δ)"),
    "phi": _("how much of a delivery an incident interrupts (φ)"),
    "exporter_factor": _("how much each country exports"),
    "structure": _("where incidents fall and what one costs"),
}
REASONS_OF_VERDICTS: Mapping[str, Any] = {
    "every_structure_says_so": "",
    "every_interval_covers_zero": _("every 90 % interval covers zero"),
    "structures_contradict_each_other": _("one structure says gain and another loss"),
    "only_some_structures_can_tell": _("only some structures tell a difference"),
    "nobody_in_group": "",
}
ALTERNATIVES: Mapping[str, Any] = {
    "one_hop": _("Losses of direct customers only"),
    "many_hops": _("Losses of customers' customers too, to the end"),
    "own_effort": _("Each country is as secure as itself"),
    "total_effort": _("The network is as secure as its average"),
    "weakest_link": _("The network is as secure as its weakest member"),
    "best_shot": _("The network is as secure as its strongest member"),
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
    "own": _("changed by whoever asked"),
}
# Translated where they are shown: the registry stores them.
STAGES_OF_WORK = {
    "drawing": gettext_noop("drawing what nobody knows"),
    "choosing": gettext_noop("choosing among the needs"),
    "comparing_structures": gettext_noop("comparing the structures"),
    "valuing": gettext_noop("valuing the choice"),
    "each_alone": gettext_noop("each country alone"),
    "all_together": gettext_noop("all together"),
    "who_gains": gettext_noop("who gains from whom, and what decides"),
    "done": gettext_noop("writing the result"),
}


def column_label(column: str, names: Mapping[str, str]) -> str:
    """A group's words, or the name of a partner."""
    return str(GROUPS[column]) if column in GROUPS else names.get(column, column)


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


def changes_in_words(assumed: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What differs from the shipped assumptions, as label and value; nothing where nothing does."""
    language = get_language() or DEFAULT_LANGUAGE
    changes = [
        (str(PARAMETERS[name][0]), formats.number(value, language, _decimals_of(value)))
        for name, value in assumed.get("parameters", {}).items()
    ]
    if assumed.get("is_exposure_modelled"):
        changes.append((gettext("Who depends on whom"), gettext("modelled, even where a table is there")))
    figures = len(assumed.get("figures", ()))
    if figures:
        told = ngettext("of %(count)s country", "of %(count)s countries", figures) % {"count": figures}
        changes.append((gettext("Own figures"), told))
    return changes


def _decimals_of(value: float) -> int:
    """As many as it was given with."""
    return len(f"{value:.10f}".rstrip("0").partition(".")[2])
