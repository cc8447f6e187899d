"""Whether a build holds a word in any of its forms, and no other word that begins like it."""

from retrieval.analysis.tokens import Tokenizer
from retrieval.index.snapshot import Snapshot
from retrieval.languages.en.nouns import other_number
from retrieval.languages.ky.nouns import possible_nouns
from retrieval.languages.ru.endings import ENDINGS
from retrieval.languages.ru.fleeting import fleeting_forms
from retrieval.languages.scripts import CYRILLIC, CYRILLIC_VOWELS, undotted
from retrieval.search.word_forms import BEGINNING, SHORT, noun_forms_in


class HeldWords:
    """Looks words up in a build by their letters.

    Args:
        snapshot: the build.
        tokenizer: the one that it was made with.
    """

    def __init__(self, snapshot: Snapshot, tokenizer: Tokenizer) -> None:
        self._vocabulary = snapshot.vocabulary
        self._lexical = snapshot.lexical
        self._tokenizer = tokenizer

    def rows(self, word: str) -> int:
        """How many rows hold the stem of a word; 0 of a stop word."""
        words = self._tokenizer.words(word)
        return int(self._lexical.rows(words[0][0]).size) if words else 0

    def holds(self, word: str) -> bool:
        """Whether a word stands in the build, or a form of it."""
        folded = undotted(word.casefold())
        return (
            self._vocabulary.holds(folded)
            or self.rows(folded) > 0
            or (bool(CYRILLIC.search(folded)) and self._inflected(folded))
            or any(map(self.rows, other_number(folded)))
        )

    def _inflected(self, word: str) -> bool:
        """Whether another form of a Cyrillic word is held."""
        for noun in possible_nouns(word):
            long = noun == word or len(noun) > SHORT
            if long and next(noun_forms_in(self._vocabulary, noun), None) is not None:
                return True
        if any(map(self._vocabulary.holds, fleeting_forms(word))):
            return True
        if len(word) <= BEGINNING:
            return False
        others = self._vocabulary.beginning(word[:BEGINNING])
        return any(_are_forms(word, other) for other in others)


def _are_forms(one: str, other: str) -> bool:
    """Whether two Russian words may be one, with two of the endings that there are."""
    for end in range(BEGINNING, min(len(one), len(other)) + 1):
        if one[:end] != other[:end]:
            break
        if one[end - 1] not in CYRILLIC_VOWELS and {one[end:], other[end:]} <= ENDINGS:
            return True
    return False
