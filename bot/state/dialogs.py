"""What the bot has asked somebody in a private chat, so that their next words are the answer."""

from dataclasses import dataclass

from bot.state.file import StateFile

_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the bot's that waits for somebody's words.

    Attributes:
        kind: whose question it is: a word of the program's.
        subject: what it is about, as its kind writes it.
        made: when it was asked, in seconds since the epoch.
    """

    kind: str
    subject: str
    made: float


class Dialogs:
    """At most one such question a person; after an hour their words are a question again.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def ask(self, user: int, kind: str, subject: str = "") -> None:
        """Take a person's next words as the answer to this, in place of what was asked before."""
        self._file.run(
            "INSERT OR REPLACE INTO dialogs VALUES (?, ?, ?, ?, ?)",
            (self._file.bot, user, kind, subject, self._file.clock()),
        )

    def asked(self, user: int) -> Asked | None:
        """What was asked of a person, if their words are waited for."""
        sql = "SELECT kind, subject, made FROM dialogs WHERE bot = ? AND user = ? AND made > ?"
        oldest = self._file.clock() - _SECONDS
        rows = self._file.rows(sql, (self._file.bot, user, oldest))
        return Asked(*rows[0]) if rows else None

    def end(self, user: int, asked: Asked | None = None) -> None:
        """Wait no more; with ``asked`` only where nothing else was asked meanwhile."""
        sql = "DELETE FROM dialogs WHERE bot = ? AND user = ? AND (? IS NULL OR made = ?)"
        made = asked.made if asked else None
        self._file.run(sql, (self._file.bot, user, made, made))

    def prune(self) -> None:
        """Delete what is older than an hour."""
        self._file.run("DELETE FROM dialogs WHERE made <= ?", (self._file.clock() - _SECONDS,))
