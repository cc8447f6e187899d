"""The words of an archive in SQLite, by its full-text index FTS5."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.archive.database import Connection, Positions

if TYPE_CHECKING:
    from retrieval.archive.schema import ArchiveFile


class Fts5Words:
    """Implements ``Words``.

    Args:
        file: of the archive.
    """

    def __init__(self, file: "ArchiveFile") -> None:
        self._file = file

    def put(self, connection: Connection, number: int, tokens: Sequence[str]) -> None:
        """Index a text."""
        sql = "INSERT INTO words (rowid, row) VALUES (?, ?)"
        connection.execute(sql, (number, " ".join(tokens)))

    def remove(self, connection: Connection, number: int, tokens: Sequence[str]) -> None:
        """Take a text out, of which the words are given."""
        sql = "INSERT INTO words (words, rowid, row) VALUES ('delete', ?, ?)"
        connection.execute(sql, (number, " ".join(tokens)))

    def settle(self, connection: Connection) -> None:
        """Write the index anew without what was taken out, of which it only says so until then."""
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")

    def holders(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """The texts that hold all of some phrases."""
        phrases = " AND ".join(map(_phrase, rows))
        sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid"
        return [int(number) for (number,) in self._rows(sql, phrases)]

    def near(self, one: Sequence[str], other: Sequence[str], apart: int, most: int) -> list[int]:
        """Some texts in which two phrases stand near each other; one of them may be empty."""
        if apart and one and other:
            phrase = f"NEAR({_phrase(one)} {_phrase(other)}, {apart})"
        else:
            phrase = _phrase((*one, *other))
        sql = f"SELECT rowid FROM words WHERE words MATCH ? LIMIT {most}"  # noqa: S608 - a number
        return [int(number) for (number,) in self._rows(sql, phrase)]

    def count(self, token: str) -> tuple[int, int]:
        """How many texts hold a word, and in how many places."""
        rows = self._rows("SELECT doc, cnt FROM word_counts WHERE term = ?", token)
        return (rows[0][0], rows[0][1]) if rows else (0, 0)

    def places(self, token: str, most: int) -> tuple[Positions, Positions]:
        """Occurrences of a word by text and position, at most so many; -1 for all."""
        # put together by SQLite: a row of Python's for each takes four times as long
        numbers, places = self._rows(
            "SELECT group_concat(doc), group_concat(place) FROM"
            ' (SELECT doc, "offset" AS place FROM word_places WHERE term = ? LIMIT ?)',
            *(token, most),
        )[0]
        return _figures(numbers), _figures(places)

    def bytes(self) -> int:
        """How many bytes of the archive file the index takes."""
        sql = "SELECT total(length(block)) + (SELECT total(length(sz)) FROM words_docsize)"
        return int(self._rows(f"{sql} FROM words_data")[0][0])

    def _rows(self, sql: str, *values: str | int) -> list[Any]:
        return self._file.connection().execute(sql, values).fetchall()


def _phrase(tokens: Sequence[str]) -> str:
    return f'"{" ".join(tokens)}"'


def _figures(written: str | None) -> Positions:
    return np.fromstring(written or "", sep=",", dtype=np.int64)
