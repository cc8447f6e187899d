"""Whether something is left out between two quotes of one statement."""

from collections.abc import Sequence
from itertools import pairwise

from retrieval.types import Quote

LEFT_OUT = "[…]"
_WHITE = 2
"""Characters of white space between two sentences, at the most: an empty line."""


def leaves_out(before: Quote, after: Quote) -> bool:
    """Whether words stand between two quotes of one statement, the one after the other."""
    return after.start - before.end > _WHITE


def joined(quotes: Sequence[Quote]) -> str:
    """The words of quotes of one statement on one line, with a sign for what is left out."""
    words = [" ".join(quote.text.split()) for quote in quotes]
    signs = [f" {LEFT_OUT} " if leaves_out(*pair) else " " for pair in pairwise(quotes)]
    return "".join(part for pair in zip(words, [*signs, ""], strict=True) for part in pair)
