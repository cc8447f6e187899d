"""Corrections that an editor was shown and has not made yet, or may still take back."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from pydantic import TypeAdapter, ValidationError

from bot.state.file import StateFile
from retrieval.types import Correction

_CORRECTION = TypeAdapter(Correction)
_SECONDS = 7 * 86_400.0
_TOKEN_BYTES = 6


class AmendmentState(StrEnum):
    """How far a correction is."""

    SHOWN = "shown"
    CONFIRMED = "confirmed"  # by typed words, where pressing is not enough
    KEPT = "kept"
    OVER = "over"  # left, or taken back


@dataclass(frozen=True, slots=True)
class Amendment:
    """One correction.

    Attributes:
        number: by which it can be taken back; None before it is kept.
    """

    token: str
    correction: Correction
    state: AmendmentState
    number: int | None


class Amendments:
    """Corrections by token, for seven days; each is one person's.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def keep(self, correction: Correction, user: int) -> str:
        """Remember what an editor is shown; returns its token."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._file.run(
            "INSERT INTO amendments VALUES (?, ?, ?, ?, ?, NULL, ?)",
            (
                *(token, self._file.bot, user, _CORRECTION.dump_json(correction).decode()),
                *(AmendmentState.SHOWN, self._file.clock()),
            ),
        )
        return token

    def find(self, token: str, user: int) -> Amendment | None:
        """A person's correction; None where it is older than seven days."""
        rows = self._file.rows(
            "SELECT correction, state, number FROM amendments"
            " WHERE token = ? AND bot = ? AND user = ? AND made > ?",
            (token, self._file.bot, user, self._file.clock() - _SECONDS),
        )
        for written, state, number in rows:
            try:
                correction = _CORRECTION.validate_json(written)
            except ValidationError:
                continue  # written by another version of the program
            return Amendment(token, correction, AmendmentState(state), number)
        return None

    def move(self, token: str, state: AmendmentState, number: int | None = None) -> None:
        """Remember how far a correction is, and by which number it can be taken back."""
        self._file.run(
            "UPDATE amendments SET state = ?, number = coalesce(?, number) WHERE token = ?",
            (state, number, token),
        )

    def forget_statements(self, ids: Collection[str]) -> None:
        """Delete corrections of statements, which may hold words of theirs."""
        sql = "DELETE FROM amendments WHERE json_extract(correction, '$.statement_id') = ?"
        for name in ids:
            self._file.run(sql, (name,))

    def prune(self) -> None:
        """Delete what is older than seven days."""
        oldest = self._file.clock() - _SECONDS
        self._file.run("DELETE FROM amendments WHERE made <= ?", (oldest,))
