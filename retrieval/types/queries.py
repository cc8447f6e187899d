"""A question, understood."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from enum import StrEnum


class Order(StrEnum):
    """By date, where the question asks for it: newest first or oldest first."""

    LATEST = "latest"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Period:
    """Calendar days from ``first`` to ``last``, both included; None is an open end."""

    first: Date | None
    last: Date | None

    def __contains__(self, day: Date) -> bool:
        """Whether ``day`` lies inside."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker or a source that a question names.

    Attributes:
        name: as it was typed.
        only: whether it was demanded (``speaker:Howard``), so that no one else's words count.
    """

    name: str
    only: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood.

    Attributes:
        question: as it was typed.
        text: the question without its period and order: what is searched for.
        period: a hard filter, or None.
        order: by date, or None for by relevance.
        phrases: wordings in quotation marks; each must occur.
        speaker: whose words are asked for.
        source: whose publication is asked for.
        topic: the text without the words that mention a speaker or a source, where one is
            mentioned and not demanded; what is searched for among their words.
    """

    question: str
    text: str
    period: Period | None = None
    order: Order | None = None
    phrases: tuple[str, ...] = ()
    speaker: Named | None = None
    source: Named | None = None
    topic: str = ""
