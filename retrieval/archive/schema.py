"""The archive's SQLite file: a connection a thread, its faults in plain words."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import local
from typing import Any

from retrieval.archive import tables
from retrieval.archive.database import FORMAT, RowFault
from retrieval.archive.fts5 import Fts5Words
from retrieval.disk import total_bytes
from retrieval.errors import BuildError

_FTS5 = """
CREATE VIRTUAL TABLE words USING fts5(
    row, content='', tokenize="ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_`{|}~'"
);
CREATE VIRTUAL TABLE word_counts USING fts5vocab(words, 'row');
CREATE VIRTUAL TABLE word_places USING fts5vocab(words, 'instance');
"""
# words are folded otherwise than they were, so every text is indexed anew
_EMPTIED = "INSERT INTO words (words) VALUES ('delete-all');UPDATE worded SET upto = 0;"
_UPGRADES = {
    1: f"ALTER TABLE records ADD COLUMN parallel TEXT;{tables.WORDS}{_FTS5}",
    2: _EMPTIED,
    3: tables.NAMES,
    4: tables.VOICES,
    5: tables.TIMES,
    6: tables.SCANS,
    7: tables.PIECES,
    8: tables.REMOVALS,
}
"""From each format to the next."""

_ROOM = "make room on the disk, then run: onrecord index"
_RIGHTS = "let this user write to its folder, or choose another with: --index DIR"
_WAIT = "another program holds it; end that one, then run: onrecord index"
_DAMAGED = "restore it from a copy, or move it away and run: onrecord index"
_ADVICE = {
    sqlite3.SQLITE_FULL: _ROOM,
    sqlite3.SQLITE_IOERR: _ROOM,
    sqlite3.SQLITE_READONLY: _RIGHTS,
    sqlite3.SQLITE_CANTOPEN: _RIGHTS,
    sqlite3.SQLITE_PERM: _RIGHTS,
    sqlite3.SQLITE_BUSY: _WAIT,
    sqlite3.SQLITE_LOCKED: _WAIT,
}


class ArchiveFile:
    """One SQLite file, with the archive's tables in it.

    Args:
        path: of the file.
        create: make the file and its tables where there are none.

    Raises:
        BuildError: the file is missing, damaged, of another format or of another program.
    """

    def __init__(self, path: Path, *, create: bool) -> None:
        self.path = self.place = path
        self._local = local()
        if create:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise self._unusable(error.strerror or str(error), _RIGHTS) from error
        elif not path.is_file():
            raise BuildError(
                f"There is no archive at {path}; make one with: onrecord index --corpus PATH"
            )
        with self.translated():
            self._check(self._connect(create=create), create=create)

    def connection(self) -> sqlite3.Connection:
        """This thread's connection; it is closed when the thread ends."""
        known: _Open | None = getattr(self._local, "open", None)
        return self._connect(create=False) if known is None else known.connection

    def close(self) -> None:
        """Close this thread's connection."""
        self._local.open = None

    @property
    def words(self) -> Fts5Words:
        """The words of its texts."""
        return Fts5Words(self)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction of the one writer: others wait, readers do not."""
        with self.connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A transaction that reads from one state, whoever else may be writing."""
        with self.connection() as connection:
            connection.execute("BEGIN")
            yield connection

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query, a few in memory at a time."""
        return self.connection().execute(sql, values)

    def begin_forgetting(self) -> None:
        """Have what is deleted from now on overwritten with zeros."""
        self.connection().execute("PRAGMA secure_delete=ON")

    def forget(self) -> None:
        """Write the file anew without what was deleted, and empty the log beside it."""
        connection = self.connection()
        connection.execute("VACUUM")
        (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise BuildError(
                "What was purged is gone from the archive, but not yet from the log beside"
                f" {self.path}, which another program reads; end that one, then run:"
                " onrecord index"
            )

    def fault(self) -> str | None:
        """What SQLite finds wrong with the file; None where it finds nothing."""
        (said,) = self.connection().execute("PRAGMA quick_check(1)").fetchone()
        return None if said == "ok" else " ".join(str(said).split())

    def bytes(self) -> int:
        """Of the file, and of the log that SQLite keeps beside it."""
        return file_bytes(self.path)

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn what SQLite says into one sentence that ends with what to do."""
        try:
            yield
        except UnicodeDecodeError as error:
            # so SQLite's own words about them cannot be read either
            raise self._unusable("its names are no text", _DAMAGED) from error
        except RowFault as error:
            raise self._unusable(str(error), _DAMAGED) from error
        except sqlite3.Error as error:
            # the low byte is the fault, the rest its circumstances
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
            raise self._unusable(str(error), _ADVICE.get(code, _DAMAGED)) from error

    def _unusable(self, fault: str, advice: str) -> BuildError:
        return BuildError(f"The archive {self.path} cannot be used ({fault}); {advice}")

    def _connect(self, *, create: bool) -> sqlite3.Connection:
        # an archive that was moved away must not come back as an empty file
        mode = "rwc" if create else "rw"
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}",
            timeout=30,
            uri=True,
            check_same_thread=False,  # the last reference may be dropped by another thread
        )
        self._local.open = _Open(connection)
        connection.execute("PRAGMA synchronous=FULL")
        # while the bot runs, SQLite would keep its log as long as the longest reindex made it
        connection.execute("PRAGMA journal_size_limit=67108864")
        return connection

    def _check(self, connection: sqlite3.Connection, *, create: bool) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (held,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if create and not version and not held:
            # readers go on reading while a reindex writes
            connection.execute("PRAGMA journal_mode=WAL")
            made = f"{tables.ALL}{_FTS5}PRAGMA user_version={FORMAT};"
            connection.executescript(f"BEGIN;{made}COMMIT;")
        elif not version:
            raise self._unusable("it is empty or another program's", _DAMAGED)
        elif version in _UPGRADES:
            _upgrade(connection)
        elif version != FORMAT:
            raise BuildError(
                f"The archive {self.path} has format {version}, this program reads {FORMAT};"
                " move it away and run: onrecord index"
            )


def format_of(path: Path) -> int:
    """The format of an archive's tables, which stay as they are.

    Raises:
        BuildError: it cannot be read, or is no archive.
    """
    fault: object = "it is empty or another program's"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            (version,) = opened.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        version, fault = 0, error
    if not version:
        raise BuildError(f"The archive {path} cannot be used ({fault}); {_DAMAGED}")
    return int(version)


def file_bytes(path: Path) -> int:
    """Bytes of an archive's file and of the log that SQLite keeps beside it; 0 without one."""
    return total_bytes((path, path.with_name(f"{path.name}-wal")))


def _upgrade(connection: sqlite3.Connection) -> None:
    """Bring an archive up to this format, unless another process has just done it."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version in _UPGRADES:
            for step in range(version, FORMAT):
                for statement in _statements(_UPGRADES[step]):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version={FORMAT}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, which ends a transaction where it is run as a whole."""
    statement = ""
    for part in script.split(";"):
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


class _Open:
    """Closes a connection with its last reference: threads that end leave nothing open.

    The connection itself would not: it is part of a reference cycle of the library's own.
    """

    __slots__ = ("connection",)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()
