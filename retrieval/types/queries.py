"""A question, understood."""

from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from enum import StrEnum


class Order(StrEnum):
    """By date, where the question asks for it: newest first or oldest first."""

    LATEST = "latest"
    FIRST = "first"


class Intent(StrEnum):
    """What is asked for: the one answer to a question, or what was said about a topic."""

    QUESTION = "question"
    TOPIC = "topic"


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
        inflected: whether it may stand in another case than the nominative.
    """

    name: str
    only: bool
    inflected: bool = False


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
        intent: whether a topic is named.
        subject: the bare words of the topic: "the ferry" of "What was said about the ferry?".
        parts: where several questions were asked in one, each by itself.
        subjects: where a topic names several, each by itself; asked so where no statement speaks
            of them together.
        excluded: times that are left out of what is searched ("except in 2020"), one by one;
            statements without a date stay in.
        dated: the text to search for where the date is a word like any other: without the order
            and the words that mention a speaker or a source, with those of the period; empty
            where no period was read.
        date_is_topic: whether the period is what the question is about ("the events of 7 April
            2010", "the budget for 2021"), not only when something was said.
        as_typed: whether no word of it is taken for a misspelt one.
        today: what its words of time are relative to; None where that is not known.
        unheard: whose words are left out of what is searched ("everyone except Howard").
        untold: the subject that is left out of what is searched ("besides the ferry").
        otherwise: the question as it is meant where nobody of the name of ``unheard``, or of
            ``speaker``, speaks, which is then a thing: "roads without Holm"; or where ``undivided``
            stands in the archive.
        speakers: a question to two people as one to each, where both may be persons.
        is_about: whether "about" stands beside the subject, so that none of its words only asks:
            "about the press".
        undivided: the words by which ``untold`` is left out of a topic, with it; where they stand
            in a statement so, they belong to the topic: "life without parole".
    """

    question: str
    text: str
    period: Period | None = None
    order: Order | None = None
    phrases: tuple[str, ...] = ()
    speaker: Named | None = None
    source: Named | None = None
    topic: str = ""
    intent: Intent = Intent.QUESTION
    subject: str = ""
    parts: "tuple[Query, ...]" = ()
    subjects: "tuple[Query, ...]" = ()
    excluded: tuple[Period, ...] = ()
    dated: str = ""
    date_is_topic: bool = False
    as_typed: bool = False
    today: Date | None = field(default=None, compare=False)
    unheard: Named | None = None
    is_about: bool = False
    untold: str = ""
    otherwise: "Query | None" = None
    speakers: "tuple[Query, ...]" = ()
    undivided: str = ""

    @property
    def wanted(self) -> str:
        """The words to search for."""
        return self.subject or self.text
