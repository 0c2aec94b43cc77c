"""Every error code with its message, its way out, HTTP status and exit code.

The messages are English keys of the catalogue; `{placeholders}` are filled with the error's facts. The code itself
is the anchor in `docs/reference/errors.md`.
"""

from dataclasses import dataclass
from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of the command line, documented in `docs/reference/exit-codes.md`."""

    FAILURE = 1  # a fault of ours
    USAGE = 2
    NOT_FOUND = 3
    FORBIDDEN = 4
    INVALID = 5
    FILE = 6
    CONFLICT = 7
    ENVIRONMENT = 8
    NOT_INTACT = 9
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Entry:
    message: str
    way_out: str
    status: int
    exit_code: Exit


def gettext_noop(text: str) -> str:
    """Marks a text for the catalogue; it is translated where it is shown."""
    return text


_ = gettext_noop

ERRORS: dict[str, Entry] = {
    "error": Entry(
        _("Something went wrong on our side."),
        _("Nothing was changed. Try again; if it happens again, tell the operator the time."),
        500,
        Exit.FAILURE,
    ),
    "not_found": Entry(
        _("There is nothing here that you can see."),
        _("It may not exist, or it may not be shared with you. Check the address, or sign in."),
        404,
        Exit.NOT_FOUND,
    ),
    "forbidden": Entry(
        _("Your role does not allow this."),
        _(
            "Nothing was changed. Someone of your party with the right role can do it, "
            "or an administrator can change your role."
        ),
        403,
        Exit.FORBIDDEN,
    ),
    "sign_in_required": Entry(
        _("You need to sign in for this."),
        _("Sign in and try again."),
        403,
        Exit.FORBIDDEN,
    ),
    "invalid": Entry(
        _("What was given does not make sense here."),
        _("Nothing was changed. Correct it and try again."),
        400,
        Exit.INVALID,
    ),
    "conflict": Entry(
        _("This has changed in the meantime."),
        _("Nothing of yours was saved. Look at it as it stands now and decide again."),
        409,
        Exit.CONFLICT,
    ),
    "file": Entry(
        _("The file {file} cannot be used."),
        _("Nothing was imported."),
        400,
        Exit.FILE,
    ),
    "date.invalid": Entry(
        _("“{value}” is not a date."),
        _("Write 2026, 2026-02 or 2026-02-01; the day must exist."),
        400,
        Exit.INVALID,
    ),
    "money.currency_mismatch": Entry(
        _("Amounts in {one} and {other} cannot be added."),
        _("Give all amounts in one currency."),
        400,
        Exit.INVALID,
    ),
    "party.unknown": Entry(
        _("No party has the code “{party}”."),
        _("Use an ISO 3166 code of three letters such as BRA, or the code of a network such as ASEAN."),
        404,
        Exit.NOT_FOUND,
    ),
    "audience.invalid": Entry(
        _("This audience needs its parties named."),
        _("Name the parties or the network that may see it, or choose your own party or everybody."),
        400,
        Exit.INVALID,
    ),
    "token.invalid": Entry(
        _("This token does not open anything."),
        _("It may have expired or been revoked. Issue a new one on your account page."),
        401,
        Exit.FORBIDDEN,
    ),
    "token.invalid_scope": Entry(
        _("A token cannot do more than you may: {scope}."),
        _("Choose rights that your own role has."),
        400,
        Exit.INVALID,
    ),
    "token.invalid_life": Entry(
        _("A token lives from 1 to {longest} days."),
        _("Choose a shorter life."),
        400,
        Exit.INVALID,
    ),
    "home.unusable": Entry(
        _("The folder {folder} cannot be written: {reason}."),
        _("Make it writable, or name another one with MUTIRAO_HOME."),
        500,
        Exit.ENVIRONMENT,
    ),
    "database.unknown": Entry(
        _("“{scheme}” is not a database that Mutirão can use."),
        _("Set MUTIRAO_DATABASE to postgresql://user:password@host/name, or leave it empty for SQLite."),
        500,
        Exit.ENVIRONMENT,
    ),
}
