"""A second look inside a statement that was found: which few sentences in a row answer best.

Passages are found as wholes; what answers is a sentence or three of one, or of two neighbours. A
window of sentences is weighed by the scores of the passages it lies in, by the words of the
question it holds, and by whether it holds the kind of thing that was asked for. The weights were
set on questions over real releases and the sample corpus (``docs/decisions``), not on any
evaluation set.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.analysis.tokens import Tokenizer, own_tokens
from retrieval.answer.windows import MOST_SENTENCES
from retrieval.languages import LANGUAGES
from retrieval.languages.answer_kinds import AnswerKind
from retrieval.languages.scripts import (
    CYRILLIC_CAPITALS,
    CYRILLIC_CAPITALS_BESIDE,
    LATIN_CAPITALS,
)

_BEST_PASSAGE, _PASSAGES = 0.35, 0.65  # the greatest and the mean score of a window's passages
_COVERAGE, _BEST_SENTENCE = 0.06, 0.04  # of the question's words, by idf
_BEYOND_TITLE = 0.23  # coverage of the words that the title does not hold
_FIRST_STATEMENT, _LENGTH = 0.03, 0.02
_KINDS = {
    AnswerKind.MONEY: 0.07,
    AnswerKind.NUMBER: 0.16,
    AnswerKind.TIME: 0.06,
    AnswerKind.NAME: 0.05,
}
_ENDS_ASKING = -0.13  # a window that ends with a question has left its answer out

_MOST_WINDOWS = 4  # of one statement; an answer takes two, and may leave out what it shows already
_NEAR = 0.3  # a further window is at most so much worse than the statement's best

_FIGURE = r"\d"
_CURRENCY = r"[$€£¥₽]\s?\d|\d\s?[$€£¥₽]"
_YEAR = r"\b(?:1[89]|20)\d\d\b"
# a capital letter anywhere but at the beginning of a sentence
_CAPITAL = re.compile(
    rf"(?<=[^\W\d_] )[{LATIN_CAPITALS}{CYRILLIC_CAPITALS}{CYRILLIC_CAPITALS_BESIDE}][^\W\d_]+"
)


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences ``first`` to ``last`` of a statement, both included, and what they weigh."""

    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What of the question one sentence holds."""

    held: frozenset[int]
    weight: float
    kinds: frozenset[AnswerKind]
    asks: bool
    words: int


class SecondLook:
    """Weighs windows for one question.

    Args:
        question: what was searched for.
        tokenizer: the one the index was made with.
        idf: the weight of a word, given its tokens.
    """

    def __init__(
        self, question: str, tokenizer: Tokenizer, idf: Callable[[Sequence[str]], float]
    ) -> None:
        self._tokenizer = tokenizer
        self._words = list(dict.fromkeys(tokenizer.words(question, keyed=True)))
        self._idf = [idf(word) for word in self._words]
        self._total = sum(self._idf)
        self._kinds = asked_for(question)

    def windows(
        self, title: str, sentences: Mapping[int, str], scores: Mapping[int, float], *, best: bool
    ) -> list[Window]:
        """Windows that do not overlap, the best first.

        Args:
            title: of the statement.
            sentences: by their numbers, those that were found.
            scores: of the passage that each of them lies in, 1 for the best passage of all.
            best: whether no statement has a better passage.
        """
        known = {number: self._sentence(text) for number, text in sentences.items()}
        in_title = self._held(title)

        @cache
        def window(first: int, last: int) -> Window:
            return Window(first, last, self._weigh(first, last, known, scores, in_title, best=best))

        chosen: list[Window] = []
        left = sorted(known)
        while left and len(chosen) < _MOST_WINDOWS:
            best_left = max(
                (window(first, last) for first, last in _runs(left)),
                key=lambda one: (one.score, -one.first),
            )
            if chosen and best_left.score < chosen[0].score - _NEAR:
                break
            chosen.append(best_left)
            left = [n for n in left if not best_left.first <= n <= best_left.last]
        return chosen

    def _weigh(  # noqa: PLR0913 - one window among what is known of its statement
        self,
        first: int,
        last: int,
        known: Mapping[int, _Sentence],
        scores: Mapping[int, float],
        in_title: frozenset[int],
        *,
        best: bool,
    ) -> float:
        inside = [known[number] for number in range(first, last + 1)]
        passages = [scores[number] for number in range(first, last + 1)]
        held = frozenset[int]().union(*(sentence.held for sentence in inside))
        kinds = frozenset[AnswerKind]().union(*(sentence.kinds for sentence in inside))
        return (
            _BEST_PASSAGE * max(passages)
            + _PASSAGES * sum(passages) / len(passages)
            + _COVERAGE * self._share(held)
            + _BEST_SENTENCE * max(sentence.weight for sentence in inside)
            + _BEYOND_TITLE * self._share_beyond(held, in_title)
            + sum(_KINDS[kind] for kind in sorted(kinds & self._kinds))
            + _ENDS_ASKING * inside[-1].asks
            + _FIRST_STATEMENT * best
            + _LENGTH * math.log1p(sum(sentence.words for sentence in inside))
        )

    def _sentence(self, text: str) -> _Sentence:
        held = self._held(text)
        kinds = frozenset(kind for kind in self._kinds if _holds(kind, text))
        asks = text.rstrip().endswith("?")
        return _Sentence(held, self._share(held), kinds, asks, len(text.split()))

    def _held(self, text: str) -> frozenset[int]:
        """Which of the question's words a text holds, by their numbers."""
        tokens = set(self._tokenizer.indexed(text))
        return frozenset(
            number
            for number, word in enumerate(self._words)
            # another spelling counts only where the word itself does not stand
            if not tokens.isdisjoint(own_tokens(word)) or not tokens.isdisjoint(word)
        )

    def _share(self, held: frozenset[int]) -> float:
        return sum(self._idf[number] for number in sorted(held)) / max(self._total, 1e-9)

    def _share_beyond(self, held: frozenset[int], in_title: frozenset[int]) -> float:
        rest = self._total - sum(self._idf[number] for number in sorted(in_title))
        if rest <= 1e-9:
            return 0.0
        return sum(self._idf[number] for number in sorted(held - in_title)) / rest


def asked_for(question: str) -> frozenset[AnswerKind]:
    """The kinds of answer that a question asks for; none where it cannot be told."""
    return frozenset(kind for kind in AnswerKind if _asking(kind).search(question))


def _holds(kind: AnswerKind, text: str) -> bool:
    if kind is AnswerKind.NAME:
        return _CAPITAL.search(text) is not None
    return _holding(kind).search(text) is not None


@cache
def _asking(kind: AnswerKind) -> re.Pattern[str]:
    tables = [language.answers.asks[kind] for language in LANGUAGES if language.answers]
    return re.compile("|".join(tables), re.IGNORECASE)


@cache
def _holding(kind: AnswerKind) -> re.Pattern[str]:
    own = {
        AnswerKind.MONEY: _CURRENCY,
        AnswerKind.NUMBER: _FIGURE,
        AnswerKind.TIME: _YEAR,
    }[kind]
    tables = [language.answers.holds[kind] for language in LANGUAGES if language.answers]
    return re.compile("|".join([own, *tables]), re.IGNORECASE)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Every window of the most sentences in a row, and shorter rows whole."""
    made: list[tuple[int, int]] = []
    begin = 0
    for place, number in enumerate(numbers):
        if place + 1 == len(numbers) or numbers[place + 1] != number + 1:
            first = numbers[begin]
            width = min(MOST_SENTENCES, number - first + 1)
            made += [(start, start + width - 1) for start in range(first, number - width + 2)]
            begin = place + 1
    return made
