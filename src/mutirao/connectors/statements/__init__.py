"""Statements and their sources from files: YAML as the shipped atlas has it, CSV, XLSX."""
