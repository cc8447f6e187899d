"""Check-questions: what an answer is to go on quoting, and what a new build makes of that."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from enum import StrEnum

from retrieval.types.queries import Query


@dataclass(frozen=True, slots=True)
class Expectation:
    """A question and the words that are to stay among its answer; the archive holds the words.

    Attributes:
        id: by which it is removed.
        query: the question, as it was understood when it was kept.
        lang: of whoever asked, as an IETF tag.
        statement_id: whose words they are.
        sha256: of the whole text that they stand in.
        start, end: their span in it.
        made_at: an ISO timestamp.
    """

    id: str
    query: Query
    lang: str | None
    statement_id: str
    sha256: str
    start: int
    end: int
    made_at: str


class Fate(StrEnum):
    """What became of an expectation in a new build."""

    HELD = "held"
    WORSE = "worse"  # the live build answers so, and the new one does not
    NEVER = "never"  # neither does
    GONE = "gone"  # the statement left the corpus or was taken back
    ALTERED = "altered"  # the statement is there and does not say these words any more


@dataclass(frozen=True, slots=True)
class Worse:
    """A question that a new build answers worse than the live one.

    Attributes:
        expectation: the id of it.
        question: as it was typed.
        statement_id, title, date: of the statement that is to answer.
        instead_id, instead_title, instead_date: of what would answer now; None for silence.
    """

    expectation: str
    question: str
    statement_id: str
    title: str
    date: Date | None
    instead_id: str | None = None
    instead_title: str = ""
    instead_date: Date | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What asking the check-questions of a new build brought.

    Attributes:
        asked: how many there are.
        held: how many go on being answered so.
        never: how many neither build answers so.
        purposely: how many are not, as their statement is gone or says something else now.
        seconds: that it took.
        worse: the others.
    """

    asked: int
    held: int
    never: int
    purposely: int
    seconds: float
    worse: tuple[Worse, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldBuild:
    """A build that was made and is not live, since it answers check-questions worse.

    Attributes:
        build: its name.
        held_at: an ISO timestamp with its offset.
        worse: the questions.
    """

    build: str
    held_at: str
    worse: tuple[Worse, ...]
