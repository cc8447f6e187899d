"""Where a question's words stand in and around the rows that were found; each is looked up once.

A statement is cut into passages where it suits the encoder, so that a question's words may stand
on both sides of a cut: the ranking and the confidence look at a row, at the rows beside it in its
statement, and at the whole statement.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from retrieval.index.lexical import LexicalIndex, Scores, not_before
from retrieval.index.lexical_search import QuestionWords, own_of, scores_among
from retrieval.index.snapshot import Snapshot, Within
from retrieval.search.analysed_query import WeighedWords
from retrieval.search.document_ranking import Statements
from retrieval.search.topic_words import JointTerms

_NONE: JointTerms = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Token:
    """Where one token stands.

    Attributes:
        worth: BM25 of it in each row, the one before and the one after; shape (3, rows).
        near: whether any of the three holds it, shape (rows,).
        inside: whether the row's statement does, shape (rows,).
    """

    worth: Scores
    near: NDArray[np.bool_]
    inside: NDArray[np.bool_]


class TermMatches:
    """Looks tokens up in some rows, their neighbours and their statements.

    Args:
        snapshot: the build.
        rows: ascending.
        joint: what stands for several words together.
    """

    def __init__(
        self, snapshot: Snapshot, rows: NDArray[np.int64], joint: JointTerms = _NONE
    ) -> None:
        self._joint = joint
        self._lexical: LexicalIndex = snapshot.lexical
        self._rows = rows
        self._records = snapshot.rows["record"][rows]
        first, after = snapshot.statement_rows(rows)
        self._passages = after - first
        # the row itself where there is none beside it in the statement
        before, behind = np.maximum(rows - 1, first), np.minimum(rows + 1, after - 1)
        # of another type, every posting would be converted first
        self._ends = after.astype(np.int32)
        self._points = np.concatenate((rows, before, behind, first)).astype(np.int32)
        self._known: dict[str, _Token] = {}

    def scores(self, words: QuestionWords, share: float) -> Scores:
        """BM25 of the rows, with a share of what their neighbours hold where that is more.

        Args:
            words: of the question, with their keys.
            share: of a neighbour's BM25; a key counts in the row itself alone.
        """
        total = scores_among(words, lambda token: self._token(token).worth[0], self._rows.size)
        for token in own_of(words):
            own, before, behind = self._token(token).worth
            total += np.maximum(share * np.maximum(before, behind) - own, 0)
        return total

    def statements(
        self, words: WeighedWords, rows: NDArray[np.int64], foreign: NDArray[np.bool_]
    ) -> Statements:
        """The statement of each of the rows and how many of the question's words it holds.

        Args:
            words: of the question.
            rows: some of those that are known.
            foreign: whether each of them is in another language than the question.
        """
        weights = np.array(list(words.values()))
        places = self._rows.searchsorted(rows)
        held = self._held(words, lambda token: token.inside)[:, places]
        coverage = weights @ held / max(float(weights.sum()), 1e-9)
        return Statements(self._records[places], self._passages[places], coverage, foreign)

    def near(self, words: WeighedWords, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each word is in or beside some of the rows, shape (rows, words)."""
        places = self._rows.searchsorted(rows)
        return self._held(words, lambda token: token.near)[:, places].T

    def own(self, words: WeighedWords, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each word is in some of the rows themselves, shape (rows, words)."""
        places = self._rows.searchsorted(rows)
        return self._held(words, lambda token: token.worth[0] > 0)[:, places].T

    def unseen(
        self, words: WeighedWords, rows: tuple[int, int], within: Within
    ) -> NDArray[np.bool_]:
        """Whether each word is nowhere in what was searched, shape (words,)."""
        return np.array([not any(self._seen(t, rows, within) for t in word) for word in words])

    def _held(
        self, words: WeighedWords, where: Callable[[_Token], NDArray[np.bool_]]
    ) -> NDArray[np.bool_]:
        """Whether any token of each word is somewhere about each row, shape (words, rows)."""
        held = np.zeros((len(words), self._rows.size), dtype=np.bool_)
        for place, word in enumerate(words):
            for token in word:
                held[place] |= where(self._token(token))
        return held

    def _seen(self, token: str, rows: tuple[int, int], within: Within) -> bool:
        if token in self._joint:
            held = self._joint[token].rows_in(*rows)
        else:
            held = self._lexical.rows(token, rows)
        return bool(held.size if within is None else within[held].any())

    def _token(self, token: str) -> _Token:
        known = self._known.get(token)
        if known is None:
            known = self._known[token] = self._looked_up(token)
        return known

    def _looked_up(self, token: str) -> _Token:
        size = self._rows.size
        if token in self._joint:
            posting = self._joint[token].rows
            worth = np.ones(posting.size, dtype=np.float32)
        else:
            posting, worth = self._lexical.weighed(token)
        if not posting.size:
            nowhere = np.zeros(size, dtype=np.bool_)
            return _Token(np.zeros((3, size), dtype=np.float32), nowhere, nowhere)
        places = not_before(posting, self._points)
        beside, first = np.split(posting[places], [3 * size])
        held = beside == self._points[: 3 * size]
        around = np.where(held, worth[places[: 3 * size]], np.float32(0)).reshape(3, size)
        inside = (self._points[3 * size :] <= first) & (first < self._ends)
        return _Token(around, held.reshape(3, size).any(axis=0), inside)
