"""A reader that can be worked out on paper: it knows one sentence for each question.

A window scores 4 where it holds the words that are told to answer, else -4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from retrieval.read.protocol import LEAST_WINDOWS, MOST_WINDOWS, Reading
from retrieval.types import ReaderFacts


@dataclass
class FakeReader:
    """Implements ``Reader``; remembers what it was given.

    Attributes:
        answers: by question, the words that answer it.
        each: seconds that a window takes.
        given: every question with the windows that were to be read.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    each: float = 0.0
    given: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def read(self, question: str, windows: Sequence[str], seconds: float) -> list[Reading]:
        """As many as the time allows, and the first few in any case."""
        self.given.append((question, tuple(windows)))
        possible = int(seconds / self.each) if self.each else len(windows)
        return [self._read(question, one) for one in windows[: max(possible, LEAST_WINDOWS)]]

    def _read(self, question: str, window: str) -> Reading:
        words = self.answers.get(question)
        place = window.find(words) if words else -1
        if words is None or place < 0:
            return Reading(-4.0)
        return Reading(4.0, (place, place + len(words)))


class NoReader(FakeReader):
    """Where there is none: made as the real one is, it reads nothing."""

    def __init__(self, *_: object) -> None:
        super().__init__()

    is_here = True

    def prepare(self) -> bool:
        """There is nothing to make ready."""
        return False

    def read(self, question: str, windows: Sequence[str], seconds: float) -> list[Reading]:
        """Nothing."""
        del question, windows, seconds
        return []


def prepared(models: Path, milliseconds: int) -> ReaderFacts:
    """The facts of a reader that is compiled and fast."""
    del models
    return ReaderFacts(milliseconds, MOST_WINDOWS, MOST_WINDOWS)
