"""Formats and systems outside the house, one folder each."""
