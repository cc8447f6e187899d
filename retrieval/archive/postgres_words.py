"""The words of an archive in PostgreSQL: of each word in each text its positions.

PostgreSQL's own full-text search knows no position past 16,383 and no word of more than 2 kB, and
words are folded here by rules of our own; so the index is a table, as exact as SQLite's FTS5.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.archive.database import Connection, Positions

if TYPE_CHECKING:
    from retrieval.archive.postgres import ArchiveServer

WORDS = """
CREATE TABLE words (
    token TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    places BYTEA NOT NULL,
    PRIMARY KEY (token, number)
);
"""

_Places = dict[str, bytes]

_LONGEST = 200  # characters of a word that is kept as it is: a sorted index takes no long ones

_EMPTY = np.empty(0, dtype=np.int64)


class PostgresWords:
    """Implements ``Words``.

    Args:
        server: of the archive.
    """

    def __init__(self, server: "ArchiveServer") -> None:
        self._server = server

    def put(self, connection: Connection, number: int, tokens: Sequence[str]) -> None:  # noqa: ARG002 - this thread's
        """Index a text."""
        places: dict[str, list[int]] = {}
        for place, token in enumerate(tokens):
            places.setdefault(_kept(token), []).append(place)
        rows = (
            (token, number, np.array(some, dtype="<u4").tobytes()) for token, some in places.items()
        )
        self._server.connection().copy("words", ("text", "int8", "bytea"), rows)

    def remove(self, connection: Connection, number: int, tokens: Sequence[str]) -> None:
        """Take a text out, of which the words are given."""
        kept = sorted(set(map(_kept, tokens)))
        connection.execute("DELETE FROM words WHERE token = ANY(?) AND number = ?", (kept, number))

    def settle(self, connection: Connection) -> None:
        """Nothing: what is deleted goes when the tables are written anew."""

    def holders(self, rows: Sequence[Sequence[str]]) -> list[int]:
        """The texts that hold all of some phrases."""
        return [
            number
            for number, places in self._with_all(token for row in rows for token in row)
            if all(_begins(places, row).size for row in rows)
        ]

    def near(self, one: Sequence[str], other: Sequence[str], apart: int, most: int) -> list[int]:
        """Some texts in which two phrases stand near each other; one of them may be empty."""
        if not (apart and one and other):
            one, other = (*one, *other), ()
        found: list[int] = []
        for number, places in self._with_all((*one, *other)):
            first = _begins(places, one)
            if other:
                first = _beside(first, _begins(places, other), len(one) + apart, len(other) + apart)
            if first.size:
                found.append(number)
                if len(found) == most:
                    break
        return found

    def count(self, token: str) -> tuple[int, int]:
        """How many texts hold a word, and in how many places."""
        sql = "SELECT count(*), coalesce(sum(octet_length(places)), 0) / 4 FROM words"
        texts, places = self._rows(f"{sql} WHERE token = ?", _kept(token))[0]
        return int(texts), int(places)

    def places(self, token: str, most: int) -> tuple[Positions, Positions]:
        """Occurrences of a word by text and position, at most so many; -1 for all."""
        sql = "SELECT number, places FROM words WHERE token = ? ORDER BY number"
        numbers, places, left = [_EMPTY], [_EMPTY], most
        for number, some in self._server.stream(sql, (_kept(token),)):
            if left == 0:
                break
            stands = _positions(some)[: left if left > 0 else None]
            left -= stands.size if left > 0 else 0
            numbers.append(np.full(stands.size, number, dtype=np.int64))
            places.append(stands)
        return np.concatenate(numbers), np.concatenate(places)

    def bytes(self) -> int:
        """How many bytes of the database the index takes."""
        return int(self._rows("SELECT pg_total_relation_size('words')")[0][0])

    def _with_all(self, tokens: Iterable[str]) -> Iterable[tuple[int, _Places]]:
        """The texts that hold all of some words, and where each stands in them."""
        kept = sorted({_kept(token) for token in tokens})
        sql = (
            "SELECT number, array_agg(token), array_agg(places) FROM words WHERE token = ANY(?)"
            " GROUP BY number HAVING count(*) = ? ORDER BY number"
        )
        for number, names, places in self._server.stream(sql, (kept, len(kept))):
            yield number, dict(zip(names, places, strict=True))

    def _rows(self, sql: str, *values: str) -> list[Any]:
        rows: list[Any] = self._server.connection().execute(sql, values).fetchall()
        return rows


def _kept(token: str) -> str:
    """A word as the table has it: of one that is too long the first letters and a hash."""
    if len(token) <= _LONGEST:
        return token
    return f"{token[:_LONGEST]} {hashlib.sha256(token.encode()).hexdigest()}"


def _positions(written: bytes) -> Positions:
    return np.frombuffer(written, dtype="<u4").astype(np.int64)


def _begins(places: _Places, row: Sequence[str]) -> Positions:
    """Where a row of words begins in a text."""
    found: Positions | None = None
    for at, token in enumerate(row):
        begins = _positions(places[_kept(token)]) - at
        found = begins if found is None else np.intersect1d(found, begins, assume_unique=True)
        if not found.size:
            break
    return _EMPTY if found is None else found


def _beside(one: Positions, other: Positions, after: int, before: int) -> Positions:
    """Of the places of one row those that another stands near, as FTS5 reckons it.

    Args:
        one: where the one begins, in order.
        other: where the other begins, in order.
        after: how far behind it the other may begin.
        before: how far before it.
    """
    low, high = np.searchsorted(other, one - before), np.searchsorted(other, one + after, "right")
    return one[low < high]
