"""The words of several languages as one regular expression."""

import re
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


DIGITS = r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d+(?:[.,]\d+)*"
"""A number in figures that is no year."""


def amounts(*parts: str, number: re.Pattern[str], **others: str) -> re.Pattern[str]:
    """A pattern of ranges and of numbers with a limit.

    Args:
        parts: their forms, a space for any space; ``{n}`` stands for a number.
        number: of the language.
        others: what else stands for something in the forms.
    """
    joined = "|".join(part.replace(" ", r"\s+") for part in parts)
    for name, one in {**others, "n": f"(?:{number.pattern})"}.items():
        joined = joined.replace(f"{{{name}}}", one)
    return lazy_pattern(rf"(?<!\w)(?:{joined})(?!\w)")


def number_of_words(
    below: str, powers: str, *, link: str, last: str, ending: str = ""
) -> re.Pattern[str]:
    """A pattern of a number in words, as long as it goes on: "two hundred and forty thousand".

    Args:
        below: numbers below a hundred or a thousand, and what stands for one: "half a".
        powers: hundreds, thousands and more.
        link: what stands between a power and a smaller number behind it.
        last: numbers that may stand there only: ordinals.
        ending: of the last word.
    """
    each = rf"(?:[\s-]+(?:{powers}))"
    started = rf"(?:(?:{below}){each}+|(?:{powers}){each}*)"
    further = rf"(?:(?:{link})(?:{below}){each}+)*(?:(?:{link})(?:{below}|{last}))?"
    return lazy_pattern(rf"(?<![\w-])(?:{started}{further}|{below}){ending}(?!\w)")
