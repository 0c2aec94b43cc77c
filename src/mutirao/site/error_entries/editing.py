"""Why a change of the atlas is refused."""

from mutirao.site.error_entry import Entry, Exit
from mutirao.site.error_entry import gettext_noop as _

ENTRIES: dict[str, Entry] = {
    "statement.revised": Entry(
        _("Somebody else's wording of this fact was recorded in the meantime: it now stands in revision {current}."),
        _("Nothing of yours was recorded, and nothing is lost. Read what stands now, and propose or reply anew."),
        409,
        Exit.CONFLICT,
    ),
    "statement.unknown_source": Entry(
        _("There is no source with the key “{source}”."),
        _("Choose a source that is recorded, or describe the new one with your proposal."),
        400,
        Exit.INVALID,
    ),
    "statement.other_party": Entry(
        _("This fact speaks of {party}. It cannot be moved to another party."),
        _("Propose a new fact for the other party."),
        400,
        Exit.INVALID,
    ),
    "proposal.nothing_changed": Entry(
        _("What you propose is what stands already."),
        _("Change what is wrong, or say with a check of the source that it is still so."),
        400,
        Exit.INVALID,
    ),
    "proposal.audience": Entry(
        _("A fact about another party is public or is not recorded."),
        _("Choose “everybody”, or propose it for your own party."),
        400,
        Exit.INVALID,
    ),
    "proposal.closed": Entry(
        _("Somebody has decided about this proposal already."),
        _("Nothing was changed. Look at the fact as it stands now."),
        409,
        Exit.CONFLICT,
    ),
    "proposal.own": Entry(
        _("Nobody reviews what they proposed themselves."),
        _("Nothing was changed. Another reviewer has to look at it."),
        403,
        Exit.FORBIDDEN,
    ),
    "proposal.of_others": Entry(
        _("Only the person who proposed this can withdraw or continue it."),
        _("Nothing was changed. You can propose a wording of your own."),
        403,
        Exit.FORBIDDEN,
    ),
    "reply.empty": Entry(
        _("A reply that corrects or comments says something."),
        _("Write it, or confirm the fact as it stands."),
        400,
        Exit.INVALID,
    ),
    "source.revised": Entry(
        _("Somebody else has changed this source in the meantime."),
        _("Nothing was overwritten. Look at it as it stands now and change it again."),
        409,
        Exit.CONFLICT,
    ),
    "source.circle": Entry(
        _("These documents would replace or follow each other in a circle: {chain}."),
        _("Look which of them is the older one, and correct the link."),
        400,
        Exit.INVALID,
    ),
}
