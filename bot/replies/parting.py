"""Whether something is left out between two quotes of one statement."""

from retrieval.types import Quote

LEFT_OUT = "[…]"
_WHITE = 2
"""Characters of white space between two sentences, at the most: an empty line."""


def leaves_out(before: Quote, after: Quote) -> bool:
    """Whether words stand between two quotes of one statement, the one after the other."""
    return after.start - before.end > _WHITE
