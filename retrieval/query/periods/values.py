"""Units, counts and shifts of a match, as the templates of every language name them."""

from retrieval.languages.timetable import TimeUnit
from retrieval.query.periods.chart import TemplateMatch

FEW = 3  # what "a few" counts as
DOZEN = 12
_NAMED_UNITS = {"weekend": TimeUnit.WEEKEND, "decade": TimeUnit.DECADE}


def shift_of(match: TemplateMatch) -> int:
    """Return how many units later than now: -1 for "last"; 0 where nothing says so."""
    return match.value("SHIFT", "THESHIFT", "PASTSHIFT") or 0


def unit_of(match: TemplateMatch) -> TimeUnit:
    """Return the unit that is counted in; a template that names none means half a year."""
    span = match.child("SPAN")
    if span is not None and span.meaning in _NAMED_UNITS:
        return _NAMED_UNITS[span.meaning]
    unit = (span or match).value("UNIT", "WEEKS", "QUARTERS")
    return TimeUnit.HALF_YEAR if unit is None else TimeUnit(unit)


def count_of(match: TemplateMatch | None) -> int:
    """Return the number that a match of the group COUNT says, 1 where there is none."""
    if match is None:
        return 1
    if match.meaning == "number":
        number = match.value("NUM")
        return DOZEN if number is None else number
    return 2 if match.meaning == "two" else FEW
