"""Records of the archive to the files of a build: only what is new is split and embedded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval import builds
from retrieval.archive import Archive
from retrieval.chunking import CHUNKING, embedded_text, passages
from retrieval.dense import DenseIndex
from retrieval.embedding import Encoder
from retrieval.errors import BuildError
from retrieval.lexical import LexicalIndex
from retrieval.quoting import sentence_hashes
from retrieval.sentences import sentences
from retrieval.settings import Directory, RetrievalSettings
from retrieval.snapshot import (
    KEY_BYTES,
    ROW,
    SENTENCE,
    Contents,
    Manifest,
    Rows,
    Snapshot,
    open_build,
    write,
)
from retrieval.tokens import Tokenizer
from retrieval.types import Passage, Progress, Record
from retrieval.vectors import VectorStore, key

_BATCH = 500  # records in memory at once

Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What every step of a reindex needs.

    Attributes:
        directory: archive and builds.
        settings: of the retrieval side.
        encoder: makes the vectors that are not known yet.
        now: the time written to the archive and into the build's name.
        tell: told of every step.
    """

    directory: Directory
    settings: RetrievalSettings
    encoder: Encoder
    now: datetime
    tell: Tell


@dataclass(frozen=True, slots=True)
class Plan:
    """A build before its vectors: everything in row order.

    Attributes:
        rows: shape (rows,), dtype ``ROW``.
        keys: what each row embeds.
        tokens: of each row, for the lexical arm.
        sentences: dtype ``SENTENCE``, sorted by hash.
        missing: texts whose vectors are not known, each once.
    """

    rows: Rows
    keys: tuple[bytes, ...]
    tokens: tuple[list[str], ...]
    sentences: NDArray[np.void]
    missing: tuple[str, ...]


def rules(settings: RetrievalSettings) -> str:
    """What names the way passages are made; other rules, other passages."""
    least, most = settings.passage_tokens
    spelling = "" if settings.transliteration else ":own-script"
    return f"{CHUNKING}:{least}-{most}{spelling}"


def live_folder(job: Job) -> Path | None:
    """Where the live build lies; None where there is none or ``CURRENT`` is damaged."""
    try:
        return builds.current(job.directory)
    except BuildError:
        return None  # a reindex is the command that mends it


def reusable(job: Job, live: Path | None) -> Snapshot | None:
    """The live build, else the newest whole build of this encoder; None where there is none."""
    others = [folder for folder in reversed(builds.published(job.directory)) if folder != live]
    for folder in [live, *others] if live else others:
        try:
            return open_build(folder, fingerprint=job.encoder.fingerprint)
        except BuildError:
            continue  # of another model or format, or damaged
    return None


def plan(
    archive: Archive,
    numbers: Sequence[int],
    live: Snapshot | None,
    job: Job,
    store: VectorStore,
) -> Plan:
    """Split what is new, take over what is not."""
    if live is not None and not (
        live.manifest.chunking == rules(job.settings) and archive.continues(live.manifest.archive)
    ):
        live = None  # its vectors may still serve, its spans do not
    draft = _Draft(store, Tokenizer(transliteration=job.settings.transliteration))
    known = _spans(live)
    ordered = archive.in_date_order(numbers)
    for begin in range(0, len(ordered), _BATCH):
        batch = ordered[begin : begin + _BATCH]
        records = archive.records(batch)
        for number in batch:
            record = records[number]
            spans = known.get(number)
            if spans is None:
                spans = passages(record, job.encoder, job.settings.passage_tokens)
                draft.add_sentences(record)
            draft.add_passages(record, spans)
        job.tell(Progress("chunking", begin + len(batch), len(ordered)))
    return draft.plan(live, numbers)


def make(folder: Path, manifest: Manifest, made: Plan, store: VectorStore, tell: Tell) -> None:
    """Embed what is missing and write the build's files into ``folder``."""
    total = len(made.missing)
    tell(Progress("embedding", 0, total))
    store.embed(made.missing, lambda done: tell(Progress("embedding", done, total)))
    tell(Progress("writing", 0, 1))
    contents = Contents(
        rows=made.rows,
        keys=np.frombuffer(b"".join(made.keys), dtype=np.uint8).reshape(-1, KEY_BYTES),
        sentences=made.sentences,
        dense=DenseIndex.build(store.gather(made.keys)),
        lexical=LexicalIndex.build(made.tokens),
    )
    write(folder, manifest, contents)


class _Draft:
    """A plan under construction, row by row."""

    def __init__(self, store: VectorStore, tokenizer: Tokenizer) -> None:
        self._store = store
        self._tokenizer = tokenizer
        self._rows: list[tuple[int, int, int, int]] = []
        self._keys: list[bytes] = []
        self._tokens: list[list[str]] = []
        self._sentences: list[tuple[int, int]] = []
        self._missing: dict[bytes, str] = {}

    def add_sentences(self, record: Record) -> None:
        """The hashes of a record that the live build does not have."""
        text = record.statement.text
        hashes = sentence_hashes(text, sentences(text, record.statement.lang))
        self._sentences.extend((value, record.number) for value in hashes)

    def add_passages(self, record: Record, spans: Sequence[Passage]) -> None:
        """A row for each passage of a record."""
        statement = record.statement
        day = statement.date.toordinal() if statement.date else 0
        for passage in spans:
            embedded = embedded_text(statement, passage.start, passage.end)
            name = key(embedded)
            if not self._store.known(name):
                self._missing.setdefault(name, embedded)
            words = f"{statement.title}\n{statement.text[passage.start : passage.end]}"
            self._rows.append((record.number, passage.start, passage.end, day))
            self._keys.append(name)
            self._tokens.append(self._tokenizer.indexed(words))

    def plan(self, live: Snapshot | None, numbers: Sequence[int]) -> Plan:
        """What was added, with the sentence hashes of what the live build has already."""
        table = np.array(self._sentences, dtype=SENTENCE)
        if live is not None:
            old = live.sentences
            table = np.concatenate([old[np.isin(old["record"], np.asarray(numbers))], table])
        return Plan(
            rows=np.array(self._rows, dtype=ROW),
            keys=tuple(self._keys),
            tokens=tuple(self._tokens),
            sentences=np.sort(table, order=["hash", "record"]),
            missing=tuple(self._missing.values()),
        )


def _spans(live: Snapshot | None) -> dict[int, list[Passage]]:
    spans: dict[int, list[Passage]] = {}
    if live is not None:
        for number, start, end, _ in live.rows.tolist():
            spans.setdefault(number, []).append(Passage(number, start, end))
    return spans
