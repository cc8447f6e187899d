"""What stands around a match, and whether it lets the match be a time.

"2019 soldiers", "Resolution 2020", "may have", "spring water": the templates see a year, a
month, a season; the neighbours say no.
"""

from collections.abc import Callable, Collection, Sequence

from retrieval.languages.timetable import TimeTable
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.names import DATED, Names
from retrieval.query.periods.neighbours import Neighbours
from retrieval.query.periods.standing_years import Years
from retrieval.query.periods.time_token import TimeToken

_DAYS = 31


class Context:
    """Judges matches of one question by what stands around them."""

    def __init__(
        self,
        tokens: Sequence[TimeToken],
        around: Neighbours,
        names: Names,
        table: TimeTable,
    ) -> None:
        self._tokens = tokens
        self._table = table
        self._at = around
        self._names = names
        self._years = Years(around, table)
        whens = (at for at, token in enumerate(tokens) if token.word in table.when)
        self._when = next(whens, len(tokens))
        self._tests: dict[str, Callable[[TemplateMatch], bool]] = {
            "of-year": lambda match: self._at.word(match.end) not in table.measures,
            "year": lambda match: self._years.stands(match.end - 1),
            "year-pair": self._years.paired,
            "season-pair": self._years.paired,
            "date": lambda match: "DATE" in match.values[0] or not self._at.named[match.start],
            "day": self._day,
            "month": self._month,
            "month-of-short-year": self._month_of_short_year,
            "season": self._season,
            "weekday": self._weekday,
            "dayshift": self._dayshift,
            "shifted": self._shifted,
            "named-year": lambda match: (
                self._at.figure(match.start) or self._at.word(match.start - 1) not in table.feasts
            ),
            "day-of-short-year": lambda match: self._at.ends(match.end),
            "short-year": lambda match: (match.value("ORD", "NUM2") or 0) >= 10,
            "decade": lambda match: (match.value("ORD", "TEN", "TENTH") or 10) >= 10,
            "quarter": lambda match: self._at_most(match, 4),
            "half": lambda match: self._at_most(match, 2),
            "tens-part": lambda match: (
                10 <= (match.value("TENS", "TENTH", "SHORTDECADE") or 0) % 100 < 30
            ),
            "half-part": lambda match: self._at_most(match, 2),
            "within": self._within,
            "by": lambda match: not self.shy(match.child("POINT")),
            "from": self._from,
            "except": self._except,
            "range": self._range,
            "list": self._listed,
            "days": self._days,
            "month-days": lambda match: bool(match.inner) or not self._at.counts(match.end),
            "latest-said": lambda match: self._names.dated(match.end),
            "latest-any": lambda match: not self._names.thing(match.end),
            "first-said": lambda match: self._names.dated(match.end),
            "latest-alone": lambda match: self._at.ends(match.end),
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

    def _day(self, match: TemplateMatch) -> bool:
        if match.value("OLDYEAR") is not None:
            return self._at.ends(match.end)
        if match.inner or match.value("YEAR") is not None:
            return True
        modal = self._at.word(match.end) in self._table.modal
        if self._at.named[match.start] or modal or self._names.follow(match):
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
        if match.end - match.start == 1 and self._names.follow_month(match):
            return False
        bare = match.end - match.start == 1 and self._at.word(match.start) in self._table.shy
        return not (bare and self._at.word(match.end) in self._table.modal)

    def _month_of_short_year(self, match: TemplateMatch) -> bool:
        """Whether "Feb 23" is a month of 2023: after "in", and of "Feb 98" after anything."""
        prepositions = self._table.year_prepositions
        short = match.value("NUM2", "ORD") or 0
        led = prepositions is None or self._leads_to_year(match.start, prepositions)
        plain = match.end - match.start == 2 and self._at.word(match.start - 1) != "on"
        return (led or (short > _DAYS and plain)) and self._at.ends(match.end)

    def _leads_to_year(self, place: int, prepositions: Collection[str]) -> bool:
        """Whether one of ``prepositions`` leads to ``place``, perhaps over a month before."""
        if self._at.word(place - 1) in prepositions:
            return True
        listed = "JOIN" in self._at.symbols(place - 1) and "NUM2" in self._at.symbols(place - 2)
        return listed and self._leads_to_year(place - 3, prepositions)

    def _weekday(self, match: TemplateMatch) -> bool:
        """Whether "Friday's" is of that day: its debate is, and "at Friday's"; its child is not."""
        of_it = self._names.dated(match.end) or "IN" in self._at.symbols(match.start - 1)
        if self._tokens[match.end - 1].possessive and not of_it:
            return False
        return not self._names.follow(match)

    def _dayshift(self, match: TemplateMatch) -> bool:
        """Whether "today's" is of that day: a statement is, youth is not."""
        if match.end - match.start > 1:
            return True
        if self._at.word(match.start - 1) == "of":
            return self._names.precede(match.start - 1)
        attribute = match.value("OFDAY") is not None or self._tokens[match.start].possessive
        return not attribute or self._names.dated(match.end)

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
            return not self._bare(match) or self._at.ends(match.end)
        if "LASTING" in self._at.symbols(match.end - 1):
            return self._lasts(point, match.end)
        if point.start > match.start:
            barred = self._at.word(point.start - 1) in self._table.shy_prepositions
            return not barred and self._is_meant(match)
        homograph = self._at.word(match.end - 1) in self._table.homographs
        weekday = "WEEKDAY" in self._at.symbols(match.end - 1)
        if homograph or (weekday and self._tokens[match.end - 1].possessive):
            return not homograph or self._joined(match.start - 1, match.start - 2)
        return self._said_of(match)

    def _said_of(self, match: TemplateMatch) -> bool:
        """Whether a time without a preposition is that of what stands beside it."""
        genitive = self._at.word(match.start) in self._table.genitives
        if genitive and self._at.follows_saying(match.start):
            return True
        if {"SAYING", "EVENT"}.isdisjoint(self._at.symbols(match.end)):
            weekday = "WEEKDAY" in self._at.symbols(match.end - 1)
            last = not self._at.word(match.end)[:1].isalnum()
            return weekday and last and self._after_a_verb(match)
        determined = self._at.word(match.start - 1) in self._table.determiners
        return determined or self._is_attributive(match)

    def _lasts(self, point: TemplateMatch, end: int) -> bool:
        """Whether a postposition makes a month a time: «май үчүн» does, «май үчүн күнжүт» not."""
        dated = not (DATED | {"TOPICAL"}).isdisjoint(self._at.symbols(end))
        return "MONTH" in self._at.symbols(point.start) and (dated or self._at.ends(end))

    def _bare(self, match: TemplateMatch) -> bool:
        """Whether a month stands alone, in the case that names have: «Октябрь району»."""
        return match.end - match.start == 1 and "BARE" in self._at.symbols(match.start)

    def _is_attributive(self, match: TemplateMatch) -> bool:
        """Whether "May statements" is no verb: "may statements" is not, "may report" is."""
        word = self._at.word(match.start)
        if self._tokens[match.start].possessive:
            return False  # somebody's: "Mr March's visit"
        plural = self._at.word(match.end).endswith(self._table.plural_endings)
        return word in self._table.attributives and (word not in self._table.auxiliaries or plural)

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

    def _from(self, match: TemplateMatch) -> bool:
        """Whether "from June" is a time: a letter from June Smith has none."""
        shy = self.shy(match.child("POINT"))
        return (
            not shy or self._at.ends(match.end) or not DATED.isdisjoint(self._at.symbols(match.end))
        )

    def _except(self, match: TemplateMatch) -> bool:
        """Whether a time is left out, and not what it is said of: "except 2020 elections"."""
        inner = match.child("FRAME")
        if inner is not None and inner.meaning in ("trap", "except"):
            return False
        behind = match.child("EXCEPT") or match.child("LEFTOUT")
        if behind is not None and behind.end == match.end:
            return True
        return self._at.ends(match.end) or "SAYING" in self._at.symbols(match.end)

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
