"""What is wrong with keeping a search."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "search.empty": Entry(
        _("There is nothing to look for in this search."),
        _("Write a word, search, and keep it then."),
        400,
        Exit.INVALID,
    ),
    "search.too_many": Entry(
        _("You keep {most} searches already."),
        _("Forget one that you no longer need."),
        409,
        Exit.CONFLICT,
    ),
}
