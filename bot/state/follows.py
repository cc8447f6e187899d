"""Questions that people follow, and what was found for them.

A find goes ``waiting`` -> ``sending`` -> ``sent``, or ``refused`` where Telegram does not take it.
Finding and the mark up to which the archive was looked at change in one transaction, so nothing is
found twice. What a crash leaves ``sending`` may have arrived; it is offered, never sent a second
time.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import TypeAdapter, ValidationError

from bot.state.file import StateFile
from retrieval.types import Query, Quote

_QUERY = TypeAdapter(Query)
_DAY = 86_400.0
_KEPT_DAYS = 7
_COLUMNS = "number, user, lang, query, hour, since"
_FOUND = "finds.follow, record, first, last, found"


class Sent(StrEnum):
    """How far a find is."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Follow:
    """One followed question.

    Attributes:
        lang: of its person's Telegram when they began to follow.
        hour: of the day, in the person's time zone, at which a digest is sent; None is at once.
        since: the archive's head up to which it was looked at.
    """

    number: int
    user: int
    lang: str | None
    query: Query
    hour: int | None
    since: str


@dataclass(frozen=True, slots=True)
class Find:
    """A new statement that answers a followed question; found at seconds since the epoch."""

    follow: int
    record: int
    start: int
    end: int
    found: float


class Follows:
    """Follows and finds.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    # -- follows ---------------------------------------------------------------------------

    def begin(self, user: int, lang: str | None, query: Query, since: str) -> Follow:
        """Follow a question from now on; once, however often it is asked for."""
        with self._file.together():
            for follow in self.of(user):
                if (follow.query.text, follow.query.period) == (query.text, query.period):
                    return follow
            self._file.run(
                "INSERT INTO follows (user, lang, query, hour, since, made, bot)"
                " VALUES (?, ?, ?, NULL, ?, ?, ?)",
                (
                    *(user, lang, _QUERY.dump_json(query).decode(), since),
                    *(self._file.clock(), self._file.bot),
                ),
            )
            return self.of(user)[-1]

    def of(self, user: int) -> list[Follow]:
        """What a person follows, the oldest first."""
        return self._follows("AND user = ? ORDER BY number", (user,))

    def all(self) -> list[Follow]:
        """Everything that is followed through this bot."""
        return self._follows("ORDER BY number", ())

    def find(self, number: int, user: int) -> Follow | None:
        """A person's follow by its number."""
        follows = self._follows("AND number = ? AND user = ?", (number, user))
        return follows[0] if follows else None

    def stop(self, number: int, user: int) -> bool:
        """Follow it no more; False where this person does not follow it."""
        with self._file.together():
            stopped = self._file.run(
                "DELETE FROM follows WHERE bot = ? AND number = ? AND user = ?",
                (self._file.bot, number, user),
            )
            if stopped:
                self._file.run("DELETE FROM finds WHERE follow = ?", (number,))
        return bool(stopped)

    def at(self, number: int, user: int, hour: int | None) -> bool:
        """Send its news at an hour, or at once; False where this person does not follow it."""
        sql = "UPDATE follows SET hour = ? WHERE bot = ? AND number = ? AND user = ?"
        return bool(self._file.run(sql, (hour, self._file.bot, number, user)))

    def forget(self, user: int) -> int:
        """Stop all that a person follows; returns how much that was."""
        self._file.run(
            "DELETE FROM finds WHERE follow IN"
            " (SELECT number FROM follows WHERE bot = ? AND user = ?)",
            (self._file.bot, user),
        )
        sql = "DELETE FROM follows WHERE bot = ? AND user = ?"
        return self._file.run(sql, (self._file.bot, user))

    # -- finds -----------------------------------------------------------------------------

    def found(self, follow: Follow, quotes: Iterable[Quote], up_to: str) -> None:
        """Write down what was found and how far was looked, both or neither."""
        now = self._file.clock()
        with self._file.together():
            if not self._file.run(
                "UPDATE follows SET since = ? WHERE number = ? AND since = ?",
                (up_to, follow.number, follow.since),
            ):
                return  # stopped meanwhile, or looked at by somebody else
            for quote in quotes:
                self._file.run(
                    "INSERT OR IGNORE INTO finds VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
                    (
                        *(follow.number, quote.statement_id),
                        *(quote.record, quote.start, quote.end, now, Sent.WAITING),
                    ),
                )

    def told(self, statement_id: str) -> set[int]:
        """The follows for which a statement was found, told already or about to be."""
        rows = self._file.rows("SELECT follow FROM finds WHERE statement = ?", (statement_id,))
        return {int(row[0]) for row in rows}

    def announce(self, quotes: Mapping[int, Quote]) -> None:
        """Have a statement told for follows, by number, that were not told of it."""
        now = self._file.clock()
        with self._file.together():
            for number, quote in quotes.items():
                self._file.run(
                    "INSERT OR IGNORE INTO finds SELECT number, ?, ?, ?, ?, ?, ?, NULL"
                    " FROM follows WHERE bot = ? AND number = ?",
                    (
                        *(quote.statement_id, quote.record, quote.start, quote.end),
                        *(now, Sent.WAITING, self._file.bot, number),
                    ),
                )

    def waiting(self) -> list[tuple[Follow, list[Find]]]:
        """What has not been sent, follow by follow."""
        finds: dict[int, list[Find]] = {}
        sql = f"SELECT {_FOUND} FROM finds WHERE state = ? ORDER BY rowid"  # noqa: S608 - our words
        for row in self._file.rows(sql, (Sent.WAITING,)):
            finds.setdefault(row[0], []).append(Find(*row))
        return [(one, finds[one.number]) for one in self.all() if one.number in finds]

    def sending(self, numbers: Sequence[int]) -> str:
        """From now on the waiting finds of these follows may have arrived; returns their batch."""
        batch = secrets.token_urlsafe(6)
        with self._file.on_disk(), self._file.together():
            for number in numbers:
                self._file.run(
                    "UPDATE finds SET state = ?, batch = ? WHERE follow = ? AND state = ?",
                    (Sent.SENDING, batch, number, Sent.WAITING),
                )
        return batch

    def sent(self, batch: str) -> None:
        """The batch has arrived, or cannot."""
        with self._file.on_disk():
            self._file.run("UPDATE finds SET state = ? WHERE batch = ?", (Sent.SENT, batch))

    def unsent(self, batch: str) -> None:
        """It is certain that nothing of the batch has arrived."""
        sql = "UPDATE finds SET state = ?, batch = NULL WHERE batch = ?"
        self._file.run(sql, (Sent.WAITING, batch))

    def refused(self, batch: str) -> None:
        """Telegram does not take the batch, and would not the next time."""
        self._file.run("UPDATE finds SET state = ? WHERE batch = ?", (Sent.REFUSED, batch))

    def refusals(self) -> int:
        """How many finds Telegram did not take."""
        sql = (
            "SELECT count(*) FROM finds JOIN follows ON follow = number WHERE bot = ? AND state = ?"
        )
        return int(self._file.rows(sql, (self._file.bot, Sent.REFUSED))[0][0])

    def interrupted(self) -> list[tuple[str, Follow]]:
        """Batches that a crash left on their way, each with a follow of its person."""
        rows = self._file.rows(
            "SELECT batch, min(follow) FROM finds WHERE state = ? GROUP BY batch", (Sent.SENDING,)
        )
        known = {follow.number: follow for follow in self.all()}
        return [(batch, known[number]) for batch, number in rows if number in known]

    def batch(self, batch: str, user: int) -> list[tuple[Follow, list[Find]]]:
        """What a batch of this person's holds, follow by follow."""
        finds: dict[int, list[Find]] = {}
        sql = f"SELECT {_FOUND} FROM finds WHERE batch = ? ORDER BY rowid"  # noqa: S608 - our words
        for row in self._file.rows(sql, (batch,)):
            finds.setdefault(row[0], []).append(Find(*row))
        return [(one, finds[one.number]) for one in self.of(user) if one.number in finds]

    def prune(self) -> None:
        """Forget what was sent more than seven days ago; it is behind the mark anyway."""
        self._file.run(
            "DELETE FROM finds WHERE state IN (?, ?) AND found <= ?",
            (Sent.SENT, Sent.REFUSED, self._file.clock() - _KEPT_DAYS * _DAY),
        )

    def _follows(self, and_where: str, values: Sequence[object]) -> list[Follow]:
        sql = f"SELECT {_COLUMNS} FROM follows WHERE bot = ? {and_where}"  # noqa: S608 - our words
        rows = self._file.rows(sql, (self._file.bot, *values))
        follows = []
        for number, user, lang, query, hour, since in rows:
            try:
                follows.append(Follow(number, user, lang, _QUERY.validate_json(query), hour, since))
            except ValidationError:
                continue  # written by another version of the program
        return follows
