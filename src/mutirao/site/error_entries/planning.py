"""What is wrong with a plan or a what-if that was asked for."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "country.unknown": Entry(
        _("No country or network has the code “{country}”."),
        _("Close to it: {suggestions}. Codes of countries have three letters, such as BRA."),
        400,
        Exit.NOT_FOUND,
    ),
    "country.mixed_world": Entry(
        _("Real countries ({real}) and fictitious ones ({fictitious}) cannot stand in one computation."),
        _("Ask for the ones or for the others."),
        400,
        Exit.INVALID,
    ),
    "country.none_selected": Entry(
        _("“{selection}” names no country."),
        _("Name countries, or a network with members on that day."),
        400,
        Exit.INVALID,
    ),
    "dependence.too_many": Entry(
        _("{given} countries are too many to stand side by side."),
        _("Name at most {most}."),
        400,
        Exit.INVALID,
    ),
    "plan.budget": Entry(
        _("“{budget}” is not a budget."),
        _("Give an amount above zero and at most {most}, without separators, such as 10000000."),
        400,
        Exit.INVALID,
    ),
    "plan.years": Entry(
        _("A plan cannot take {years} years."),
        _("Give 1 to {most} years."),
        400,
        Exit.INVALID,
    ),
    "plan.stages": Entry(
        _("A capacity cannot rise by {stages} stages."),
        _("Give a gain above 0 and at most {most}, in hundredths at the finest."),
        400,
        Exit.INVALID,
    ),
    "plan.seed": Entry(
        _("{seed} cannot be a seed."),
        _("Give a whole number from 0 to {most}."),
        400,
        Exit.INVALID,
    ),
    "plan.no_needs": Entry(
        _("There is no need to choose from."),
        _("Give at least one need."),
        400,
        Exit.INVALID,
    ),
    "plan.pair": Entry(
        _("“{value}” cannot be read for {option}."),
        _("Write a name, a sign of equality and a number, such as beta_mean=-0.3 or IDN=2."),
        400,
        Exit.INVALID,
    ),
    "plan.not_asked_for": Entry(
        _("{country} has a gain of its own but is not among the countries asked for."),
        _("Add it to the countries, or leave its gain out."),
        400,
        Exit.INVALID,
    ),
    "plan.unknown_assumption": Entry(
        _("The model has no assumption “{name}”."),
        _("These can be changed: {known}."),
        400,
        Exit.INVALID,
    ),
    "plan.own_figure_twice": Entry(
        _("{country} has two lines of own figures."),
        _("Give each country once."),
        400,
        Exit.INVALID,
    ),
    "plan.own_figure_invalid": Entry(
        _("{value} cannot be the figure “{figure}” of {country}."),
        _("Give a number from 0 to {most}, or leave it empty: nothing said is not zero."),
        400,
        Exit.INVALID,
    ),
    "trickle_up.assumption_invalid": Entry(
        _("{assumption} cannot be {value}."),
        _("Give a number from {least} to {most}."),
        400,
        Exit.INVALID,
    ),
    "assumptions.name_taken": Entry(
        _("Your party has a set of assumptions named “{name}” already."),
        _("Choose another name, or change that set."),
        409,
        Exit.CONFLICT,
    ),
    "assumptions.nothing_changed": Entry(
        _("These are the shipped assumptions: there is nothing to save under a name."),
        _("Change at least one first."),
        400,
        Exit.INVALID,
    ),
    "assumptions.too_many": Entry(
        _("Your party has {most} sets of assumptions, and no room for another."),
        _("Delete one first."),
        409,
        Exit.CONFLICT,
    ),
    "assumptions.changed": Entry(
        _("Somebody has changed this set of assumptions meanwhile."),
        _("Nothing was changed. Look at it as it stands now and change it again."),
        409,
        Exit.CONFLICT,
    ),
    "plan.side_by_side": Entry(
        _("{given} results cannot stand side by side."),
        _("Choose two to {most} what-ifs."),
        400,
        Exit.INVALID,
    ),
    "plan.cancelled": Entry(
        _("The computation was stopped."),
        _("Nothing was stored. Start it again when you want the answer."),
        409,
        Exit.INTERRUPTED,
    ),
    "plan.document": Entry(
        _("This is not a stored plan or what-if."),
        _("Run the plan again."),
        400,
        Exit.INVALID,
    ),
    "clashes.window": Entry(
        _("The activity {activity} ends ({last}) before it begins ({first})."),
        _("Correct its days."),
        400,
        Exit.INVALID,
    ),
    "clashes.load": Entry(
        _("{load} is no number of staff-days."),
        _("Give a number that is not negative."),
        400,
        Exit.INVALID,
    ),
    "portfolio.circle": Entry(
        _("These needs wait for each other for ever: {circle}."),
        _("Let one of them no longer come after another."),
        400,
        Exit.INVALID,
    ),
    "portfolio.duplicate_need": Entry(
        _("The need {need} is given twice."),
        _("Give each need once."),
        400,
        Exit.INVALID,
    ),
    "portfolio.unknown_need": Entry(
        _("The need {need} comes after {after}, which is not among the needs."),
        _("Add that need, or leave the order out."),
        400,
        Exit.INVALID,
    ),
    "portfolio.unsolved": Entry(
        _("No choice could be found ({status})."),
        _("Nothing is wrong with what you asked: please report it with the file."),
        500,
        Exit.FAILURE,
    ),
    "trickle_up.no_world": Entry(
        _("Fewer than two countries have the figures that the model needs."),
        _("Give a trade file that covers more countries, or choose others."),
        400,
        Exit.INVALID,
    ),
    "trickle_up.own_rate_missing": Entry(
        _("Your own rates lack these countries: {countries}."),
        _("Give a rate for every country of the computation."),
        400,
        Exit.INVALID,
    ),
    "trickle_up.own_rate_invalid": Entry(
        _("A rate or a cost of your own is negative, or all are zero."),
        _("Give rates and costs that are not negative."),
        400,
        Exit.INVALID,
    ),
}
