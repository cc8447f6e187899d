"""What a look before a reindex found, so that its lists can be read, also after a restart."""

import secrets
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from bot.state.file import StateFile
from retrieval.types import ReindexReport

_REPORT = TypeAdapter(ReindexReport)
_SECONDS = 7 * 86_400.0
_TOKEN_BYTES = 6


@dataclass(frozen=True, slots=True)
class Look:
    """One look.

    Attributes:
        report: of the trial run.
        build: the name of the build that was live then; "" for none.
    """

    report: ReindexReport
    build: str


class Looks:
    """Looks by token, for seven days.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def keep(self, look: Look) -> str:
        """Remember a look; returns its token."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        report = _REPORT.dump_json(look.report).decode()
        self._file.run(
            "INSERT INTO looks VALUES (?, ?, ?, ?, ?)",
            (token, self._file.bot, look.build, report, self._file.clock()),
        )
        return token

    def find(self, token: str) -> Look | None:
        """The look behind a button; None where it is too old, or another version's."""
        rows = self._file.rows(
            "SELECT report, build FROM looks WHERE token = ? AND bot = ? AND made > ?",
            (token, self._file.bot, self._oldest()),
        )
        try:
            return Look(_REPORT.validate_json(rows[0][0]), rows[0][1]) if rows else None
        except ValidationError:
            return None

    def clear(self) -> None:
        """Delete all, of every bot: their lists have titles and words of statements."""
        self._file.run("DELETE FROM looks")

    def prune(self) -> None:
        """Delete what is older than seven days."""
        self._file.run("DELETE FROM looks WHERE made <= ?", (self._oldest(),))

    def _oldest(self) -> float:
        return self._file.clock() - _SECONDS
