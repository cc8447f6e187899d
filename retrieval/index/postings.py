"""Tokens of rows to postings with BM25 weights: made row by row, or from those of an older build.

Tokens are named by 64 bits of their BLAKE2b hash, in ascending order, so that a vocabulary of any
size is searched by halving in a mapped file and costs nothing to open. (Two words of one hash would
be taken for one: with a million words that happens to one archive in thirty million.)
"""

import hashlib
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

K1, B = 1.2, 0.75
_PART = 1 << 20  # postings that are sorted at once
_WEIGHED = 1 << 22  # that are weighed
_ROW_BITS = 32  # of a posting's sort key, whose upper half is the token's place


@dataclass(frozen=True, slots=True)
class Postings:
    """For each token the rows that hold it.

    Attributes:
        tokens: hashes, ascending, shape (tokens,).
        starts: where each token's postings begin, shape (tokens + 1,).
        rows: ascending within a token, shape (postings,).
        counts: how often the row holds the token, shape (postings,).
        lengths: tokens of each row, shape (rows,).
    """

    tokens: NDArray[np.uint64]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint16]
    lengths: NDArray[np.int32]


def hashed(token: str) -> int:
    """What names a token."""
    return int.from_bytes(hashlib.blake2b(token.encode(), digest_size=8).digest(), "little")


class PostingsWriter:
    """Postings under construction, a row at a time."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._known: dict[str, int] = {}
        self._ids = array("i")
        self._counts = array("H")
        self._starts = array("q", [0])
        self._lengths = array("i")

    def __len__(self) -> int:
        """Number of rows so far."""
        return len(self._lengths)

    def add(self, tokens: Sequence[str]) -> None:
        """The next row."""
        known = self._known
        counted = Counter(tokens)
        self._ids.extend([known.setdefault(token, len(known)) for token in counted])
        self._counts.extend([min(count, 0xFFFF) for count in counted.values()])
        self._starts.append(len(self._ids))
        self._lengths.append(len(tokens))

    def finish(
        self, old: Postings | None = None, source: NDArray[np.int64] | None = None
    ) -> Postings:
        """What was added, with rows of an older build among it; the writer is empty then.

        A part of the tokens is sorted at a time: of a large build all of them would take several
        times the memory of what is made.

        Args:
            old: of the older build.
            source: for each row of the result the row of ``old``, or ``~n`` for the nth that was
                added; the added ones in their order without it.
        """
        hashes = np.fromiter(map(hashed, self._known), dtype=np.uint64, count=len(self._known))
        tokens = np.unique(hashes if old is None else np.concatenate([hashes, old.tokens]))
        lengths = np.frombuffer(self._lengths, dtype=np.int32)
        before = 0
        if old is not None:
            before = len(old.lengths)
            lengths = np.concatenate([old.lengths, lengths])
        row_of = None
        if source is not None:
            taken = np.where(source >= 0, source, before + ~source)
            row_of = np.full(len(lengths), -1, dtype=np.int32)
            row_of[taken] = np.arange(len(taken))
            lengths = lengths[taken]
        parts: list[_Added | _Older] = [self._added(np.searchsorted(tokens, hashes), before)]
        if old is not None:  # first, since most of it is in order already
            parts.insert(0, _Older(old, np.searchsorted(tokens, old.tokens)))
        self._clear()
        return _by_token(tokens, parts, row_of, np.ascontiguousarray(lengths, dtype=np.int32))

    def _added(self, place_of: NDArray[np.int64], before: int) -> "_Added":
        """What was added, its tokens by their places; ``before`` is the number of its first row."""
        ids = np.frombuffer(self._ids, dtype=np.int32)
        for start in range(0, ids.size, _PART):
            ids[start : start + _PART] = place_of[ids[start : start + _PART]]
        counts = np.frombuffer(self._counts, dtype=np.uint16)
        return _Added(ids, counts, np.frombuffer(self._starts, dtype=np.int64), before)


_Part = tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.uint16]]
"""Of some postings: places of their tokens, rows, counts."""


@dataclass(frozen=True, slots=True)
class _Added:
    """Postings in the order of their rows.

    Attributes:
        places: of their tokens, shape (postings,).
        counts: shape (postings,).
        starts: where each row's postings begin, shape (rows + 1,).
        before: the number of the first row.
    """

    places: NDArray[np.int32]
    counts: NDArray[np.uint16]
    starts: NDArray[np.int64]
    before: int

    def held(self, tokens: int) -> NDArray[np.int64]:
        """How many there are of each token."""
        held = np.zeros(tokens, dtype=np.int64)
        for start in range(0, self.places.size, _PART):
            held += np.bincount(self.places[start : start + _PART], minlength=tokens)
        return held

    def part(self, low: int, high: int) -> _Part:
        """Those of the tokens at the places ``[low, high)``."""
        which = np.flatnonzero((self.places >= low) & (self.places < high))
        rows = self.starts.searchsorted(which, side="right") + (self.before - 1)
        return self.places[which].astype(np.int64), rows.astype(np.int32), self.counts[which]


@dataclass(frozen=True, slots=True)
class _Older:
    """Postings of an older build.

    Attributes:
        postings: of it.
        places: of its tokens, ascending, shape (its tokens,).
    """

    postings: Postings
    places: NDArray[np.int64]

    def held(self, tokens: int) -> NDArray[np.int64]:
        """How many there are of each token."""
        held = np.zeros(tokens, dtype=np.int64)
        held[self.places] = np.diff(self.postings.starts)
        return held

    def part(self, low: int, high: int) -> _Part:
        """Those of the tokens at the places ``[low, high)``."""
        first, last = self.places.searchsorted((low, high))
        starts = self.postings.starts[first : last + 1]
        there = slice(int(starts[0]), int(starts[-1]))
        places = np.repeat(self.places[first:last], np.diff(starts))
        return places, self.postings.rows[there], self.postings.counts[there]


def _by_token(
    tokens: NDArray[np.uint64],
    parts: Sequence[_Added | _Older],
    row_of: NDArray[np.int32] | None,
    lengths: NDArray[np.int32],
) -> Postings:
    """Postings out of some that are in another order.

    Args:
        tokens: hashes, ascending.
        parts: in whose places tokens have these places.
        row_of: the row that each of theirs has now, -1 for none; None where each stays.
        lengths: of the rows.
    """
    most = np.sum([part.held(len(tokens)) for part in parts], axis=0)
    ends = np.cumsum(most)
    total = int(ends[-1]) if ends.size else 0
    rows, counts = np.empty(total, dtype=np.int32), np.empty(total, dtype=np.uint16)
    held = np.zeros(len(tokens), dtype=np.int64)
    low = end = 0
    while low < len(tokens):
        # as many tokens as have so many postings together, one at the least
        filled = int(ends[low] - most[low])
        high = max(int(ends.searchsorted(filled + _PART, side="right")), low + 1)
        found = _sorted([part.part(low, high) for part in parts], row_of)
        there = slice(end, end + len(found[0]))
        held[low:high] = np.bincount(found[0] - low, minlength=high - low)
        rows[there], counts[there] = found[1:]
        low, end = high, there.stop
    kept = held > 0  # a token whose last row is gone is none
    return Postings(
        tokens=tokens[kept],
        starts=np.concatenate([[0], np.cumsum(held[kept])]),
        rows=rows[:end],
        counts=counts[:end],
        lengths=lengths,
    )


def _sorted(parts: Sequence[_Part], row_of: NDArray[np.int32] | None) -> _Part:
    """The postings of all parts by token and row, of each of these one."""
    places, rows, counts = (np.concatenate(column) for column in zip(*parts, strict=True))
    if row_of is not None:
        rows = row_of[rows]
        kept = rows >= 0
        places, rows, counts = places[kept], rows[kept], counts[kept]
    keys = places << _ROW_BITS
    keys |= rows
    order = np.argsort(keys, kind="stable")  # takes what is in order as it is
    keys, counts = keys[order], counts[order]
    first = _changes(keys)
    if first.size < keys.size:  # words of one hash together
        keys, counts = keys[first], np.add.reduceat(counts, first)
    # the lower half is the row
    return keys >> _ROW_BITS, keys.astype(np.int32), counts.astype(np.uint16, copy=False)


def _changes(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where a value is another than the one before; the first always is."""
    return np.flatnonzero(np.concatenate([[values.size > 0], values[1:] != values[:-1]]))


def weights(postings: Postings) -> NDArray[np.float32]:
    """The BM25 score that each posting is worth, shape (postings,).

    ``idf * tf / (tf + k1 * (1 - b + b * length / mean length))``, Robertson and Zaragoza 2009, with
    Lucene's idf.
    """
    rows = len(postings.lengths)
    held = np.diff(postings.starts)
    idf = np.log1p((rows - held + 0.5) / (held + 0.5)).astype(np.float32)
    mean = float(postings.lengths.mean()) if rows else 0.0
    norms = K1 * (1 - B + B * postings.lengths / max(mean, 1e-9))
    made = np.empty(len(postings.rows), dtype=np.float32)
    for start in range(0, made.size, _WEIGHED):
        part = slice(start, min(start + _WEIGHED, made.size))
        counts = postings.counts[part].astype(np.float64)
        saturated = counts / (counts + norms[postings.rows[part]])
        first, last = postings.starts.searchsorted((part.start, part.stop - 1), side="right")
        inside = np.clip(postings.starts[first - 1 : last + 1], part.start, part.stop)
        made[part] = np.repeat(idf[first - 1 : last], np.diff(inside)) * saturated
    return made
