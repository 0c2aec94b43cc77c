"""What the audit says happened to accounts, memberships and tokens."""

ACCOUNT_CREATED = "account.created"
MEMBERSHIP_GRANTED = "membership.granted"
MEMBERSHIP_ENDED = "membership.ended"
TOKEN_ISSUED = "token.issued"
TOKEN_REVOKED = "token.revoked"
PROFILE_CHANGED = "account.profile_changed"
SIGNED_IN = "account.signed_in"
SIGNED_OUT = "account.signed_out"
PASSWORD_CHANGED = "account.password_changed"
PASSWORD_SET = "account.password_set"
PASSWORD_RESET = "account.password_reset"
CODES_ENABLED = "account.codes_enabled"
CODES_DISABLED = "account.codes_disabled"
RECOVERY_CODES_GENERATED = "account.recovery_codes_generated"

# What others may do to a party's people: each has the party as a fact, so that it sees them in its own audit.
ON_PEOPLE_OF_A_PARTY = frozenset({MEMBERSHIP_GRANTED, MEMBERSHIP_ENDED, PASSWORD_RESET})
