"""Records of the archive to the files of a build: only what is new is split and embedded."""

from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.sentences import sentences
from retrieval.analysis.tokens import Tokenizer
from retrieval.archive.store import Archive
from retrieval.encode.protocol import Encoder
from retrieval.errors import BuildError
from retrieval.index import builds
from retrieval.index.build_files import KnownVectors, open_build, open_vectors, write
from retrieval.index.chunking import CHUNKING, embedded_text, passages
from retrieval.index.dense import DenseIndex
from retrieval.index.lexical import LexicalIndex
from retrieval.index.postings import Postings, PostingsWriter
from retrieval.index.saved_vectors import key
from retrieval.index.sentence_table import SentenceTable, SentenceTableWriter
from retrieval.index.snapshot import (
    KEY_BYTES,
    ROW,
    WORDING,
    Contents,
    Manifest,
    Rows,
    Snapshot,
)
from retrieval.index.vectors import VectorStore
from retrieval.index.vocabulary import Vocabulary
from retrieval.process_memory import give_back
from retrieval.read.protocol import Reader
from retrieval.settings import Directory, RetrievalSettings
from retrieval.types import Progress, Record

if TYPE_CHECKING:
    from retrieval.index.arms import DenseArm

_BATCH = 500  # records in memory at once
_TRIMMED = 20 * _BATCH  # records, after which what their splitting took is given back
_NUMBERS = ("record", "start", "end", "day", "sentence")

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
        reader: for check-questions that a build does not answer without; None where there is none.
        vectors: files of vectors that were computed elsewhere.
    """

    directory: Directory
    settings: RetrievalSettings
    encoder: Encoder
    now: datetime
    tell: Tell
    reader: Reader | None = None
    vectors: tuple[Path, ...] = ()

    def opened(self, folder: Path) -> Snapshot:
        """A build of this index, looked through whole; raises what ``open_build`` does.

        Of one that is still staged the files were read for their digests a moment ago.
        """
        url = self.directory.index_url
        return open_build(
            folder,
            fingerprint=self.encoder.fingerprint,
            thorough=url is not None or not folder.name.startswith("."),
            index_url=url,
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """A build before its vectors: everything in row order.

    Attributes:
        rows: shape (rows,), dtype ``ROW``.
        keys: what each row embeds, shape (rows, 16).
        postings: of all rows, for the lexical arm.
        sentences: of all rows in their order.
        wordings: the same by hash, with their records, dtype ``WORDING``.
        missing: texts whose vectors are not known, each once.
        vocabulary: the words of all rows.
    """

    rows: Rows
    keys: NDArray[np.uint8]
    postings: Postings
    sentences: SentenceTable
    wordings: NDArray[np.void]
    missing: tuple[str, ...]
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Embedded:
    """How much was embedded for a build, and in what time."""

    characters: int = 0
    seconds: float = 0.0


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


def reusable(job: Job, first: Path | None) -> Snapshot | None:
    """This build, else the newest whole build of this encoder; None where there is none."""
    for folder in _newest_first(job, first):
        with suppress(BuildError):  # of another model or format, or damaged
            return job.opened(folder)
    return None


def known_vectors(job: Job, first: Path | None, build: Snapshot | None) -> KnownVectors | None:
    """The vectors of a build that can be reused, else of the newest one of an older format."""
    if build is not None:
        return KnownVectors(build.keys, build.dense)
    for folder in _newest_first(job, first):
        with suppress(BuildError):
            return open_vectors(folder, job.encoder.fingerprint)
    return None


def _newest_first(job: Job, first: Path | None) -> list[Path]:
    """The builds on disk, this one before all others."""
    others = [folder for folder in reversed(builds.published(job.directory)) if folder != first]
    return [first, *others] if first else others


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
    draft = _Draft(job, store)
    known = live.record_rows() if live is not None else {}
    ordered = archive.in_date_order(numbers)
    for begin in range(0, len(ordered), _BATCH):
        batch = ordered[begin : begin + _BATCH]
        records = archive.records(number for number in batch if number not in known)
        for number in batch:
            if number in known:
                draft.take_over(*known[number])
            else:
                draft.add(records[number])
        job.tell(Progress("chunking", begin + len(batch), len(ordered)))
        if begin % _TRIMMED == 0 or len(ordered) - begin <= _BATCH:
            give_back()
    return draft.plan(live)


def make(folder: Path, manifest: Manifest, made: Plan, store: VectorStore, job: Job) -> Embedded:
    """Embed what is missing and write the build's files into ``folder``.

    Raises:
        IndexUnreachable: its arms were to be written to Milvus, which does not answer.
    """
    if job.directory.index_url is not None:
        from retrieval.index.remote import opening, upload

        opening.see(job.directory)
    tell, total = job.tell, len(made.missing)
    tell(Progress("embedding", 0, total))
    began = monotonic()
    if total:
        store.embed(made.missing, lambda done: tell(Progress("embedding", done, total)))
    embedded = Embedded(sum(map(len, made.missing)), monotonic() - began)
    tell(Progress("writing", 0, 1))
    lexical = LexicalIndex.of(made.postings)
    dense: DenseArm
    if job.directory.index_url is None:
        shape = (len(made.keys), manifest.dimension)
        dense = DenseIndex.write(folder / "vectors.npy", shape, store.blocks(made.keys))
    else:
        days = np.ascontiguousarray(made.rows["day"])
        remote = upload.Contents(manifest.fingerprint, days, made.keys, manifest.dimension, lexical)
        collection, dense = opening.make(
            job.directory,
            remote,
            lambda first, last: store.blocks(made.keys[first:last]),
            lambda done: tell(Progress("writing", done, len(made.keys))),
        )
        manifest = replace(manifest, collection=collection)
    contents = Contents(
        rows=made.rows,
        keys=made.keys,
        sentences=made.sentences,
        wordings=made.wordings,
        dense=dense,
        lexical=lexical,
        vocabulary=made.vocabulary,
    )
    write(folder, manifest, contents)
    return embedded


class _Draft:
    """A plan under construction, record by record in row order."""

    def __init__(self, job: Job, store: VectorStore) -> None:
        self._job = job
        self._store = store
        self._tokenizer = Tokenizer(transliteration=job.settings.transliteration)
        # a row takes bytes, not objects: of a million passages these would fill the memory
        self._rows = array("q")
        self._langs: list[bytes] = []
        self._keys = bytearray()
        self._postings = PostingsWriter()
        self._words: set[str] = set()
        self._sentences = SentenceTableWriter(self._tokenizer)
        self._missing: dict[bytes, str] = {}
        # for each row of the build the row of the live one, or ~n for the nth that is new
        self._source: list[NDArray[np.int64]] = []

    def take_over(self, first: int, last: int) -> None:
        """The rows ``[first, last)`` of the live build."""
        self._source.append(np.arange(first, last, dtype=np.int64))

    def add(self, record: Record) -> None:
        """A record that the live build does not have: its passages and its sentences."""
        statement = record.statement
        text = statement.text
        spans = sentences(text, statement.lang)
        begin = len(self._sentences)
        self._sentences.add(text, spans)
        day = statement.date.toordinal() if statement.date else 0
        lang = (statement.lang or "").encode()
        before = len(self._langs)
        sizes = self._job.settings.passage_tokens
        for passage, first in passages(record, spans, self._job.encoder, sizes):
            embedded = embedded_text(statement, passage.start, passage.end)
            name = key(embedded)
            if not self._store.known(name):
                self._missing.setdefault(name, embedded)
            words = f"{statement.title}\n{text[passage.start : passage.end]}"
            place = passage.start, passage.end, day, begin + first
            self._rows.extend((record.number, *place))
            self._langs.append(lang)
            self._keys += name
            self._postings.add(self._tokenizer.indexed(words))
            self._words.update(self._tokenizer.written(words))
        self._source.append(~np.arange(before, len(self._langs), dtype=np.int64))

    def plan(self, live: Snapshot | None) -> Plan:
        """What was added and taken over, in the order in which it was."""
        source = np.concatenate(self._source) if self._source else np.empty(0, dtype=np.int64)
        old = live.lexical.postings if live is not None else None
        # first, since it takes the most memory while it is made
        postings = self._postings.finish(old, source)
        rows = self._new_rows()
        keys = np.frombuffer(self._keys, dtype=np.uint8).reshape(-1, KEY_BYTES)
        table = self._sentences.finish()
        vocabulary = Vocabulary.of(self._words if live is None else ())
        if live is not None:
            vocabulary = live.vocabulary.with_words(self._words)
            place = np.where(source >= 0, source, len(live) + ~source)
            rows["sentence"] += len(live.sentences)
            rows = np.concatenate([live.rows, rows])
            keys = np.concatenate([live.keys, keys])[place]
            rows, table = _in_row_order(rows, table.behind(live.sentence_table), place)
        wordings = np.empty(len(table), dtype=WORDING)
        wordings["hash"] = table.sentences["hash"]
        held = np.diff(rows["sentence"], append=len(table))
        wordings["record"] = np.repeat(rows["record"], held)
        order = np.lexsort((wordings["record"], wordings["hash"]))
        return Plan(
            rows=rows,
            keys=keys,
            postings=postings,
            sentences=table,
            wordings=wordings[order],
            missing=tuple(self._missing.values()),
            vocabulary=vocabulary,
        )

    def _new_rows(self) -> Rows:
        """The rows that were added, in the order in which they were."""
        rows = np.empty(len(self._langs), dtype=ROW)
        numbers = np.frombuffer(self._rows, dtype=np.int64).reshape(-1, len(_NUMBERS))
        for name, values in zip(_NUMBERS, numbers.T, strict=True):
            rows[name] = values
        rows["lang"] = self._langs
        return rows


def _in_row_order(
    rows: Rows, table: SentenceTable, place: NDArray[np.int64]
) -> tuple[Rows, SentenceTable]:
    """The rows at some places, and their sentences one row after another.

    Args:
        rows: of two builds, one behind the other; sentences lie in ``table`` in their order.
        table: of their sentences.
        place: of each row that is wanted.
    """
    held = np.diff(rows["sentence"], append=len(table))
    chosen = rows[place]
    counts = held[place]
    begins = np.cumsum(counts) - counts
    # the nth sentence of a row lies n behind the row's first
    within = np.arange(counts.sum()) - np.repeat(begins, counts)
    kept = table.taken(np.repeat(chosen["sentence"], counts) + within)
    chosen["sentence"] = begins
    return chosen, kept
