"""The archive's database in PostgreSQL: a connection a thread, its faults in plain words.

The only importer of psycopg. The tables are those of SQLite in a schema of their own, ``onrecord``;
texts are compared by code point, as SQLite does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import local
from typing import Any
from uuid import uuid4

from retrieval.archive import tables
from retrieval.archive.database import FORMAT, RowFault
from retrieval.archive.postgres_words import WORDS, PostgresWords
from retrieval.errors import BuildError
from retrieval.settings import DatabaseUrl

_TYPES = {"TEXT": 'TEXT COLLATE "C"', "INTEGER": "BIGINT", "BLOB": "BYTEA"}
# addresses may be longer than what a sorted index takes
_HASHED = re.compile(r"(INDEX (?:records_by_url|records_by_parallel) ON records) ")
_MADE = (
    "".join(
        (
            # in the order in which they came, which SQLite tells by its rowid
            "ALTER TABLE presence ADD COLUMN rowid BIGINT GENERATED ALWAYS AS IDENTITY;",
            "ALTER TABLE withdrawals ADD COLUMN rowid BIGINT GENERATED ALWAYS AS IDENTITY;",
            "CREATE INDEX presence_by_rowid ON presence (rowid);",
            "CREATE TABLE format (version BIGINT NOT NULL);",
            f"INSERT INTO format VALUES ({FORMAT});",  # noqa: S608 - a number
        )
    )
    + WORDS
)

_OF_TEXTS = ("texts", "records", "names", "voices", "times", "scans", "withdrawals", "words")
"""Tables in which something of a text or of its statement stands."""

_WRITER = 0x6F6E_7265_636F_7264
"""The advisory lock of the one writer."""

_WAITS = "30s"
_CONNECTS = 10  # seconds
_IDLE = 0  # libpq's number for a connection that is in no transaction
_AT_ONCE = 200  # rows of a stream in memory

_REACH = "see that the server runs and that ONRECORD_ARCHIVE_URL is right, then try again"
_ROOM = "make room on the server's disk, then run: onrecord index"
_RIGHTS = "let its user create and write in this database, or name another in ONRECORD_ARCHIVE_URL"
_WAIT = "another program holds it; end that one, then run: onrecord index"
_DAMAGED = "restore it from a copy (pg_restore), or name an empty database and run: onrecord index"


class ArchiveServer:
    """A database of PostgreSQL, with the archive's tables in it.

    Args:
        place: its address.
        create: make the tables where there are none.

    Raises:
        BuildError: it cannot be reached, has no archive, or one of another format.
    """

    def __init__(self, place: DatabaseUrl, *, create: bool) -> None:
        self.place = place
        self._local = local()
        try:
            with self.translated():
                self._check(create=create)
        except BaseException:
            self.close()
            raise

    @property
    def words(self) -> PostgresWords:
        """The words of its texts."""
        return PostgresWords(self)

    def connection(self) -> "ServerConnection":
        """This thread's connection, a new one where the server ended it."""
        known: ServerConnection | None = getattr(self._local, "open", None)
        if known is None or known.is_closed():
            known = self._local.open = ServerConnection(_connected(self.place))
        return known

    def close(self) -> None:
        """Close this thread's connection."""
        self._local.open = None

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn what PostgreSQL says into one sentence that ends with what to do."""
        with _translated(self.place):
            yield

    @contextmanager
    def writing(self) -> Iterator["ServerConnection"]:
        """A transaction of the one writer: others wait, readers do not."""
        connection = self.connection()
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(?)", (_WRITER,))
            yield connection

    @contextmanager
    def reading(self) -> Iterator["ServerConnection"]:
        """A transaction that reads from one state, whoever else may be writing."""
        connection = self.connection()
        with connection.transaction():
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield connection

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query, a few in memory at a time."""
        return self.connection().stream(sql, values)

    def begin_forgetting(self) -> None:
        """Nothing: what is deleted goes when ``forget`` writes the tables anew."""

    def forget(self) -> None:
        """Write the tables anew without what was deleted."""
        self.connection().execute(f"VACUUM FULL {', '.join(_OF_TEXTS)}")

    def fault(self) -> str | None:
        """Nothing: PostgreSQL compares its pages with their checksums where it reads them."""
        return None

    def bytes(self) -> int:
        """Of the archive's tables and their indexes."""
        sql = (
            "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class AS c"
            " JOIN pg_namespace AS n ON n.oid = c.relnamespace"
            " WHERE n.nspname = 'onrecord' AND c.relkind = 'r'"
        )
        return int(self.connection().execute(sql).fetchone()[0])

    def _check(self, *, create: bool) -> None:
        connection = self.connection()
        (encoding,) = connection.execute("SHOW server_encoding").fetchone()
        if encoding != "UTF8":
            raise self._unusable(f"its encoding is {encoding}", "make a database with UTF8")
        if not _has_tables(connection):
            if not create:
                raise BuildError(
                    f"There is no archive at {self.place}; make one with:"
                    " onrecord index --corpus PATH"
                )
            with self.writing():
                if not _has_tables(connection):  # another process may have been first
                    connection.script(f"CREATE SCHEMA IF NOT EXISTS onrecord;{_tables()}{_MADE}")
        (version,) = connection.execute("SELECT version FROM format").fetchone()
        if version != FORMAT:
            raise BuildError(
                f"The archive {self.place} has format {version}, this program reads {FORMAT};"
                " name an empty database in ONRECORD_ARCHIVE_URL and run: onrecord index"
            )

    def _unusable(self, fault: str, advice: str) -> BuildError:
        return BuildError(f"The archive {self.place} cannot be used ({fault}); {advice}")


class ServerConnection:
    """Implements ``Connection``; closes with its last reference.

    Args:
        connection: of psycopg.
    """

    __slots__ = ("_connection",)

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def __del__(self) -> None:
        self._connection.close()

    def is_closed(self) -> bool:
        """Whether it is of no use any more."""
        return bool(self._connection.closed)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run a statement with ``?`` for each value."""
        return self._connection.execute(_marked(sql), tuple(values) or None)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> object:
        """Run a statement for each row of values."""
        with self._connection.cursor() as cursor:
            cursor.executemany(_marked(sql), rows)
        return None

    def script(self, statements: str) -> None:
        """Run statements without values."""
        self._connection.execute(statements)

    def copy(self, table: str, types: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Write many rows at once.

        Args:
            table: that they go to.
            types: of its columns, by PostgreSQL's names.
            rows: values.
        """
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copy,
        ):
            copy.set_types(types)
            for row in rows:
                copy.write_row(row)

    def transaction(self) -> Any:
        """A transaction; one inside another is part of it."""
        return self._connection.transaction()

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query, a few in memory at a time."""
        # outside a transaction the rows are held by the server, so that several streams may mingle
        alone = self._connection.info.transaction_status == _IDLE
        name = f"stream_{uuid4().hex}"
        with self._connection.cursor(name=name, withhold=alone) as cursor:
            cursor.itersize = _AT_ONCE
            cursor.execute(_marked(sql), tuple(values) or None)
            yield from cursor


def has_tables(place: DatabaseUrl) -> bool:
    """Whether a database has an archive's tables.

    Raises:
        BuildError: the server does not answer.
    """
    with _translated(place):
        return _has_tables(ServerConnection(_connected(place)))


def _has_tables(connection: ServerConnection) -> bool:
    sql = "SELECT to_regclass('onrecord.format') IS NOT NULL"
    return bool(connection.execute(sql).fetchone()[0])


def _tables() -> str:
    """The tables in PostgreSQL's words."""
    found = re.sub(r"\b(TEXT|INTEGER|BLOB)\b", lambda name: _TYPES[name[0]], tables.ALL)
    return _HASHED.sub(r"\1 USING hash ", found)


def _marked(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


def _connected(place: DatabaseUrl) -> Any:
    """A new connection.

    Raises:
        BuildError: psycopg is not installed.
    """
    return _library().connect(
        place.secret,
        autocommit=True,
        connect_timeout=_CONNECTS,
        application_name="onrecord",
        options=f"-c search_path=onrecord -c lock_timeout={_WAITS} -c client_min_messages=warning",
        client_encoding="utf8",
    )


@contextmanager
def _translated(place: DatabaseUrl) -> Iterator[None]:
    psycopg = _library()
    try:
        yield
    except RowFault as error:
        raise BuildError(f"The archive {place} cannot be used ({error}); {_DAMAGED}") from error
    except (psycopg.Error, psycopg.Warning) as error:
        said = " ".join(place.hidden(str(error)).split("\n")[0].split())
        # what a library says of an address may have a password in it, so nothing is said from it
        raise BuildError(f"The archive {place} cannot be used ({said}); {_advice(error)}") from None


def _advice(error: Exception) -> str:
    code = str(getattr(error, "sqlstate", None) or "")
    if not code or code[:2] in {"08", "28", "3D", "57"}:
        return _REACH
    if code in {"55P03", "40P01"}:
        return _WAIT
    if code == "42501":
        return _RIGHTS
    return _ROOM if code[:2] == "53" else _DAMAGED


def _library() -> Any:
    try:
        import psycopg
    except ImportError as error:
        raise BuildError(
            "An archive in PostgreSQL needs psycopg, which is not installed;"
            " run: pip install 'onrecord[postgres]'"
        ) from error
    return psycopg
