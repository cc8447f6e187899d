"""Kinds of answer a question may ask for, and how text shows that it holds one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class AnswerKind(StrEnum):
    """What kind of thing answers: a sum, a number, a time, the name of someone or somewhere."""

    MONEY = "money"
    NUMBER = "number"
    TIME = "time"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """Regular expressions of one language, matched without regard to case, within words too.

    Attributes:
        asks: what a question for this kind of answer has in it.
        holds: what a sentence with an answer of this kind has in it; figures and signs of
            currencies are known everywhere.
    """

    asks: Mapping[AnswerKind, str]
    holds: Mapping[AnswerKind, str]
