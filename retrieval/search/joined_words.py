"""Words of a question that a build writes as one, or one that it writes as two.

Whoever types "light house" or "light-house" means the lighthouse, and the other way round: two
words are put together where the build has them together and nowhere side by side, and one is taken
apart where the build has it nowhere and its two parts side by side.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from retrieval.languages import IDLE_WORDS
from retrieval.languages.ky.nouns import possible_nouns
from retrieval.languages.ru.endings import ENDINGS
from retrieval.languages.scripts import CYRILLIC
from retrieval.search.held_words import HeldWords
from retrieval.search.searcher import Searcher
from retrieval.types import Query

_HYPHENS = frozenset("-\u2010\u2011")
_BETWEEN = _HYPHENS | frozenset(" \u00a0")
_SHORTEST = 3  # letters of either part, where no hyphen joins them
_LEAST = 2  # of the second one where a hyphen does: e-mail
_WHOLE = 5  # of both together
_READ = 60  # passages that are looked at


def joined_or_apart(searcher: Searcher, query: Query) -> Iterator[tuple[str, str]]:
    """What was typed apart or joined, each with how the build writes it."""
    words = _Words(searcher)
    named = query.speaker.name.casefold().split() if query.speaker else ()
    typed = [
        (span, word)
        for span, word in searcher.tokenizer.placed(query.text)
        if word.isalpha() and word.casefold() not in named
    ]
    used: set[int] = set()
    for ((start, end), one), ((after, last), other) in pairwise(typed):
        between = query.text[end:after]
        if start in used or between not in _BETWEEN or not _may_join(one, other, between):
            continue
        if words.are_one(one.casefold(), other.casefold(), cased=one[0].isupper()):
            used |= {start, after}
            joined = one + other.casefold()
            yield query.text[start:last], joined if one[0].isupper() else joined.casefold()
    for (start, _), word in typed:
        if start not in used and (apart := words.apart(word.casefold())):
            yield word, apart.title() if word[0].isupper() else apart


def _may_join(one: str, other: str, between: str) -> bool:
    if other.casefold() in IDLE_WORDS:
        return False  # state-of-the-art
    if between in _HYPHENS:
        return len(other) >= _LEAST and len(one + other) >= _WHOLE
    idle = {one.casefold(), other.casefold()} & IDLE_WORDS
    return min(len(one), len(other)) >= _SHORTEST and not idle


class _Words:
    """Pairs of words in one build, all in small letters."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._snapshot = searcher.snapshot
        self._held = HeldWords(searcher.snapshot, searcher.tokenizer)

    def are_one(self, one: str, other: str, *, cased: bool) -> bool:
        """Whether two words stand in the build as one, and nowhere side by side.

        Args:
            one: the first.
            other: the second.
            cased: whether they were typed with a capital letter, as a name is.
        """
        if not self._held.holds(one + other):
            return False
        if CYRILLIC.search(other) and (other in ENDINGS or one in possible_nouns(one + other)):
            return False  # a form of the first word would be found
        together = self._rows_of_both(one, other)
        # of more than are read some may have them side by side
        if together.size > _READ or self._beside(one, other, together):
            return False
        # what is dug is not the town that is called so: таш көмүр, Ташкөмүр
        apart = self._held.holds(one) and self._held.holds(other)
        return cased or not apart or not self._is_name(one, other)

    def apart(self, word: str) -> str | None:
        """The two words of the build that one typed word is, which it has nowhere."""
        if len(word) < _WHOLE or word in IDLE_WORDS or self._held.holds(word):
            return None
        for end in range(1, len(word) - _LEAST + 1):
            one, other = word[:end], word[end:]
            if self._snapshot.vocabulary.holds(one) or one in IDLE_WORDS:
                found = self._beside(one, other, self._rows_of_both(one, other))
                if found and (found in _HYPHENS or _may_join(one, other, found)):
                    return f"{one}{found}{other}"
        return None

    def _beside(self, one: str, other: str, rows: NDArray[np.int64]) -> str:
        """What is between two words, in any form of the second, where they stand side by side.

        Args:
            one: the first.
            other: the second.
            rows: those that hold both; the first of them are read.
        """
        forms = self._forms(other)
        pattern = re.compile(rf"(?<!\w){re.escape(one)}([-\u2010\u2011]|\s)(\w+)", re.IGNORECASE)
        for row in rows[:_READ].tolist():
            for found in pattern.finditer(self._searcher.text_of(row)):
                if forms.intersection(self._searcher.tokenizer.tokens(found[2])):
                    return found[1] if found[1] in _HYPHENS else " "
        return ""

    def _is_name(self, one: str, other: str) -> bool:
        """Whether the build has a capital letter wherever it writes two words as one."""
        stem = re.escape(one + other[:_SHORTEST])
        pattern = re.compile(rf"(?<!\w){stem}\w*", re.IGNORECASE)
        places = [
            found[0][0].isupper()
            for row in self._rows(one + other)[:_READ].tolist()
            for found in pattern.finditer(self._searcher.text_of(row))
        ]
        return bool(places) and all(places)

    def _forms(self, word: str) -> frozenset[str]:
        return frozenset(token for token in self._searcher.forms.tokens(word) if token[-1] != "*")

    def _rows(self, word: str) -> NDArray[np.int64]:
        """The rows that hold a word in any form, ascending."""
        held = [self._snapshot.lexical.rows(token) for token in sorted(self._forms(word))]
        return np.unique(np.concatenate([np.empty(0, dtype=np.int64), *held]))

    def _rows_of_both(self, one: str, other: str) -> NDArray[np.int64]:
        """The rows that hold two words; of a first that is none in the index those of the other."""
        behind = self._rows(other)
        if not self._forms(one):
            return behind
        return np.intersect1d(self._rows(one), behind, assume_unique=True)
