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
_PART = 1 << 22  # postings that are weighed at once
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
        """What was added, with rows of an older build among it.

        Args:
            old: of the older build.
            source: for each row of the result the row of ``old``, or ``~n`` for the nth that was
                added; the added ones in their order without it.
        """
        hashes = np.fromiter(map(hashed, self._known), dtype=np.uint64, count=len(self._known))
        lengths = np.frombuffer(self._lengths, dtype=np.int32)
        tokens = np.unique(hashes if old is None else np.concatenate([hashes, old.tokens]))
        places = np.searchsorted(tokens, hashes)[np.frombuffer(self._ids, dtype=np.int32)]
        starts = np.frombuffer(self._starts, dtype=np.int64)
        rows = np.repeat(np.arange(len(self), dtype=np.int32), starts[1:] - starts[:-1])
        counts = np.frombuffer(self._counts, dtype=np.uint16)
        before = 0
        if old is not None:  # first, since most of it is in order already
            before = len(old.lengths)
            there = np.repeat(np.searchsorted(tokens, old.tokens), np.diff(old.starts))
            places = np.concatenate([there, places])
            rows = np.concatenate([old.rows, rows + before], dtype=np.int32)
            counts = np.concatenate([old.counts, counts])
            lengths = np.concatenate([old.lengths, lengths])
        if source is not None:
            taken = np.where(source >= 0, source, before + ~source)
            row_of = np.full(len(lengths), -1, dtype=np.int32)
            row_of[taken] = np.arange(len(taken))
            rows, lengths = row_of[rows], lengths[taken]
            kept = rows >= 0
            places, rows, counts = places[kept], rows[kept], counts[kept]
        places <<= _ROW_BITS
        places |= rows
        return _by_token(tokens, places, counts, lengths)


def _by_token(
    tokens: NDArray[np.uint64],
    keys: NDArray[np.int64],
    counts: NDArray[np.uint16],
    lengths: NDArray[np.int32],
) -> Postings:
    """Postings from keys in any order: a token's place in the upper half, a row in the lower."""
    order = np.argsort(keys, kind="stable")  # takes what is in order as it is
    keys, counts = keys[order], counts[order]
    del order  # as large as all that is kept
    first = _changes(keys)
    if first.size < keys.size:  # words of one hash together
        keys, counts = keys[first], np.add.reduceat(counts, first)
    rows = keys.astype(np.int32)  # the lower half
    keys >>= _ROW_BITS
    starts = _changes(keys)
    return Postings(
        tokens=tokens[keys[starts]],
        starts=np.append(starts, keys.size),
        rows=rows,
        counts=counts.astype(np.uint16, copy=False),
        lengths=np.ascontiguousarray(lengths, dtype=np.int32),
    )


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
    per_posting = np.repeat(np.arange(held.size, dtype=np.int32), held)
    for start in range(0, made.size, _PART):
        part = slice(start, start + _PART)
        counts = postings.counts[part].astype(np.float64)
        saturated = counts / (counts + norms[postings.rows[part]])
        made[part] = idf[per_posting[part]] * saturated
    return made
