"""The tokens around a place of a question: what stands there, and what that can be."""

from collections.abc import Sequence

from retrieval.languages.language import Language
from retrieval.languages.timetable import TimeTable
from retrieval.query.periods.time_token import TimeToken

_NUMBERS = ("NUM", "DAY", "YEAR", "OLDYEAR", "SHORTDATE")


class Neighbours:
    """The tokens of one question; outside of it there are none.

    Attributes:
        named: of each token, whether it is a number that is part of a name: "Resolution 2020".
    """

    def __init__(self, tokens: Sequence[TimeToken], language: Language, table: TimeTable) -> None:
        self._tokens = tokens
        self._stop_words = language.stop_words
        self._table = table
        self.named = self._names()

    def word(self, place: int) -> str:
        """Return the word at ``place``, empty where there is none."""
        return self._tokens[place].word if 0 <= place < len(self._tokens) else ""

    def symbols(self, place: int) -> Sequence[str]:
        """Return the word at ``place`` and its classes."""
        return tuple(self._tokens[place].symbols) if 0 <= place < len(self._tokens) else ()

    def glued(self, place: int) -> bool:
        """Whether there is no white space before the token at ``place``."""
        return 0 <= place < len(self._tokens) and self._tokens[place].glued

    def figure(self, place: int) -> bool:
        """Whether a number in figures stands at ``place``."""
        return (
            any(name in _NUMBERS for name in self.symbols(place)) and not self.word(place).isalpha()
        )

    def stops(self, place: int) -> bool:
        """Whether a function word stands at ``place``."""
        at_hand = 0 <= place < len(self._tokens)
        return at_hand and self._tokens[place].typed in self._stop_words

    def ends(self, place: int, *but: str) -> bool:
        """Whether at ``place`` the question ends, pauses or goes on with a function word."""
        word = self.word(place)
        return not word[:1].isalnum() or (self.stops(place) and word not in but)

    def follows_saying(self, place: int) -> bool:
        """Whether the word before is a statement or the like."""
        return "SAYING" in self.symbols(place - 1)

    def counts(self, place: int) -> bool:
        """Whether the word at ``place`` is one that a number before it counts."""
        word, symbols = self.word(place), self.symbols(place)
        if word in self._table.measures or word in self._table.counted:
            return True
        return (
            word.isalpha()
            and word.endswith(self._table.plural_endings)
            and not word.endswith(self._table.singular_endings)
            and not self.stops(place)
            and len(symbols) == 1
            and not self._tokens[place].possessive
        )

    def _names(self) -> Sequence[bool]:
        """Mark numbers that are names, also further ones: "resolutions 1990 and 1991"."""
        named: list[bool] = []
        for place in range(len(self._tokens)):
            before = self.symbols(place - 1)
            word = self.word(place - 1)
            listed = place >= 2 and named[place - 2] and ("JOIN" in before or "TO" in before)
            named.append(self.figure(place) and (listed or word in self._table.names_before))
        return named
