"""One build, opened: its rows in date order, their sentences, and both arms.

Rows lie in date order with the undated ones at the end, so that a period is a contiguous slice for
both arms alike. ``build_files`` says what lies on disk.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.index.arms import DenseArm, LexicalArm
from retrieval.index.lexical import LexicalIndex
from retrieval.index.lexical_search import MaxScore
from retrieval.index.sentence_table import SentenceTable
from retrieval.index.vocabulary import Vocabulary
from retrieval.types import Passage, Period

FORMAT = 6
"""Of the files; a build of another format is refused."""

ROW = np.dtype(
    [
        ("record", "<i8"),
        ("start", "<i4"),
        ("end", "<i4"),
        ("day", "<i4"),
        ("sentence", "<i4"),
        ("lang", "S8"),
    ]
)
WORDING = np.dtype([("hash", "<u8"), ("record", "<i8")])
KEY_BYTES = 16

Rows = NDArray[Any]
"""Structured, shape (rows,), of dtype ``ROW``."""

Within = NDArray[np.bool_] | None
"""Which rows of a build are searched at all, shape (rows,); None for every one."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A build's own facts.

    Attributes:
        build: its name, sortable by time.
        archive: the archive's head when the build was made; in an archive that does not continue
            it, the record numbers mean other texts.
        records_sha256: digest of the record numbers, in order: what the build is of.
        chunking: the rules and sizes that made the passages.
        sample: whether every statement is of the fictional sample.
        dense: how large slices of the dense arm are searched.
        collection: of Milvus, that has both arms; empty where they are among the files.
        files: by name the size, the sha256, and the sha256 of a sample of blocks.
    """

    build: str
    built_at: str
    encoder: str
    fingerprint: str
    dimension: int
    chunking: str
    archive: str
    records_sha256: str
    records: int
    rows: int
    dated_rows: int
    sample: bool
    format: int = FORMAT
    dense: str = "exact"
    files: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    collection: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a build is made from; every part is in row order.

    Attributes:
        words: finds the best rows by the postings; None where they do it themselves.
    """

    rows: Rows
    keys: NDArray[np.uint8]
    sentences: SentenceTable
    wordings: NDArray[Any]
    dense: DenseArm
    lexical: LexicalIndex
    vocabulary: Vocabulary
    words: LexicalArm | None = None


class Snapshot:
    """One build, opened read-only.

    Attributes:
        dense: the dense arm.
        words: the lexical arm.
        lexical: which rows hold which token, and what it is worth there.
        sentences: of all rows, dtype ``SENTENCE``.
        sentence_table: the same with their tokens.
    """

    def __init__(self, manifest: Manifest, contents: Contents) -> None:
        self.manifest = manifest
        self.rows = contents.rows
        self.keys = contents.keys
        self.dense: DenseArm = contents.dense
        self.words: LexicalArm = contents.words or MaxScore(contents.lexical)
        self.lexical = contents.lexical
        self.vocabulary = contents.vocabulary
        self.sentence_table = contents.sentences
        self.sentences = contents.sentences.sentences
        self.wordings = contents.wordings
        self._days = np.ascontiguousarray(self.rows["day"][: manifest.dated_rows])
        # rows of one record lie together, so a slice's records are counted by where they begin
        self._begins = np.flatnonzero(np.diff(self.rows["record"], prepend=-1))
        self._ends = np.append(self._begins, len(self.rows))[1:]
        # the first sentence of each row, and one after the last row's last
        self._sentences = np.append(self.rows["sentence"], np.int32(len(self.sentences)))

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.rows)

    def passage(self, row: int) -> Passage:
        """The span of a row."""
        record, start, end, *_ = self.rows[row].tolist()
        return Passage(record, start, end)

    def in_other_languages(
        self, rows: NDArray[np.integer], langs: Collection[str]
    ) -> NDArray[np.bool_]:
        """Whether each row's statement is in none of some languages, shape (rows,).

        Args:
            rows: of the build.
            langs: ISO 639-1; a statement whose language is not known may be in any.
        """
        held = self.rows["lang"][rows]
        others: NDArray[np.bool_] = held != b""
        for code in langs:
            others &= held != code.encode()
        return others

    def share_in(self, langs: Collection[str]) -> float:
        """The share of statements that are in some languages, or in one that is not known."""
        held = sum(self._by_lang.get(code.encode(), 0) for code in {"", *langs})
        return held / self._begins.size if self._begins.size else 1.0

    @cached_property
    def _by_lang(self) -> dict[bytes, int]:
        """How many statements are in each language."""
        langs, counts = np.unique(self.rows["lang"][self._begins], return_counts=True)
        return dict(zip(langs.tolist(), counts.tolist(), strict=True))

    @cached_property
    def goes_on(self) -> NDArray[np.bool_]:
        """Whether the row behind each is of the same statement, shape (rows - 1,)."""
        same: NDArray[np.bool_] = np.diff(self.rows["record"]) == 0
        return same

    def rows_of(self, record: int) -> tuple[int, int]:
        """The rows of a record, ``[first, last)``; it must have some."""
        place = int(np.searchsorted(self._numbers, record))
        first = int(self._firsts[place])
        return first, int(self._ends[np.searchsorted(self._begins, first)])

    def sentences_of(self, rows: tuple[int, int]) -> tuple[int, int]:
        """The sentences of some rows in a row, ``[first, last)``, as places in ``sentences``."""
        return int(self._sentences[rows[0]]), int(self._sentences[rows[1]])

    def sentences_in(self, rows: Sequence[int]) -> NDArray[np.int32]:
        """For each row, its first sentence and the one after its last, shape (rows, 2)."""
        places = np.asarray(rows, dtype=np.int64)
        return np.column_stack((self._sentences[places], self._sentences[places + 1]))

    def wordings_in(self, rows: NDArray[np.int64]) -> NDArray[np.uint64]:
        """A number for the sentences of each row, the same where they are; shape (rows,)."""
        first, last = self.sentences_in(rows.tolist()).T.astype(np.int64)
        of_row = np.repeat(np.arange(rows.size), last - first)
        before = np.cumsum(last - first) - (last - first)
        places = first[of_row] + np.arange(of_row.size) - before[of_row]
        numbers = np.zeros(rows.size, dtype=np.uint64)
        np.add.at(numbers, of_row, self.sentences["hash"][places])
        # a part of a sentence is the wording of nothing else
        return np.where(first < last, numbers, rows.astype(np.uint64))

    def slice(self, period: Period | None) -> tuple[int, int]:
        """The rows of a period, ``[low, high)``; without one, all rows, undated ones too."""
        if period is None:
            return 0, len(self)
        low = np.searchsorted(self._days, period.first.toordinal()) if period.first else 0
        high = len(self._days)
        if period.last:
            high = int(np.searchsorted(self._days, period.last.toordinal(), side="right"))
        return int(low), max(int(low), high)

    def record_numbers(
        self, rows: tuple[int, int] | None = None, within: Within = None
    ) -> NDArray[np.int64]:
        """The distinct records of a slice (of all rows without one), ascending."""
        low, high = rows or (0, len(self))
        held = self.rows["record"][low:high]
        numbers: NDArray[np.int64] = np.unique(held if within is None else held[within[low:high]])
        return numbers

    def record_rows(self) -> dict[int, tuple[int, int]]:
        """The rows of each record, ``[first, last)``."""
        parts = (self.rows["record"][self._begins], self._begins, self._ends)
        numbers, firsts, lasts = (part.tolist() for part in parts)
        return dict(zip(numbers, zip(firsts, lasts, strict=True), strict=True))

    def statement_rows(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """For each row, the first row of its statement and the one after its last."""
        place = np.searchsorted(self._begins, rows, side="right") - 1
        return self._begins[place], self._ends[place]

    def count_records(self, rows: tuple[int, int], within: Within = None) -> int:
        """How many records begin in a slice."""
        low, high = np.searchsorted(self._begins, rows)
        if within is not None:
            return int(within[self._begins[low:high]].sum())
        return int(high - low)

    def among(
        self, numbers: NDArray[np.int64], rows: tuple[int, int], within: Within = None
    ) -> NDArray[np.int64]:
        """Of these record numbers those that have rows in a slice, in their order."""
        if not len(self):
            return numbers[:0]
        places = np.searchsorted(self._numbers, numbers)
        places = np.minimum(places, len(self._numbers) - 1)
        first = self._firsts[places]
        there = (self._numbers[places] == numbers) & (rows[0] <= first) & (first < rows[1])
        if within is not None:
            there &= within[first]
        held: NDArray[np.int64] = numbers[there]
        return held

    @cached_property
    def _firsts(self) -> NDArray[np.intp]:
        """The first row of each record, by record number."""
        order = np.argsort(self.rows["record"][self._begins], kind="stable")
        firsts: NDArray[np.intp] = self._begins[order]
        return firsts

    @cached_property
    def _numbers(self) -> NDArray[np.int64]:
        numbers: NDArray[np.int64] = np.ascontiguousarray(self.rows["record"][self._firsts])
        return numbers

    def undated(self, within: Within = None) -> int:
        """How many records have no date."""
        return self.count_records((self.manifest.dated_rows, len(self)), within)

    def coverage(
        self, rows: tuple[int, int], within: Within = None
    ) -> tuple[date | None, date | None]:
        """The oldest and the newest day of a slice."""
        days = self._days[rows[0] : rows[1]]
        if within is not None:
            days = days[within[rows[0] : rows[1]][: days.size]]
        if not days.size:
            return None, None
        return date.fromordinal(int(days[0])), date.fromordinal(int(days[-1]))

    def records_with_sentence(self, hashed: int) -> NDArray[np.int64]:
        """The records that hold a sentence of this hash, ascending."""
        hashes = self.wordings["hash"]
        wanted = np.uint64(hashed)
        # not NumPy's search, which would copy a column of records first
        low, high = bisect_left(hashes, wanted), bisect_right(hashes, wanted)
        records: NDArray[np.int64] = np.unique(self.wordings["record"][low:high])
        return records
