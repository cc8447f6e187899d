"""Statements that were reached, each read once, with their sentences as the build knows them."""

from dataclasses import dataclass

from retrieval.archive.store import Archive
from retrieval.archive.values import Records
from retrieval.index.snapshot import Snapshot
from retrieval.types import Record, Span


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A record and its sentences.

    Attributes:
        spans: of its sentences, in reading order.
        hashes: of their wordings, in the same order.
        first: place of the first of them in the build's table of sentences.
    """

    record: Record
    spans: list[Span]
    hashes: list[int]
    first: int

    def sentence(self, number: int) -> str:
        """The text of a sentence."""
        start, end = self.spans[number]
        return self.record.statement.text[start:end]


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences ``first`` to ``last`` of a statement, both included, that may become a quote.

    Attributes:
        confidence: probability in [0, 1] that the statement's best passage here answers, or that
            these words do, where they were read.
        answer: span in the statement of the words that answer, where a reader told them.
    """

    statement: FoundStatement
    first: int
    last: int
    confidence: float
    answer: Span | None = None

    @property
    def record(self) -> Record:
        """Whose words they are."""
        return self.statement.record

    @property
    def span(self) -> Span:
        """From the beginning of the first sentence to the end of the last."""
        return self.statement.spans[self.first][0], self.statement.spans[self.last][1]

    @property
    def hashes(self) -> list[int]:
        """Of the wordings of its sentences."""
        return self.statement.hashes[self.first : self.last + 1]

    @property
    def lengths(self) -> list[int]:
        """Of its sentences, in characters."""
        return [end - start for start, end in self.statement.spans[self.first : self.last + 1]]


class StatementReader:
    """Reads records of a build; each once, and only when it is reached."""

    def __init__(self, snapshot: Snapshot, archive: Archive) -> None:
        self._snapshot = snapshot
        self._archive = archive
        self._records = Records()
        self._statements: dict[int, FoundStatement] = {}

    def record(self, number: int) -> Record:
        """A record by its number."""
        if number not in self._records:
            self._records |= self._archive.records([number])
        return self._records[number]

    def statement(self, number: int) -> FoundStatement:
        """A record with its sentences."""
        if number not in self._statements:
            first, last = self._snapshot.sentences_of(self._snapshot.rows_of(number))
            table = self._snapshot.sentences[first:last]
            spans = list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))
            hashes = table["hash"].tolist()
            self._statements[number] = FoundStatement(self.record(number), spans, hashes, first)
        return self._statements[number]
