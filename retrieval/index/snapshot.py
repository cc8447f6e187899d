"""One build, written and opened: its rows in date order, both arms, and the manifest.

A build holds no text. Rows lie in date order with the undated ones at the end, so that a period is
a contiguous slice for both arms alike. Files of a build, all immutable:

manifest.json   format, encoder, counts, and size and digests of every other file
rows.npy        one row a passage: record, start, end, day (proleptic ordinal, 0 = undated), and the
                first of its sentences
keys.npy        16 bytes a row: what was embedded, for reuse by the next build
sentences.npy   every sentence in row order: start, end and the hash of its wording
wordings.npy    hash and record of every sentence, by hash: who else has the same wording
vectors.npy     the dense arm
codes/          of a large build's vectors, which tell the rows worth an exact look
lexical/        the lexical arm
"""

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BuildError
from retrieval.index.dense import DenseIndex
from retrieval.index.lexical import LexicalIndex
from retrieval.index.memory_map import mapped
from retrieval.types import Passage, Period

FORMAT = 3
"""Of the files; a build of another format is refused."""

_VECTORS_ALIKE = frozenset({2, FORMAT})
"""Formats whose vectors a reindex can take over."""

ROW = np.dtype(
    [("record", "<i8"), ("start", "<i4"), ("end", "<i4"), ("day", "<i4"), ("sentence", "<i4")]
)
SENTENCE = np.dtype([("hash", "<u8"), ("start", "<i4"), ("end", "<i4")])
WORDING = np.dtype([("hash", "<u8"), ("record", "<i8")])
KEY_BYTES = 16

Rows = NDArray[Any]
"""Structured, shape (rows,), of dtype ``ROW``."""

Within = NDArray[np.bool_] | None
"""Which rows of a build are searched at all, shape (rows,); None for every one."""

_MEND = "run: onrecord index"

_SMALL = 4 * 2**20  # bytes of a file that is always read whole to be checked
_SAMPLES, _SAMPLE = 64, 4096  # blocks of a larger one that are, and their bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """A build's own facts.

    Attributes:
        build: its name, sortable by time.
        archive: the archive's head when the build was made; in an archive that does not continue
            it, the record numbers mean other texts.
        records_sha256: digest of the record numbers, in order: what the build is of.
        chunking: the rules and sizes that made the passages.
        sample: whether every statement is of the fictional sample.
        dense: how large slices of the dense arm are searched.
        files: by name the size, the sha256, and the sha256 of a sample of blocks.
    """

    build: str
    built_at: str
    encoder: str
    fingerprint: str
    dimension: int
    chunking: str
    archive: str
    records_sha256: str
    records: int
    rows: int
    dated_rows: int
    sample: bool
    format: int = FORMAT
    dense: str = "exact"
    files: dict[str, tuple[int, str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a build is made from; every part is in row order."""

    rows: Rows
    keys: NDArray[np.uint8]
    sentences: NDArray[Any]
    wordings: NDArray[Any]
    dense: DenseIndex
    lexical: LexicalIndex


@dataclass(frozen=True, slots=True)
class KnownVectors:
    """What each row of a build embeds, and its vector; in row order."""

    keys: NDArray[np.uint8]
    dense: DenseIndex


class Snapshot:
    """One build, opened read-only."""

    def __init__(self, manifest: Manifest, contents: Contents) -> None:
        self.manifest = manifest
        self.rows = contents.rows
        self.keys = contents.keys
        self.dense = contents.dense
        self.lexical = contents.lexical
        self.sentences = contents.sentences
        self.wordings = contents.wordings
        self._days = np.ascontiguousarray(self.rows["day"][: manifest.dated_rows])
        # rows of one record lie together, so a slice's records are counted by where they begin
        self._begins = np.flatnonzero(np.diff(self.rows["record"], prepend=-1))
        self._ends = np.append(self._begins[1:], len(self.rows))

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.rows)

    def passage(self, row: int) -> Passage:
        """The span of a row."""
        record, start, end, *_ = self.rows[row].tolist()
        return Passage(record, start, end)

    def rows_of(self, record: int) -> tuple[int, int]:
        """The rows of a record, ``[first, last)``; it must have some."""
        place = int(np.searchsorted(self._numbers, record))
        first = int(self._firsts[place])
        return first, int(self._ends[np.searchsorted(self._begins, first)])

    def sentences_of(self, rows: tuple[int, int]) -> tuple[int, int]:
        """The sentences of some rows in a row, ``[first, last)``, as places in ``sentences``."""
        low, high = rows
        last = int(self.rows["sentence"][high]) if high < len(self) else len(self.sentences)
        return int(self.rows["sentence"][low]), last

    def slice(self, period: Period | None) -> tuple[int, int]:
        """The rows of a period, ``[low, high)``; without one, all rows, undated ones too."""
        if period is None:
            return 0, len(self)
        low = np.searchsorted(self._days, period.first.toordinal()) if period.first else 0
        high = len(self._days)
        if period.last:
            high = int(np.searchsorted(self._days, period.last.toordinal(), side="right"))
        return int(low), max(int(low), high)

    def record_numbers(
        self, rows: tuple[int, int] | None = None, within: Within = None
    ) -> NDArray[np.int64]:
        """The distinct records of a slice (of all rows without one), ascending."""
        low, high = rows or (0, len(self))
        held = self.rows["record"][low:high]
        numbers: NDArray[np.int64] = np.unique(held if within is None else held[within[low:high]])
        return numbers

    def record_rows(self) -> dict[int, tuple[int, int]]:
        """The rows of each record, ``[first, last)``."""
        parts = (self.rows["record"][self._begins], self._begins, self._ends)
        numbers, firsts, lasts = (part.tolist() for part in parts)
        return dict(zip(numbers, zip(firsts, lasts, strict=True), strict=True))

    def statement_rows(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """For each row, the first row of its statement and the one after its last."""
        place = np.searchsorted(self._begins, rows, side="right") - 1
        return self._begins[place], self._ends[place]

    def count_records(self, rows: tuple[int, int], within: Within = None) -> int:
        """How many records begin in a slice."""
        low, high = np.searchsorted(self._begins, rows)
        if within is not None:
            return int(within[self._begins[low:high]].sum())
        return int(high - low)

    def among(
        self, numbers: NDArray[np.int64], rows: tuple[int, int], within: Within = None
    ) -> NDArray[np.int64]:
        """Of these record numbers those that have rows in a slice, in their order."""
        places = np.searchsorted(self._numbers, numbers)
        places = np.minimum(places, len(self._numbers) - 1)
        first = self._firsts[places]
        there = (self._numbers[places] == numbers) & (rows[0] <= first) & (first < rows[1])
        if within is not None:
            there &= within[first]
        held: NDArray[np.int64] = numbers[there]
        return held

    @cached_property
    def _firsts(self) -> NDArray[np.intp]:
        """The first row of each record, by record number."""
        order = np.argsort(self.rows["record"][self._begins], kind="stable")
        firsts: NDArray[np.intp] = self._begins[order]
        return firsts

    @cached_property
    def _numbers(self) -> NDArray[np.int64]:
        numbers: NDArray[np.int64] = np.ascontiguousarray(self.rows["record"][self._firsts])
        return numbers

    def undated(self, within: Within = None) -> int:
        """How many records have no date."""
        return self.count_records((self.manifest.dated_rows, len(self)), within)

    def coverage(
        self, rows: tuple[int, int], within: Within = None
    ) -> tuple[date | None, date | None]:
        """The oldest and the newest day of a slice."""
        days = self._days[rows[0] : rows[1]]
        if within is not None:
            days = days[within[rows[0] : rows[1]][: days.size]]
        if not days.size:
            return None, None
        return date.fromordinal(int(days[0])), date.fromordinal(int(days[-1]))

    def records_with_sentence(self, hashed: int) -> NDArray[np.int64]:
        """The records that hold a sentence of this hash, ascending."""
        hashes = self.wordings["hash"]
        wanted = np.uint64(hashed)
        # not NumPy's search, which would copy a column of records first
        low, high = bisect_left(hashes, wanted), bisect_right(hashes, wanted)
        records: NDArray[np.int64] = np.unique(self.wordings["record"][low:high])
        return records


def records_digest(numbers: Sequence[int] | NDArray[np.int64]) -> str:
    """The sha256 of record numbers, whatever their order."""
    ordered = np.sort(np.asarray(numbers, dtype="<i8"))
    return hashlib.sha256(ordered.tobytes()).hexdigest()


def write(folder: Path, manifest: Manifest, contents: Contents) -> None:
    """Write a build into an empty folder; the manifest last.

    Raises:
        OSError: the disk does not take it.
    """
    np.save(folder / "rows.npy", contents.rows)
    np.save(folder / "keys.npy", contents.keys)
    np.save(folder / "sentences.npy", contents.sentences)
    np.save(folder / "wordings.npy", contents.wordings)
    if not (folder / "vectors.npy").exists():  # a reindex has written them as they came
        contents.dense.save(folder / "vectors.npy")
    contents.lexical.save(folder / "lexical")
    files = {
        path.relative_to(folder).as_posix(): (path.stat().st_size, _sha256(path), _sampled(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    sealed = _sealed(asdict(manifest) | {"dense": contents.dense.kind, "files": files})
    (folder / "manifest.json").write_text(sealed, encoding="utf-8")


def _sealed(facts: dict[str, Any]) -> str:
    """The manifest's file: the facts and, last, the digest of the facts."""
    digest = hashlib.sha256(json.dumps(facts).encode()).hexdigest()
    return json.dumps(facts | {"sha256": digest}, indent=1)


def read_manifest(folder: Path, formats: Collection[int] = (FORMAT,)) -> Manifest:
    """The manifest of the build in ``folder``.

    Args:
        folder: the build's folder.
        formats: those that will do.

    Raises:
        BuildError: it is missing, damaged or of another format.
    """
    damaged = BuildError(f"The build {folder.name} has no readable manifest; {_MEND}")
    try:
        sealed = (folder / "manifest.json").read_text(encoding="utf-8")
        facts = json.loads(sealed)
        if facts["format"] not in formats:
            raise BuildError(
                f"The build {folder.name} has format {facts['format']}, this program reads"
                f" {FORMAT}; {_MEND}"
            )
        del facts["sha256"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged from error
    if _sealed(facts) != sealed:
        raise damaged
    facts["files"] = {name: tuple(known) for name, known in facts["files"].items()}
    return Manifest(**facts)


def open_build(folder: Path, *, fingerprint: str | None = None, thorough: bool = True) -> Snapshot:
    """Open a build after comparing its files with the manifest.

    Args:
        folder: the build's folder.
        fingerprint: of the encoder that will search it; None where nothing will be searched.
        thorough: read every file whole, as before it is published; else of large files the size
            and a sample of blocks, so that whoever asks does not wait for gigabytes.

    Raises:
        BuildError: another format, another model, or a missing or damaged file.
    """
    manifest = read_manifest(folder)
    _check_model(manifest, fingerprint)
    _check_files(folder, manifest, manifest.files, thorough=thorough)
    contents = Contents(
        rows=mapped(folder / "rows.npy"),
        keys=mapped(folder / "keys.npy"),
        sentences=mapped(folder / "sentences.npy"),
        wordings=mapped(folder / "wordings.npy"),
        dense=DenseIndex.load(folder / "vectors.npy"),
        lexical=LexicalIndex.load(folder / "lexical"),
    )
    counts = {len(contents.rows), len(contents.dense), len(contents.lexical), manifest.rows}
    dense = (manifest.dimension, manifest.dense)
    if len(counts) != 1 or (contents.dense.dimension, contents.dense.kind) != dense:
        raise BuildError(f"The parts of the build {manifest.build} do not fit together; {_MEND}")
    return Snapshot(manifest, contents)


def open_vectors(folder: Path, fingerprint: str) -> KnownVectors:
    """The vectors of a build of this format or an older one, for a reindex to take over.

    Raises:
        BuildError: another model, a format unknown here, or a missing or damaged file.
    """
    manifest = read_manifest(folder, _VECTORS_ALIKE)
    _check_model(manifest, fingerprint)
    parts = [name for name in manifest.files if name.startswith(("keys.", "vectors.", "codes/"))]
    _check_files(folder, manifest, parts, thorough=True)
    return KnownVectors(mapped(folder / "keys.npy"), DenseIndex.load(folder / "vectors.npy"))


def _check_model(manifest: Manifest, fingerprint: str | None) -> None:
    if fingerprint is not None and manifest.fingerprint != fingerprint:
        raise BuildError(
            f"The build {manifest.build} was made with the model {manifest.encoder}"
            f" ({manifest.fingerprint}), not the one set now ({fingerprint}); {_MEND}"
        )


def _check_files(folder: Path, manifest: Manifest, names: Iterable[str], *, thorough: bool) -> None:
    for name in names:
        if not _is_sound(folder / name, *manifest.files[name], thorough=thorough):
            raise BuildError(
                f"The file {name} of the build {manifest.build} is missing or damaged; {_MEND}"
            )


def _is_sound(path: Path, size: int, sha256: str, sampled: str, *, thorough: bool) -> bool:
    try:
        if path.stat().st_size != size:
            return False
        if thorough or size <= _SMALL:
            return _sha256(path) == sha256
        return _sampled(path) == sampled
    except OSError:
        return False


def _sampled(path: Path) -> str:
    """The sha256 of blocks spread evenly over a file, the first and the last among them."""
    mix = hashlib.sha256()
    last = max(path.stat().st_size - _SAMPLE, 0)
    with path.open("rb", buffering=0) as file:
        for number in range(_SAMPLES):
            file.seek(last * number // (_SAMPLES - 1))
            mix.update(file.read(_SAMPLE))
    return mix.hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
