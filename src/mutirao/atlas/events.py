"""What the audit says happened to the atlas."""

ATLAS_LOADED = "atlas.loaded"
STATEMENTS_IMPORTED = "statements.imported"
