"""A question and a window as the tokens that the reader's graph is fed with, and back to words.

Pieces of XLM-RoBERTa's tokenizer never cross white space, so that a text may be cut word by word:
each token then belongs to a word, and a stretch of tokens to a stretch of text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.types import Span

_MOST_QUESTION = 64  # tokens of a question; longer ones are cut, so that words are read at all
_LONGEST_ANSWER = 40  # tokens
_MARKS = ".,:;!?()[]\"'«»„“”‘’…–—-"
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Tokens of a question and a window.

    Attributes:
        ids: between special tokens, cut to what the model reads.
        first: place of the window's first token.
        words: span in the window of the word that each of its tokens is of.
    """

    ids: list[int]
    first: int
    words: list[Span]


class PairTokenizer:
    """Makes pairs.

    Args:
        pieces: numbers of the pieces of each text, without special ones.
        begin, end: the numbers of the special tokens.
        most: tokens of a pair.
    """

    def __init__(
        self, pieces: Callable[[Sequence[str]], list[list[int]]], begin: int, end: int, most: int
    ) -> None:
        self._pieces = pieces
        self._begin, self._end, self._most = begin, end, most

    def pairs(self, question: str, windows: Sequence[str]) -> list[Pair]:
        """The tokens of a question with each of some windows."""
        spans = [[found.span() for found in _WORD.finditer(window)] for window in windows]
        flat = [
            window[start:end]
            for window, own in zip(windows, spans, strict=True)
            for start, end in own
        ]
        asked, *cut = self._pieces([" ".join(question.split()), *flat])
        head = [self._begin, *asked[:_MOST_QUESTION], self._end, self._end]
        room = self._most - len(head) - 1
        made = []
        at = 0
        for own in spans:
            ids: list[int] = []
            words: list[Span] = []
            for span, tokens in zip(own, cut[at : at + len(own)], strict=True):
                ids += tokens
                words += [span] * len(tokens)
            at += len(own)
            made.append(Pair([*head, *ids[:room], self._end], len(head), words[:room]))
        return made


def answering_words(pair: Pair, window: str, ends: NDArray[np.float32]) -> Span | None:
    """The likeliest stretch of a window's words.

    Args:
        pair: as it was read.
        window: a header, where no answer lies, a line break and the words.
        ends: how well the answer begins and ends at each token, shape (tokens, 2).
    """
    header = window.find("\n") + 1
    inside = [place for place, (start, _) in enumerate(pair.words) if start >= header]
    if not inside:
        return None
    first = pair.first + inside[0]
    begins, finishes = ends[first : first + len(inside)].T
    sums = np.triu(begins[:, np.newaxis] + finishes[np.newaxis, :])
    possible = np.tri(len(inside), k=_LONGEST_ANSWER - 1) * np.tri(len(inside)).T
    sums = np.where(possible > 0, sums, -np.inf)
    begin, finish = np.unravel_index(int(np.argmax(sums)), sums.shape)
    start, end = pair.words[inside[int(begin)]][0], pair.words[inside[int(finish)]][1]
    return _without_marks(window, start, end)


def _without_marks(window: str, start: int, end: int) -> Span | None:
    """A stretch without the marks around it; None where there is nothing else."""
    words = window[start:end]
    start += len(words) - len(words.lstrip(_MARKS))
    end -= len(words) - len(words.rstrip(_MARKS))
    return (start, end) if start < end else None
