"""What the archive needs of a database, whichever it is: SQLite's file, or PostgreSQL's server.

SQL is written so that both read it alike, with ``?`` for a value. What they have each in its own
way is a method here.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.settings import DatabaseUrl

FORMAT = 9
"""Of the tables; an older archive is brought up to it when it is opened, a newer one refused."""

Positions = NDArray[np.int64]


class RowFault(Exception):  # noqa: N818 - it is about a row
    """A row holds what no program of ours has written."""


class Cursor(Protocol):
    """The rows of a query."""

    def __iter__(self) -> Iterator[Any]:
        """One after another."""

    def fetchone(self) -> Any:
        """The next one; None after the last."""

    def fetchmany(self, size: int) -> list[Any]:
        """The next ones."""

    def fetchall(self) -> list[Any]:
        """All that are left."""


class Connection(Protocol):
    """A connection; outside a transaction each statement is one."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Cursor:
        """Run a statement."""

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> object:
        """Run a statement for each row of values."""


class Words(Protocol):
    """The words of every text with their positions; a text is named by its first record."""

    def put(self, connection: Connection, number: int, tokens: Sequence[str]) -> None:
        """Index a text."""

    def remove(self, connection: Connection, number: int, tokens: Sequence[str]) -> None:
        """Take a text out, of which the words are given."""

    def settle(self, connection: Connection) -> None:
        """Write anew what only says so of what was taken out."""

    def holders(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """The texts that hold all of some phrases."""

    def near(self, one: Sequence[str], other: Sequence[str], apart: int, most: int) -> list[int]:
        """Some texts in which two phrases stand near each other; one of them may be empty."""

    def count(self, token: str) -> tuple[int, int]:
        """How many texts hold a word, and in how many places."""

    def places(self, token: str, most: int) -> tuple[Positions, Positions]:
        """Occurrences of a word by text and position, at most so many; -1 for all."""

    def bytes(self) -> int:
        """How many bytes the index takes."""


class Database(Protocol):
    """Where an archive lies.

    Attributes:
        words: the words of its texts.
    """

    @property
    def words(self) -> Words:
        """The words of its texts."""

    @property
    def place(self) -> Path | DatabaseUrl:
        """The file or the address, for people; no password is in it."""

    def connection(self) -> Connection:
        """This thread's connection; it is closed when the thread ends."""

    def close(self) -> None:
        """Close this thread's connection."""

    def translated(self) -> AbstractContextManager[None]:
        """Turn what the database says into a ``BuildError`` that ends with what to do."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction of the one writer: others wait, readers do not."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that reads from one state, whoever else may be writing."""

    def stream(self, sql: str, values: Sequence[Any] = ...) -> Iterator[Any]:
        """The rows of a query, a few in memory at a time."""

    def begin_forgetting(self) -> None:
        """Have what is deleted from now on overwritten, as far as that needs to be said."""

    def forget(self) -> None:
        """Leave nothing of what was deleted in the database's own files."""

    def fault(self) -> str | None:
        """What is wrong with its files by their own account; None where nothing is."""

    def bytes(self) -> int:
        """How many bytes it takes."""
