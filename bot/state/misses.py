"""Questions that found no answer or a bad one, and topics: only where the operator says so.

Whose they are is nowhere written down, nor the time of the day. What looks like a person's number
or address is blacked out before it is kept. After thirty days they are deleted, and all at once
where the operator turns this off.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.state.blackout import blacked_out
from bot.state.file import StateFile
from bot.state.tally import Tally

KEPT_DAYS = 30

_ADD_MISS = """
INSERT INTO misses VALUES (?, ?, ?, ?, ?, ?, '', ?)
ON CONFLICT DO UPDATE SET count = count + excluded.count, build = excluded.build
"""
_ADD_TOPIC = """
INSERT INTO topics VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET count = count + excluded.count
"""


class Why(StrEnum):
    """What was wrong with the answer to a question."""

    SILENT = "silent"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that found no answer, or one with a thumb down, on one day.

    Attributes:
        lang: that it was asked in.
        build: that was asked last.
        ours: False where an editor said that it is no question for this archive.
        count: how often it was asked that day.
    """

    day: date
    why: Why
    question: str
    lang: str
    build: str
    ours: bool
    count: int


class Misses:
    """What people could not find. Nothing is kept where it is turned off.

    Args:
        file: where they are kept.
        keep: whether the operator turned it on.
    """

    def __init__(self, file: StateFile, *, keep: bool) -> None:
        self._file = file
        self.keep = keep
        self._misses = Tally(file, _ADD_MISS)
        self._topics = Tally(file, _ADD_TOPIC)

    def note(self, day: date, why: Why, question: str, lang: str, build: str) -> None:
        """Keep a question; it waits in memory until ``write``."""
        if self.keep:
            said = blacked_out(" ".join(question.split()))
            self._misses.add((self._file.bot, day.isoformat(), why, said, lang, build))

    def note_topic(self, day: date, topic: str) -> None:
        """Keep what was asked about; it waits in memory until ``write``."""
        said = blacked_out(" ".join(topic.split()))
        if self.keep and said:
            self._topics.add((self._file.bot, day.isoformat(), said))

    def write(self) -> None:
        """Write down what waits; raises what ``Tally.write`` does."""
        self._misses.write()
        self._topics.write()

    def all(self, today: date) -> list[Miss]:
        """Those of the last thirty days, the oldest first."""
        self.write()
        sql = (
            "SELECT day, why, question, lang, build, verdict, count FROM misses"
            " WHERE bot = ? AND day > ? ORDER BY day, question, why, lang"
        )
        rows = self._file.rows(sql, (self._file.bot, _oldest(today)))
        return [
            Miss(date.fromisoformat(day), Why(why), question, lang, build, not verdict, count)
            for day, why, question, lang, build, verdict, count in rows
        ]

    def topics(self, today: date) -> Counter[str]:
        """How often each topic was asked about in the last thirty days."""
        self.write()
        sql = "SELECT topic, sum(count) FROM topics WHERE bot = ? AND day > ? GROUP BY topic"
        return Counter(dict(self._file.rows(sql, (self._file.bot, _oldest(today)))))

    def not_ours(self, questions: list[str]) -> None:
        """Show these no more, nor what is like them; they go after their thirty days."""
        with self._file.together():
            for question in questions:
                self._file.run(
                    "UPDATE misses SET verdict = 'not ours' WHERE bot = ? AND question = ?",
                    (self._file.bot, question),
                )

    def settled(self, questions: list[str]) -> None:
        """Delete these: what answers them is known now."""
        with self._file.together():
            for question in questions:
                sql = "DELETE FROM misses WHERE bot = ? AND question = ?"
                self._file.run(sql, (self._file.bot, question))

    def prune(self, today: date) -> None:
        """Delete what is older than thirty days, and everything where nothing is to be kept."""
        gone = 0
        for table in ("misses", "topics"):
            sql = f"DELETE FROM {table} WHERE day <= ? OR (bot = ? AND NOT ?)"  # noqa: S608 - our names
            gone += self._file.run(sql, (_oldest(today), self._file.bot, self.keep))
        if gone:
            # deleted words must not live on in the write-ahead log
            self._file.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _oldest(today: date) -> str:
    """The last day that is kept no more."""
    return (today - timedelta(days=KEPT_DAYS)).isoformat()
