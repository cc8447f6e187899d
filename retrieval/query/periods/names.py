"""What stands behind a time: something called after it, or something that is of that time."""

from retrieval.languages.timetable import TimeTable
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.neighbours import Neighbours

DATED = frozenset(("SAYING", "EVENT", "TIMELY"))
"""Classes of what is said or happens on a day."""

_SAID = frozenset(("MANNER", "SPEAK", "YEAR"))
_ADJECTIVAL = frozenset(("NAMING", "ATTRIBUTE", "YEAR", "DAY", "ORDDAY", "DATE"))
"""Classes of the last word of a time that a noun behind it goes with: "the 2021 budget"."""

_BETWEEN = ("of", "'", "’")
_NOUNS = 4
"""Words in which the noun comes that an adjective is said of: "latest gas price statement"."""


class Names:
    """Tells names that hold a time from times, in one question."""

    def __init__(self, around: Neighbours, table: TimeTable) -> None:
        self._at = around
        self._table = table

    def follow(self, match: TemplateMatch) -> bool:
        """Whether what stands behind a time is called after it: "1 May Street"."""
        named = self._at.symbols(match.end)
        if not any("NAMING" in self._at.symbols(at) for at in range(match.start, match.end)):
            return False
        return "NAMED" in named or ("INCIDENT" in named and not self._led(match))

    def follow_month(self, match: TemplateMatch) -> bool:
        """The same of a month: also "the April events", but not "the April events of 2010"."""
        named = "HAPPENINGS" in self._at.symbols(match.end)
        if not named or "NAMING" not in self._at.symbols(match.start):
            return self.follow(match)
        year = match.end + (2 if self._at.word(match.end + 1) == "of" else 1)
        return "YEAR" not in self._at.symbols(year) and not self._led(match)

    def dated(self, place: int) -> bool:
        """Whether what is named at ``place`` has a day: "cabinet meeting" has, "youth" has not.

        Where nothing is named, what is meant is a statement.
        """
        if self._at.ends(place) or not _SAID.isdisjoint(self._at.symbols(place)):
            return True
        nouns = self._nouns(place, over_of=True)
        return any(not DATED.isdisjoint(self._at.symbols(at)) for at in nouns)

    def thing(self, place: int) -> bool:
        """Whether something is named at ``place`` that is not said and does not happen: a car."""
        nouns = self._nouns(place, over_of=False)
        if any(not DATED.isdisjoint(self._at.symbols(at)) for at in nouns):
            return False
        return any("THING" in self._at.symbols(at) for at in nouns)

    def _nouns(self, place: int, *, over_of: bool) -> list[int]:
        """The places of the words that begin at ``place`` up to a pause or a function word."""
        places: list[int] = []
        while len(places) < _NOUNS and not self._at.ends(place):
            places.append(place)
            place += 2 if over_of and self._at.word(place + 1) in _BETWEEN else 1
        return places

    def precede(self, place: int) -> bool:
        """Whether what stands before ``place`` has a day: "statements of today", not "men of"."""
        before = self._at.symbols(place - 1)
        return place == 0 or "SPEAK" in before or not DATED.isdisjoint(before)

    def of_topic(self, match: TemplateMatch, end: int) -> bool:
        """Whether a time up to ``end`` is what is spoken of, not when: "the budget for 2021"."""
        point = match.child("POINT")
        bare = point is None or point.start == match.start
        led = self._at.symbols(match.start)
        if "TOPIC" in self._at.symbols(match.start - 1) and (bare or "OFTOPIC" in led):
            return True
        said_of = not _ADJECTIVAL.isdisjoint(self._at.symbols(end - 1))
        return bare and said_of and "TOPICAL" in self._at.symbols(end)

    def _led(self, match: TemplateMatch) -> bool:
        """Whether a preposition makes it a time, whatever follows: "in May attacks were"."""
        before = self._at.word(match.start - 1)
        if match.end - match.start == 1:
            return before in self._table.month_prepositions
        leads = "IN" in self._at.symbols(match.start - 1)
        return leads and before not in self._table.shy_prepositions
