"""Numbers and hyphened words, of which a passage may have only a half.

"500 houses" is no quotation of "13 500 houses", nor is "President" one of "Vice-President": what
stands for one thing is quoted whole or not at all: "five" is not "five to seven".
"""

import re
from collections.abc import Iterator

from retrieval.languages import LANGUAGES
from retrieval.types import Span

_HYPHENS = "[-\u2010\u2011]"
_FIGURES = r"\d+(?:[.,]\d+)*"
_SPACES = "[ \u00a0\u2009\u202f]"
_UNBROKEN = (
    # Vice-President, 45-year-old, 2031-2033
    re.compile(rf"(?<![\w-])[^\W_]+(?:{_HYPHENS}[^\W_]+)+(?!\w)"),
    # 10–15, 1/2, 10:30
    re.compile(rf"(?<![\w.,]){_FIGURES}(?:[–—/:]{_FIGURES})+"),
    # 13 500
    re.compile(rf"(?<![\w.,])\d{{1,3}}(?:{_SPACES}\d{{3}})+(?!\w)"),
    # −5
    re.compile(rf"(?<=\s)[-\u2212–]{_FIGURES}"),
)


def halved(near: str, at: int) -> Iterator[Span]:
    """What would be broken in two at a place: numbers and words with a hyphen.

    Args:
        near: what stands about the place, in small letters.
        at: the place in it.
    """
    words = (one for known in LANGUAGES for one in (known.edits.numbers, known.edits.amounts))
    for pattern in (*_UNBROKEN, *words):
        for found in pattern.finditer(near):
            # the full stop of "3 mln." may be that of its sentence
            if found.start() < at < found.end() - found[0].endswith("."):
                yield found.span()
