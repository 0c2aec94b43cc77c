"""Observed trade from a CSV file: `exporter, importer, value[, year, sector]`."""
