"""The full-text index of the archive: every word with its positions.

The words are those of ``retrieval.analysis.words``, stop words, numbers and marks of punctuation
included, each with its position, so that a phrase of common words is found too. The index holds
no text, only words and positions; a text is identified by the number of its first record. Of a
long text it is kept which word each piece of it begins with, so that the words at a position are
read without those before (``analysis.word_pieces``).
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from retrieval.analysis.stretches import LONG
from retrieval.analysis.word_pieces import Firsts, counted
from retrieval.analysis.words import row
from retrieval.archive.database import Connection, Database, Positions

_MISSING = """
SELECT min(number), text FROM records JOIN texts USING (sha256)
GROUP BY texts.sha256 HAVING min(number) > ? ORDER BY 1
"""
_NOT_PIECED = f"""
SELECT min(number), text FROM records JOIN texts USING (sha256) WHERE length(text) > {LONG}
GROUP BY texts.sha256 HAVING min(number) > ? AND min(number) <= ? ORDER BY 1
"""  # noqa: S608 - a number


class FullTextIndex:
    """The full-text index of an archive.

    Args:
        file: where the archive lies; its tables are there.
    """

    def __init__(self, file: Database) -> None:
        self._file = file

    def complete(self) -> None:
        """Index the texts that are missing: all of them where an older program made the archive.

        Raises:
            BuildError: the archive cannot be written.
        """
        with self._file.translated():
            connection = self._file.connection()
            if _newest(connection) > min(_upto(connection), _pieced(connection)):
                with self._file.writing() as connection:
                    self.add_missing(connection)

    def add_missing(self, connection: Connection) -> None:
        """Index the texts that came since the last time, inside the caller's transaction."""
        upto, newest = _upto(connection), _newest(connection)
        self._add_pieces(connection, upto)
        if newest <= upto:  # less where the newest was purged
            return
        for number, text in self._file.stream(_MISSING, (upto,)):
            self._file.words.put(connection, number, _row(connection, number, text))
        connection.execute("UPDATE worded SET upto = ?", (newest,))
        connection.execute("UPDATE pieced SET upto = ?", (newest,))

    def remove(self, connection: Connection, number: int, text: str) -> None:
        """Take a text out, inside the caller's transaction; ``settle`` ends it.

        Args:
            connection: of the archive.
            number: of the text's first record.
            text: as it was indexed.
        """
        tokens = row(text) if len(text) <= LONG else counted(text)[0]
        self._file.words.remove(connection, number, tokens)
        connection.execute("DELETE FROM word_pieces WHERE number = ?", (number,))

    def settle(self, connection: Connection) -> None:
        """Write the index anew without what was taken out, of which it only says so until then."""
        self._file.words.settle(connection)

    def _add_pieces(self, connection: Connection, upto: int) -> None:
        """Count the words of long texts that an older program indexed."""
        if (before := _pieced(connection)) < upto:
            for number, text in self._file.stream(_NOT_PIECED, (before, upto)):
                _row(connection, number, text)
            connection.execute("UPDATE pieced SET upto = ?", (upto,))

    def holders(self, rows: Iterable[Sequence[str]]) -> list[int]:
        """The texts that hold all of some phrases, by the numbers of their first records."""
        with self._file.translated():
            return self._file.words.holders([*rows])

    def near(self, one: Sequence[str], other: Sequence[str], apart: int, most: int) -> list[int]:
        """Some of the texts in which two rows of words stand side by side, or one stands alone.

        Args:
            one: may be empty.
            other: may be empty too, but not both.
            apart: words between them at the most.
            most: texts at the most.
        """
        with self._file.translated():
            return self._file.words.near(one, other, apart, most)

    def count(self, token: str) -> tuple[int, int]:
        """How many texts hold a word, and in how many places."""
        with self._file.translated():
            return self._file.words.count(token)

    def places(self, token: str, most: int = -1) -> tuple[Positions, Positions]:
        """Every occurrence of a word, by text and position.

        Args:
            token: the word.
            most: occurrences at the most, the first ones; -1 for all.

        Returns:
            The number of the text's first record, and the position, of each.
        """
        with self._file.translated():
            return self._file.words.places(token, most)

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
        """How many bytes of the archive the index takes."""
        with self._file.translated():
            return self._file.words.bytes()

    def texts(self) -> int:
        """How many texts there are."""
        return int(self._rows("SELECT count(*) FROM texts")[0][0])

    def _rows(self, sql: str, *values: str | int) -> list[Any]:
        with self._file.translated():
            return self._file.connection().execute(sql, values).fetchall()


def _row(connection: Connection, number: int, text: str) -> list[str]:
    """The words of a text; of a long one it is kept which of them each piece begins with."""
    if len(text) <= LONG:
        return row(text)
    tokens, firsts = counted(text)
    connection.execute("INSERT INTO word_pieces VALUES (?, ?)", (number, firsts.tobytes()))
    return tokens


def _pieced(connection: Connection) -> int:
    """The newest record of which, if its text is long, the words are counted."""
    (number,) = connection.execute("SELECT upto FROM pieced").fetchone()
    return int(number)


def _upto(connection: Connection) -> int:
    """The newest record whose text is in."""
    (number,) = connection.execute("SELECT upto FROM worded").fetchone()
    return int(number)


def _newest(connection: Connection) -> int:
    (number,) = connection.execute("SELECT coalesce(max(number), 0) FROM records").fetchone()
    return int(number)
