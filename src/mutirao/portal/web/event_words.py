"""What the audit says happened, in words; the code stands beside them.

Every constant of the rooms' `events.py` has its words here; `tests/portal/test_event_words.py` holds this complete.
"""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

EVENT_NAMES: Mapping[str, str] = {
    # accounts, memberships, tokens
    "account.created": gettext_noop("Account made"),
    "account.profile_changed": gettext_noop("Name or language of the account changed"),
    "account.signed_in": gettext_noop("Signed in"),
    "account.signed_out": gettext_noop("Signed out"),
    "account.password_changed": gettext_noop("Own password changed"),
    "account.password_set": gettext_noop("Own password set"),
    "account.password_reset": gettext_noop("New password given by an administrator"),
    "account.codes_enabled": gettext_noop("One-time codes turned on"),
    "account.codes_disabled": gettext_noop("One-time codes turned off"),
    "account.recovery_codes_generated": gettext_noop("Recovery codes made"),
    "membership.granted": gettext_noop("Let somebody act for the party"),
    "membership.ended": gettext_noop("Ended somebody's acting for the party"),
    "token.issued": gettext_noop("Token for a program issued"),
    "token.revoked": gettext_noop("Token for a program revoked"),
    # atlas
    "atlas.loaded": gettext_noop("Shipped facts of the atlas loaded"),
    "statements.imported": gettext_noop("Statements imported from a file"),
    "statement.proposed": gettext_noop("Proposed a statement for the atlas"),
    "statement.recorded": gettext_noop("Recorded a statement in the atlas"),
    "statement.replied_to": gettext_noop("Replied to a statement about the party"),
    "proposal.continued": gettext_noop("Changed a proposal for the atlas"),
    "proposal.accepted": gettext_noop("Accepted a proposal for the atlas"),
    "proposal.declined": gettext_noop("Declined a proposal for the atlas"),
    "proposal.withdrawn": gettext_noop("Withdrew a proposal for the atlas"),
    "evidence.proposed": gettext_noop("Entered evidence of a pledge"),
    "evidence.accepted": gettext_noop("Accepted evidence of a pledge"),
    "evidence.answered": gettext_noop("Answered evidence of a pledge"),
    "evidence.withdrawn": gettext_noop("Withdrew evidence of a pledge"),
    "pledge.declared": gettext_noop("Declared what became of a pledge"),
    "agreement.terms_recorded": gettext_noop("Recorded the terms of an agreement"),
    "sign_of_life.recorded": gettext_noop("Recorded a sign of life of an agreement"),
    "document.reading_requested": gettext_noop("Had a document read for commitments"),
    "document.read": gettext_noop("A document was read for commitments"),
    "candidate.proposed": gettext_noop("Proposed a sentence of a document as a fact"),
    "candidate.rejected": gettext_noop("Put a sentence of a document aside"),
    "candidate.reopened": gettext_noop("Looked at a sentence of a document again"),
    "source.added": gettext_noop("Added a source"),
    "source.revised": gettext_noop("Changed what is said of a source"),
    "source.checked": gettext_noop("Looked up a source again"),
    # directory
    "reference.loaded": gettext_noop("Shipped reference data loaded"),
    "figures.replaced": gettext_noop("Figures of a source replaced"),
    "trade.imported": gettext_noop("Table of trade imported"),
    "party.listed": gettext_noop("Entered an organisation or a network"),
    # files and long work
    "search.saved": gettext_noop("Saved a search"),
    "search.forgotten": gettext_noop("Deleted a saved search"),
    "file.uploaded": gettext_noop("Uploaded a file"),
    "file.shared": gettext_noop("Changed who may see a file"),
    "file.deleted": gettext_noop("Deleted a file"),
    "job.requested": gettext_noop("Asked for long work"),
    "job.cancelled": gettext_noop("Stopped long work"),
    "job.retried": gettext_noop("Tried long work again"),
    # needs and what agencies can absorb
    "need.drafted": gettext_noop("Drafted a need"),
    "need.revised": gettext_noop("Changed a need"),
    "need.confirmed": gettext_noop("Confirmed a need"),
    "need.shared": gettext_noop("Changed who may see a need"),
    "need.met": gettext_noop("Declared a need met"),
    "need.withdrawn": gettext_noop("Withdrew a need"),
    "absorption.set": gettext_noop("Said what the agency can absorb"),
    "absorption.cleared": gettext_noop("Took back what the agency can absorb"),
    # activities, programmes, plans
    "activity.proposed": gettext_noop("Proposed an activity"),
    "activity.revised": gettext_noop("Changed a proposed activity"),
    "activity.shared": gettext_noop("Changed who may see an activity"),
    "activity.withdrawn": gettext_noop("Withdrew a proposed activity"),
    "activity.accepted": gettext_noop("Answered yes to a proposed activity"),
    "activity.declined": gettext_noop("Answered no to a proposed activity"),
    "activity.deferred": gettext_noop("Answered “not now” to a proposed activity"),
    "activity.started": gettext_noop("Activity began"),
    "activity.completed": gettext_noop("Activity was completed"),
    "programme.composed": gettext_noop("Put a programme together"),
    "programme.revised": gettext_noop("Changed a programme"),
    "programme.opened_for_signature": gettext_noop("Opened a programme for signatures"),
    "programme.signed": gettext_noop("Signed a programme"),
    "programme.agreed": gettext_noop("All sides have signed a programme"),
    "programme.signatures_voided": gettext_noop("Signatures under a former text became void"),
    "programme.cancelled": gettext_noop("Cancelled a programme"),
    "assumptions.saved": gettext_noop("Kept assumptions under a name"),
    "assumptions.revised": gettext_noop("Changed a set of assumptions"),
    "assumptions.shared": gettext_noop("Changed who may see a set of assumptions"),
    "assumptions.deleted": gettext_noop("Deleted a set of assumptions"),
    "plan.stored": gettext_noop("Plan computed and kept"),
}


def event_name(event: str) -> str:
    """In the reader's language; the code itself for an event of another version."""
    return gettext(EVENT_NAMES[event]) if event in EVENT_NAMES else event
