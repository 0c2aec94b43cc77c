"""What the audit says happened to the directory."""

REFERENCE_LOADED = "reference.loaded"
FIGURES_REPLACED = "figures.replaced"
TRADE_IMPORTED = "trade.imported"
PARTY_LISTED = "party.listed"
