"""How many questions came a day, whether they were answered, and how long that took: no words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil

from bot.state.file import StateFile
from bot.state.tally import Tally

KEPT_DAYS = 366
UNKNOWN = "unknown"
"""In place of a language that is not told."""

_ADD = """
INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET count = count + excluded.count
"""


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The questions of one day, or of several days together.

    Attributes:
        day: the last one, where they are several.
        answered: how many were answered.
        silent: to how many the archive had no answer.
        by_lang: how many were asked in each language.
        times: how many took so many milliseconds, rounded up to two digits.
    """

    day: date
    answered: int = 0
    silent: int = 0
    by_lang: Counter[str] = field(default_factory=Counter)
    times: Counter[int] = field(default_factory=Counter)

    @property
    def questions(self) -> int:
        """How many there were."""
        return self.answered + self.silent

    def quantile(self, share: float) -> float | None:
        """The seconds within which this share of the answers was made; None without any."""
        wanted = share * self.times.total()
        held = 0
        for milliseconds in sorted(self.times):
            held += self.times[milliseconds]
            if held >= wanted:
                return milliseconds / 1000
        return None


def summed(days: Iterable[DayFigures], last: date) -> DayFigures:
    """The questions of several days as one."""
    every = list(days)
    return DayFigures(
        last,
        sum(one.answered for one in every),
        sum(one.silent for one in every),
        sum((one.by_lang for one in every), Counter()),
        sum((one.times for one in every), Counter()),
    )


class Figures:
    """Counts by day, language, outcome and time. Nothing tells whose questions they were.

    Args:
        file: where they are kept, for a year.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file
        self._tally = Tally(file, _ADD)

    def note(self, day: date, lang: str, seconds: float, *, answered: bool) -> None:
        """Count one question; it waits in memory until ``write``."""
        row = (self._file.bot, day.isoformat(), lang, answered, rounded_up(seconds))
        self._tally.add(row)

    def write(self) -> None:
        """Write down what was counted; raises what ``Tally.write`` does."""
        self._tally.write()

    def days(self, first: date, last: date) -> list[DayFigures]:
        """Every day from the first to the last, also those without a question."""
        self.write()
        found = {
            day: DayFigures(day)
            for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
        }
        sql = (
            "SELECT day, lang, answered, milliseconds, count FROM figures"
            " WHERE bot = ? AND day BETWEEN ? AND ?"
        )
        values = (self._file.bot, first.isoformat(), last.isoformat())
        outcomes: Counter[tuple[date, int]] = Counter()
        for text, lang, answered, milliseconds, count in self._file.rows(sql, values):
            day = date.fromisoformat(text)
            outcomes[day, answered] += count
            found[day].by_lang[lang] += count
            found[day].times[milliseconds] += count
        return [
            DayFigures(day, outcomes[day, 1], outcomes[day, 0], one.by_lang, one.times)
            for day, one in found.items()
        ]

    def prune(self, today: date) -> None:
        """Delete what is older than a year."""
        oldest = today - timedelta(days=KEPT_DAYS)
        self._file.run("DELETE FROM figures WHERE day < ?", (oldest.isoformat(),))


def rounded_up(seconds: float) -> int:
    """Milliseconds, at least one, rounded up to two digits: 1234 is 1300."""
    milliseconds = max(1, ceil(seconds * 1000))
    unit: int = 10 ** max(0, len(str(milliseconds)) - 2)
    return unit * ceil(milliseconds / unit)
