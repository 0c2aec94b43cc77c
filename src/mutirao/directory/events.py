"""What the audit says happened to the directory."""

DIRECTORY_LOADED = "directory.loaded"
FIGURES_REPLACED = "figures.replaced"
TRADE_IMPORTED = "trade.imported"
