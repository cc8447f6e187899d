"""All the bot remembers, and how one person's part of it is forgotten."""

import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.state.amendments import Amendments
from bot.state.answers import Answers
from bot.state.audit import Audit
from bot.state.codes import Codes
from bot.state.database import StorageError
from bot.state.dialogs import Dialogs
from bot.state.draft_files import DraftFiles
from bot.state.drafts import Drafts
from bot.state.faults import Faults
from bot.state.feedback import Feedback
from bot.state.figures import Figures
from bot.state.file import StateFile
from bot.state.follows import Follows
from bot.state.guests import Guests
from bot.state.inbox_rows import RowState, state_counts, waiting_since
from bot.state.looks import Looks
from bot.state.misses import Misses
from bot.state.people import People
from bot.state.placeholders import Placeholders
from bot.state.staff import Staff
from bot.state.tables import TERMINAL
from bot.state.views import Views

_TABLES = ("views", "feedback", "people", "follows", "guests")


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept of one person."""

    questions: int
    feedback: int
    choices: int
    follows: int
    invited: int = 0

    def __bool__(self) -> bool:
        """Whether anything is."""
        return any(astuple(self))


@dataclass(frozen=True, slots=True)
class Undelivered:
    """What did not come to its end.

    Attributes:
        waiting: updates that are not answered yet.
        failed: updates that were given up.
        set_aside: updates that could not be read.
        refused: news that Telegram did not take.
    """

    waiting: int
    failed: int
    set_aside: int
    refused: int


class State:
    """What is remembered, subject by subject.

    Args:
        path: the SQLite file, shared with the inbox.
        clock: seconds since the epoch.
        bot: the number of the bot that remembers; another bot in the same file knows nothing of it.
        owners: whom the operator's settings name as owners of the archive.
        keep_misses: whether they say that questions without an answer are kept.
    """

    def __init__(
        self,
        path: Path,
        clock: Callable[[], float] = time.time,
        bot: int = TERMINAL,
        owners: Iterable[int] = (),
        *,
        keep_misses: bool = False,
    ) -> None:
        self.file = StateFile(path, clock, bot)
        self.views = Views(self.file)
        self.people = People(self.file)
        self.feedback = Feedback(self.file)
        self.follows = Follows(self.file)
        self.placeholders = Placeholders(self.file)
        self.answers = Answers(self.file)
        self.staff = Staff(self.file, owners)
        self.audit = Audit(self.file)
        self.dialogs = Dialogs(self.file)
        self.looks = Looks(self.file)
        self.amendments = Amendments(self.file)
        self.codes = Codes(self.file)
        self.guests = Guests(self.file)
        self.figures = Figures(self.file)
        self.misses = Misses(self.file, keep=keep_misses)
        self.faults = Faults(self.file)
        self.drafts = Drafts(self.file, DraftFiles(path.parent / "drafts"))

    def kept(self, user: int) -> Kept:
        """How much is kept of a person."""
        return Kept(*(self._count(table, user) for table in _TABLES))

    def forget(self, user: int) -> Kept:
        """Delete all that is kept of a person; returns how much it was."""
        with self.file.together():
            kept = self.kept(user)
            bot = self.file.bot
            sql = "DELETE FROM views WHERE bot = ? AND (user = ? OR chat = ?)"
            self.file.run(sql, (bot, user, user))
            self.file.run("DELETE FROM feedback WHERE bot = ? AND user = ?", (bot, user))
            self.file.run("DELETE FROM reasons WHERE bot = ? AND user = ?", (bot, user))
            self.people.forget(user)
            self.follows.forget(user)
            self.guests.forget(user)
            self.answers.forget(user)
            self.dialogs.end(user)
            self.drafts.forget(user)
        # deleted words must not live on in the write-ahead log
        self.file.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return kept

    def forget_statements(self, ids: Collection[str], has_words: Callable[[str], bool]) -> None:
        """Delete what has words of statements that are to be taken away for good.

        The arguments are those of ``Drafts.forget_statements``.
        """
        self.looks.clear()
        self.amendments.forget_statements(ids)
        self.drafts.forget_statements(ids, has_words)
        self.file.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def undelivered(self) -> Undelivered:
        """What did not come to its end, of the days that are kept."""
        with suppress(StorageError):  # there is no inbox before the bot has served once
            counts = state_counts(self.file.rows, self.file.bot)
            return Undelivered(
                counts.get(RowState.RECEIVED, 0) + counts.get(RowState.SENDING, 0),
                counts.get(RowState.FAILED, 0),
                counts.get(RowState.SET_ASIDE, 0),
                self.follows.refusals(),
            )
        return Undelivered(0, 0, 0, 0)

    def oldest_waiting(self) -> float:
        """Seconds for which the oldest unanswered update has waited; 0 without any."""
        with suppress(StorageError):  # there is no inbox before the bot has served once
            since = waiting_since(self.file.rows, self.file.bot)
            return 0.0 if since is None else max(0.0, self.file.clock() - since)
        return 0.0

    def prune(self) -> None:
        """Delete what has lived its time."""
        self.views.prune()
        self.follows.prune()
        self.answers.prune()
        self.dialogs.prune()
        self.drafts.prune()
        self.looks.prune()
        self.amendments.prune()
        self.codes.prune()
        today = datetime.fromtimestamp(self.file.clock(), UTC).date()
        self.figures.prune(today)
        self.misses.prune(today)
        self.faults.prune()

    def write(self) -> None:
        """Write down what was counted and waits in memory.

        Raises:
            StorageError: the file cannot be used; what is not written waits on.
        """
        self.figures.write()
        self.misses.write()
        self.faults.write()

    def prepare(self) -> None:
        """Have the file of an older version brought up, which any other call does too."""
        self.file.rows("SELECT 1")

    def close(self) -> None:
        """Close the file, what was counted written down if that can be."""
        with suppress(StorageError):
            self.write()
        self.file.close()

    def _count(self, table: str, user: int) -> int:
        (count,) = self.file.rows(
            f"SELECT count(*) FROM {table} WHERE bot = ? AND user = ?",  # noqa: S608 - our own names
            (self.file.bot, user),
        )[0]
        return int(count)
