"""The archive's tables, as SQLite and PostgreSQL have them alike."""

SCHEMA = """
CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY,
    text TEXT NOT NULL
);
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
    first_seen TEXT NOT NULL,
    chain TEXT NOT NULL,
    parallel TEXT
);
CREATE INDEX records_by_statement ON records (statement_id, number);
CREATE TABLE presence (
    statement_id TEXT NOT NULL,
    present INTEGER NOT NULL,
    since TEXT NOT NULL
);
CREATE INDEX presence_by_statement ON presence (statement_id);
"""

WORDS = """
CREATE INDEX records_by_text ON records (sha256);
CREATE INDEX records_by_url ON records (url);
CREATE INDEX records_by_parallel ON records (parallel);
CREATE TABLE worded (upto INTEGER NOT NULL);
INSERT INTO worded VALUES (0);
"""
NAMES = """
CREATE TABLE names (
    sha256 TEXT NOT NULL,
    lang TEXT NOT NULL,
    recognizer TEXT NOT NULL,
    entities TEXT NOT NULL,
    PRIMARY KEY (sha256, lang)
);
CREATE TABLE withdrawals (
    statement_id TEXT NOT NULL,
    day TEXT,
    reason TEXT NOT NULL,
    marked TEXT NOT NULL
);
CREATE INDEX withdrawals_by_statement ON withdrawals (statement_id);
"""
VOICES = """
CREATE TABLE voices (
    sha256 TEXT NOT NULL,
    lang TEXT NOT NULL,
    rules TEXT NOT NULL,
    speakers TEXT NOT NULL,
    PRIMARY KEY (sha256, lang)
);
"""
# this and what follows stands beside the records, whose chain goes over columns of their own
TIMES = """
CREATE TABLE times (
    statement_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    marks TEXT NOT NULL,
    PRIMARY KEY (statement_id, sha256)
);
"""
SCANS = """
CREATE TABLE scans (
    number INTEGER PRIMARY KEY REFERENCES records (number),
    confidence INTEGER NOT NULL
);
"""
PIECES = """
CREATE TABLE word_pieces (
    number INTEGER PRIMARY KEY,
    firsts BLOB NOT NULL
);
CREATE TABLE pieced (upto INTEGER NOT NULL);
INSERT INTO pieced VALUES (0);
"""
# what is left of records that were purged: enough for the chain and for their addresses
REMOVALS = """
CREATE TABLE removals (
    number INTEGER PRIMARY KEY,
    statement_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    address TEXT,
    removed TEXT NOT NULL,
    chain TEXT NOT NULL
);
CREATE INDEX removals_by_statement ON removals (statement_id);
CREATE INDEX removals_by_text ON removals (sha256);
CREATE INDEX removals_by_address ON removals (address);
CREATE TABLE unsettled (since TEXT NOT NULL);
"""

ALL = f"{SCHEMA}{WORDS}{NAMES}{VOICES}{TIMES}{SCANS}{PIECES}{REMOVALS}"
