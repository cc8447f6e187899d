"""Vectors of a share of a corpus' passages, computed on any machine, for a reindex to take over.

A statement belongs to the share that the hash of its text says, so that any number of machines
that read the same corpus divide it without knowing of each other, and each splits its own alone.
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from retrieval.analysis.detection import detect
from retrieval.archive.update import amended, digest, real_ones
from retrieval.encode.protocol import Encoder, Matrix
from retrieval.errors import BuildError, ReindexInProgress
from retrieval.index import vector_files
from retrieval.index.build import Job, known_vectors, live_folder, reusable
from retrieval.index.chunking import embedded_texts
from retrieval.index.key_table import KeyTable, keys_of
from retrieval.index.saved_vectors import SavedVectors, key
from retrieval.index.vector_files import VectorFacts
from retrieval.reindexing.corrections import said_of
from retrieval.reindexing.reading import read
from retrieval.settings import RetrievalSettings
from retrieval.types import EmbedReport, Progress, Record, Statement

if TYPE_CHECKING:
    from retrieval.ingest.corpus import CorpusReading

_BLOCK = 4096  # vectors in memory at once


@dataclass(frozen=True, slots=True)
class Shard:
    """A share of all statements, with their passages.

    Attributes:
        number: of this one, from 1 on.
        shards: how many there are.
    """

    number: int = 1
    shards: int = 1

    def has(self, sha256: str) -> bool:
        """Whether the statements of a text are in this share, by the text's hash."""
        return int(sha256, 16) % self.shards == self.number - 1


def embed(corpus: Path, job: Job, shard: Shard, out: Path) -> EmbedReport:
    """Write the vectors of a share of the corpus to a file.

    What the live build knows is left out. What an earlier run wrote to the file, or saved beside
    it before it was killed, is not computed again.

    Args:
        corpus: a folder or a file.
        job: with what encoder, and whom to tell.
        shard: whose vectors are wanted.
        out: the file.

    Raises:
        CorpusError: the corpus holds nothing readable.
        BuildError: the file cannot be written, or is there with vectors of another encoder.
        ReindexInProgress: another process writes it.
    """
    began = monotonic()
    vector_files.require()
    if out.exists():
        vector_files.facts_of(out, job.encoder.fingerprint)
    try:
        with _working(out) as folder:
            reading, _ = read(corpus, job, strict=False, anew=False)
            wanted = _passages(reading, job, shard)
            saved = SavedVectors(_work(folder, job.encoder), job.encoder)
            computed = _compute(wanted, job, saved, out)
            job.tell(Progress("writing", 0, 1))
            facts = VectorFacts(
                encoder=job.encoder.name,
                fingerprint=job.encoder.fingerprint,
                dimension=job.encoder.dimension,
                rows=len(wanted),
            )
            vector_files.write(out, facts, _in_order(sorted(wanted), saved))
            shutil.rmtree(folder)
    except OSError as error:
        raise BuildError(
            f"{out}: the file cannot be written ({error.strerror or error});"
            " make room or choose another with: onrecord embed --out FILE"
        ) from error
    return EmbedReport(
        file=str(out),
        passages=len(wanted),
        embedded=computed,
        bytes=out.stat().st_size,
        problems=reading.problems,
        seconds=monotonic() - began,
    )


@contextmanager
def _working(out: Path) -> Iterator[Path]:
    """The folder beside the file with what is not finished, for one process at a time."""
    from filelock import FileLock, Timeout

    folder = out.with_name(f".{out.name}.unfinished")
    folder.mkdir(exist_ok=True)
    lock = FileLock(folder / "LOCK", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise ReindexInProgress(
            f"Another process writes {out}; try again when it has ended."
        ) from error
    try:
        yield folder
    finally:
        lock.release()


def _work(folder: Path, encoder: Encoder) -> Path:
    short = hashlib.sha256(encoder.fingerprint.encode()).hexdigest()[:16]
    return folder / f"{short}.vectors"


def _passages(reading: "CorpusReading", job: Job, shard: Shard) -> dict[bytes, str]:
    """What is embedded for each passage of a share, by key."""
    live = live_folder(job)
    known = known_vectors(job, live, reusable(job, live))
    lived = KeyTable(keys_of([]) if known is None else known.keys)
    statements = [one for one in statements_of(reading) if shard.has(digest(one.text))]
    found: dict[bytes, str] = {}
    for done, statement in enumerate(statements, 1):
        passages = passages_of(statement, job.encoder, job.settings)
        found |= {name: text for name, text in passages.items() if name not in lived}
        if done % 100 == 0 or done == len(statements):
            job.tell(Progress("chunking", done, len(statements)))
    return found


def statements_of(reading: "CorpusReading") -> tuple[Statement, ...]:
    """The statements of a corpus as a reindex would take them in."""
    statements, _ = amended(reading.statements, said_of(reading.corrections))
    return real_ones(statements) or statements


def passages_of(
    statement: Statement, encoder: Encoder, settings: RetrievalSettings
) -> dict[bytes, str]:
    """What is embedded for each passage of a statement, by key."""
    if statement.lang is None:
        statement = replace(statement, lang=detect(statement.text))
    record = Record(0, 1, statement, digest(statement.text), "")
    return {key(text): text for text in embedded_texts(record, encoder, settings.passage_tokens)}


def _compute(wanted: dict[bytes, str], job: Job, saved: SavedVectors, out: Path) -> int:
    """Have all vectors saved; returns how many had to be computed."""
    if out.exists():
        saved.add(
            ([names[place] for place in places], vectors[places])
            for names, vectors in vector_files.read(out, job.encoder)
            if (
                places := [
                    place
                    for place, name in enumerate(names)
                    if name in wanted and name not in saved
                ]
            )
        )
    missing = [text for name, text in wanted.items() if name not in saved]
    job.tell(Progress("embedding", 0, len(missing)))
    saved.embed(missing, lambda done: job.tell(Progress("embedding", done, len(missing))))
    return len(missing)


def _in_order(names: list[bytes], saved: SavedVectors) -> Iterator[tuple[list[bytes], Matrix]]:
    for start in range(0, len(names), _BLOCK):
        some = names[start : start + _BLOCK]
        yield some, saved.vectors(keys_of(some))
