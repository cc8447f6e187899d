"""Taking texts out of the archive for good, with all that was made of them.

Of each record there stays its number, the hash of its text and its place in the hash chain, so
that the archive can be checked as before and the address of a quote is known again. Its title,
speaker, source and path go too; of the address where it was published a hash is kept.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from retrieval.archive.database import Connection, Database
from retrieval.archive.fulltext import FullTextIndex
from retrieval.archive.update import digest
from retrieval.types import Removal

Purged = Mapping[str, Sequence[str]]
"""Ids of statements of which every version goes, and the hashes of texts that go too; wherever one
of these texts stands, it goes."""

_OF_TEXTS = ("records", "names", "voices", "times", "texts")


class Removals:
    """What was taken out of an archive, and the way to take out more.

    Args:
        file: where the archive lies.
        fulltext: its index of words.
    """

    def __init__(self, file: Database, fulltext: FullTextIndex) -> None:
        self._file = file
        self._fulltext = fulltext

    def at(self, *names: str) -> list[Removal]:
        """What was taken out of statements with one of these ids or addresses, the oldest first."""
        found: list[Removal] = []
        for name in names:
            found += self._where("statement_id = ? OR address = ?", name, digest(name))
        return sorted(found, key=lambda one: one.number)

    def of_record(self, number: int) -> Removal | None:
        """That a record was taken out; None where it was not."""
        return next(iter(self._where("number = ?", number)), None)

    def of_text(self, sha256: str) -> list[Removal]:
        """The records that had a text whose hash begins so, in hexadecimal digits."""
        return self._where("sha256 >= ? AND sha256 < ?", sha256, f"{sha256}g")

    def remain(self, purged: Purged) -> bool:
        """Whether the archive's files still hold anything of what is to be taken out."""
        with self._file.translated():
            connection = self._file.connection()
            return _is_unsettled(connection) or bool(_texts(connection, purged))

    def purge(self, purged: Purged, *, now: str) -> int:
        """Take texts out in one transaction, and leave no byte of them in the archive's files.

        Killed at any step, nothing or all is gone; to do the same again ends it.

        Args:
            purged: what is to go.
            now: an ISO timestamp.

        Returns:
            How many records went.

        Raises:
            BuildError: the archive cannot be written, or another program holds its log.
        """
        with self._file.translated():
            self._file.begin_forgetting()
            with self._file.writing() as connection:
                removed = self._take_out(connection, _texts(connection, purged), now)
            if _is_unsettled(self._file.connection()):
                self._file.forget()
                with self._file.writing() as connection:
                    connection.execute("DELETE FROM unsettled")
        return removed

    def _take_out(self, connection: Connection, texts: Sequence[str], now: str) -> int:
        if not texts:
            return 0
        connection.execute("INSERT INTO unsettled VALUES (?)", (now,))
        self._fulltext.add_missing(connection)
        removed = sum(_remove(connection, self._fulltext, sha256, now) for sha256 in texts)
        self._fulltext.settle(connection)
        connection.execute(
            "DELETE FROM withdrawals WHERE statement_id IN (SELECT statement_id FROM removals)"
            " AND statement_id NOT IN (SELECT statement_id FROM records)"
        )
        return removed

    def _where(self, condition: str, *values: str | int) -> list[Removal]:
        sql = f"SELECT number, statement_id, sha256, removed FROM removals WHERE {condition}"  # noqa: S608 - our own words
        with self._file.translated():
            rows = self._file.connection().execute(f"{sql} ORDER BY number", values).fetchall()
        return [
            Removal(number, name, sha256, datetime.fromisoformat(at).date())
            for number, name, sha256, at in rows
        ]


def _is_unsettled(connection: Connection) -> bool:
    """Whether a purge was killed before the archive's files were written anew."""
    (unsettled,) = connection.execute("SELECT count(*) FROM unsettled").fetchone()
    return bool(unsettled)


def _texts(connection: Connection, purged: Purged) -> list[str]:
    """The hashes of texts that are in the archive and are to go."""
    own = "SELECT DISTINCT sha256 FROM records WHERE statement_id = ?"
    said = "SELECT DISTINCT sha256 FROM records WHERE sha256 = ?"
    found: set[str] = set()
    for statement_id, hashes in purged.items():
        for sql, values in ((own, [statement_id]), (said, hashes)):
            for value in values:
                found.update(row[0] for row in connection.execute(sql, (value,)))
    return sorted(found)


def _remove(connection: Connection, fulltext: FullTextIndex, sha256: str, now: str) -> int:
    """Take one text and its records out; returns how many records those were."""
    records = connection.execute(
        "SELECT number, statement_id, version, sha256, url, chain FROM records"
        " WHERE sha256 = ? ORDER BY number",
        (sha256,),
    ).fetchall()
    connection.executemany(
        "INSERT INTO removals VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((*known, url and digest(url), now, chain) for *known, url, chain in records),
    )
    connection.executemany("DELETE FROM scans WHERE number = ?", ((row[0],) for row in records))
    sql = "SELECT text FROM texts WHERE sha256 = ?"
    for (text,) in connection.execute(sql, (sha256,)).fetchall():
        fulltext.remove(connection, records[0][0], text)
    for table in _OF_TEXTS:
        connection.execute(f"DELETE FROM {table} WHERE sha256 = ?", (sha256,))  # noqa: S608 - our own words
    return len(records)
