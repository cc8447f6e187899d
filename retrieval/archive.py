"""The archive: every version of every statement, in SQLite, append-only.

It is the one place of statement texts. A build refers to record numbers; a record, once written,
never changes, so permanent links, old versions and rollback work after any reindex. That a
statement left the corpus, or came back, is a row of its own in ``presence``.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import local

from retrieval.errors import BuildError
from retrieval.types import DateOrigin, Quote, Record, Statement

FORMAT = 1

_SCHEMA = """
CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY,
    text TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE records (
    number INTEGER PRIMARY KEY,
    statement_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL REFERENCES texts (sha256),
    title TEXT NOT NULL,
    date TEXT,
    date_origin TEXT,
    source TEXT,
    url TEXT,
    lang TEXT,
    speaker TEXT,
    path TEXT NOT NULL,
    sample INTEGER NOT NULL,
    first_seen TEXT NOT NULL
);
CREATE INDEX records_by_statement ON records (statement_id, number);
CREATE TABLE presence (
    statement_id TEXT NOT NULL,
    present INTEGER NOT NULL,
    since TEXT NOT NULL
);
CREATE INDEX presence_by_statement ON presence (statement_id);
"""

_COLUMNS = (
    "number, version, statement_id, title, date, date_origin, source, url, lang, speaker, path,"
    " sample, sha256, first_seen, (SELECT CASE present WHEN 0 THEN since END FROM presence"
    " WHERE presence.statement_id = records.statement_id ORDER BY presence.rowid DESC LIMIT 1)"
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What taking a corpus in did to the archive, in statements.

    Attributes:
        present: record numbers of the statements now in the corpus.
        repeated: statements whose whole text stands under another id of the corpus too.
    """

    present: tuple[int, ...]
    new: int
    changed: int
    unchanged: int
    withdrawn: int
    repeated: int


def digest(text: str) -> str:
    """The sha256 of a text's UTF-8 bytes, in hexadecimal: what "the same text" means."""
    return hashlib.sha256(text.encode()).hexdigest()


class Archive:
    """One archive file, opened for reading; ``update`` writes.

    Safe to share between threads: each has its own connection.

    Args:
        path: the SQLite file; made where it does not exist and ``create`` is set.
        create: whether a missing file is an error (reading) or the start (indexing).

    Raises:
        BuildError: the file is missing, damaged or of another format.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if not create and not path.is_file():
            raise BuildError(
                f"There is no archive at {path}; make one with: onrecord index --corpus PATH"
            )
        self._path = path
        self._local = local()
        with self._translated():
            connection = self._connection()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0 and create:
                path.parent.mkdir(parents=True, exist_ok=True)
                with connection:
                    connection.executescript(f"BEGIN;{_SCHEMA}PRAGMA user_version={FORMAT};COMMIT;")
                version = FORMAT
        if version != FORMAT:
            raise BuildError(
                f"The archive {path} has format {version}, this program reads {FORMAT};"
                " move it away and run: onrecord index"
            )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise BuildError(
                f"The archive {self._path} cannot be used ({error});"
                " restore it from a copy, or move it away and run: onrecord index"
            ) from error

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=30)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA mmap_size=268435456")
            self._local.connection = connection
        return connection

    def close(self) -> None:
        """Close this thread's connection; others close with their threads."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    # -- reading ---------------------------------------------------------------------------

    def text(self, record: int) -> str:
        """The whole stored text of a record.

        Raises:
            BuildError: the archive holds no such record.
        """
        with self._translated():
            row = (
                self._connection()
                .execute(
                    "SELECT text FROM records JOIN texts USING (sha256) WHERE number = ?",
                    (record,),
                )
                .fetchone()
            )
        if row is None:
            raise BuildError(f"The archive holds no record {record}; run: onrecord index")
        return str(row[0])

    def records(self, numbers: Iterable[int]) -> Mapping[int, Record]:
        """The records of these numbers, by number; unknown numbers are left out."""
        found: dict[int, Record] = {}
        wanted = list(dict.fromkeys(numbers))
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ",".join("?" * len(some))
            found.update((r.number, r) for r in self._select(f"WHERE number IN ({marks})", some))
        return found

    def in_date_order(self, numbers: Iterable[int]) -> list[int]:
        """Record numbers by their statements' dates, then by number; the undated last."""
        with self._translated():
            dates = dict(self._connection().execute("SELECT number, date FROM records").fetchall())
        return sorted(numbers, key=lambda number: (dates[number] or "~", number))

    def all_sample(self, numbers: Iterable[int]) -> bool:
        """Whether every one of these records is of the fictional sample."""
        with self._translated():
            real = {
                row[0]
                for row in self._connection().execute("SELECT number FROM records WHERE NOT sample")
            }
        return real.isdisjoint(numbers)

    def versions(self, statement_id: str) -> tuple[Record, ...]:
        """Every record of a statement, the oldest first; empty where the id is unknown."""
        return tuple(self._select("WHERE statement_id = ? ORDER BY number", [statement_id]))

    def holds(self, quote: Quote) -> bool:
        """The verbatim law: whether the quote's text is exactly the span it claims to be."""
        with self._translated():
            row = (
                self._connection()
                .execute(
                    "SELECT text, records.sha256 FROM records JOIN texts USING (sha256)"
                    " WHERE number = ? AND statement_id = ? AND version = ?",
                    (quote.record, quote.statement_id, quote.version),
                )
                .fetchone()
            )
        if row is None:
            return False
        text, sha256 = row
        return bool(
            sha256 == quote.sha256
            and digest(text) == sha256
            and 0 <= quote.start < quote.end <= len(text)
            and text[quote.start : quote.end] == quote.text
        )

    def _select(self, where: str, values: Sequence[object]) -> list[Record]:
        with self._translated():
            connection = self._connection()
            rows = connection.execute(
                f"SELECT {_COLUMNS}, text FROM records JOIN texts USING (sha256) {where}",  # noqa: S608 - only our own words
                values,
            ).fetchall()
        return [_record(row) for row in rows]

    # -- writing ---------------------------------------------------------------------------

    def update(
        self,
        statements: Iterable[Statement],
        *,
        now: str,
        failed_paths: frozenset[str] = frozenset(),
        dry_run: bool = False,
        step: Callable[[int], None] = lambda _: None,
    ) -> Changes:
        """Take the corpus in, in one transaction.

        Same id and same text and facts: nothing new. Other text: a new version. Other facts: a
        new record of the same version. Gone from the corpus: withdrawn, kept. A statement whose
        file could not be read this time (``failed_paths``) stays as it was.

        Args:
            statements: the whole corpus.
            now: an ISO timestamp, written as ``first_seen`` and ``since``.
            failed_paths: files that could not be read this time.
            dry_run: count what would change and take it all back.
            step: called with the number of statements done.
        """
        present: list[int] = []
        counts = {"new": 0, "changed": 0, "unchanged": 0}
        seen: set[str] = set()
        holders: dict[str, int] = {}
        with self._translated(), self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            for done, statement in enumerate(statements, 1):
                kind, number, sha256 = _take_in(connection, statement, now)
                counts[kind] += 1
                present.append(number)
                seen.add(statement.id)
                holders[sha256] = holders.get(sha256, 0) + 1
                step(done)
            gone, kept = _withdraw(connection, seen, failed_paths, now)
            if dry_run:
                connection.rollback()
        return Changes(
            present=tuple(present + kept),
            withdrawn=gone,
            repeated=sum(count for count in holders.values() if count > 1),
            **counts,
        )


def _record(row: Sequence[object]) -> Record:
    (number, version, statement_id, title, day, origin, source, url, lang, speaker) = row[:10]
    (path, sample, sha256, first_seen, withdrawn, text) = row[10:]
    statement = Statement(
        id=str(statement_id),
        text=str(text),
        title=str(title),
        date=date.fromisoformat(str(day)) if day else None,
        date_origin=DateOrigin(str(origin)) if origin else None,
        source=_maybe(source),
        url=_maybe(url),
        lang=_maybe(lang),
        speaker=_maybe(speaker),
        path=str(path),
        sample=bool(sample),
    )
    return Record(
        number=int(str(number)),
        version=int(str(version)),
        statement=statement,
        sha256=str(sha256),
        first_seen=str(first_seen),
        withdrawn=_maybe(withdrawn),
    )


def _maybe(value: object) -> str | None:
    return None if value is None else str(value)


def _facts(statement: Statement) -> tuple[object, ...]:
    return (
        statement.title,
        statement.date.isoformat() if statement.date else None,
        statement.date_origin.value if statement.date_origin else None,
        statement.source,
        statement.url,
        statement.lang,
        statement.speaker,
        statement.path,
        int(statement.sample),
    )


def _take_in(
    connection: sqlite3.Connection, statement: Statement, now: str
) -> tuple[str, int, str]:
    sha256, facts = digest(statement.text), _facts(statement)
    last = connection.execute(
        "SELECT number, version, sha256, title, date, date_origin, source, url, lang, speaker,"
        " path, sample FROM records WHERE statement_id = ? ORDER BY number DESC LIMIT 1",
        (statement.id,),
    ).fetchone()
    returns = last is not None and not _is_present(connection, statement.id)
    if last is None or returns:
        connection.execute("INSERT INTO presence VALUES (?, 1, ?)", (statement.id, now))
    if last is not None and last[2] == sha256 and last[3:] == facts:
        return ("new" if returns else "unchanged"), last[0], sha256
    connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (sha256, statement.text))
    version = 1 if last is None else last[1] + (last[2] != sha256)
    number = connection.execute(
        "INSERT INTO records (statement_id, version, sha256, title, date, date_origin, source,"
        " url, lang, speaker, path, sample, first_seen) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (statement.id, version, sha256, *facts, now),
    ).lastrowid
    if number is None:  # pragma: no cover - SQLite always names the row it inserted
        raise sqlite3.DatabaseError("no row number")
    return ("new" if last is None else "changed"), number, sha256


def _is_present(connection: sqlite3.Connection, statement_id: str) -> bool:
    row = connection.execute(
        "SELECT present FROM presence WHERE statement_id = ? ORDER BY rowid DESC LIMIT 1",
        (statement_id,),
    ).fetchone()
    return bool(row[0])


def _below(path: str, failed_paths: frozenset[str]) -> bool:
    """Whether a file, or any folder above it, could not be read."""
    parts = path.split("/")
    return any("/".join(parts[:count]) in failed_paths for count in range(1, len(parts) + 1))


def _withdraw(
    connection: sqlite3.Connection, seen: set[str], failed_paths: frozenset[str], now: str
) -> tuple[int, list[int]]:
    rows = connection.execute(
        "SELECT max(number), statement_id, path FROM records GROUP BY statement_id"
    ).fetchall()
    missing = [row for row in rows if row[1] not in seen and _is_present(connection, row[1])]
    kept = [number for number, _, path in missing if _below(path, failed_paths)]
    gone = [statement_id for _, statement_id, path in missing if not _below(path, failed_paths)]
    connection.executemany(
        "INSERT INTO presence VALUES (?, 0, ?)", [(statement_id, now) for statement_id in gone]
    )
    return len(gone), kept
