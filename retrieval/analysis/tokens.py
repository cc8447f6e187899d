"""Tokens of lexical search: when two words count as the same.

Tokens depend on a word's script, not on its text's language, so that a question needs no
language detection and mixed text meets itself. Latin words become their English Snowball stem.
Cyrillic words become two tokens, the Russian Snowball stem and the first five letters: each finds
what the other misses (on XQuAD ru together .925 hit@1, .907 and .910 alone), and for Kyrgyz, which
Snowball does not know, the prefix does the work.

A change here makes the lexical index of older builds useless: raise ``chunking.CHUNKING`` with it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain

import Stemmer

from retrieval.analysis.homoglyphs import unmixed
from retrieval.analysis.transliteration import MARK, keys, unmarked
from retrieval.languages import LANGUAGES, STOP_WORDS
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import CYRILLIC, undotted

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*")
# the same with the silent characters inside, which are part of a word as it is shown
_SHOWN = re.compile(
    r"\d+(?:[.,]\d+)+|[^\W_](?:[^\W_]|[\u00ad\u0300-\u036f\u200b-\u200d\u2060])*"
    r"(?:'[^\W_]+)*"
)
_APOSTROPHES = str.maketrans(dict.fromkeys("`´ʹʻʼʽˮ‘’‛′＇", "'"))
# soft hyphens and other invisible characters, stress marks: the same word with and without
_SILENT = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u2060-\u2064\u2066-\u2069\ufeff]+"
)
_IOTA = "\u0345"
_TOLD_BY_CAPITALS = {
    name: (word, re.compile(pattern))
    for known in LANGUAGES
    for name, (word, pattern) in known.told_by_capitals.items()
}
_STOP_NAMES = re.compile(any_of(pattern.pattern for _, pattern in _TOLD_BY_CAPITALS.values()))
_PREFIX = 5
_REMEMBERED = 200_000


class Tokenizer:
    """Turns text into tokens; remembers the words it has seen, so share one a thread.

    Args:
        transliteration: whether ``indexed`` and keyed words hold the keys by which names meet
            across scripts.
    """

    def __init__(self, *, transliteration: bool = True) -> None:
        self._transliteration = transliteration
        self._english = Stemmer.Stemmer("english")
        self._russian = Stemmer.Stemmer("russian")
        self._seen = lru_cache(_REMEMBERED)(self._split)
        self._written = lru_cache(_REMEMBERED)(self._whole)
        self._keyed = lru_cache(_REMEMBERED)(_made_keys)
        self._any = lru_cache(_REMEMBERED)(self._all_tokens)

    @cached_property
    def _generic(self) -> frozenset[str]:
        """The tokens of words of asking."""
        words = (word for known in LANGUAGES for word in sorted(known.generic_words))
        return frozenset(token for word in words for token in self.tokens(word))

    def names_topic(self, text: str) -> bool:
        """Whether a question says more than words of asking ("statement", "say", "news")."""
        return not self._generic.issuperset(self.tokens(text))

    def topical(self, text: str, *, keyed: bool = False) -> list[tuple[str, ...]]:
        """The tokens of each word of a question that is no word of asking ("say", "statement").

        Where there are only such words, those of all of them.
        """
        return self.without_asking(self.words(text, keyed=keyed))

    def without_asking(self, words: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Leave the words of asking out of a question's ``words``, unless there are no others."""
        generic = self._generic
        return [word for word in words if not generic.issuperset(own_tokens(word))] or words

    def tokens(self, text: str) -> list[str]:
        """The tokens of ``text`` in reading order, stop words left out, repetitions kept."""
        return [token for word in _WORD.findall(_plain(text)) for token in self._seen(word)]

    def indexed(self, text: str) -> list[str]:
        """The tokens of a statement's ``text``, and the keys of its capitalised words.

        Names are written with a capital letter; the keys of all words would make the index half
        as large again, and common words meet across languages by accident only.
        """
        if _IOTA in text:  # silent as it is written, a letter once it is folded
            return list(self._whole(text))
        return [token for word in _WORD.findall(_visible(text)) for token in self._written(word)]

    def written(self, text: str) -> Iterator[str]:
        """The words of ``text`` as they are written, case-folded; no figures and no stop words."""
        for word in _WORD.findall(_plain(text)):
            if word[0].isalpha() and word not in STOP_WORDS:
                yield undotted(word) if CYRILLIC.search(word) else word

    def finder(self, wanted: Iterable[str]) -> Callable[[str], frozenset[str]]:
        """A function of a statement's text: which of the wanted tokens ``indexed`` has for it."""
        tokens = frozenset(wanted)

        def in_text(text: str) -> frozenset[str]:
            if _IOTA in text:
                return tokens.intersection(self._whole(text))
            words = _WORD.findall(_visible(text))
            return tokens.intersection(chain.from_iterable(map(self._written, words)))

        return in_text

    def _whole(self, text: str) -> tuple[str, ...]:
        """The tokens of a text, or of a word as it is written, then its keys."""
        return (*self.tokens(text), *self._keys_in(text))

    def _keys_in(self, text: str) -> Iterator[str]:
        """The keys of the capitalised words."""
        if self._transliteration:
            for word in _WORD.findall(_visible(text)):
                if word[0].isupper():
                    yield from self._key(word.casefold())

    def words(self, text: str, *, keyed: bool = False) -> list[tuple[str, ...]]:
        """The tokens of each word of ``text`` in reading order; stop words are left out.

        Args:
            text: of a question, mostly, where names may be typed in small letters.
            keyed: whether a word's tokens are followed by its keys.
        """
        return [
            (*tokens, *self._key(word)) if keyed else tokens
            for word in _WORD.findall(_plain(text))
            if (tokens := self._seen(word))
        ]

    def names(self, text: str, kept: frozenset[str]) -> list[tuple[str, ...]]:
        """The keyed words of a name, with those stop words that are names, too: Ida May."""
        if kept.isdisjoint(words := _WORD.findall(_plain(text))):
            return self.words(text, keyed=True)
        return [
            (word, *self._keyed(word)) if word in kept else (*self._seen(word), *self._key(word))
            for word in words
            if word in kept or self._seen(word)
        ]

    def stops(self, word: str) -> bool:
        """Whether a case-folded word is a stop word, in any language."""
        return word in STOP_WORDS

    def all_tokens(self, word: str) -> tuple[str, ...]:
        """The tokens and the keys of a word as it is written; none of a stop word."""
        return self._any(word)

    def _all_tokens(self, word: str) -> tuple[str, ...]:
        return tuple(token for each in self.words(word, keyed=True) for token in each)

    def placed(self, text: str) -> list[tuple[tuple[int, int], str]]:
        """The words of ``text`` as they are written, each with its span."""
        plain = text.translate(_APOSTROPHES)
        return [(match.span(), match[0]) for match in _SHOWN.finditer(plain)]

    def keys(self, word: str) -> tuple[str, ...]:
        """The keys of a word of a statement, if it is written with a capital letter."""
        plain = _visible(word)
        return self._key(plain.casefold()) if plain[:1].isupper() else ()

    def _key(self, word: str) -> tuple[str, ...]:
        """The keys of a case-folded word, if it has any and they are wanted."""
        if not self._transliteration or word in STOP_WORDS:
            return ()
        return self._keyed(word)

    def _split(self, word: str) -> tuple[str, ...]:
        if word in STOP_WORDS:
            return ()
        if word[0].isdigit():
            return (word.replace(",", ""),)
        word = word.removesuffix("'s").replace("'", "")
        if word in STOP_WORDS:
            return ()
        if CYRILLIC.search(word):
            word = undotted(word)
            stem = self._russian.stemWord(word)
            return (stem, f"{word[:_PREFIX]}*") if len(word) > _PREFIX else (stem,)
        bare = _bare(word)
        return (self._english.stemWord(bare),) if bare else ()


def own_tokens(word: tuple[str, ...]) -> tuple[str, ...]:
    """The tokens of a word without the keys that ``words(keyed=True)`` puts behind them."""
    return tuple(token for token in word if not token.startswith(MARK))


def own_keys(word: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that ``words(keyed=True)`` puts behind the tokens of a word."""
    return word[len(own_tokens(word)) :]


def _made_keys(word: str) -> tuple[str, ...]:
    return keys(word.removesuffix("'s").replace("'", ""))


def _bare(word: str) -> str:
    """Letters and figures; Latin ones without accents, Cyrillic ones as they are."""
    if not CYRILLIC.search(word):
        return unmarked(word)
    return "".join(c for c in word if c.isalnum())


def _plain(text: str) -> str:
    """As ``text.fold`` does, so that words that fold alike have the same tokens."""
    return _spoken(unmixed(without_stop_names(text)).casefold())


def _visible(text: str) -> str:
    return _spoken(unmixed(without_stop_names(text)))


def without_stop_names(text: str) -> str:
    """A text with words of their own for names that are stop words in small letters: US, WHO.

    Where all is in capitals they tell nothing, but for a word alone.
    """
    if text in _TOLD_BY_CAPITALS:
        return _TOLD_BY_CAPITALS[text][0]
    if _STOP_NAMES.search(text) is None or (text.isupper() and len(text.split()) > 1):
        return text
    for word, pattern in _TOLD_BY_CAPITALS.values():
        text = pattern.sub(word, text)
    return text


def _spoken(text: str) -> str:
    if text.isascii():  # most text by far
        return text.replace("`", "'")
    return _SILENT.sub("", text).translate(_APOSTROPHES)
