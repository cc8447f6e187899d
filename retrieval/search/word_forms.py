"""The forms of a word that a build really holds, as tokens.

The beginning of a word finds all of its forms, and much else that begins so. Where it matters that
a word was said, and not one like it, its forms are looked up in the build's vocabulary.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from retrieval.analysis.tokens import Tokenizer, own_keys
from retrieval.index.snapshot import Snapshot
from retrieval.index.vocabulary import Vocabulary
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.languages.en.nouns import other_number
from retrieval.languages.ky.nouns import noun_forms, possible_nouns
from retrieval.languages.ru.endings import NOUN_ENDINGS
from retrieval.languages.ru.fleeting import fleeting_forms
from retrieval.languages.scripts import CYRILLIC, CYRILLIC_VOWELS, undotted

BEGINNING = 5  # letters that words of one stem mostly share
SHORT = 3  # letters of a noun that many words begin with by chance
_ADJECTIVES = ("n", "an", "ian", "ese", "i", "al")
_REMEMBERED = 5_000
_ASKING = re.compile(
    rf"(?<=\w\w){any_of(end for known in LANGUAGES for end in known.asking_endings)}$"
)
_ALIKE = 0.65
"""Share of the longer of two words that they begin with, if they are taken for forms of one."""


class WordForms:
    """Looks words up in the vocabulary of a build; remembers them, so share one a thread.

    Args:
        snapshot: the build.
        tokenizer: the one that it was made with.
    """

    def __init__(self, snapshot: Snapshot, tokenizer: Tokenizer) -> None:
        self.snapshot = snapshot
        self.tokenizer = tokenizer
        self._vocabulary = snapshot.vocabulary
        self._lexical = snapshot.lexical
        # what a thing is called in other languages is looked up in each question about it
        self._known = lru_cache(_REMEMBERED)(self._looked_up)

    def tokens(self, word: str, *, name: bool = False) -> tuple[str, ...]:
        """The tokens that stand for a word and its forms; empty where it is a stop word.

        Args:
            word: as it was typed.
            name: whether it is somebody's name, so that other spellings are looked for too.
        """
        return self._known(word, name=name)

    def _looked_up(self, word: str, *, name: bool) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for own in self.tokenizer.words(word, keyed=True):
            stem = own[0]
            found[stem] = None
            folded = word.casefold()
            if CYRILLIC.search(folded):
                found |= dict.fromkeys(self._stems(self._forms(undotted(folded), name=name)))
            else:
                found |= dict.fromkeys(self._stems(filter(self._vocabulary.holds, _made(folded))))
                # a text may have it with an apostrophe alone: the fisherman's
                found |= dict.fromkeys(self._stems(other_number(folded)))
            if name or not any(self._lexical.rows(token).size for token in found):
                found |= dict.fromkeys(own_keys(own))
        return tuple(found)

    def _forms(self, word: str, *, name: bool) -> Iterator[str]:
        """The words of the vocabulary that are forms of a Cyrillic word, perhaps of a name."""
        for noun in possible_nouns(word):
            if noun == word or len(noun) > SHORT or self._vocabulary.holds(noun):
                yield from noun_forms_in(self._vocabulary, noun)
        yield from filter(self._vocabulary.holds, fleeting_forms(word, name=name))
        if SHORT < len(word) <= BEGINNING:
            for other in self._vocabulary.beginning(word[:-1]):
                if _is_declined(word, other):
                    yield other
        if len(word) > BEGINNING:
            for other in self._vocabulary.beginning(word[:BEGINNING]):
                if common_letters(word, other) >= _ALIKE * max(len(word), len(other)):
                    yield other

    def _stems(self, words: Iterable[str]) -> Iterator[str]:
        for word in words:
            for tokens in self.tokenizer.words(word):
                yield tokens[0]


def _made(word: str) -> Iterator[str]:
    """The noun of an English adjective and the adjectives of a noun: Tasmania, Tasmanian."""
    for ending in _ADJECTIVES:
        if len(word) >= BEGINNING:
            yield word + ending
        if len(word) >= BEGINNING + len(ending) and word.endswith(ending):
            yield word.removesuffix(ending)


def _is_declined(word: str, other: str) -> bool:
    """Whether a short Russian noun may be another form of one: its stem ends with a consonant."""
    return any(
        word[:end] == other[:end]
        and word[end - 1] not in CYRILLIC_VOWELS
        and {word[end:], other[end:]} <= NOUN_ENDINGS
        for end in (len(word) - 1, len(word))
    )


def noun_forms_in(vocabulary: Vocabulary, noun: str) -> Iterator[str]:
    """The forms of a Kyrgyz noun that a build holds."""
    forms = noun_forms(noun)
    if len(noun) == 1:
        return filter(vocabulary.holds, forms)
    # its last letter may be softened
    return (word for word in vocabulary.beginning(noun[:-1]) if word in forms)


def without_asking(word: str) -> str:
    """A word without the ending by which its sentence is a question: «курула» of «курулабы»."""
    return _ASKING.sub("", word)


def common_letters(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))
