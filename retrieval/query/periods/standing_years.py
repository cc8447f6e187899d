"""Whether a number of four figures is a year where it stands."""

from retrieval.languages.timetable import TimeTable
from retrieval.query.periods.chart import TemplateMatch
from retrieval.query.periods.neighbours import Neighbours

_GLUE = frozenset("_=&%*#@+/\\^~°$")


class Years:
    """Tells years from counts and from numbers in names, in one question."""

    def __init__(self, around: Neighbours, table: TimeTable) -> None:
        self._at = around
        self._table = table

    def stands(self, place: int) -> bool:
        """Whether the number at ``place`` is a year where it stands: not in "2019 soldiers"."""
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

    def paired(self, match: TemplateMatch) -> bool:
        """Whether two numbers are the years of one season or time: 2019/20."""
        years, short = match.all("YEAR"), match.value("NUM2")
        first = years[0] if years else 0
        end = years[1] % 100 if len(years) > 1 else short
        if end is None or (match.meaning == "year-pair" and self._at.named[match.start]):
            return False
        slash = any(self._at.word(place) == "/" for place in range(match.start, match.end))
        if slash or match.meaning == "season-pair":
            return end == (first + 1) % 100
        return end > first % 100 and not self._at.counts(match.end)
