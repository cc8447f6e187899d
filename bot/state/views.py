"""What stands behind the buttons of an answer, for seven days; and so the last question of a chat.

A button carries a token of eight letters; the row it names holds the question as it was
understood and the spans that were shown, so a button means the same after a restart and after a
reindex.
"""

import secrets
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from bot.state.chat import Chat
from bot.state.file import StateFile
from retrieval.types import Query

DAYS = 7
_SECONDS = DAYS * 86_400.0
_TOKEN_BYTES = 6

QuotedSpan = tuple[int, int, int]
"""A quote without its words: record number, start, end."""


@dataclass(frozen=True, slots=True)
class View:
    """One answer as it was shown.

    Attributes:
        query: what was searched for.
        answered: False where the passages shown are no answer.
        groups: the quotes shown, statement by statement.
        before: quotes that earlier pages of the same answer showed.
        build: the index build that answered.
    """

    query: Query
    answered: bool
    groups: tuple[tuple[QuotedSpan, ...], ...] = ()
    before: tuple[QuotedSpan, ...] = ()
    build: str = ""

    @property
    def shown(self) -> tuple[QuotedSpan, ...]:
        """Every quote that this and the earlier pages showed."""
        return (*self.before, *(span for group in self.groups for span in group))


_VIEW = TypeAdapter(View)


class Views:
    """Views by token.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def keep(self, view: View, chat: Chat) -> str:
        """Remember what an answer shows; returns its token."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._file.run(
            "INSERT INTO views (token, chat, thread, user, view, made, bot)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                token,
                chat.id,
                chat.thread or 0,
                chat.user,
                _VIEW.dump_json(view, exclude_defaults=True).decode(),
                self._file.clock(),
                self._file.bot,
            ),
        )
        return token

    def find(self, token: str, chat: int | None = None) -> View | None:
        """The view behind a button; None where it is older than seven days, or forgotten.

        Args:
            token: of the button.
            chat: where it was pressed, which must be where it was given; None where a link
                leads from one chat to another.
        """
        rows = self._file.rows(
            "SELECT view FROM views WHERE token = ? AND bot = ? AND made > ?"
            " AND (? IS NULL OR chat = ?)",
            (token, self._file.bot, self._oldest(), chat, chat),
        )
        return _read(rows[0][0]) if rows else None

    def last(self, chat: Chat) -> View | None:
        """The newest view of a chat or topic, if it is not older than seven days."""
        rows = self._file.rows(
            "SELECT view FROM views WHERE bot = ? AND chat = ? AND thread = ? AND made > ?"
            " ORDER BY made DESC LIMIT 1",
            (self._file.bot, chat.id, chat.thread or 0, self._oldest()),
        )
        return _read(rows[0][0]) if rows else None

    def people(self) -> int:
        """How many people asked in the last seven days."""
        sql = "SELECT count(DISTINCT user) FROM views WHERE bot = ? AND user != 0 AND made > ?"
        return int(self._file.rows(sql, (self._file.bot, self._oldest()))[0][0])

    def prune(self) -> None:
        """Delete what is older than seven days."""
        self._file.run("DELETE FROM views WHERE made <= ?", (self._oldest(),))

    def _oldest(self) -> float:
        return self._file.clock() - _SECONDS


def _read(stored: str) -> View | None:
    """The view; None where another version of the program wrote it in another shape."""
    try:
        return _VIEW.validate_json(stored)
    except ValidationError:
        return None
