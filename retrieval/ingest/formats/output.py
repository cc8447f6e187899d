"""What every reader gives back, and how it gives up on a file."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retrieval.types import Fault, ListedPage, Problem, Statement, fault

MAX_PROBLEMS = 1000


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """A statement, and where its reader found it.

    Attributes:
        line: of its file where it begins; None in files without lines.
        is_summary: whether its words are the summary of an entry that has no others.
    """

    statement: Statement
    line: int | None
    is_summary: bool = False


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file out of an archive or a mail, to be read by the reader of its own ending.

    Attributes:
        path: where it lies now; whoever reads it takes it away.
        relative: its place in the corpus: ``archive.zip!folder/file.docx``.
        mailed: the day of the mail to which it was attached, as 2031-04-02; empty without.
    """

    path: str
    relative: str
    mailed: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a page was published.

    Attributes:
        relative: the path in the corpus under which it may have been saved.
        url: its address.
    """

    relative: str
    url: str


Item = ReadStatement | Problem | Unpacked | Located | ListedPage
"""What is found in a file."""


def warnings_of(told: Counter[Fault], relative: str) -> Iterator[Problem]:
    """What a reader warns of, each once, with how often it was."""
    for what, count in (+told).items():
        said = fault("times", fault=what, count=count) if count > 1 else what
        yield Problem(relative, None, said, warning=True)


class UnreadableError(Exception):
    """The rest of a file cannot be read; what was found before it stays.

    Attributes:
        line: where, counted from 1, or None for the file as a whole.
        problem: what is wrong and, where there is something to do, what to do.
    """

    def __init__(self, line: int | None, problem: Fault) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


def listed(
    items: Iterable[ReadStatement | Problem], relative: str
) -> Iterator[ReadStatement | Problem]:
    """Pass on what was found in a file; after a thousand problems the others are only counted."""
    problems = 0
    for item in items:
        problems += isinstance(item, Problem)
        if problems <= MAX_PROBLEMS or isinstance(item, ReadStatement):
            yield item
    if problems > MAX_PROBLEMS:
        yield Problem(relative, None, fault("more-problems", count=problems - MAX_PROBLEMS))
