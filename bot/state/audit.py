"""Who did what, and when: entries are added and never changed or deleted."""

from dataclasses import dataclass

from bot.state.file import StateFile


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of somebody who runs the archive.

    Attributes:
        at: seconds since the epoch.
        user: who did it; 0 at the terminal and for what the bot does by itself.
        act: a word of the program's: ``publish``, ``redate``, ``appoint`` and so on.
        subject: what it was done to: a statement's id, a build, a person's number; may be empty.
        details: what a reader needs to understand it, such as the value before and after.
    """

    number: int
    at: float
    user: int
    act: str
    subject: str
    details: str


class Audit:
    """The record of acts. Triggers in the file refuse to change or to delete an entry.

    Args:
        file: where it is kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def note(self, user: int, act: str, subject: str = "", details: str = "") -> None:
        """Write down that somebody did something."""
        self._file.run(
            "INSERT INTO audit (bot, at, user, act, subject, details) VALUES (?, ?, ?, ?, ?, ?)",
            (self._file.bot, self._file.clock(), user, act, subject, details),
        )

    def entries(self, most: int, before: int | None = None) -> list[Entry]:
        """The newest entries, the newest first.

        Args:
            most: how many.
            before: the number of an entry; only what is older than it.
        """
        sql = (
            "SELECT number, at, user, act, subject, details FROM audit"
            " WHERE bot = ? AND (? IS NULL OR number < ?) ORDER BY number DESC LIMIT ?"
        )
        return [Entry(*row) for row in self._file.rows(sql, (self._file.bot, before, before, most))]

    def dismissed(self) -> set[int]:
        """Everybody who ever lost a role, also those who have one again."""
        sql = "SELECT DISTINCT subject FROM audit WHERE bot = ? AND act = ?"
        return {int(who) for (who,) in self._file.rows(sql, (self._file.bot, "dismiss"))}

    def appointments(self) -> list[tuple[str, str]]:
        """Who got a role, and which, of all entries; the oldest first."""
        sql = "SELECT subject, details FROM audit WHERE bot = ? AND act = ? ORDER BY number"
        return [
            (str(who), str(what)) for who, what in self._file.rows(sql, (self._file.bot, "appoint"))
        ]
