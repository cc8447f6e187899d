"""SQLite, written in C: FTS5 and sqlite-vec in one file, joined by reciprocal ranks in SQL.

Vectors come from sentence-transformers; texts, words, vectors and the hybrid are the database's.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import apsw
import sqlite_vec
from common import Document, measure
from peer_model import (
    ASKED,
    MODEL,
    PASSAGE,
    PASSAGE_WORDS,
    QUESTION,
    SPLIT,
    Encoding,
    documents_of,
)
from sentence_transformers import SentenceTransformer

WIDTH = 384
RANK = 60
"""What is added to a rank, as usual."""

TABLES = f"""
CREATE TABLE passages(id INTEGER PRIMARY KEY, document TEXT, text TEXT);
CREATE VIRTUAL TABLE words USING fts5(
    text, content='passages', content_rowid='id', tokenize='porter unicode61'
);
CREATE VIRTUAL TABLE vectors USING vec0(embedding float[{WIDTH}] distance_metric=cosine);
"""

BEST = f"""
WITH dense AS (
    SELECT rowid AS id, row_number() OVER (ORDER BY distance) AS place
    FROM vectors WHERE embedding MATCH :vector AND k = {ASKED}
), lexical AS (
    SELECT rowid AS id, row_number() OVER (ORDER BY rank) AS place
    FROM (SELECT rowid, rank FROM words WHERE words MATCH :words ORDER BY rank LIMIT {ASKED})
)
SELECT passages.document
FROM (SELECT * FROM dense UNION ALL SELECT * FROM lexical) AS found
JOIN passages ON passages.id = found.id
GROUP BY found.id ORDER BY sum(1.0 / ({RANK} + found.place)) DESC LIMIT {ASKED}
"""  # noqa: S608 - numbers of our own

ENCODER = SentenceTransformer(MODEL, device="cpu")
PLACE = TemporaryDirectory()


def index(documents: list[Document]) -> apsw.Connection:
    """Encode all passages and write them in one transaction."""
    database = apsw.Connection(str(Path(PLACE.name) / "documents.sqlite"))
    database.enable_load_extension(True)
    database.load_extension(sqlite_vec.loadable_path())
    database.execute(TABLES)
    rows = [(one.id, text) for one in documents for text in passages(one.whole)]
    vectors = encoded([text for _, text in rows], PASSAGE)
    with database:
        database.executemany("INSERT INTO passages(document, text) VALUES (?, ?)", rows)
        database.execute("INSERT INTO words(words) VALUES ('rebuild')")
        database.executemany(
            "INSERT INTO vectors(rowid, embedding) VALUES (?, ?)",
            ((number, vector.tobytes()) for number, vector in enumerate(vectors, 1)),
        )
    return database


def passages(text: str) -> list[str]:
    """So many words each: a database has no splitter of its own."""
    words = text.split() if SPLIT else [text]
    return [" ".join(words[at : at + PASSAGE_WORDS]) for at in range(0, len(words), PASSAGE_WORDS)]


def encoded(texts: list[str], prompt: str) -> Any:
    """Unit vectors, 32-bit numbers."""
    return ENCODER.encode(texts, prompt=prompt, normalize_embeddings=True, show_progress_bar=False)


def ask(database: apsw.Connection, question: str) -> list[str]:
    """The documents of the best passages; a passage needs any word of the question."""
    words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
    vector = encoded([question], QUESTION)[0].tobytes()
    found = database.execute(BEST, {"vector": vector, "words": words})
    return documents_of(document for (document,) in found)


if __name__ == "__main__":
    measure(index, ask, lambda: encoded(["warm up"], QUESTION), Encoding)
