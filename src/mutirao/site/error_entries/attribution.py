"""Why a programme's worth cannot be told apart."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "trickle_up.no_recipient": Entry(
        _("No country's capacity rises in this."),
        _("Name at least one country with a gain for each action."),
        400,
        Exit.INVALID,
    ),
    "trickle_up.not_in_world": Entry(
        _("There are no figures for {countries}."),
        _("Leave them out: a country without figures is never counted as zero."),
        400,
        Exit.INVALID,
    ),
    "trickle_up.action_twice": Entry(
        _("{named} is named twice."),
        _("Give each action its own name, and name each country once in an action."),
        400,
        Exit.INVALID,
    ),
    "trickle_up.stages_invalid": Entry(
        _("{country} cannot gain {stages} stages."),
        _("Give a number above zero."),
        400,
        Exit.INVALID,
    ),
}
