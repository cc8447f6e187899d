"""What stands around a match, and whether it lets the match be a time.

"2019 soldiers", "Resolution 2020", "may have", "spring water": the templates see a year, a
month, a season; the neighbours say no.
"""

from collections.abc import Callable, Sequence

from retrieval.languages.timetable import TimeTable
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.neighbours import Neighbours
from retrieval.query.periods.time_token import TimeToken

_GLUE = frozenset("_=&%*#@+/\\^~°$")


class Context:
    """Judges matches of one question by what stands around them."""

    def __init__(self, tokens: Sequence[TimeToken], around: Neighbours, table: TimeTable) -> None:
        self._tokens = tokens
        self._table = table
        self._at = around
        whens = (at for at, token in enumerate(tokens) if token.word in table.when)
        self._when = next(whens, len(tokens))
        self._tests: dict[str, Callable[[TemplateMatch], bool]] = {
            "of-year": lambda match: self._at.word(match.end) not in table.measures,
            "year": lambda match: self._year_stands(match.end - 1),
            "year-pair": self._pair,
            "season-pair": self._pair,
            "date": lambda match: "DATE" in match.values[0] or not self._at.named[match.start],
            "day": self._day,
            "month": self._month,
            "season": self._season,
            "shifted": self._shifted,
            "named-year": lambda match: (
                self._at.figure(match.start) or self._at.word(match.start - 1) not in table.feasts
            ),
            "day-of-short-year": lambda match: self._at.ends(match.end),
            "short-year": lambda match: (match.value("ORD", "NUM2") or 0) >= 10,
            "decade": lambda match: (match.value("ORD", "TEN", "TENTH") or 10) >= 10,
            "quarter": lambda match: self._at_most(match, 4),
            "half": lambda match: self._at_most(match, 2),
            "half-part": lambda match: self._at_most(match, 2),
            "within": self._within,
            "by": lambda match: not self.shy(match.child("POINT")),
            "range": self._range,
            "list": self._listed,
            "days": self._days,
            "month-days": lambda match: bool(match.inner) or not self._at.counts(match.end),
            "latest-when": self._asks_when,
            "first-when": self._asks_when,
        }

    def allows(self, match: TemplateMatch) -> bool:
        """Whether ``match`` may stand where it stands."""
        test = self._tests.get(match.meaning)
        return test is None or test(match)

    def shy(self, point: TemplateMatch | None) -> bool:
        """Whether a point is a single word that is a time only after a preposition."""
        while point is not None and point.meaning == "same":
            point = point.inner[0][1]
        return (
            point is not None
            and point.end - point.start == 1
            and not point.inner
            and point.meaning in ("month", "season", "weekday")
            and self._at.word(point.end - 1) in self._table.shy
        )

    def _year_stands(self, place: int) -> bool:
        before, after = self._at.word(place - 1), self._at.word(place + 1)
        table = self._table
        if (
            self._at.named[place]
            or before in table.quantities
            or f"{self._at.word(place - 2)} {before}" in table.quantities
            or after in table.names_after
            or after in table.measures
            or self._at.figure(place - 1)
            or self._in_a_compound(place)
            or self._begins_a_count(place)
        ):
            return False
        prepositions = self._at.symbols(place - 1)
        leads = table.year_leads
        if leads is None or (leads and before not in leads and not self._listed_year(place)):
            return self._at.ends(place + 1)
        if "IN" in prepositions and before not in table.shy_prepositions:
            return not (leads and self._at.counts(place + 1))
        if self._at.figure(place + 1) or after in table.counted:
            return False
        if self._listed_year(place):
            return True
        return before in table.determiners or not self._at.counts(place + 1)

    def _begins_a_count(self, place: int) -> bool:
        """Whether the next number is counted, and this one with it: "1990 to 2000 people"."""
        joint = self._at.symbols(place + 1)
        if not ("TO" in joint or "JOIN" in joint) or not self._at.figure(place + 2):
            return False
        return self._at.word(place + 3) in self._table.measures

    def _listed_year(self, place: int) -> bool:
        return "JOIN" in self._at.symbols(place - 1) and "YEAR" in self._at.symbols(place - 2)

    def _in_a_compound(self, place: int) -> bool:
        """Whether a year hangs on a neighbour: "Expo-2017", "2020/45/EU", "#2019"."""
        for step, joint in ((-1, place), (1, place + 1)):
            mark = self._at.word(place + step)
            if not self._at.glued(joint) or mark == "—":
                continue
            if mark in _GLUE and not self._at.figure(place + 2 * step):
                return True
            beyond = place + 2 * step
            if "DASH" in self._at.symbols(place + step) and self._at.glued(
                max(joint, joint + step)
            ):
                known = {"HYPHEN", "MONTH", "NOW", "DAYSHIFT", "EVENT", "SAYING"}
                if self._at.word(beyond)[:1].isalpha() and known.isdisjoint(
                    self._at.symbols(beyond)
                ):
                    return True
        return False

    def _pair(self, match: TemplateMatch) -> bool:
        years, short = match.all("YEAR"), match.value("NUM2")
        first = years[0] if years else 0
        end = years[1] % 100 if len(years) > 1 else short
        if end is None or (match.meaning == "year-pair" and self._at.named[match.start]):
            return False
        slash = any(self._at.word(place) == "/" for place in range(match.start, match.end))
        if slash or match.meaning == "season-pair":
            return end == (first + 1) % 100
        return end > first % 100 and not self._at.counts(match.end)

    def _day(self, match: TemplateMatch) -> bool:
        if match.value("OLDYEAR") is not None:
            return self._at.ends(match.end)
        if match.inner or match.value("YEAR") is not None:
            return True
        if self._at.named[match.start] or self._at.word(match.end) in self._table.modal:
            return False
        if self._at.word(match.end - 1) in self._table.auxiliaries and not self._dated(match):
            return False
        if self._at.figure(match.end - 1) and not self._at.word(match.start).isdigit():
            return self._at.word(match.start - 1) not in self._table.month_prepositions and (
                not self._at.counts(match.end)
            )
        return True

    def _dated(self, match: TemplateMatch) -> bool:
        """Whether "5 may" follows a preposition, or nothing follows that it may do."""
        place = match.start - (0 if self._at.word(match.start) in self._table.determiners else 1)
        before = self._at.word(place)
        while before in self._table.determiners:
            place -= 1
            before = self._at.word(place)
        led = self._at.stops(place) and before not in self._table.shy_prepositions
        return led or "SAYING" in self._at.symbols(match.end) or self._at.ends(match.end)

    def _month(self, match: TemplateMatch) -> bool:
        if match.value("OLDYEAR") is not None:
            return self._at.ends(match.end)
        if match.value("YEAR") is not None:
            return self._at.word(match.end) not in self._table.measures and not (
                self._tokens[match.start].word.isdigit() and self._at.named[match.start]
            )
        bare = match.end - match.start == 1 and self._at.word(match.start) in self._table.shy
        return not (bare and self._at.word(match.end) in self._table.modal)

    def _season(self, match: TemplateMatch) -> bool:
        if match.inner or self._at.word(match.end - 1) not in self._table.shy:
            return True
        barred = self._table.shy_prepositions | self._table.month_prepositions
        return self._at.ends(match.end, *barred)

    def _shifted(self, match: TemplateMatch) -> bool:
        if match.value("MONTH") is None or match.value("SHIFT", "THESHIFT") != 0:
            return True
        word = self._at.word(match.end)
        if self._at.word(match.end - 1) not in self._table.shy or "SAYING" in self._at.symbols(
            match.end
        ):
            return True
        return self._at.ends(match.end) and word not in self._table.modal

    def _at_most(self, match: TemplateMatch, most: int) -> bool:
        number = match.value("ORD", "QUARTER", "HALF", "ROMAN", "NUM")
        return number is not None and 1 <= number <= most

    def _within(self, match: TemplateMatch) -> bool:
        point = match.child("POINT")
        if point is None or not self.shy(point):
            return True
        if point.start > match.start:
            barred = self._at.word(point.start - 1) in self._table.shy_prepositions
            return not barred and self._is_meant(match)
        homograph = self._at.word(match.end - 1) in self._table.homographs
        weekday = "WEEKDAY" in self._at.symbols(match.end - 1)
        if homograph or (weekday and self._tokens[match.end - 1].possessive):
            return not homograph or self._joined(match.start - 1, match.start - 2)
        if self._at.word(match.start) in self._table.genitives and self._at.follows_saying(
            match.start
        ):
            return True
        if not {"SAYING", "EVENT"}.isdisjoint(self._at.symbols(match.end)):
            return (
                self._at.word(match.start) in self._table.attributives
                or self._at.word(match.start - 1) in self._table.determiners
            )
        return weekday and not self._at.word(match.end)[:1].isalnum() and self._after_a_verb(match)

    def _is_meant(self, match: TemplateMatch) -> bool:
        """Whether "on sun" is a day and nothing that somebody runs on."""
        if self._at.word(match.end - 1) not in self._table.homographs:
            return True
        before = self._at.symbols(match.start - 1)
        led = match.start == 0 or self._after_a_verb(match)
        if not (led or "SAYING" in before or "EVENT" in before):
            return False
        if "JOIN" in self._at.symbols(match.end):
            return self._joined(match.end, match.end + 1)
        return self._at.ends(match.end)

    def _joined(self, join: int, weekday: int) -> bool:
        """Whether a word joins another weekday: "on Sat and Sun"."""
        return "JOIN" in self._at.symbols(join) and "WEEKDAY" in self._at.symbols(weekday)

    def _after_a_verb(self, match: TemplateMatch) -> bool:
        return "SPEAK" in self._at.symbols(match.start - 1) or self._at.stops(match.start - 1)

    def _range(self, match: TemplateMatch) -> bool:
        first, last = match.children("POINT")
        if first.start > match.start or not (self.shy(first) and self.shy(last)):
            return True
        closed = not {"DASH", "THROUGH"}.isdisjoint(self._at.symbols(first.end))
        return closed and "MONTH" in self._at.symbols(first.start)

    def _listed(self, match: TemplateMatch) -> bool:
        """Only what a plain list cannot be: "March and May 2021", with the year at its end."""
        *before, last = match.children("POINT")
        named = {"MONTH", "SEASON"}.isdisjoint(self._at.symbols(last.start))
        return self.shy(before[0]) and not named and not self.shy(last)

    def _days(self, match: TemplateMatch) -> bool:
        inner = match.child("DAYDATE")
        if inner is None or inner.value("MONTH") is None:
            return False
        places = range(match.start, match.end)
        figure = next((at for at in places if self._tokens[at].word[:1].isdigit()), None)
        return figure is None or not self._at.named[figure]

    def _asks_when(self, match: TemplateMatch) -> bool:
        before = self._at.word(match.start - 1)
        return self._when < match.start and (
            match.value("EVENT") is not None or before not in self._table.determiners
        )
