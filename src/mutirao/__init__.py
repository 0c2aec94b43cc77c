"""Mutirão: a workbench for international cooperation in cyber resilience and capacity-building."""

__version__ = "0.1.0"
