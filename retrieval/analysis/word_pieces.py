"""The words of a long text, piece by piece: those at a position without those before it.

A piece is split as if it were a text of its own. Pieces are parted by white space, if they can be,
and so no word is.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.stretches import WORDS
from retrieval.analysis.words import Words, cut, row, words
from retrieval.types import Span

Firsts = NDArray[np.uint32]
"""Which word, counted from 0, each piece of a text begins with, and how many words there are."""

_REMEMBERED = 32  # pieces


def counted(text: str) -> tuple[list[str], Firsts]:
    """The words of a text, and which of them each piece begins with."""
    tokens: list[str] = []
    firsts = [0]
    for start, end in WORDS.all(text):
        tokens += row(text[start:end])
        firsts.append(len(tokens))
    return tokens, np.array(firsts, dtype="<u4")


class WordPieces:
    """The words of one text; the last pieces that were split are remembered.

    Args:
        text: whole.
        firsts: of it, as ``counted`` told them.
    """

    def __init__(self, text: str, firsts: Firsts) -> None:
        self._text = text
        self._firsts = firsts
        self._piece = lru_cache(maxsize=_REMEMBERED)(self._split)

    def words(self, first: int, last: int) -> Words:
        """The words ``[first, last)`` of the text, as far as there are so many."""
        first, last = max(0, first), min(last, int(self._firsts[-1]))
        if first >= last:
            return Words((), (), ())
        begin = int(np.searchsorted(self._firsts, first, side="right")) - 1
        end = int(np.searchsorted(self._firsts, last))
        pieces = [self._piece(number) for number in range(begin, end)]
        skipped = first - int(self._firsts[begin])
        inside = slice(skipped, skipped + last - first)
        return Words(
            tuple(chain.from_iterable(piece.tokens for piece in pieces))[inside],
            tuple(chain.from_iterable(piece.starts for piece in pieces))[inside],
            tuple(chain.from_iterable(piece.ends for piece in pieces))[inside],
        )

    def spans(self, begins: Iterable[int], tokens: Sequence[str]) -> Iterator[Span]:
        """The spans where a row of words stands, of those that may begin at these words.

        Spans that begin or end inside a word in a way that reverses its meaning are left out.
        """
        wanted = tuple(tokens)
        for first in begins:
            here = self.words(first, first + len(wanted))
            if here.tokens == wanted and not cut(self._text, here.starts[0], here.ends[-1]):
                yield here.starts[0], here.ends[-1]

    def _split(self, number: int) -> Words:
        start, end = WORDS.stretch(self._text, number)
        split = words(self._text[start:end])
        starts, ends = (tuple(start + at for at in some) for some in (split.starts, split.ends))
        return Words(split.tokens, starts, ends)
