"""What the audit says happened to accounts, memberships and tokens."""

ACCOUNT_CREATED = "account.created"
MEMBERSHIP_GRANTED = "membership.granted"
MEMBERSHIP_ENDED = "membership.ended"
TOKEN_ISSUED = "token.issued"
TOKEN_REVOKED = "token.revoked"
PROFILE_CHANGED = "account.profile_changed"
