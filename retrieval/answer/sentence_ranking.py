"""Which few sentences in a row of a statement answer best.

Passages are found as wholes; what answers is a sentence or three of one, or of two neighbours. A
window of sentences is weighed by the scores of the passages it lies in, by the words of the
question it holds, and by whether it holds the kind of thing that was asked for. The weights were
set on questions over real releases and the sample corpus (``docs/decisions``), not on any
evaluation set.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.analysis.answer_kinds import ASKS, BITS, asked_for
from retrieval.analysis.tokens import Tokenizer, own_tokens
from retrieval.answer.statements import FoundStatement
from retrieval.index.sentence_table import short_hash
from retrieval.languages.answer_kinds import AnswerKind
from retrieval.search.analysed_query import AnalysedQuery

MOST_SENTENCES = 3
"""Of one window."""

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

Words = frozenset[int]
"""Words of the question, by their numbers."""


@dataclass(frozen=True, slots=True)
class RankedWindow:
    """Sentences ``first`` to ``last`` of a statement, both included, and their score."""

    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What of the question one sentence holds."""

    held: Words
    share: float
    kinds: frozenset[AnswerKind]
    asks: bool
    words: int


class SentenceRanker:
    """Ranks sentences for one question.

    Args:
        analysed: what was searched for.
        tokenizer: the one the index was made with.
    """

    def __init__(self, analysed: AnalysedQuery, tokenizer: Tokenizer) -> None:
        self._words = list(dict.fromkeys(analysed.words))
        self._idf = analysed.idf
        self._weights = [analysed.weight(word) for word in self._words]
        self._total = sum(self._weights)
        self._kinds = [(kind, BITS[kind]) for kind in asked_for(analysed.query.text)]
        self._tokens_in = tokenizer.finder(analysed.idf)
        self._wanted = {short_hash(token): token for token in analysed.idf}
        self._numbers: dict[str, set[int]] = {}
        for number, word in enumerate(self._words):
            for token in word:
                self._numbers.setdefault(token, set()).add(number)
        # by the sentence's place in the build
        self._tokens: dict[int, frozenset[str]] = {}
        self._shares: dict[Words, float] = {}

    def weight(self, statement: FoundStatement, number: int) -> float:
        """The idf of the question's tokens that a sentence holds; 0 where it holds none.

        Another spelling of a word counts only where the word itself does not stand.
        """
        held = self._held_tokens(statement, number)
        wanted: set[str] = set()
        for word in self._words:
            wanted |= held.intersection(own_tokens(word)) or held.intersection(word)
        return sum(self._idf[token] for token in sorted(wanted))

    def windows(
        self, statement: FoundStatement, scores: Mapping[int, float], *, best: bool
    ) -> list[RankedWindow]:
        """Windows of a statement that do not overlap, the best first.

        Args:
            statement: read.
            scores: of the passage that each sentence lies in, by the sentence's number, for those
                that were found; 1 for the best passage of all.
            best: whether no statement has a better passage.
        """
        known = {number: self._sentence(statement, number) for number in scores}
        in_title = self._held(self._tokens_in(statement.record.statement.title))
        rest = self._total - self._sum(in_title)

        @cache
        def window(first: int, last: int) -> RankedWindow:
            score = self._score(
                [known[number] for number in range(first, last + 1)],
                [scores[number] for number in range(first, last + 1)],
                in_title,
                rest,
                best=best,
            )
            return RankedWindow(first, last, score)

        chosen: list[RankedWindow] = []
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

    def _score(
        self,
        inside: Sequence[_Sentence],
        passages: Sequence[float],
        in_title: Words,
        rest: float,
        *,
        best: bool,
    ) -> float:
        """The score of a window.

        Args:
            inside: its sentences.
            passages: the scores of their passages.
            in_title: words of the question in the statement's title.
            rest: the weight of all others.
            best: whether no statement has a better passage.
        """
        held = inside[0].held
        kinds = inside[0].kinds
        for sentence in inside[1:]:
            held |= sentence.held
            kinds |= sentence.kinds
        beyond = self._sum(held - in_title) / rest if rest > 1e-9 else 0.0
        return (
            _BEST_PASSAGE * max(passages)
            + _PASSAGES * sum(passages) / len(passages)
            + _COVERAGE * self._share(held)
            + _BEST_SENTENCE * max([sentence.share for sentence in inside])
            + _BEYOND_TITLE * beyond
            + sum([_KINDS[kind] for kind in sorted(kinds)])
            + _ENDS_ASKING * inside[-1].asks
            + _FIRST_STATEMENT * best
            + _LENGTH * math.log1p(sum([sentence.words for sentence in inside]))
        )

    def _sentence(self, statement: FoundStatement, number: int) -> _Sentence:
        held = self._held(self._held_tokens(statement, number))
        facts = statement.table.sentences[number]
        bits = int(facts["kinds"])
        kinds = frozenset(kind for kind, bit in self._kinds if bits & bit)
        return _Sentence(held, self._share(held), kinds, bool(bits & ASKS), int(facts["words"]))

    def _held_tokens(self, statement: FoundStatement, number: int) -> frozenset[str]:
        """Which of the question's tokens a sentence holds, as its build knows."""
        place = statement.first + number
        tokens = self._tokens.get(place)
        if tokens is None:
            held = statement.table.tokens_of(number).tolist()
            tokens = frozenset(map(self._wanted.__getitem__, self._wanted.keys() & held))
            self._tokens[place] = tokens
        return tokens

    def _held(self, tokens: frozenset[str]) -> Words:
        """Which of the question's words some tokens are of."""
        return frozenset[int]().union(*(self._numbers[token] for token in tokens))

    def _share(self, held: Words) -> float:
        return self._sum(held) / max(self._total, 1e-9)

    def _sum(self, held: Words) -> float:
        known = self._shares.get(held)
        if known is None:
            known = self._shares[held] = sum(self._weights[number] for number in sorted(held))
        return known


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Every window of the most sentences in a row, and shorter rows whole."""
    runs: list[tuple[int, int]] = []
    begin = 0
    for place, number in enumerate(numbers):
        if place + 1 == len(numbers) or numbers[place + 1] != number + 1:
            first = numbers[begin]
            width = min(MOST_SENTENCES, number - first + 1)
            runs += [(start, start + width - 1) for start in range(first, number - width + 2)]
            begin = place + 1
    return runs
