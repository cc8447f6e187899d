"""Words of asking that were typed without the letters of their own alphabet: жонундо.

Many keyboards lack some letters of an alphabet, and many people type those that look like them.
Words of asking are written as they should be before a question is read; of its subject only a
build can tell (``search.spelling``).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cached_property

from retrieval.languages import IDLE_WORDS, LANGUAGES, Language
from retrieval.languages.asking import Asking
from retrieval.languages.own_letters import OwnLetters
from retrieval.languages.saying import Saying
from retrieval.query.periods import quoted

_WORD = re.compile(r"[^\W\d_]+")
_CLASS = re.compile(r"\[[^\]]*\]|\\.")
_SHORTEST = 5
"""Letters of a word that hardly another is typed like."""

_SHORT = 4
"""The same beside such a word that was typed without its letters."""

_ONE_FOR_TWO = 6
"""Letters of a function word of which one may be doubled, or may be its neighbour."""

_DOUBLED = re.compile(r"(.)\1")


class _Plain:
    """The words of asking of one language by how they are typed without its own letters."""

    def __init__(self, known: Language, letters: OwnLetters) -> None:
        self._known = known
        self._letters = letters

    def word(self, word: str) -> str | None:
        """A case-folded word as it should be written; None where it is no word of asking."""
        if len(word) < _SHORTEST:
            return None
        long = len(word) >= _ONE_FOR_TWO
        return self.short(word) or (self._functions.get(self._coarse(word)) if long else None)

    def short(self, word: str) -> str | None:
        """The same, of a word that may be another one by itself."""
        return self._words.get(self._plain(word)) if len(word) >= _SHORT else None

    def begun(self, word: str) -> str | None:
        """A case-folded word that begins as one that is looked for in a question."""
        plain = self._plain(word)
        for end in range(len(plain), _SHORTEST - 1, -1):
            if beginning := self._beginnings.get(plain[:end]):
                return beginning + word[end:].translate(self._letters.in_step)
        return None

    def asks(self, text: str) -> bool:
        """Whether a word of asking of this language alone is in a text."""
        return any(word.casefold() in self._alone for word in _WORD.findall(text))

    @cached_property
    def _alone(self) -> frozenset[str]:
        others = (one for one in LANGUAGES if one is not self._known)
        own = self._known.stop_words | self._known.generic_words
        return own.difference(*(one.stop_words | one.generic_words for one in others))

    @cached_property
    def _words(self) -> dict[str, str]:
        words = sorted(self._known.stop_words | self._known.generic_words)
        plain = {self._plain(word): word for word in words if self._plain(word) != word}
        return {typed: word for typed, word in plain.items() if typed not in self._letters.others}

    @cached_property
    def _functions(self) -> dict[str, str]:
        words = (word for word in self._known.stop_words if len(word) >= _ONE_FOR_TWO)
        return {self._coarse(word): word for word in sorted(words, reverse=True)}

    @cached_property
    def _beginnings(self) -> dict[str, str]:
        """Words, and beginnings of words, of the language's patterns of asking."""
        found = set(_words_of((self._known.asking, self._known.saying)))
        long = (word for word in found if len(word) >= _SHORTEST)
        return {self._plain(word): word for word in sorted(long) if self._plain(word) != word}

    def _plain(self, word: str) -> str:
        return word.translate(self._letters.plain)

    def _coarse(self, word: str) -> str:
        """The word whichever of two vowels that sound alike it has, single or doubled."""
        return _DOUBLED.sub(r"\1", self._plain(word).translate(self._letters.alike))


def _words_of(tables: Iterable[Asking | Saying | None]) -> Iterator[str]:
    """The words that stand in the patterns of some tables."""
    for table in tables:
        for each in fields(table) if table is not None else ():
            held = getattr(table, each.name)
            for one in held if isinstance(held, tuple) else (held,):
                yield from _WORD.findall(_CLASS.sub(" ", getattr(one, "pattern", "")))


_LANGUAGES = [_Plain(known, known.own_letters) for known in LANGUAGES if known.own_letters]


def with_own_letters(text: str) -> str:
    """A question whose words of asking have the letters of their alphabet; phrases as they are."""
    if text.isascii():
        return text
    for known in _LANGUAGES:
        typed, text = text, _written(text, known.word)
        if text != typed:
            text = _written(text, known.short)
        if known.asks(text):  # an "okmotu" of a Russian text is written so
            text = _written(text, known.begun)
    return text


def _written(text: str, spelt: Callable[[str], str | None]) -> str:
    phrases = [range(*span) for span in quoted(text)]

    def instead(match: re.Match[str]) -> str:
        word = match[0]
        # a capital inside a sentence is a name's
        is_name = word[0].isupper() and match.start() > 0 and not text.isupper()
        is_kept = is_name or any(match.start() in one for one in phrases)
        folded = word.casefold()
        written = None if is_kept or folded in IDLE_WORDS else spelt(folded)
        if written is None:
            return word
        if word.isupper():
            return written.upper()
        return written.capitalize() if word[0].isupper() else written

    return _WORD.sub(instead, text)
