"""Where exact wordings occur: rows whose statement holds every phrase that a question demands.

Postings narrow the statements down, the archive's text decides. Statements are looked at in the
order in which they are wanted, and no more of them than are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.tokens import Tokenizer
from retrieval.archive.store import Archive
from retrieval.index.snapshot import Snapshot, Within
from retrieval.text import fold, fold_with_offsets
from retrieval.types import Span

_WORD = re.compile(r"[^\W_]+")
_SILENT = re.compile("[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class PhraseMatches:
    """Where the phrases stand.

    Attributes:
        spans: by row, where the row's passage is touched by phrases: the first place of each.
        missing: phrases that occur nowhere; all of them where each occurs, but in no
            statement together.
    """

    spans: dict[int, tuple[Span, ...]]
    missing: tuple[str, ...] = ()


class PhraseSearch:
    """Looks for exact wordings in a slice of a build.

    Args:
        snapshot: the build.
        archive: where its texts are.
        tokenizer: the one the build was made with.
        rows: the slice to look in.
        wanted: how much a row is wanted, shape (rows of the slice,); the greatest come first.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        archive: Archive,
        tokenizer: Tokenizer,
        rows: tuple[int, int],
        wanted: NDArray[np.floating],
    ) -> None:
        self._snapshot = snapshot
        self._archive = archive
        self._tokenizer = tokenizer
        self._low, self._high = rows
        self._table = snapshot.rows[self._low : self._high]
        # the rows of a statement lie together: where each begins, and where the last one ends
        self._begins = np.flatnonzero(np.diff(self._table["record"], prepend=-1))
        self._ends = np.append(self._begins[1:], len(self._table))
        self._allowed: Within = None
        self._wanted = np.maximum.reduceat(wanted, self._begins) if len(wanted) else wanted

    def find(self, phrases: Sequence[str], enough: int, within: Within = None) -> PhraseMatches:
        """The places of all the phrases together, in at least ``enough`` rows if there are."""
        self._allowed = None if within is None else within[self._low + self._begins]
        spans: dict[int, tuple[Span, ...]] = {}
        for here in self._statements(phrases):
            spans |= here
            if len(spans) >= enough:
                break
        if spans:
            return PhraseMatches(spans)
        nowhere = tuple(p for p in phrases if len(phrases) == 1 or not self._occurs(p))
        return PhraseMatches({}, nowhere or tuple(phrases))

    def _occurs(self, phrase: str) -> bool:
        return next(self._statements([phrase]), None) is not None

    def _statements(self, phrases: Sequence[str]) -> Iterator[dict[int, tuple[Span, ...]]]:
        """For each statement with all the phrases, the most wanted first, its rows' places."""
        folded = [fold(phrase) for phrase in phrases]
        likely = [_likely(wording) for wording in folded]
        for statement in self._candidates(phrases):
            begin, end = int(self._begins[statement]), int(self._ends[statement])
            text = self._archive.text(int(self._table["record"][begin]))
            plain = text.casefold()
            if not _SILENT.search(plain) and not all(p.search(plain) for p in likely):
                continue
            places = occurrences(text, folded)
            if all(places):
                yield self._touched(begin, end, places)

    def _candidates(self, phrases: Sequence[str]) -> NDArray[np.intp]:
        """Statements that hold every word of the phrases, numbered by their place."""
        held = np.ones(len(self._begins), dtype=np.bool_)
        if self._allowed is not None:
            held &= self._allowed
        for token in {token for phrase in phrases for token in self._tokenizer.tokens(phrase)}:
            posting = self._snapshot.lexical.rows(token)
            low, high = np.searchsorted(posting, (self._low, self._high))
            holders = np.zeros(len(self._begins), dtype=np.bool_)
            rows = posting[low:high] - self._low
            holders[np.searchsorted(self._begins, rows, side="right") - 1] = True
            held &= holders
        statements = np.flatnonzero(held)
        return statements[np.argsort(-self._wanted[statements], kind="stable")]

    def _touched(
        self, begin: int, end: int, places: Sequence[Sequence[Span]]
    ) -> dict[int, tuple[Span, ...]]:
        touched: dict[int, tuple[Span, ...]] = {}
        for row in range(begin, end):
            start, stop = int(self._table["start"][row]), int(self._table["end"][row])
            firsts = (
                next(((a, b) for a, b in spans if a < stop and b > start), None) for spans in places
            )
            if here := tuple(span for span in firsts if span is not None):
                touched[self._low + row] = here
        return touched


def occurrences(text: str, wordings: Sequence[str]) -> list[list[Span]]:
    """Where each folded wording occurs in a text as whole words: spans of the text itself."""
    inside, offsets = fold_with_offsets(text)
    return [
        [(offsets[start], offsets[end - 1] + 1) for start, end in _whole_words(inside, wording)]
        for wording in wordings
    ]


def _likely(wording: str) -> re.Pattern[str]:
    """What is in every text that holds a wording, and quick to look for: its words in order."""
    return re.compile(r"[\W_]+".join(_WORD.findall(wording)))


def _whole_words(text: str, wording: str) -> Iterator[Span]:
    at = text.find(wording) if wording else -1
    while at >= 0:
        end = at + len(wording)
        cut_before = at > 0 and text[at - 1].isalnum() and wording[0].isalnum()
        cut_after = end < len(text) and text[end].isalnum() and wording[-1].isalnum()
        if not cut_before and not cut_after:
            yield at, end
        at = text.find(wording, at + 1)
