"""Who listens to how questions fare, without a word of them; nobody where none is named."""

from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    SILENT = "silent"
    DECLINED = "declined"
    """It could not be understood, and the asker was told why."""
    UNAVAILABLE = "unavailable"
    """There is no usable index."""
    FAILED = "failed"


class Stage(StrEnum):
    """What a question goes through, in this order."""

    WAITING = "waiting"
    """From its arrival until its turn has come."""
    UNDERSTANDING = "understanding"
    SEARCHING = "searching"
    """Both arms, ranking, the reader and the choice of quotes."""
    WORDING = "wording"
    SENDING = "sending"
    """The proof of every quote, the wait for Telegram's limits, and the call."""


class Heard(Protocol):
    """Told of every question; must not take long, and is called in any thread."""

    def question(self, outcome: Outcome, lang: str) -> None:
        """A question has ended."""

    def stage(self, stage: Stage, seconds: float) -> None:
        """A stage of one has ended, after so long."""


class Unheard:
    """Listens to nothing."""

    def question(self, outcome: Outcome, lang: str) -> None:
        """Passed over."""

    def stage(self, stage: Stage, seconds: float) -> None:
        """Passed over."""
