"""Who may ask because they were invited, where the bot answers by invitation."""

from bot.state.file import StateFile


class Guests:
    """People who used an invitation.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def add(self, user: int, by: int) -> None:
        """Let a user ask from now on, by somebody's invitation."""
        values = (self._file.bot, user, by, self._file.clock())
        self._file.run("INSERT OR IGNORE INTO guests VALUES (?, ?, ?, ?)", values)

    def has(self, user: int) -> bool:
        """Whether a user was invited."""
        sql = "SELECT 1 FROM guests WHERE bot = ? AND user = ?"
        return bool(self._file.rows(sql, (self._file.bot, user)))

    def forget(self, user: int) -> bool:
        """Let a user ask no more; False where they were not invited."""
        sql = "DELETE FROM guests WHERE bot = ? AND user = ?"
        return bool(self._file.run(sql, (self._file.bot, user)))
