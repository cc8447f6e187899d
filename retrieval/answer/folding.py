"""The same wording in several statements: shown once, with the others named."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from retrieval.analysis.stretches import LONG
from retrieval.answer.statements import FoundStatement, StatementReader, Window
from retrieval.archive.store import Archive
from retrieval.archive.values import RecordStub
from retrieval.index.snapshot import Snapshot, Within
from retrieval.text import fold
from retrieval.types import Repeat, Span

SentenceWeight = Callable[[FoundStatement, int], float]
"""How well a sentence of a statement, by its number, answers the question; 0 or more."""


class Folder:
    """Leaves out what is shown already and names who else said it.

    Args:
        snapshot: the build that is searched.
        archive: where its texts are.
        rows: the slice that is searched; statements outside are not named.
        weigh: how well a sentence answers the question.
        within: which rows are searched at all.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        archive: Archive,
        rows: tuple[int, int],
        weigh: SentenceWeight,
        within: Within = None,
    ) -> None:
        self._weigh = weigh
        self._snapshot = snapshot
        self._archive = archive
        self._rows = rows
        self._within = within
        self._shown: set[int] = set()
        self._spans: dict[int, list[Span]] = {}

    def unshown(
        self, windows: Iterable[Window], per_statement: int | None = None, *, whole: bool = False
    ) -> Iterator[Window]:
        """The windows without those that say what one before says; what is taken is shown.

        Args:
            windows: the best first.
            per_statement: windows of one statement at the most; None for any number.
            whole: whether a window stays as it is, though a lesser part of it was shown: it holds
                a phrase that was demanded.
        """
        taken: dict[int, int] = {}
        for window in windows:
            number = window.record.number
            if taken.get(number, 0) == per_statement or self._overlaps(window):
                continue
            fresh = self._fresh_part(window)
            if fresh is None:
                continue
            kept = window if whole else fresh
            taken[number] = taken.get(number, 0) + 1
            self._shown.update(kept.hashes)
            self._spans.setdefault(number, []).append(kept.span)
            yield kept

    def repeats(self, window: Window) -> tuple[Repeat, ...]:
        """The other statements with the same wording, by date."""
        return tuple(Repeat(one.statement_id, day) for one, day in self._copies(window))

    def dated(self, window: Window, reader: StatementReader) -> Window:
        """An undated window, as the same speaker's earliest dated statement has the same words.

        Args:
            window: of a statement.
            reader: of the statements.

        Returns:
            The window itself where it is dated, or nothing dated has its words.
        """
        if window.record.statement.date is not None:
            return window
        for stub, day in self._copies(window):
            if day is None:
                break
            other = reader.statement(stub.number)
            held, words = other.hashes.tolist(), window.hashes
            ends = range(len(words), len(held) + 1)
            found = [end for end in ends if held[end - len(words) : end] == words]
            if found and other.record.statement.speaker == window.record.statement.speaker:
                copy = Window(other, found[0] - len(words), found[0] - 1, window.confidence)
                return replace(copy, answer=_moved(window.answer, window.span, copy.span))
        return window

    def _copies(self, window: Window) -> list[tuple[RecordStub, date | None]]:
        """The other statements with a window's wording, and their days; the undated last."""
        holders = self._snapshot.records_with_sentence(window.hashes[0])
        for value in window.hashes[1:]:
            if holders.size > 1:
                also = self._snapshot.records_with_sentence(value)
                holders = np.intersect1d(holders, also, assume_unique=True)
        holders = holders[holders != window.record.number]
        if not holders.size:
            return []
        holders = self._snapshot.among(holders, self._rows, self._within)
        # one sentence of the same hash is the same wording; several may stand apart
        numbers: list[int] = holders.tolist()
        if len(window.hashes) > 1:
            numbers = self._with_wording(numbers, window)
        copies = [
            (one, date.fromisoformat(one.day) if one.day else None)
            for one in self._archive.stubs(numbers).values()
        ]
        return sorted(copies, key=lambda copy: (copy[1] or date.max, copy[0].statement_id))

    def _with_wording(self, numbers: Sequence[int], window: Window) -> list[int]:
        """Of some records those with a window's wording; of long ones its sentences in a row."""
        start, end = window.span
        text = window.record.statement.text[start:end]
        wording = fold(text)
        long = [number for number in numbers if self._is_long(number)]
        others = self._archive.records([number for number in numbers if number not in long])
        return [number for number in long if self._has_in_a_row(number, window.hashes)] + [
            number
            for number, other in others.items()
            if text in other.statement.text or wording in fold(other.statement.text)
        ]

    def _is_long(self, number: int) -> bool:
        _, last = self._snapshot.sentences_of(self._snapshot.rows_of(number))
        return int(self._snapshot.sentences["end"][last - 1]) > LONG

    def _has_in_a_row(self, number: int, hashes: Sequence[int]) -> bool:
        first, last = self._snapshot.sentences_of(self._snapshot.rows_of(number))
        held = self._snapshot.sentences["hash"][first:last]
        places = np.flatnonzero(held == np.uint64(hashes[0])).tolist()
        return any(held[at : at + len(hashes)].tolist() == list(hashes) for at in places)

    def shared_part(self, window: Window) -> Window:
        """Of a window, the run of sentences that other statements repeat, if it answers best.

        Boilerplate stands between other sentences each time; without them it is one wording, said
        in many statements, and is shown once.
        """
        weights = self._weights(window)
        core = weights.index(max(weights))
        holders = self._holders(window.hashes[core])
        if len(holders) < 2 or 2 * weights[core] < sum(weights):
            return window
        alike = [self._holders(value) == holders for value in window.hashes]
        first, last = _run(alike, core)
        part = replace(window, first=window.first + first, last=window.first + last)
        # a heading that many statements have is no wording by itself
        leads = map(window.statement.is_lead_in, range(part.first, part.last + 1))
        return window if all(leads) else part

    def parts(self, window: Window) -> Iterator[Window]:
        """A window, in two where others said a part of it too."""
        shared = self.shared_part(window)
        yield shared
        # beside what others said too, its own words, if they touch the question
        after = range(shared.last + 1, window.last + 1)
        if any(self._weigh(window.statement, number) for number in after):
            yield replace(window, first=shared.last + 1)

    def _overlaps(self, window: Window) -> bool:
        """Whether some very place of a window is shown already."""
        start, end = window.span
        return any(a < end and start < b for a, b in self._spans.get(window.record.number, []))

    def _fresh_part(self, window: Window) -> Window | None:
        """Of a window the run of sentences not shown yet that answers best; None where none does.

        Releases of one office end with the same paragraph, longer than what they say: what is new
        counts by what it answers, and by its length only where that does not tell. Of runs that
        answer alike it is the longest.
        """
        fresh = [value not in self._shown for value in window.hashes]
        if all(fresh):
            return window
        weights, lengths = self._answering(window), window.lengths
        answering = sum(weights)
        new = sum(weight for weight, one in zip(weights, fresh, strict=True) if one)
        long = 2 * sum(n for n, one in zip(lengths, fresh, strict=True) if one) > sum(lengths)
        if not long and (not answering or 2 * new < answering):
            return None
        if answering and not new:
            return None

        def gain(run: tuple[int, int]) -> tuple[float, int]:
            inside = slice(run[0], run[1] + 1)
            return sum(weights[inside]), sum(lengths[inside])

        runs = (_run(fresh, place) for place, new_one in enumerate(fresh) if new_one)
        first, last = max(runs, key=gain)
        return replace(window, first=window.first + first, last=window.first + last)

    def _answering(self, window: Window) -> list[float]:
        """How well each sentence of a window answers: by the words that a reader told, if any.

        A heading that is shared says nothing by itself, and what stands below it may be new.
        """
        if window.answer is None:
            numbers = range(window.first, window.last + 1)
            leads = map(window.statement.is_lead_in, numbers)
            weighed = zip(self._weights(window), leads, strict=True)
            return [0.0 if lead else weight for weight, lead in weighed]
        start, end = window.answer
        spans = window.statement.spans[window.first : window.last + 1]
        return [float(first < end and start < last) for first, last in spans]

    def _weights(self, window: Window) -> list[float]:
        """How well each sentence of a window answers."""
        numbers = range(window.first, window.last + 1)
        return [self._weigh(window.statement, number) for number in numbers]

    def _holders(self, value: int) -> frozenset[int]:
        """The records of the build that hold a sentence of this hash."""
        return frozenset(self._snapshot.records_with_sentence(value).tolist())


def _moved(span: Span | None, old: Span, new: Span) -> Span | None:
    """A span inside one stretch of text as it lies in another of the same length."""
    if span is None or new[1] - new[0] != old[1] - old[0]:
        return None
    return span[0] - old[0] + new[0], span[1] - old[0] + new[0]


def _run(alike: Sequence[bool], core: int) -> tuple[int, int]:
    """The longest run of what is alike around a place."""
    first = last = core
    while first > 0 and alike[first - 1]:
        first -= 1
    while last + 1 < len(alike) and alike[last + 1]:
        last += 1
    return first, last
