"""Every error code with its message, its way out, HTTP status and exit code.

The messages are English keys of the catalogue; `{placeholders}` are filled with the error's facts. The code itself
is the anchor in `docs/reference/errors.md`, and each has a page of the site (`site/problem_pages.py`).
"""

from mutirao.site.error_entries import (
    arrival,
    attribution,
    cascades,
    editing,
    execution,
    operation,
    planning,
    propagation,
    searching,
    statements,
    tables,
)
from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

__all__ = ["ERRORS", "Entry", "Exit"]

ERRORS: dict[str, Entry] = {
    **arrival.ENTRIES,
    **attribution.ENTRIES,
    **cascades.ENTRIES,
    **editing.ENTRIES,
    **execution.ENTRIES,
    **operation.ENTRIES,
    **planning.ENTRIES,
    **propagation.ENTRIES,
    **searching.ENTRIES,
    **statements.ENTRIES,
    **tables.ENTRIES,
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
    "topic.unknown": Entry(
        _("The atlas has no topic “{topic}”."),
        _("Choose one of these: {known}."),
        404,
        Exit.NOT_FOUND,
    ),
    "statement.unknown_kind": Entry(
        _("“{kind}” is not a kind of statement."),
        _("Choose one of these: {known}."),
        400,
        Exit.INVALID,
    ),
    "statement.revision_is_immutable": Entry(
        _("A revision of a statement is never changed or deleted."),
        _("Nothing was changed. Record a new revision in its place."),
        409,
        Exit.CONFLICT,
    ),
    "comparison.size": Entry(
        _("A comparison takes {fewest} to {most} countries or networks; {given} were named."),
        _("Name each of them once, by code, such as BRA KOR JPN."),
        400,
        Exit.INVALID,
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
    "job.unknown_kind": Entry(
        _("There is no kind of work called “{kind}”."),
        _("It may come from another version. Ask for the work again from its page."),
        400,
        Exit.INVALID,
    ),
    "job.queue_full": Entry(
        _("Visitors without an account have {most} computations waiting already."),
        _("Nothing was started. Try again in a minute, or sign in."),
        429,
        Exit.CONFLICT,
    ),
    "job.state": Entry(
        _("This work is not in a state in which that can be done."),
        _("Look at it as it stands now. Running work can be cancelled; failed or cancelled work can be tried again."),
        409,
        Exit.CONFLICT,
    ),
    "job.lost": Entry(
        _("The work was interrupted {attempts} times before it was done."),
        _("Nothing was kept. Try it again; if it happens again, tell the operator the time."),
        500,
        Exit.FAILURE,
    ),
    "job.time_limit": Entry(
        _("The work took longer than {seconds} seconds and was stopped."),
        _("Nothing was kept. Ask for less at once: fewer needs, fewer countries or fewer draws."),
        500,
        Exit.FAILURE,
    ),
    "job.fault": Entry(
        _("The work failed on our side."),
        _("Nothing was kept. Try it again; if it happens again, tell the operator the time."),
        500,
        Exit.FAILURE,
    ),
    "programme.invalid_terms": Entry(
        _("One of the answers does not make sense: {field}."),
        _("Nothing was changed. Correct it and try again."),
        400,
        Exit.INVALID,
    ),
    "need.circle": Entry(
        _("These needs would wait for each other in a circle."),
        _("Nothing was changed. Choose another need of your own that has to come first, or none."),
        400,
        Exit.INVALID,
    ),
    "need.changed": Entry(
        _("Somebody else has changed this need since you opened it."),
        _("Nothing was overwritten. Compare both versions and save again what you want to keep."),
        409,
        Exit.CONFLICT,
    ),
    "need.state": Entry(
        _("This need is no longer in a state in which that can be done."),
        _("Nothing was changed. Look at the need as it stands now."),
        409,
        Exit.CONFLICT,
    ),
    "activity.changed": Entry(
        _("The proposal was changed since you opened it."),
        _("Nothing was saved. Read it as it stands now and answer again."),
        409,
        Exit.CONFLICT,
    ),
    "activity.state": Entry(
        _("This activity is no longer in a state in which that can be done."),
        _("Nothing was changed. Look at the activity as it stands now."),
        409,
        Exit.CONFLICT,
    ),
    "activity.not_now": Entry(
        _("The country has answered “not now” until {until}."),
        _("Nothing was sent. Come back on that day or later."),
        409,
        Exit.CONFLICT,
    ),
    "activity.past_date": Entry(
        _("“Not now” needs a day in the future."),
        _("Nothing was saved. Choose a day after today."),
        400,
        Exit.INVALID,
    ),
    "activity.clash_not_acknowledged": Entry(
        _("There are clashes that you have not seen as they stand now."),
        _("Nothing was saved. Look at them and decide again."),
        409,
        Exit.CONFLICT,
    ),
    "activity.in_programme": Entry(
        _("This activity stands in a programme that does not allow that now."),
        _("Nothing was changed. Change, sign or cancel the programme first."),
        409,
        Exit.CONFLICT,
    ),
    "programme.activity_not_shared": Entry(
        _("{party} cannot see one of these activities or its need."),
        _("Nothing was saved. Ask the country concerned to share them with {party}, or leave the activity out."),
        400,
        Exit.INVALID,
    ),
    "programme.changed": Entry(
        _("The programme has changed since you opened it."),
        _("Nothing was signed or saved. Read it as it stands now and decide again."),
        409,
        Exit.CONFLICT,
    ),
    "programme.state": Entry(
        _("This programme is no longer in a state in which that can be done."),
        _("Nothing was changed. Look at the programme as it stands now."),
        409,
        Exit.CONFLICT,
    ),
    "programme.already_signed": Entry(
        _("Your party has signed this programme already."),
        _("Nothing was changed. The other sides sign next."),
        409,
        Exit.CONFLICT,
    ),
    "plan.stale": Entry(
        _("What this was computed from has changed in the meantime."),
        _("The result was not kept. Compute it again."),
        409,
        Exit.CONFLICT,
    ),
    "api.not_allowed": Entry(
        _("This address does not take that method."),
        _("The description at /api/v1/openapi.json lists what each address takes."),
        405,
        Exit.INVALID,
    ),
    "api.invalid_request": Entry(
        _("The request does not have the form that this address needs."),
        _("Nothing was changed. See “errors” for each place, and the description at /api/v1/openapi.json."),
        422,
        Exit.INVALID,
    ),
    "api.forged": Entry(
        _("This request may come from another site."),
        _("Send the token against forged forms with it, or use an API token from your account page."),
        403,
        Exit.FORBIDDEN,
    ),
    "api.invalid_cursor": Entry(
        _("This cursor does not come from here."),
        _("Begin without a cursor and follow “next”."),
        422,
        Exit.INVALID,
    ),
    "api.key_reused": Entry(
        _("This idempotency key was used for another request."),
        _("Nothing was changed. Use a key of its own for each request."),
        422,
        Exit.CONFLICT,
    ),
    "api.invalid_key": Entry(
        _("An idempotency key has from 1 to {longest} visible ASCII characters."),
        _("Nothing was changed. Use a random identifier such as a UUID."),
        422,
        Exit.INVALID,
    ),
    "upload.too_large": Entry(
        _("The file {file} is larger than {megabytes} MB."),
        _("Nothing was kept. Save it with smaller pictures, or upload it in parts."),
        413,
        Exit.FILE,
    ),
    "upload.empty": Entry(
        _("The file {file} is empty."),
        _("Nothing was kept. Check that it was saved, and upload it again."),
        400,
        Exit.FILE,
    ),
    "upload.unknown_type": Entry(
        _("The content of {file} is of no kind that can be kept here."),
        _("Nothing was kept. Save it as one of: {known}. Texts and tables must be in UTF-8."),
        415,
        Exit.FILE,
    ),
    "upload.mismatch": Entry(
        _("The name of {file} says something else than its content."),
        _("Nothing was kept. By its content its name should end in one of: {expected}."),
        415,
        Exit.FILE,
    ),
    "upload.unsafe_archive": Entry(
        _("This document is broken, carries a program, or unpacks to far too much."),
        _("Nothing was kept. Save it anew without macros, or as PDF."),
        400,
        Exit.FILE,
    ),
    "upload.no_room": Entry(
        _("The disk has no room for this file."),
        _("Nothing was kept. Tell the operator, and try again when there is room."),
        507,
        Exit.ENVIRONMENT,
    ),
    "upload.folder": Entry(
        _("Files cannot be kept at the moment: {reason}."),
        _("Nothing was kept. Tell the operator that the folder for uploads must be writable."),
        500,
        Exit.ENVIRONMENT,
    ),
    "upload.missing": Entry(
        _("The content of this file is gone from the disk."),
        _("Tell the operator; it may be in a backup."),
        500,
        Exit.FAILURE,
    ),
    "document.missing_font": Entry(
        _("This machine has no font for the characters of this document."),
        _("Take the DOCX, or ask the operator to install one (Debian: apt-get install fonts-noto-cjk)."),
        500,
        Exit.ENVIRONMENT,
    ),
}
