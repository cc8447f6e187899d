"""Where exact wordings occur: rows whose statement holds every phrase that a question demands.

Postings narrow the statements down, the archive's text decides, by the rules by which a quotation
is checked (``analysis.words``). Statements are looked at in the order in which they are wanted, and
no more of them than are. Of a statement of more than ``stretches.LONG`` characters the first
``long_texts.MOST`` places of each phrase are told, and no more is read than stands there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.homoglyphs import unmixed
from retrieval.analysis.occurrences import places
from retrieval.analysis.tokens import Tokenizer
from retrieval.analysis.words import is_word, row
from retrieval.archive.long_texts import LongTexts
from retrieval.archive.store import Archive
from retrieval.index.snapshot import Snapshot, Within
from retrieval.languages.scripts import undotted
from retrieval.text import fold
from retrieval.types import Span

_WORD = re.compile(r"[^\W_]+")
_APART = r"[\W_]+"
_VARIED = frozenset(".-")  # an ellipsis, dashes
_SILENT = re.compile("[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class PhraseMatches:
    """Where the phrases stand.

    Attributes:
        spans: by row, where the row's passage is touched by phrases: the first place of each.
        missing: phrases that occur nowhere.
        apart: all of them where each occurs, but in no statement together; the spans are then
            those of statements with one of them.
    """

    spans: dict[int, tuple[Span, ...]]
    missing: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


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
        self._long = LongTexts(archive.fulltext)
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
        return self._one_by_one(phrases, enough)

    def _one_by_one(self, phrases: Sequence[str], enough: int) -> PhraseMatches:
        """What is known of phrases that no statement holds together."""
        if len(phrases) == 1:
            return PhraseMatches({}, tuple(phrases))
        share = max(1, enough // len(phrases))
        found = {phrase: [*islice(self._statements([phrase]), share)] for phrase in phrases}
        if missing := tuple(phrase for phrase in phrases if not found[phrase]):
            return PhraseMatches({}, missing)
        spans: dict[int, tuple[Span, ...]] = {}
        for here in chain.from_iterable(found.values()):
            for number, touched in here.items():
                spans[number] = (*spans.get(number, ()), *touched)
        return PhraseMatches(spans, apart=tuple(phrases))

    def _statements(self, phrases: Sequence[str]) -> Iterator[dict[int, tuple[Span, ...]]]:
        """For each statement with all the phrases, the most wanted first, its rows' places."""
        wordings = [row(phrase) for phrase in phrases]
        likely = [_likely(wording) for wording in wordings]
        for statement in self._candidates(phrases):
            begin, end = int(self._begins[statement]), int(self._ends[statement])
            record = int(self._table["record"][begin])
            if record in self._long:
                spans = self._in_long(record, wordings)
            else:
                text = self._archive.text(record)
                plain = undotted(unmixed(text).casefold())
                if not _SILENT.search(plain) and not all(p.search(plain) for p in likely):
                    continue
                spans = [places(text, wording) for wording in wordings]
            if all(spans):
                yield self._touched(begin, end, spans)

    def _in_long(self, record: int, wordings: Sequence[Sequence[str]]) -> list[list[Span]]:
        """Where each wording stands in a long text, which is read only if it may hold them all."""
        if not all(self._long.may_hold(record, wording) for wording in wordings):
            return [[]]
        text = self._archive.text(record)
        return [self._long.places(record, text, wording) for wording in wordings]

    def _candidates(self, phrases: Sequence[str]) -> NDArray[np.intp]:
        """Statements that hold every word of the phrases, numbered by their place."""
        held = np.ones(len(self._begins), dtype=np.bool_)
        if self._allowed is not None:
            held &= self._allowed
        folded = map(fold, phrases)  # of which "US" is not told from "us"
        for token in {token for phrase in folded for token in self._tokenizer.tokens(phrase)}:
            posting = self._snapshot.lexical.rows(token)
            low, high = np.searchsorted(posting, (self._low, self._high))
            holders = np.zeros(len(self._begins), dtype=np.bool_)
            rows = posting[low:high] - self._low
            holders[np.searchsorted(self._begins, rows, side="right") - 1] = True
            held &= holders
        statements = np.flatnonzero(held)
        return statements[np.argsort(-self._wanted[statements], kind="stable")]

    def _touched(
        self, begin: int, end: int, found: Sequence[Sequence[Span]]
    ) -> dict[int, tuple[Span, ...]]:
        """By row, in reading order, the first span of each phrase that touches its passage."""
        starts, ends = (self._table[side][begin:end] for side in ("start", "end"))
        firsts: dict[int, dict[int, Span]] = {}
        for phrase, spans in enumerate(found):
            for span in spans:
                first = int(np.searchsorted(ends, span[0], side="right"))
                last = int(np.searchsorted(starts, span[1]))
                for at in range(first, last):
                    firsts.setdefault(at, {}).setdefault(phrase, span)
        return {
            self._low + begin + at: tuple(span for _, span in sorted(firsts[at].items()))
            for at in sorted(firsts)
        }


def _likely(wording: Sequence[str]) -> re.Pattern[str]:
    """What is in every text that holds a wording, and quick to look for: its words in order.

    So are its marks, but for those that are written in several ways.
    """
    pattern, beside = "", False
    for token in wording:
        if is_word(token):
            parts = _WORD.findall(token)
            pattern += _APART.join(["", *parts] if beside else parts)
            beside = True
        elif token not in _VARIED:
            pattern += rf"[\W_]*{re.escape(token)}[\W_]*"
            beside = False
    return re.compile(pattern)
