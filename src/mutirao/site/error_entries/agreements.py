"""Why nothing was entered into the register of agreements."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "agreement.unknown_activity": Entry(
        _("No activity, exercise or programme of the atlas has the id {statement}."),
        _("Copy the id from the address of its page, or leave the field empty."),
        400,
        Exit.INVALID,
    ),
    "agreement.text_readers": Entry(
        _("The text cannot be shown to “{party}”, which may not see the agreement, or nobody was named."),
        _("Name parties or networks that may see the agreement, or choose another audience. Nothing was kept."),
        400,
        Exit.INVALID,
    ),
    "agreement.none": Entry(
        _("This fact tells of no agreement: it is of the kind “{kind}”."),
        _("Terms and signs of life stand beside agreements. Propose the agreement as a fact first."),
        400,
        Exit.INVALID,
    ),
    "agreement.terms_revised": Entry(
        _("Somebody else has recorded the terms of this agreement in the meantime: version {current} stands now."),
        _("Nothing was overwritten. Look at the terms as they stand now and record yours again."),
        409,
        Exit.CONFLICT,
    ),
    "agreement.no_party": Entry(
        _("{party} is no party to this agreement."),
        _("Name one of its parties, or propose a change of the fact that names them."),
        400,
        Exit.INVALID,
    ),
    "agreement.dates": Entry(
        _("These days do not fit: {begins}, {ends}."),
        _("An agreement ends after it begins, and what took place lies in the past."),
        400,
        Exit.INVALID,
    ),
}
