"""What the audit says happened to saved searches. What is looked for is nobody's business but the account's own."""

SEARCH_SAVED = "search.saved"
SEARCH_FORGOTTEN = "search.forgotten"
