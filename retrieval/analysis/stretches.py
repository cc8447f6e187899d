"""Long texts are read stretch by stretch, so that one place costs the same in any text.

Where the stretches lie is told by the text alone: whatever is asked, a place lies in the same one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.types import Span

LONG = 100_000
"""Characters up to which a text is read whole; only a longer one is read by stretches."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cuts texts into stretches of about the same length.

    Attributes:
        size: characters of a stretch, about.
        slack: characters in which a line break, or else white space, is looked for to cut behind;
            fewer than ``size``.
    """

    size: int
    slack: int

    def begin(self, text: str, number: int) -> int:
        """Where a stretch begins; that behind the last one begins where the text ends."""
        least = number * self.size
        if not 0 < least < len(text):
            return min(least, len(text))
        most = min(least + self.slack, len(text))
        line = text.find("\n", least - 1, most - 1)
        if line >= 0:
            return line + 1
        return next((at for at in range(least, most) if text[at - 1].isspace()), least)

    def number(self, text: str, place: int) -> int:
        """The number of the stretch that a place lies in."""
        number = max(0, min(place, len(text) - 1)) // self.size
        return number - (number > 0 and place < self.begin(text, number))

    def stretch(self, text: str, number: int) -> Span:
        """Where a stretch begins and ends."""
        return self.begin(text, number), self.begin(text, number + 1)

    def count(self, text: str) -> int:
        """How many stretches a text has."""
        return -(-len(text) // self.size)

    def about(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The stretches that a span touches, in order; the one at its place where it is empty."""
        last = self.number(text, max(start, end - 1))
        for number in range(self.number(text, start), last + 1):
            yield self.stretch(text, number)

    def all(self, text: str) -> Iterator[Span]:
        """All stretches of a text, in order."""
        return (self.stretch(text, number) for number in range(self.count(text)))


SPEECH = Grid(50_000, 10_000)
"""In which the direct speech of a long text is told."""

WORDS = Grid(1_024, 256)
"""In which the words of a long text are told apart and counted."""


def stretches(text: str, start: int, end: int) -> Iterator[Span]:
    """What of a text is read for the direct speech in a span: all of it unless it is long."""
    return SPEECH.about(text, start, end) if len(text) > LONG else iter([(0, len(text))])
