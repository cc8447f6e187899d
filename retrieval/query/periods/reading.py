"""Reads a question's time: its period, its order, and what is left to search for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from retrieval.errors import QueryError
from retrieval.languages import LANGUAGES, Language
from retrieval.languages.timetable import TimeTable
from retrieval.query.periods.chart import Chart, TemplateMatch
from retrieval.query.periods.context import Context
from retrieval.query.periods.cutting import without
from retrieval.query.periods.exclusions import excluded, listed_after
from retrieval.query.periods.frames import Framed, Frames
from retrieval.query.periods.meanings import READERS
from retrieval.query.periods.merging import merged
from retrieval.query.periods.names import Names
from retrieval.query.periods.neighbours import Neighbours
from retrieval.query.periods.points import Points
from retrieval.query.periods.tokens import fold, tokenise
from retrieval.types import Order, Period


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A question's time.

    Attributes:
        period: which days it asks about, or None.
        order: by date, or None.
        text: the question without the words of these; empty where it has no others.
        excluded: the times that it leaves out.
        dated: the text with the words of the period; empty where no period was read.
        is_topic: whether the period is what the question is about ("the budget for 2021").
    """

    period: Period | None
    order: Order | None
    text: str
    excluded: tuple[Period, ...] = ()
    dated: str = ""
    is_topic: bool = False


def read_period(
    question: str,
    today: date,
    languages: Sequence[Language] = LANGUAGES,
    *,
    year: int | None = None,
) -> PeriodReading:
    """Read the time in ``question`` as asked on ``today``, in whichever language has most of it.

    Letter case and the amount of white space change nothing. What stands in double quotation
    marks is never a time. Several periods are one, from the earliest day to the latest. A month
    or a day without a year is of ``year``, or the latest that has begun.

    Raises:
        QueryError: ``no-such-day`` (fact ``day``), ``period-ends-before-it-starts`` (``first``,
            ``last``), ``year-out-of-range`` (``year``; a date outside 1900-2099) or
            ``no-such-period`` (``period``; "the 9th week of May").
    """
    drafts = [
        _Draft(question, known, known.time)
        for known in _written_in(question, languages)
        if known.time
    ]
    if not drafts:
        return PeriodReading(None, None, without(question, ()))
    best = max(drafts, key=lambda draft: draft.rank)
    period = best.period(today, year)
    return PeriodReading(
        period,
        best.order(),
        without(question, best.cuts()),
        best.excluded(today, period),
        without(question, best.cuts(dated=True)) if period else "",
        period is not None and best.is_topic(),
    )


def _written_in(question: str, languages: Sequence[Language]) -> Sequence[Language]:
    """Return the languages of whose letters there are any in ``question``, or all."""
    letters = frozenset(fold(question))
    written = [known for known in languages if not known.alphabet.isdisjoint(letters)]
    return written or languages


_Time = tuple[TemplateMatch, Sequence[TemplateMatch]]
"""An expression of time, and the points that are joined to it."""


class _Draft:
    """The expressions of time that one language finds in a question, not yet understood."""

    def __init__(self, question: str, language: Language, table: TimeTable) -> None:
        self._question = question
        self._language = language
        self._table = table
        self._tokens = tokenise(question, table)
        self._around = Neighbours(self._tokens, language, table)
        self._names = Names(self._around, table)
        self._context = Context(self._tokens, self._around, self._names, table)
        self._chart = Chart(self._tokens, table, self._context.allows)
        frames = self._scan("FRAME")
        self._traps = [match for match in frames if match.meaning == "trap"]
        times = self._unlisted([match for match in frames if match.meaning != "trap"])
        self._exclusions = [time for time in times if time[0].meaning == "except"]
        self._times = [time for time in times if time[0].meaning != "except"]
        orders = self._scan("ORDER", self._inside())
        self._orders = [match for match in orders if match.meaning != "trap"]

    @property
    def rank(self) -> tuple[int, ...]:
        """How well the language fits: letters it can read, words known, spelling, tokens.

        It can read what it knows to be no time, too: «8-Март көчөсү» is a street in Kyrgyz.
        """
        read = [*self._inside()]
        read += [at for match in self._traps for at in range(match.start, match.end)]
        read += [at for match in self._orders for at in range(match.start, match.end)]
        stopped, generic = self._language.stop_words, self._language.generic_words
        words = [token.typed for token in self._tokens if token.alphabetic]
        letters = sum(letter.isalpha() for at in read for letter in self._tokens[at].word)
        return (
            letters,
            sum(word in stopped or word in generic for word in words),
            sum(self._language.alphabet.issuperset(word) for word in words),
            len(read) if letters else -len(read),  # of bare figures, who doubts is right
            sum(len(token.symbols) > 1 for token in self._tokens),
        )

    def period(self, today: date, year: int | None) -> Period | None:
        frames = self._reader(today, year)
        points = frames.points
        expressions: list[Framed] = []
        for match, listed in self._times:
            try:
                if listed:
                    whens = [points.read(p) for p in (*match.children("POINT"), *listed)]
                    expressions.append(frames.joined(whens))
                else:
                    expressions.append(frames.read(self._from(match)))
            except (ValueError, OverflowError) as error:
                raise self._no_such(match) from error
        try:
            return merged(expressions) if expressions else None
        except (ValueError, OverflowError) as error:
            raise self._no_such(self._times[0][0]) from error

    def excluded(self, today: date, period: Period | None) -> tuple[Period, ...]:
        try:
            return excluded(self._reader(today), self._exclusions, period)
        except (ValueError, OverflowError) as error:
            raise self._no_such(self._exclusions[0][0]) from error

    def _reader(self, today: date, year: int | None = None) -> Frames:
        return Frames(Points(today, self._table, self._typed, READERS, year), today)

    def _no_such(self, match: TemplateMatch) -> QueryError:
        period = self._typed(match)
        return QueryError("no-such-period", f"There is no such time as “{period}”.", period=period)

    def order(self) -> Order | None:
        meant = {match.meaning.partition("-")[0] for match in self._orders}
        return Order(meant.pop()) if len(meant) == 1 else None

    def is_topic(self) -> bool:
        return any(self._names.of_topic(time[0], _end(*time)) for time in self._times)

    def cuts(self, *, dated: bool = False) -> list[tuple[int, int]]:
        """Return the stretches of the question to leave out, in code points.

        Args:
            dated: whether the words of the period stay.
        """
        times = self._exclusions if dated else (*self._times, *self._exclusions)
        spans = [self._period_cut(*time) for time in times]
        if self.order():
            spans += [self._order_cut(match) for match in self._orders]
        cuts: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if cuts and self._only_joins(cuts[-1][1], start):
                start = cuts.pop()[0]  # noqa: PLW2901 - two cuts and the "and" between are one
            cuts.append((start, end))
        return [(self._tokens[a].start, self._tokens[b - 1].end) for a, b in cuts]

    def _scan(self, group: str, taken: frozenset[int] = frozenset()) -> list[TemplateMatch]:
        scanned, place = [], 0
        while place < len(self._tokens):
            matches = self._chart.matches(group, place)
            match = next((m for m in matches if taken.isdisjoint(range(m.start, m.end))), None)
            if match is not None:
                scanned.append(match)
            place = place + 1 if match is None else match.end
        return scanned

    def _list(self, match: TemplateMatch) -> list[TemplateMatch]:
        """Return further points joined to a point: "in March [and May 2021]"."""
        listed: list[TemplateMatch] = []
        place = match.end
        goes_on = match.meaning in ("within", "list")
        while goes_on or (match.meaning == "except" and listed_after(match)):
            start = place
            while start < len(self._tokens) and "JOIN" in self._tokens[start].symbols:
                start += 1
            points = self._chart.matches("POINT", start)
            frames = self._chart.matches("FRAME", start)
            comma = all(self._tokens[at].word == "," for at in range(place, start))
            if frames and frames[0].meaning == "list" and self._goes_on(place, points[:1]):
                listed.extend(frames[0].children("POINT"))
                place = frames[0].end
                continue
            if frames and frames[0].meaning == "within" and not comma:
                points = frames[0].children("POINT")  # "on 5 May and on 10 June 2020"
                frames = ()
            if start == place or not points or (frames and frames[0].end > points[0].end):
                break
            if comma and self._context.shy(points[0]) and not self._goes_on(place, points):
                break
            listed.append(points[0])
            place = points[0].end
        return listed

    def _goes_on(self, place: int, points: Sequence[TemplateMatch]) -> bool:
        """Whether "March, April" is the middle of a list: a month before, more to come."""
        end = points[-1].end if points else len(self._tokens)
        joined = self._tokens[end].symbols if end < len(self._tokens) else {}
        return "MONTH" in self._tokens[place - 1].symbols and "JOIN" in joined

    def _unlisted(self, frames: Sequence[TemplateMatch]) -> list[_Time]:
        """Return frames with their lists, without those that the scan found inside a list."""
        times: list[_Time] = []
        for match in frames:
            if not times or match.start >= _end(*times[-1]):
                times.append((match, self._list(match)))
        return times

    def _from(self, match: TemplateMatch) -> TemplateMatch:
        """Take "statements from 2019" as of that year, any other "from 2019" as since."""
        if match.meaning == "from" and self._around.follows_saying(match.start):
            return TemplateMatch("within", match.start, match.end, match.values, match.inner)
        return match

    def _inside(self) -> frozenset[int]:
        times = (*self._times, *self._exclusions)
        return frozenset(at for time in times for at in range(time[0].start, _end(*time)))

    def _period_cut(self, match: TemplateMatch, listed: Sequence[TemplateMatch]) -> tuple[int, int]:
        end = _end(match, listed)
        point = match.child("POINT")
        if match.meaning == "within" and point and self._tokens[end - 1].possessive:
            return point.start, end  # "in last year's statement" keeps its "in"
        return match.start, end

    def _order_cut(self, match: TemplateMatch) -> tuple[int, int]:
        """Cut an article too where nothing is left for it: "the latest on water"."""
        start = match.start
        article = start > 0 and self._tokens[start - 1].word in self._table.determiners
        return (start - 1 if article and self._around.ends(match.end) else start), match.end

    def _only_joins(self, start: int, end: int) -> bool:
        return all("JOIN" in self._tokens[at].symbols for at in range(start, end))

    def _typed(self, match: TemplateMatch) -> str:
        """Return what was typed, the same for every letter case and spacing."""
        start, end = self._tokens[match.start].start, self._tokens[match.end - 1].end
        return " ".join(fold(self._question[start:end]).split())


def _end(match: TemplateMatch, listed: Sequence[TemplateMatch]) -> int:
    return listed[-1].end if listed else match.end
