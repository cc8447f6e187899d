"""The tables of what the bot remembers; each row is one bot's, as several may share a folder."""

import sqlite3
from contextlib import closing

from bot.state.database import transaction

TERMINAL = 0
"""In place of a bot's number, for whoever sits at the terminal; also that person's number."""

_NOBODY = -1  # of a file written before rows had a bot: its bot is the first that opens it

_PEOPLE = """
CREATE TABLE IF NOT EXISTS people (
    bot INTEGER NOT NULL,
    user INTEGER NOT NULL,
    lang TEXT,
    zone TEXT,
    PRIMARY KEY (bot, user)
) WITHOUT ROWID
"""
_PLACEHOLDERS = """
CREATE TABLE IF NOT EXISTS placeholders (
    bot INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    message INTEGER NOT NULL,
    made REAL NOT NULL,
    PRIMARY KEY (bot, update_id)
) WITHOUT ROWID
"""
# nothing of these tells who asked
_INSIGHT = (
    """
CREATE TABLE IF NOT EXISTS figures (
    bot INTEGER NOT NULL,
    day TEXT NOT NULL,
    lang TEXT NOT NULL,
    answered INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (bot, day, lang, answered, milliseconds)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS misses (
    bot INTEGER NOT NULL,
    day TEXT NOT NULL,
    why TEXT NOT NULL,
    question TEXT NOT NULL,
    lang TEXT NOT NULL,
    build TEXT NOT NULL,
    verdict TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (bot, day, why, question, lang)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS topics (
    bot INTEGER NOT NULL,
    day TEXT NOT NULL,
    topic TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (bot, day, topic)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS faults (
    bot INTEGER NOT NULL,
    kind TEXT NOT NULL,
    first REAL NOT NULL,
    last REAL NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (bot, kind)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS reasons (
    bot INTEGER NOT NULL,
    token TEXT NOT NULL,
    user INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (bot, token, user)
) WITHOUT ROWID
""",
)
_SCHEMA = (
    """
CREATE TABLE IF NOT EXISTS views (
    token TEXT PRIMARY KEY,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    user INTEGER NOT NULL,
    view TEXT NOT NULL,
    made REAL NOT NULL,
    bot INTEGER NOT NULL
) WITHOUT ROWID
""",
    _PEOPLE,
    """
CREATE TABLE IF NOT EXISTS feedback (
    token TEXT NOT NULL,
    user INTEGER NOT NULL,
    good INTEGER NOT NULL,
    build TEXT NOT NULL,
    made REAL NOT NULL,
    bot INTEGER NOT NULL,
    PRIMARY KEY (token, user)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS follows (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    user INTEGER NOT NULL,
    lang TEXT,
    query TEXT NOT NULL,
    hour INTEGER,
    since TEXT NOT NULL,
    made REAL NOT NULL,
    bot INTEGER NOT NULL
)
""",
    """
CREATE TABLE IF NOT EXISTS finds (
    follow INTEGER NOT NULL,
    statement TEXT NOT NULL,
    record INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    found REAL NOT NULL,
    state TEXT NOT NULL,
    batch TEXT,
    PRIMARY KEY (follow, statement)
)
""",
    _PLACEHOLDERS,
    """
CREATE TABLE IF NOT EXISTS answers (
    bot INTEGER NOT NULL,
    chat INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    message INTEGER NOT NULL,
    made REAL NOT NULL,
    PRIMARY KEY (bot, chat, asked)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS staff (
    bot INTEGER NOT NULL,
    user INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    since REAL NOT NULL,
    by INTEGER NOT NULL,
    PRIMARY KEY (bot, user)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    bot INTEGER NOT NULL,
    at REAL NOT NULL,
    user INTEGER NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL
)
""",
    """
CREATE TRIGGER IF NOT EXISTS audit_is_not_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'an entry of the audit is never changed'); END
""",
    """
CREATE TRIGGER IF NOT EXISTS audit_is_not_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'an entry of the audit is never deleted'); END
""",
    """
CREATE TABLE IF NOT EXISTS dialogs (
    bot INTEGER NOT NULL,
    user INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    made REAL NOT NULL,
    PRIMARY KEY (bot, user)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS amendments (
    token TEXT PRIMARY KEY,
    bot INTEGER NOT NULL,
    user INTEGER NOT NULL,
    correction TEXT NOT NULL,
    state TEXT NOT NULL,
    number INTEGER,
    made REAL NOT NULL
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS looks (
    token TEXT PRIMARY KEY,
    bot INTEGER NOT NULL,
    build TEXT NOT NULL,
    report TEXT NOT NULL,
    made REAL NOT NULL
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS codes (
    bot INTEGER NOT NULL,
    digest BLOB NOT NULL,
    role TEXT NOT NULL,
    by INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    until REAL NOT NULL,
    PRIMARY KEY (bot, digest)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS code_uses (
    bot INTEGER NOT NULL,
    digest BLOB NOT NULL,
    user INTEGER NOT NULL,
    PRIMARY KEY (bot, digest, user)
) WITHOUT ROWID
""",
    """
CREATE TABLE IF NOT EXISTS code_tries (
    bot INTEGER NOT NULL,
    user INTEGER NOT NULL,
    at REAL NOT NULL
)
""",
    """
CREATE TABLE IF NOT EXISTS guests (
    bot INTEGER NOT NULL,
    user INTEGER NOT NULL,
    by INTEGER NOT NULL,
    since REAL NOT NULL,
    PRIMARY KEY (bot, user)
) WITHOUT ROWID
""",
    "CREATE INDEX IF NOT EXISTS code_tries_of_user ON code_tries (bot, user)",
    *_INSIGHT,
    """
CREATE TABLE IF NOT EXISTS submissions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    bot INTEGER NOT NULL,
    user INTEGER NOT NULL,
    chat INTEGER NOT NULL,
    lang TEXT,
    message INTEGER NOT NULL,
    state TEXT NOT NULL,
    changed REAL NOT NULL
)
""",
    """
CREATE TABLE IF NOT EXISTS drafts (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    submission INTEGER NOT NULL,
    bot INTEGER NOT NULL,
    user INTEGER NOT NULL,
    key TEXT NOT NULL,
    state TEXT NOT NULL,
    material TEXT NOT NULL,
    facts TEXT NOT NULL,
    published TEXT,
    changed REAL NOT NULL
)
""",
    "CREATE INDEX IF NOT EXISTS drafts_by_key ON drafts (bot, user, key)",
    "CREATE INDEX IF NOT EXISTS drafts_of_submission ON drafts (bot, submission)",
    "CREATE INDEX IF NOT EXISTS views_of_chat ON views (bot, chat, thread, made)",
    "CREATE INDEX IF NOT EXISTS views_by_age ON views (made)",
    "CREATE INDEX IF NOT EXISTS follows_of_user ON follows (bot, user)",
    "CREATE INDEX IF NOT EXISTS finds_by_state ON finds (state, follow)",
    "CREATE INDEX IF NOT EXISTS finds_by_batch ON finds (batch)",
)
_PERSONAL = ("views", "feedback", "people", "follows")


def prepare(connection: sqlite3.Connection, bot: int) -> None:
    """Make the tables, bring up those of an older version, give rows of no bot to theirs.

    Args:
        connection: in autocommit; all is changed or nothing.
        bot: the number of the bot that opens the file, or ``TERMINAL``.
    """
    with transaction(connection):
        _bring_up(connection)
        for statement in _SCHEMA:
            connection.execute(statement)
        _claim(connection, bot)
        connection.execute(f"PRAGMA user_version = {FORMAT}")


FORMAT = 2
"""Of the file, as SQLite's ``user_version``; files from before there was one have 0."""


def check_columns(connection: sqlite3.Connection, *more: str) -> str | None:
    """What another program's tables of our names lack; None where all is as it should be.

    Args:
        connection: to the file.
        more: definitions of further tables that are ours.
    """
    with closing(sqlite3.connect(":memory:")) as empty:
        for statement in (*_SCHEMA, *more):
            empty.execute(statement)
        for (table,) in empty.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            held, wanted = _columns(connection, table), _columns(empty, table)
            # the bot's number came later than the tables, and is added
            if held and wanted - held - {"bot"}:
                return f"the table {table} has other columns"
    return None


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def _bring_up(connection: sqlite3.Connection) -> None:
    for table in ("views", "feedback", "follows"):
        if _is_old(connection, table):
            connection.execute(
                f"ALTER TABLE {table} ADD COLUMN bot INTEGER NOT NULL DEFAULT {_NOBODY}"
            )
    connection.execute("DROP INDEX IF EXISTS views_by_chat")
    connection.execute("DROP INDEX IF EXISTS follows_by_user")
    # what was told apart by the person or the update alone
    for table, schema in (("people", _PEOPLE), ("placeholders", _PLACEHOLDERS)):
        if _is_old(connection, table):
            connection.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
            connection.execute(schema)
            sql = f"INSERT INTO {table} SELECT {_NOBODY}, * FROM old_{table}"  # noqa: S608 - our words
            connection.execute(sql)
            connection.execute(f"DROP TABLE old_{table}")


def _is_old(connection: sqlite3.Connection, table: str) -> bool:
    columns = _columns(connection, table)
    return bool(columns) and "bot" not in columns


def _claim(connection: sqlite3.Connection, bot: int) -> None:
    """Rows of no bot are of the bot that served last; where nothing says which, of this one."""
    for table in _PERSONAL:
        sql = f"UPDATE {table} SET bot = ? WHERE bot = ? AND user = ?"  # noqa: S608 - our words
        connection.execute(sql, (TERMINAL, _NOBODY, TERMINAL))
    owner = _served_last(connection) or bot
    if owner != TERMINAL:
        for table in (*_PERSONAL, "placeholders"):
            sql = f"UPDATE {table} SET bot = ? WHERE bot = ?"  # noqa: S608 - our words
            connection.execute(sql, (owner, _NOBODY))


def _served_last(connection: sqlite3.Connection) -> int | None:
    """The bot whose update the inbox, which shares the file, took in last."""
    if not connection.execute("PRAGMA table_info(updates)").fetchall():
        return None
    sql = "SELECT bot_id FROM updates ORDER BY changed DESC LIMIT 1"
    row = connection.execute(sql).fetchone()
    return None if row is None else int(row[0])
