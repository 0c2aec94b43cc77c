"""What is wrong with the parameters of closed forms."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "arrival.parameter_outside": Entry(
        _("{parameter} is {value}, and must be {expected}."),
        _("Correct the figure."),
        400,
        Exit.INVALID,
    ),
    "arrival.agents_differ": Entry(
        _("Not every figure is given for each of the {agents} agents."),
        _("Give one figure for every agent, and one for every pair of them."),
        400,
        Exit.INVALID,
    ),
    "arrival.too_many_agents": Entry(
        _("All equilibria of {agents} agents are too many to try."),
        _("Give at most {most} agents, or ask for the least and the greatest equilibrium alone."),
        400,
        Exit.INVALID,
    ),
}
