"""Messages that stand in for an answer while it is made, so that a restart fills them in."""

from bot.state.file import StateFile


class Placeholders:
    """Message numbers by the update they answer; read once.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file
        self._known: dict[int, int] | None = None

    def find(self, update_id: int) -> int | None:
        """The message that waits for this update's answer, if one does."""
        return self._all().get(update_id)

    def keep(self, update_id: int, message_id: int) -> None:
        """A message was sent that the answer is to be put into."""
        self._all()[update_id] = message_id
        self._file.run(
            "INSERT OR REPLACE INTO placeholders VALUES (?, ?, ?, ?)",
            (self._file.bot, update_id, message_id, self._file.clock()),
        )

    def filled(self, update_id: int) -> None:
        """The answer is there, or never will be."""
        if self._all().pop(update_id, None) is not None:
            sql = "DELETE FROM placeholders WHERE bot = ? AND update_id = ?"
            self._file.run(sql, (self._file.bot, update_id))

    def _all(self) -> dict[int, int]:
        if self._known is None:
            sql = "SELECT update_id, message FROM placeholders WHERE bot = ?"
            rows = self._file.rows(sql, (self._file.bot,))
            self._known = dict(rows)
        return self._known
