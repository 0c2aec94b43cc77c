"""Why an uploaded document cannot be read."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "document.kind": Entry(
        _("{file} is no document with sentences."),
        _("Choose a PDF, DOCX, HTML or text file."),
        400,
        Exit.INVALID,
    ),
    "document.broken": Entry(
        _("{file} is damaged: it cannot be read to its end."),
        _("Open it in your own program, save it anew, and upload that."),
        400,
        Exit.INVALID,
    ),
    "document.encoding": Entry(
        _("{file} does not tell, or tells wrongly, how its letters are written."),
        _("Open it in a browser, save it as UTF-8 or as PDF, and upload that."),
        400,
        Exit.INVALID,
    ),
    "document.encrypted": Entry(
        _("{file} is encrypted."),
        _("Save a copy without a password, and upload that."),
        400,
        Exit.INVALID,
    ),
    "document.scanned": Entry(
        _("{file} has {pages} pages and no text: they are pictures of pages."),
        _("Have the text recognised by a scanning program first, and upload the result."),
        400,
        Exit.INVALID,
    ),
    "document.too_many_pages": Entry(
        _("{file} has {pages} pages; at most {most} are read."),
        _("Upload the part that holds the commitments."),
        400,
        Exit.INVALID,
    ),
    "document.too_much_text": Entry(
        _("{file} has more than {most} characters."),
        _("Upload the part that holds the commitments."),
        400,
        Exit.INVALID,
    ),
    "candidate.decided": Entry(
        _("Somebody has decided about this sentence already."),
        _("Nothing was changed. Look at the document as it stands now."),
        409,
        Exit.CONFLICT,
    ),
    "candidate.not_put_aside": Entry(
        _("This sentence was not put aside, so there is nothing to look at again."),
        _("Nothing was changed. Look at the document as it stands now."),
        409,
        Exit.CONFLICT,
    ),
    "document.reading_stopped": Entry(
        _("Reading {file} was stopped: it took more than {seconds} seconds or {megabytes} MB, or broke down."),
        _("Nothing was kept of it. Save the document anew in your own program, or upload a part of it."),
        400,
        Exit.INVALID,
    ),
}
