"""Long texts, searched without being read through: by the positions of their words.

One object serves one question or one check, and remembers what it has looked up for it.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np

from retrieval.analysis.occurrences import places
from retrieval.analysis.stretches import SPEECH
from retrieval.analysis.word_pieces import WordPieces
from retrieval.analysis.words import Words
from retrieval.archive.database import Positions
from retrieval.archive.fulltext import FullTextIndex
from retrieval.types import Span

MOST = 100
"""Places of a row of words in one long text that are looked for."""

OCCURRENCES = 200_000
"""Occurrences of one word in the archive that are looked up, the first ones."""

LOOKED_THROUGH = 10_000_000
"""Characters that are read for one question where positions do not tell."""

_IN_ALL = 400_000  # occurrences of all the words of a row; of its rarest word in any case
_TRIED = 1_000  # positions where the rarest words stand as in the row
_FEW, _CHEAP = 20, 20_000  # with so few positions, words of more occurrences are left out
_MARGIN = 2_000  # characters behind a stretch in which a row that begins in it ends


class LongTexts:
    """Looks rows of words up in long texts.

    Args:
        index: of the archive. Long texts that it has not counted are none here.
    """

    def __init__(self, index: FullTextIndex) -> None:
        self._index = index
        self._records = index.long_texts()
        self._counts: dict[str, int] = {}
        self._places: dict[str, tuple[Positions, Positions]] = {}
        self._pieces: dict[int, WordPieces] = {}
        self._left = LOOKED_THROUGH

    def __contains__(self, record: object) -> bool:
        """Whether the text of a record is a long one whose words were counted."""
        return record in self._records

    def words(self, record: int, text: str, first: int, last: int) -> Words:
        """The words ``[first, last)`` of a long text of a record."""
        return self._of(record, text).words(first, last)

    def places(self, record: int, text: str, tokens: Sequence[str], most: int = MOST) -> list[Span]:
        """The spans of a long text that hold exactly these words, the first ``most`` of them.

        Where each word stands more than ``OCCURRENCES`` times in the archive, positions may not
        tell. Long texts are read then, from the beginning of each, ``LOOKED_THROUGH`` characters
        for one question in all.
        """
        begins = self._begins(record, tokens)
        if begins is None:
            return self._read_for(text, tokens, most)
        return [*islice(self._of(record, text).spans(begins[:_TRIED].tolist(), tokens), most)]

    def may_hold(self, record: int, tokens: Sequence[str]) -> bool:
        """Whether a long text may hold a row of words, as far as positions tell."""
        begins = self._begins(record, tokens)
        return begins is None or begins.size > 0

    def rarest(self, tokens: Iterable[str]) -> list[str]:
        """The rarest of some words, as many as are looked up for one row, the rarest first."""
        counts = {token: self._count(token) for token in tokens}
        chosen: list[str] = []
        left = _IN_ALL
        for token in sorted(counts, key=lambda one: (counts[one], one)):
            left -= min(counts[token], OCCURRENCES)
            if chosen and left < 0:
                break
            chosen.append(token)
        return chosen

    def positions(self, record: int, token: str) -> Positions:
        """Where a word stands in the long text of a record, as far as that was looked up."""
        number = self._records[record]
        if token not in self._places:
            self._places[token] = self._index.places(token, OCCURRENCES)
        numbers, stands = self._places[token]
        low, high = np.searchsorted(numbers, (number, number + 1))
        return stands[low:high]

    def _of(self, record: int, text: str) -> WordPieces:
        if record not in self._pieces:
            firsts = self._index.firsts(self._records[record])
            self._pieces[record] = WordPieces(text, firsts)
        return self._pieces[record]

    def _count(self, token: str) -> int:
        """How often a word stands in the archive."""
        if token not in self._counts:
            self._counts[token] = self._index.count(token)[1]
        return self._counts[token]

    def _begins(self, record: int, tokens: Sequence[str]) -> Positions | None:
        """Where a row may begin in a text, by its rarest words; None where they are too common."""
        found: Positions | None = None
        number = self._records[record]
        for token in self.rarest(set(tokens)):
            if found is not None and found.size <= _FEW and self._count(token) > _CHEAP:
                break
            stands = self.positions(record, token)
            if self._count(token) > OCCURRENCES and self._places[token][0][-1] <= number:
                continue  # some of the text's are not among those that were looked up
            for at, other in enumerate(tokens):
                if other == token:
                    begins = stands - at
                    found = begins if found is None else np.intersect1d(found, begins, True)
        return None if found is None else found[found >= 0]

    def _read_for(self, text: str, tokens: Sequence[str], most: int) -> list[Span]:
        """The places in the first stretches of a text, as far as any more may be read."""
        found: list[Span] = []
        for start, end in SPEECH.all(text):
            if self._left <= 0 or len(found) >= most:
                break
            self._left -= end - start
            here = places(text[start : end + _MARGIN], tokens, most, thorough=False)
            found += [(start + a, start + b) for a, b in here if start + a < end]
        return found[:most]
