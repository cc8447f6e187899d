"""The full-text index of the archive: every word with its positions, by SQLite's FTS5.

The words are those of ``retrieval.analysis.words``, stop words, numbers and marks of punctuation
included, each with its position, so that a phrase of common words is found too. The index holds
no text, only words and positions; a text is identified by the number of its first record. Of a
long text it is kept which word each piece of it begins with, so that the words at a position are
read without those before (``analysis.word_pieces``).
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.stretches import LONG
from retrieval.analysis.word_pieces import Firsts, counted
from retrieval.analysis.words import row
from retrieval.archive.schema import ArchiveFile

Positions = NDArray[np.int64]

_AT_ONCE = 200

_MISSING = """
SELECT min(number), text FROM records JOIN texts USING (sha256)
GROUP BY sha256 HAVING min(number) > ? ORDER BY 1
"""
_NOT_PIECED = f"""
SELECT min(number), text FROM records JOIN texts USING (sha256) WHERE length(text) > {LONG}
GROUP BY sha256 HAVING min(number) > ? AND min(number) <= ? ORDER BY 1
"""  # noqa: S608 - a number


class FullTextIndex:
    """The full-text index of an archive file.

    Args:
        file: of the archive; its tables are there.
    """

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def complete(self) -> None:
        """Index the texts that are missing: all of them where an older program made the archive.

        Raises:
            BuildError: the archive cannot be written.
        """
        with self._file.translated(), self._file.connection() as connection:
            if _newest(connection) > min(_upto(connection), _pieced(connection)):
                connection.execute("BEGIN IMMEDIATE")
                self.add_missing(connection)

    def add_missing(self, connection: sqlite3.Connection) -> None:
        """Index the texts that came since the last time, inside the caller's transaction."""
        upto, newest = _upto(connection), _newest(connection)
        self._add_pieces(connection, upto)
        if newest <= upto:  # less where the newest was purged
            return
        texts = connection.execute(_MISSING, (upto,))
        while some := texts.fetchmany(_AT_ONCE):
            connection.executemany(
                "INSERT INTO words (rowid, row) VALUES (?, ?)",
                ((number, " ".join(_row(connection, number, text))) for number, text in some),
            )
        connection.execute("UPDATE worded SET upto = ?", (newest,))
        connection.execute("UPDATE pieced SET upto = ?", (newest,))

    def remove(self, connection: sqlite3.Connection, number: int, text: str) -> None:
        """Take a text out, inside the caller's transaction; ``settle`` ends it.

        Args:
            connection: of the archive.
            number: of the text's first record.
            text: as it was indexed.
        """
        tokens = row(text) if len(text) <= LONG else counted(text)[0]
        connection.execute(
            "INSERT INTO words (words, rowid, row) VALUES ('delete', ?, ?)",
            (number, " ".join(tokens)),
        )
        connection.execute("DELETE FROM word_pieces WHERE number = ?", (number,))

    def settle(self, connection: sqlite3.Connection) -> None:
        """Write the index anew without what was taken out, of which it only says so until then."""
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")

    def _add_pieces(self, connection: sqlite3.Connection, upto: int) -> None:
        """Count the words of long texts that an older program indexed."""
        if (before := _pieced(connection)) < upto:
            for number, text in connection.execute(_NOT_PIECED, (before, upto)):
                _row(connection, number, text)
            connection.execute("UPDATE pieced SET upto = ?", (upto,))

    def holders(self, rows: Iterable[Sequence[str]]) -> list[int]:
        """The texts that hold all of some phrases, by the numbers of their first records."""
        phrases = " AND ".join(f'"{" ".join(tokens)}"' for tokens in rows)
        sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid"
        return [int(number) for (number,) in self._rows(sql, phrases)]

    def near(self, one: Sequence[str], other: Sequence[str], apart: int, most: int) -> list[int]:
        """Some of the texts in which two rows of words stand side by side, or one stands alone.

        Args:
            one: may be empty.
            other: may be empty too, but not both.
            apart: words between them at the most.
            most: texts at the most.
        """
        if apart and one and other:
            phrase = f'NEAR("{" ".join(one)}" "{" ".join(other)}", {apart})'
        else:
            phrase = f'"{" ".join((*one, *other))}"'
        sql = f"SELECT rowid FROM words WHERE words MATCH ? LIMIT {most}"  # noqa: S608 - a number
        return [int(number) for (number,) in self._rows(sql, phrase)]

    def count(self, token: str) -> tuple[int, int]:
        """How many texts hold a word, and in how many places."""
        rows = self._rows("SELECT doc, cnt FROM word_counts WHERE term = ?", token)
        return (rows[0][0], rows[0][1]) if rows else (0, 0)

    def places(self, token: str, most: int = -1) -> tuple[Positions, Positions]:
        """Every occurrence of a word, by text and position.

        Args:
            token: the word.
            most: occurrences at the most, the first ones; -1 for all.

        Returns:
            The number of the text's first record, and the position, of each.
        """
        # put together by SQLite: a row of Python's for each takes four times as long
        numbers, places = self._rows(
            "SELECT group_concat(doc), group_concat(place) FROM"
            ' (SELECT doc, "offset" AS place FROM word_places WHERE term = ? LIMIT ?)',
            *(token, most),
        )[0]
        return _figures(numbers), _figures(places)

    def firsts(self, number: int) -> Firsts:
        """Which word each piece of a long text begins with."""
        (firsts,) = self._rows("SELECT firsts FROM word_pieces WHERE number = ?", number)[0]
        return np.frombuffer(firsts, dtype="<u4")

    def long_texts(self) -> dict[int, int]:
        """The records of long texts: number -> number of the first record with the text."""
        return dict(
            self._rows(
                "SELECT records.number, own.number FROM word_pieces JOIN records AS own"
                " USING (number) JOIN records ON records.sha256 = own.sha256"
            )
        )

    def bytes(self) -> int:
        """How many bytes of the archive file the index takes."""
        sql = "SELECT total(length(block)) + (SELECT total(length(sz)) FROM words_docsize)"
        return int(self._rows(f"{sql} FROM words_data")[0][0])

    def texts(self) -> int:
        """How many texts there are."""
        return int(self._rows("SELECT count(*) FROM texts")[0][0])

    def _rows(self, sql: str, *values: str | int) -> list[Any]:
        with self._file.translated():
            return self._file.connection().execute(sql, values).fetchall()


def _figures(written: str | None) -> Positions:
    return np.fromstring(written or "", sep=",", dtype=np.int64)


def _row(connection: sqlite3.Connection, number: int, text: str) -> list[str]:
    """The words of a text; of a long one it is kept which of them each piece begins with."""
    if len(text) <= LONG:
        return row(text)
    tokens, firsts = counted(text)
    connection.execute("INSERT INTO word_pieces VALUES (?, ?)", (number, firsts.tobytes()))
    return tokens


def _pieced(connection: sqlite3.Connection) -> int:
    """The newest record of which, if its text is long, the words are counted."""
    (number,) = connection.execute("SELECT upto FROM pieced").fetchone()
    return int(number)


def _upto(connection: sqlite3.Connection) -> int:
    """The newest record whose text is in."""
    (number,) = connection.execute("SELECT upto FROM worded").fetchone()
    return int(number)


def _newest(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("SELECT coalesce(max(number), 0) FROM records").fetchone()
    return int(number)
