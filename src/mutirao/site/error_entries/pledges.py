"""Why nothing was entered about a pledge."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "pledge.none": Entry(
        _("Nothing was promised here: this is a fact of the kind “{kind}”."),
        _("Evidence and declarations stand beside pledges, commitments and actions."),
        400,
        Exit.INVALID,
    ),
    "pledge.unknown_successor": Entry(
        _("No other fact of this party has the id “{statement}”."),
        _("Choose one that is recorded, or leave it empty and say it in words."),
        400,
        Exit.INVALID,
    ),
    "evidence.closed": Entry(
        _("Somebody has decided about this evidence already."),
        _("Nothing was changed. Look at the pledge as it stands now."),
        409,
        Exit.CONFLICT,
    ),
    "evidence.own": Entry(
        _("Nobody decides on the evidence that they entered themselves."),
        _("Nothing was changed. Another officer of the country can, or declare what became of the pledge."),
        403,
        Exit.FORBIDDEN,
    ),
    "evidence.of_others": Entry(
        _("Only the person who entered this evidence can withdraw it."),
        _("Nothing was changed."),
        403,
        Exit.FORBIDDEN,
    ),
    "evidence.empty_answer": Entry(
        _("An answer to evidence says something."),
        _("Write it, or accept the evidence."),
        400,
        Exit.INVALID,
    ),
}
