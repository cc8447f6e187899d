"""What every reader gives back, and how it gives up on a file."""

from dataclasses import dataclass

from retrieval.types import Statement


@dataclass(frozen=True, slots=True)
class Found:
    """A statement and the line of its file where it begins, None in files without lines."""

    statement: Statement
    line: int | None


class UnreadableError(Exception):
    """The rest of a file cannot be read; what was found before it stays.

    Attributes:
        line: where, counted from 1, or None for the file as a whole.
        problem: what is wrong and, where there is something to do, what to do.
    """

    def __init__(self, line: int | None, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem
