"""Stretches of a text."""

Span = tuple[int, int]
"""``(start, end)``, half-open, in code points."""
