"""Words to search tokens: the lexical arm's idea of when two words are the same.

Tokens depend on a word's script, not on its text's language, so that a question needs no
language detection and mixed text meets itself. Latin words become their English Snowball stem.
Cyrillic words become two tokens, the Russian Snowball stem and the first five letters: each finds
what the other misses (on XQuAD ru together .925 hit@1, .907 and .910 alone), and for Kyrgyz, which
Snowball does not know, the prefix does the work.

A change here makes the word index of older builds useless: count up ``chunking.CHUNKING`` with it.
"""

import re
import unicodedata

import Stemmer

from retrieval.languages import LANGUAGES

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = str.maketrans(dict.fromkeys("`´ʹʻʼʽˮ‘’‛′＇", "'"))
# soft hyphens and other invisible characters, stress marks: the same word with and without
_SILENT = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u2060-\u2064\u2066-\u2069\ufeff]+"
)
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_PREFIX = 5
_REMEMBERED = 200_000


class Tokenizer:
    """Turns text into tokens; remembers the words it has seen, so share one a thread."""

    def __init__(self) -> None:
        self._english = Stemmer.Stemmer("english")
        self._russian = Stemmer.Stemmer("russian")
        self._stop_words = frozenset().union(*(known.stop_words for known in LANGUAGES))
        self._seen: dict[str, tuple[str, ...]] = {}

    def tokens(self, text: str) -> list[str]:
        """The tokens of ``text`` in reading order, stop words left out, repetitions kept."""
        found: list[str] = []
        for word in _WORD.findall(_plain(text)):
            known = self._seen.get(word)
            found.extend(self._learn(word) if known is None else known)
        return found

    def words(self, text: str) -> list[tuple[str, ...]]:
        """The tokens of each word of ``text`` in reading order; stop words are left out."""
        learnt = (self._seen.get(word) or self._learn(word) for word in _WORD.findall(_plain(text)))
        return [tokens for tokens in learnt if tokens]

    def _learn(self, word: str) -> tuple[str, ...]:
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
        tokens = self._seen[word] = self._split(word)
        return tokens

    def _split(self, word: str) -> tuple[str, ...]:
        if word in self._stop_words:
            return ()
        if word[0].isdigit():
            return (word.replace(",", ""),)
        word = word.removesuffix("'s").replace("'", "")
        if word in self._stop_words:
            return ()
        if _CYRILLIC.search(word):
            word = word.replace("ё", "е")
            stem = self._russian.stemWord(word)
            return (stem, f"{word[:_PREFIX]}*") if len(word) > _PREFIX else (stem,)
        bare = "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalnum())
        return (self._english.stemWord(bare),) if bare else ()


def _plain(text: str) -> str:
    """As ``text.fold`` does, so that words that fold alike have the same tokens."""
    return _SILENT.sub("", text.casefold()).translate(_APOSTROPHES)
