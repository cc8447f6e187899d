"""One token of a question and all that it could be."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeToken:
    """A stretch ``[start, end)`` of the question.

    Attributes:
        word: folded, respelt and without a possessive ending; empty where it can be nothing.
        typed: the same, but spelt as it was typed.
        symbols: the word itself and every class it belongs to, with its value there.
        glued: no white space before it.
        possessive: a possessive ending was cut off.
    """

    start: int
    end: int
    word: str
    symbols: Mapping[str, int]
    glued: bool
    possessive: bool = False
    typed: str = ""

    @property
    def alphabetic(self) -> bool:
        """Whether it is made of letters."""
        return self.word.isalpha()
