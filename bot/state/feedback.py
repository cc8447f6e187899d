"""Thumbs under answers: which build, up or down; never the question."""

from bot.state.file import StateFile


class Feedback:
    """One verdict a person and answer; a second press changes it.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def keep(self, token: str, user: int, build: str, *, good: bool) -> None:
        """Remember a thumb."""
        self._file.run(
            "INSERT OR REPLACE INTO feedback (token, user, good, build, made, bot)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (token, user, good, build, self._file.clock(), self._file.bot),
        )

    def counts(self) -> tuple[int, int]:
        """Thumbs up and thumbs down."""
        sql = "SELECT good, count(*) FROM feedback WHERE bot = ? GROUP BY good"
        rows = dict(self._file.rows(sql, (self._file.bot,)))
        return rows.get(1, 0), rows.get(0, 0)
