"""The letters of an alphabet that many keyboards lack, and what is typed for them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class OwnLetters:
    """How words are typed without the letters that only one language has; for ``str.translate``.

    Attributes:
        plain: what is typed for each of the letters.
        alike: of what is typed so, letters that are heard as others.
        in_step: what vowels become in an ending behind a word that has the letters.
        others: words, typed so, that are other words of the language or of a neighbour.
    """

    plain: Mapping[int, str]
    alike: Mapping[int, str]
    in_step: Mapping[int, str]
    others: frozenset[str]
