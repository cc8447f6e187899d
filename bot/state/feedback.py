"""Thumbs under answers: which build, up or down, and what was wrong; never the question."""

from enum import StrEnum

from bot.state.file import StateFile


class Reason(StrEnum):
    """What was wrong with an answer, to whoever gave it a thumb down."""

    STATEMENT = "statement"
    PASSAGE = "passage"
    NO_ANSWER = "no-answer"
    OLD = "old"
    MISREAD = "misread"


class Feedback:
    """One verdict a person and answer; a second press changes it.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def keep(self, token: str, user: int, build: str, *, good: bool) -> bool:
        """Remember a thumb; False where the person's thumb said that already."""
        with self._file.together():
            sql = "SELECT good FROM feedback WHERE token = ? AND user = ? AND bot = ?"
            before = self._file.rows(sql, (token, user, self._file.bot))
            self._file.run(
                "INSERT OR REPLACE INTO feedback (token, user, good, build, made, bot)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (token, user, good, build, self._file.clock(), self._file.bot),
            )
            if good:
                sql = "DELETE FROM reasons WHERE bot = ? AND token = ? AND user = ?"
                self._file.run(sql, (self._file.bot, token, user))
        return before != [(good,)]

    def explain(self, token: str, user: int, reason: Reason) -> bool:
        """Remember what was wrong; False where this person gave no thumb down there."""
        sql = (
            "INSERT OR REPLACE INTO reasons SELECT bot, token, user, ? FROM feedback"
            " WHERE bot = ? AND token = ? AND user = ? AND NOT good"
        )
        return bool(self._file.run(sql, (reason, self._file.bot, token, user)))

    def reasons(self) -> dict[Reason, int]:
        """How often each thing was wrong."""
        sql = "SELECT reason, count(*) FROM reasons WHERE bot = ? GROUP BY reason"
        counted = dict(self._file.rows(sql, (self._file.bot,)))
        return {reason: counted[reason] for reason in Reason if reason in counted}

    def counts(self) -> tuple[int, int]:
        """Thumbs up and thumbs down."""
        sql = "SELECT good, count(*) FROM feedback WHERE bot = ? GROUP BY good"
        rows = dict(self._file.rows(sql, (self._file.bot,)))
        return rows.get(1, 0), rows.get(0, 0)
