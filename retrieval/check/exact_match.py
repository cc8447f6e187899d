"""Exact matches: the statements that hold the words of a claim as they are, and where."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise

from retrieval.analysis.occurrences import places
from retrieval.analysis.sentences import sentences_about
from retrieval.analysis.words import Words, is_word, words
from retrieval.archive.long_texts import MOST, LongTexts
from retrieval.archive.quoting import quote
from retrieval.archive.store import Archive
from retrieval.archive.values import Records
from retrieval.check.interrupted import uninterrupted
from retrieval.check.left_off import left_off, within
from retrieval.check.listed import Joined, joined, listed
from retrieval.check.revisions import became, with_history
from retrieval.types import Gap, LeftOff, Match, Record, Repeat, Span, Turn

_LONG = 32  # a phrase of more words is looked up by its two ends
_WIDE = 1500  # characters to each side of a span that are split into sentences
_SHORTEST = 3
_CLOSED = re.compile(',?[»”“"]')
"""Behind the last word of a quotation that a sentence goes on after."""

_LEAST = 4_000  # characters about a stretch that are read for what interrupts it, or for a list
_ITEMS = 100  # of lists about a stretch that are compared behind their lead-ins
_PLACES = 20  # in one text, that are looked at for one where the words keep their sense


@dataclass(frozen=True, slots=True)
class ExactMatches:
    """The statements that hold the words.

    Attributes:
        matches: of the oldest ones, with span and context; as many as were asked for.
        said: all of them, by date.
    """

    matches: tuple[Match, ...]
    said: tuple[Repeat, ...]


class ExactMatcher:
    """Looks rows of words up in an archive; keeps the records it has read.

    In a text of more than ``stretches.LONG`` characters, the first ``long_texts.MOST`` places of a
    row of words are looked at, and no more of the text is read than stands there.

    Args:
        archive: where they are looked up; its full-text index is complete.
        most: matches of one lookup that are given with span and context.

    Attributes:
        long: where words stand in long texts.
    """

    def __init__(self, archive: Archive, most: int) -> None:
        self._archive = archive
        self._most = most
        self._sample = archive.covered().sample
        self.long = LongTexts(archive.fulltext)
        self._words: dict[int, Words] = {}
        self._records = Records()

    def find(self, pieces: Sequence[Sequence[str]]) -> ExactMatches:
        """The statements that hold all the pieces, one after another without overlap.

        Args:
            pieces: rows of words; of a claim with ellipses there are several.
        """
        phrases = [half for piece in pieces for half in _halves(piece)]
        numbers = self.newest(self._archive.fulltext.holders(phrases))
        sure = len(pieces) == 1 and len(pieces[0]) <= _LONG
        matches: list[Match] = []
        said: list[Repeat] = []
        for number, statement_id, day in numbers:
            if len(matches) < self._most or not sure:
                match = self._match(number, pieces)
                if match is None:
                    continue
                if len(matches) < self._most:
                    matches.append(match)
            said.append(Repeat(statement_id, date.fromisoformat(day) if day else None))
        return ExactMatches(tuple(matches), tuple(said))

    def find_closed(self, piece: Sequence[str]) -> ExactMatches:
        """The statements where a quotation ends with a row of words, though not their sentence.

        Args:
            piece: the row, without the full stop that it would end with otherwise.
        """
        matches: list[Match] = []
        said: list[Repeat] = []
        for number, statement_id, day in self.newest(
            self._archive.fulltext.holders(_halves(piece))
        ):
            text = self.record(number).statement.text
            found = [
                one for one in self._places(number, piece, MOST) if _CLOSED.match(text, one[1])
            ]
            row = self._whole(number, found)
            if row is None:
                continue
            if len(matches) < self._most:
                matches.append(self.match(number, row[0]))
            said.append(Repeat(statement_id, date.fromisoformat(day) if day else None))
        return ExactMatches(tuple(matches), tuple(said))

    def find_interrupted(self, piece: Sequence[str], number: int, about: Span) -> Match | None:
        """A record that holds a row of words but for what a reporter put between them.

        Args:
            piece: the row.
            number: of the record.
            about: where in its text the row may stand.
        """
        first, near = self._lines_about(number, about)
        for start, end in uninterrupted(near, piece)[:1]:
            match = self.match(number, (first + start, first + end))
            if len({(one.speaker, one.office) for one in match.quote.direct_speech}) <= 1:
                return match
        return None

    def find_listed(self, piece: Sequence[str], number: int, about: Span) -> Match | None:
        """A record that holds a row of words as a list, of which marks or items are left out.

        Args:
            piece: the row.
            number: of the record.
            about: where in its text the row may stand.
        """
        first, near = self._lines_about(number, about)
        lang = self.record(number).statement.lang
        held = listed(near, piece, lang)
        if held is None:
            return None
        spans = [(first + a, first + b) for a, b in held.spans]
        gaps = [(a[1], b[0]) for a, b in pairwise(spans)]
        match = self.match(number, (spans[0][0], spans[-1][1]), gaps)
        is_marked = ". . ." in " ".join(piece)
        counted = [
            replace(gap, words=words, is_marked=is_marked)
            for gap, words in zip(match.left_out, held.left_out, strict=True)
        ]
        return replace(match, left_out=tuple(gap for gap in counted if gap.words))

    def joined(self, number: int, about: Span) -> Iterator[Joined]:
        """Items of the lists about a stretch of a record, each behind its lead-in.

        Args:
            number: of the record.
            about: where in its text.
        """
        first, near = self._lines_about(number, about)
        for one in islice(joined(near, self.record(number).statement.lang), _ITEMS):
            split = Words(
                one.words.tokens,
                tuple(first + at for at in one.words.starts),
                tuple(first + at for at in one.words.ends),
            )
            yield replace(one, words=split, gap=(first + one.gap[0], first + one.gap[1]))

    def _lines_about(self, number: int, about: Span) -> tuple[int, str]:
        """The lines about a stretch of a record's text, and where they begin."""
        text = self.record(number).statement.text
        first = text.rfind("\n", 0, max(0, about[0] - _LEAST)) + 1
        last = text.find("\n", about[1] + _LEAST)
        return first, text[first : last if last >= 0 else len(text)]

    def newest(self, numbers: Sequence[int]) -> list[tuple[int, str, str | None]]:
        """The newest record of each statement that has one of these texts.

        Args:
            numbers: of the first records with the texts.

        Returns:
            Number, statement id and ISO date of each record, by date; the undated last.
        """
        newest: dict[str, tuple[int, str, str | None]] = {}
        for stub in self._archive.alike(numbers):
            if stub.sample == self._sample:
                before = newest.get(stub.statement_id)
                if before is None or before[0] < stub.number:
                    newest[stub.statement_id] = (stub.number, stub.statement_id, stub.day)
        return sorted(newest.values(), key=lambda one: (one[2] or "~", one[1]))

    def record(self, number: int) -> Record:
        """A record, read once."""
        if number not in self._records:
            self._records |= self._archive.records([number])
        return self._records[number]

    def words(self, number: int, first: int, last: int) -> Words:
        """The words ``[first, last)`` of a record's text; one that is not long is split once."""
        text = self.record(number).statement.text
        if number in self.long:
            return self.long.words(number, text, first, last)
        if number not in self._words:
            self._words[number] = words(text)
        whole = self._words[number]
        return Words(whole.tokens[first:last], whole.starts[first:last], whole.ends[first:last])

    def match(self, number: int, span: Span, gaps: Sequence[Span] = ()) -> Match:
        """A span of a record as a match.

        Args:
            number: of the record.
            span: in its text.
            gaps: spans inside that an ellipsis of the claim leaves out.

        Returns:
            The quotation, the sentences around it, and what has changed in the statement since.
        """
        record = self.record(number)
        around = _sentences_about(record, span)
        later = self._archive.version(record.statement.id, record.version + 1)
        return Match(
            quote=with_history(self._archive, quote(record, span, 1.0)),
            context=quote(record, _context(around, span), 1.0),
            left_out=tuple(self._gap(number, gap, around) for gap in gaps),
            left_off=_left_off(record, span, gaps, around),
            changed=_day(later.first_seen) if later else None,
            became=became(record, later, span) if later else (),
            withdrawn=_day(record.withdrawn) if record.withdrawn else None,
        )

    def _match(self, number: int, pieces: Sequence[Sequence[str]]) -> Match | None:
        most = _PLACES if len(pieces) == 1 else MOST
        found = [self._places(number, piece, most) for piece in pieces]
        row = self._whole(number, found[0]) if len(found) == 1 else _closest(found)
        if row is None:
            return None
        gaps = [(a[1], b[0]) for a, b in pairwise(row)]
        short = any(sum(map(is_word, piece)) < _SHORTEST for piece in pieces)
        match = self.match(number, (row[0][0], row[-1][1]), gaps)
        if len(pieces) > 1 and short and any(gap.sentences for gap in match.left_out):
            return None  # so few words stand in some order in any long text
        return match

    def _places(self, number: int, piece: Sequence[str], most: int) -> list[Span]:
        """Where a row of words stands in a record's text, in a long one the first places."""
        text = self.record(number).statement.text
        if number in self.long:
            return self.long.places(number, text, piece, most)
        return places(text, piece)

    def _whole(self, number: int, found: Sequence[Span]) -> list[Span] | None:
        """Of the places where a passage stands in a text, the first where nothing turns it."""
        record = self.record(number)
        for span in found[:_PLACES] if len(found) > 1 else ():
            if not _left_off(record, span, (), _sentences_about(record, span)):
                return [span]
        return [found[0]] if found else None

    def _gap(self, number: int, gap: Span, around: Sequence[Span]) -> Gap:
        text = self.record(number).statement.text[slice(*gap)]
        whole = sum(gap[0] <= start and end <= gap[1] for start, end in around)
        count = sum(any(map(str.isalnum, word)) for word in text.split())
        return Gap(*gap, count, whole)


def _halves(piece: Sequence[str]) -> list[Sequence[str]]:
    return [piece] if len(piece) <= _LONG else [piece[: _LONG // 2], piece[-_LONG // 2 :]]


def _closest(places: Sequence[Sequence[Span]]) -> list[Span] | None:
    """One span of each piece, in order and without overlap, as close together as they come."""
    best: list[Span] | None = None
    for first in places[0]:
        row = [first]
        for piece in places[1:]:
            following = next((place for place in piece if place[0] >= row[-1][1]), None)
            if following is None:
                return best
            row.append(following)
        if best is None or row[-1][1] - row[0][0] < best[-1][1] - best[0][0]:
            best = row
    return best


def _sentences_about(record: Record, span: Span) -> list[Span]:
    """The sentences of a record near a span; of a long text only those of the lines about it."""
    return sentences_about(record.statement.text, record.statement.lang, span, _WIDE)


def _left_off(
    record: Record, span: Span, gaps: Sequence[Span], around: Sequence[Span]
) -> tuple[LeftOff, ...]:
    """What turns a quotation and was left off at its ends, or where it has an ellipsis."""
    text, lang = record.statement.text, record.statement.lang
    cut = list(left_off(text, lang, span, around))
    for gap in gaps:
        # of what is left out, the parts of the sentences before and behind
        if any(gap[0] < one[1] <= gap[1] for one in around):
            cut += left_off(text, lang, (span[0], gap[0]), around)
            cut += left_off(text, lang, (gap[1], span[1]), around)
        else:
            cut += within(text, lang, gap, span)
    # a lead-in of which the claim has the end is no more left off before what it leads into
    pieces = [*pairwise((span[0], *(end for gap in gaps for end in gap), span[1]))][::2]
    held = {
        one for one in cut if one.turn is Turn.LEAD_IN and any(a < one.end <= b for a, b in pieces)
    }
    return tuple(sorted({*cut} - held, key=lambda one: one.start))


def _context(around: Sequence[Span], span: Span) -> Span:
    """The sentences that a span touches, with the one before and the one after."""
    touched = [at for at, (start, end) in enumerate(around) if start < span[1] and span[0] < end]
    if not touched:
        return span
    first, last = max(0, touched[0] - 1), min(len(around) - 1, touched[-1] + 1)
    return min(around[first][0], span[0]), max(around[last][1], span[1])


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None
