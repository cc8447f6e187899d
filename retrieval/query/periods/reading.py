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
from retrieval.query.periods.frames import Framed, Frames
from retrieval.query.periods.meanings import READERS
from retrieval.query.periods.merging import merged
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
        text: the question without the words of both; empty where it has no others.
    """

    period: Period | None
    order: Order | None
    text: str


def read_period(
    question: str, today: date, languages: Sequence[Language] = LANGUAGES
) -> PeriodReading:
    """Read the time in ``question`` as asked on ``today``, in whichever language has most of it.

    Letter case and the amount of white space change nothing. What stands in double quotation
    marks is never a time. Several periods are one, from the earliest day to the latest.

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
    return PeriodReading(best.period(today), best.order(), without(question, best.cuts()))


def _written_in(question: str, languages: Sequence[Language]) -> Sequence[Language]:
    """Return the languages of whose letters there are any in ``question``, or all."""
    letters = frozenset(fold(question))
    written = [known for known in languages if not known.alphabet.isdisjoint(letters)]
    return written or languages


class _Draft:
    """The expressions of time that one language finds in a question, not yet understood."""

    def __init__(self, question: str, language: Language, table: TimeTable) -> None:
        self._question = question
        self._language = language
        self._table = table
        self._tokens = tokenise(question, table)
        self._around = Neighbours(self._tokens, language, table)
        self._context = Context(self._tokens, self._around, table)
        self._chart = Chart(self._tokens, table, self._context.allows)
        self._frames = [match for match in self._scan("FRAME") if match.meaning != "trap"]
        self._lists = [self._list(match) for match in self._frames]
        self._drop_listed()
        orders = self._scan("ORDER", self._inside())
        self._orders = [match for match in orders if match.meaning != "trap"]

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """How well the language fits: letters read as time, words known, spelling, tokens."""
        read = [*self._inside()]
        read += [at for match in self._orders for at in range(match.start, match.end)]
        stopped, generic = self._language.stop_words, self._language.generic_words
        words = [token.typed for token in self._tokens if token.alphabetic]
        letters = sum(letter.isalpha() for at in read for letter in self._tokens[at].word)
        return (
            letters,
            sum(word in stopped or word in generic for word in words),
            sum(self._language.alphabet.issuperset(word) for word in words),
            len(read) if letters else -len(read),  # of bare figures, who doubts is right
        )

    def period(self, today: date) -> Period | None:
        points = Points(today, self._table, self._typed, READERS)
        frames = Frames(points, today)
        expressions: list[Framed] = []
        for match, listed in zip(self._frames, self._lists, strict=True):
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
            raise self._no_such(self._frames[0]) from error

    def _no_such(self, match: TemplateMatch) -> QueryError:
        period = self._typed(match)
        return QueryError("no-such-period", f"There is no such time as “{period}”.", period=period)

    def order(self) -> Order | None:
        meant = {match.meaning.removesuffix("-when") for match in self._orders}
        return Order(meant.pop()) if len(meant) == 1 else None

    def cuts(self) -> list[tuple[int, int]]:
        """Return the stretches of the question to leave out, in code points."""
        spans = [self._period_cut(m, ls) for m, ls in zip(self._frames, self._lists, strict=True)]
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
        while match.meaning in ("within", "list"):
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

    def _drop_listed(self) -> None:
        """Leave out frames that the scan found inside a list."""
        frames, lists, end = [], [], 0
        for match, listed in zip(self._frames, self._lists, strict=True):
            if match.start >= end:
                frames.append(match)
                lists.append(listed)
                end = listed[-1].end if listed else match.end
        self._frames, self._lists = frames, lists

    def _from(self, match: TemplateMatch) -> TemplateMatch:
        """Take "statements from 2019" as of that year, any other "from 2019" as since."""
        if match.meaning == "from" and self._around.follows_saying(match.start):
            return TemplateMatch("within", match.start, match.end, match.values, match.inner)
        return match

    def _inside(self) -> frozenset[int]:
        return frozenset(
            at
            for match, listed in zip(self._frames, self._lists, strict=True)
            for at in range(match.start, listed[-1].end if listed else match.end)
        )

    def _period_cut(self, match: TemplateMatch, listed: list[TemplateMatch]) -> tuple[int, int]:
        end = listed[-1].end if listed else match.end
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
