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
            "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?)",
            (token, user, good, build, self._file.clock()),
        )

    def counts(self) -> tuple[int, int]:
        """Thumbs up and thumbs down."""
        rows = dict(self._file.rows("SELECT good, count(*) FROM feedback GROUP BY good"))
        return rows.get(1, 0), rows.get(0, 0)
