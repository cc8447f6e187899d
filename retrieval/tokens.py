"""Words to search tokens: the lexical arm's idea of when two words are the same.

Tokens depend on a word's script, not on its text's language, so that a question needs no
language detection and mixed text meets itself. Latin words become their English Snowball stem.
Cyrillic words become two tokens, the Russian Snowball stem and the first five letters: each finds
what the other misses (on XQuAD ru together .925 hit@1, .907 and .910 alone), and for Kyrgyz, which
Snowball does not know, the prefix does the work.
"""

import re
import unicodedata

import Stemmer

from retrieval.languages import language

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’ʼ][^\W_]+)*")
_APOSTROPHES = str.maketrans("’ʼ", "''")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_PREFIX = 5
_REMEMBERED = 200_000


class Tokenizer:
    """Turns text into tokens; remembers the words it has seen, so share one a thread."""

    def __init__(self) -> None:
        self._english = Stemmer.Stemmer("english")
        self._russian = Stemmer.Stemmer("russian")
        self._stop_words = frozenset().union(
            *(language(code).stop_words for code in ("en", "ru", "ky"))
        )
        self._seen: dict[str, tuple[str, ...]] = {}

    def tokens(self, text: str) -> list[str]:
        """The tokens of ``text`` in reading order, stop words left out, repetitions kept."""
        found: list[str] = []
        for word in _WORD.findall(text.lower()):
            known = self._seen.get(word)
            found.extend(self._learn(word) if known is None else known)
        return found

    def words(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """The words of ``text`` that have tokens: start, end, tokens."""
        return [
            (match.start(), match.end(), tokens)
            for match in _WORD.finditer(text)
            if (tokens := self._learn(match.group().lower()))
        ]

    def _learn(self, word: str) -> tuple[str, ...]:
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
        tokens = self._seen[word] = self._split(word)
        return tokens

    def _split(self, word: str) -> tuple[str, ...]:
        word = word.translate(_APOSTROPHES)
        if word in self._stop_words:
            return ()
        if word[0].isdigit():
            return (word.replace(",", ""),)
        word = word.split("'")[0] if word.endswith(("'s", "'")) else word.replace("'", "")
        if word in self._stop_words:
            return ()
        if _CYRILLIC.search(word):
            word = word.replace("ё", "е")
            stem = self._russian.stemWord(word)
            return (stem, f"{word[:_PREFIX]}*") if len(word) > _PREFIX else (stem,)
        plain = "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalnum())
        return (self._english.stemWord(plain),) if plain else ()
