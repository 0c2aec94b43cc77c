"""Gross domestic product from a CSV file: `iso3, year, gdp_usd`."""
