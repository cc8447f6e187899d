"""What a reader is to whoever asks it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from retrieval.types import Span

MOST_WINDOWS = 16
"""That are read for one question, however much time there is."""

LEAST_WINDOWS = 6
"""That are read for one question, however little time there is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one window for one question.

    Attributes:
        score: the logit of "these words answer this question"; any number, 0 where both are alike.
        span: of the answering words, in code points of the window; None where they cannot be told.
    """

    score: float
    span: Span | None = None


class Reader(Protocol):
    """Reads windows of statements for a question."""

    def read(self, question: str, windows: Sequence[str], seconds: float) -> list[Reading]:
        """Reads as many windows, in order, as that takes; the first few in any case.

        Args:
            question: as it was asked.
            windows: a header, a line break and the words; the most promising first.
            seconds: after which no further windows are begun.

        Returns:
            A reading of each of the first windows.
        """
        ...
