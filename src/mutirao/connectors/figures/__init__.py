"""Published figures of countries from files: what `gdp/` and `gci/` share."""
