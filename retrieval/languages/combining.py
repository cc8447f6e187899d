"""The words of several languages as one regular expression."""

from collections.abc import Iterable

from retrieval.patterns import lazy_pattern

NOTHING = lazy_pattern(r"(?!)")
"""Matches nothing: what a language without such words says."""


def any_of(parts: Iterable[str]) -> str:
    """A group that matches any of ``parts``, which are regular expressions, the first that fits.

    Returns:
        The source of a regular expression; without parts, of one that matches nothing.
    """
    return f"(?:{'|'.join(parts) or '(?!)'})"
