"""Which message answers which, for seven days: so that an edited question edits its answer."""

from bot.state.file import StateFile

DAYS = 7
_SECONDS = DAYS * 86_400.0


class Answers:
    """Numbers of the bot's messages by those that they answer; no words.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def keep(self, chat: int, asked: int, message: int) -> None:
        """A message of the bot's answers one of somebody's."""
        self._file.run(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)",
            (self._file.bot, chat, asked, message, self._file.clock()),
        )

    def find(self, chat: int, asked: int) -> int | None:
        """The message that answers; None where that is older than seven days, or forgotten."""
        rows = self._file.rows(
            "SELECT message FROM answers WHERE bot = ? AND chat = ? AND asked = ? AND made > ?",
            (self._file.bot, chat, asked, self._oldest()),
        )
        return int(rows[0][0]) if rows else None

    def forget(self, user: int) -> None:
        """Delete those of the private chat with a person."""
        self._file.run("DELETE FROM answers WHERE bot = ? AND chat = ?", (self._file.bot, user))

    def prune(self) -> None:
        """Delete what is older than seven days."""
        self._file.run("DELETE FROM answers WHERE made <= ?", (self._oldest(),))

    def _oldest(self) -> float:
        return self._file.clock() - _SECONDS
