"""Statements that were reached, each read once, with their sentences as the build knows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.lists import is_lead_in
from retrieval.archive.store import Archive
from retrieval.archive.values import ByNumber, Records
from retrieval.index.sentence_table import SentenceTable
from retrieval.index.snapshot import Snapshot
from retrieval.text import fold
from retrieval.types import Record, Span


class SentenceSpans(Sequence[Span]):
    """The spans of a statement's sentences, in reading order; read where they are asked for.

    A long statement has a hundred thousand, and an answer needs a few.

    Args:
        table: of the statement's sentences, as the build has it.
    """

    def __init__(self, table: NDArray[Any]) -> None:
        self._starts = table["start"]
        self._ends = table["end"]

    def __len__(self) -> int:
        """How many sentences there are."""
        return len(self._starts)

    @overload
    def __getitem__(self, place: int) -> Span: ...

    @overload
    def __getitem__(self, place: slice) -> list[Span]: ...

    def __getitem__(self, place: int | slice) -> Span | list[Span]:
        """The span of a sentence, or of some in a row."""
        if isinstance(place, slice):
            some = self._starts[place].tolist(), self._ends[place].tolist()
            return list(zip(*some, strict=True))
        return int(self._starts[place]), int(self._ends[place])


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A record and its sentences.

    Attributes:
        spans: of its sentences, in reading order.
        table: what the build knows of them, in the same order.
        first: place of the first of them in the build's table of sentences.
    """

    record: Record
    spans: Sequence[Span]
    table: SentenceTable
    first: int

    @classmethod
    def of_table(cls, record: Record, table: SentenceTable, first: int) -> "FoundStatement":
        """A record with its part of a build's table."""
        return cls(record, SentenceSpans(table.sentences), table, first)

    @property
    def hashes(self) -> NDArray[np.uint64]:
        """Of the wordings of its sentences, in reading order."""
        hashes: NDArray[np.uint64] = self.table.sentences["hash"]
        return hashes

    def is_lead_in(self, number: int) -> bool:
        """Whether a sentence, by its number, only leads into what follows, as the title does."""
        statement = self.record.statement
        sentence = statement.text[slice(*self.spans[number])]
        return is_lead_in(sentence) or fold(sentence) == fold(statement.title)


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
        found: list[int] = self.statement.hashes[self.first : self.last + 1].tolist()
        return found

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
        self._ids: ByNumber[str] = ByNumber()

    def record(self, number: int) -> Record:
        """A record by its number."""
        if number not in self._records:
            self._records |= self._archive.records([number])
        return self._records[number]

    def keep(self, records: Mapping[int, Record]) -> None:
        """Take records that were read already."""
        self._records |= records

    def ids(self, numbers: Iterable[int]) -> ByNumber[str]:
        """The statement ids of records, whose texts are not read for them."""
        unknown = [number for number in dict.fromkeys(numbers) if number not in self._ids]
        self._ids |= {n: one.statement_id for n, one in self._archive.stubs(unknown).items()}
        return self._ids

    def statement(self, number: int) -> FoundStatement:
        """A record with its sentences."""
        if number not in self._statements:
            first, last = self._snapshot.sentences_of(self._snapshot.rows_of(number))
            table = self._snapshot.sentence_table.part(first, last)
            self._statements[number] = FoundStatement.of_table(self.record(number), table, first)
        return self._statements[number]
