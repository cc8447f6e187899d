"""A word of a question as part of a name: Robert Halden, the Halvern Strait, Lake Halvern.

A surname is never corrected: another spelling may be another person. The name of a place or of a
body is, where the archive holds it beside the same word that says what it is: a strait, a council.
"""

import re

import numpy as np

from retrieval.languages import IDLE_WORDS, NAMED_THINGS, OFFICES, TITLES
from retrieval.search.phrases import PhraseSearch
from retrieval.search.searcher import Searcher

_ENDS_SENTENCE = re.compile(r"[.?!…:]\s*$")
_LAST = re.compile(r"(\w+)\.?\s+$")
_FIRST = re.compile(r"\s+(\w+)")
_BEFORE_NAMES = (TITLES | OFFICES) - {"the"}


class NamePart:
    """A word where it first stands in a question.

    Args:
        question: as it was typed.
        word: one of its words, in its letters.
    """

    def __init__(self, question: str, word: str) -> None:
        place = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", question)
        cased = bool(place) and word[0].isupper() and not question.isupper()
        self._before = question[: place.start()] if place and cased else ""
        self._after = question[place.end() :] if place and cased else ""
        self.capitalised = cased
        """Whether its capital says anything."""

    @property
    def beside_another(self) -> bool:
        """Whether another part of a name, or a title, is beside it."""
        return _names_before(self._before) or _capital_first(self._after)

    @property
    def within_sentence(self) -> bool:
        """Whether it is a name although nothing is beside it."""
        return bool(self._before.strip()) and not _ENDS_SENTENCE.search(self._before)

    def said_with(self, searcher: Searcher, other: str) -> bool:
        """Whether a statement says another word beside what says that this is nobody's name."""
        before, after = _LAST.search(self._before), _FIRST.match(self._after)
        wordings = []
        follows_thing = before is not None and _is_thing(before[1])
        if before is not None and follows_thing:
            wordings.append(f"{before[1]} {other}")
        # what follows a first name is a surname, whatever comes after that
        follows_name = _names_before(self._before) and not follows_thing
        if after is not None and _is_thing(after[1]) and not follows_name:
            wordings.append(f"{other} {after[1]}")
        return any(_stands(searcher, wording) for wording in wordings)


def _is_thing(word: str) -> bool:
    return any(pattern.fullmatch(word.casefold()) for pattern in NAMED_THINGS)


def _stands(searcher: Searcher, wording: str) -> bool:
    """Whether a statement holds a wording."""
    snapshot = searcher.snapshot
    rows = (0, len(snapshot.rows))
    anyhow = np.zeros(len(snapshot.rows))  # no row is wanted before another
    search = PhraseSearch(snapshot, searcher.archive, searcher.tokenizer, rows, anyhow)
    return bool(search.find([wording], enough=1).spans)


def _names_before(text: str) -> bool:
    """Whether a first name or a title ends a text: what follows is a surname."""
    last = _LAST.search(text)
    if last is None:
        return False
    first = not text[: last.start()].strip() or _ENDS_SENTENCE.search(text[: last.start()])
    word = last[1]
    return word.casefold() in _BEFORE_NAMES or (
        word[0].isupper() and not (first and word.casefold() in IDLE_WORDS)
    )


def _capital_first(text: str) -> bool:
    """Whether a text goes on with a capitalised word."""
    after = _FIRST.match(text)
    return bool(after and after[1][0].isupper())
