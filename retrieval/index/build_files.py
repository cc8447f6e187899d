"""The files of a build: written with their digests, opened only whole.

A build holds no text. All files are immutable:

manifest.json   format, encoder, counts, and size and digests of every other file
rows.npy        one row a passage: record, start, end, day (proleptic ordinal, 0 = undated), the
                first of its sentences, and the language of the statement (empty = not known)
keys.npy        16 bytes a row: what was embedded, for reuse by the next build
sentences.npy   every sentence in row order: start, end, the hash of its wording, and what ranking
                reads of it; sentence_tokens.npy which tokens it holds
wordings.npy    hash and record of every sentence, by hash: who else has the same wording
vectors.npy     the dense arm, where it is not in Milvus
words.npy       every word as it is written, case-folded, in order of its letters;
                word_starts.npy where each begins
codes/          of a large build's vectors, which tell the rows worth an exact look
lexical/        the lexical arm
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BuildError
from retrieval.index.arms import DenseArm, LexicalArm
from retrieval.index.dense import DenseIndex
from retrieval.index.lexical import LexicalIndex
from retrieval.index.memory_map import mapped
from retrieval.index.sentence_table import SentenceTable
from retrieval.index.snapshot import FORMAT, Contents, Manifest, Snapshot
from retrieval.index.vocabulary import Vocabulary

_VECTORS_ALIKE = frozenset({2, 3, 4, 5, FORMAT})
"""Formats whose vectors a reindex can take over."""

_MEND = "run: onrecord index"

_TOGETHER = 2  # files that are read beside each other; a digest is worked out without Python's lock
_SMALL = 4 * 2**20  # bytes of a file that is always read whole to be checked
_SAMPLES, _SAMPLE = 64, 4096  # blocks of a larger one that are, and their bytes


@dataclass(frozen=True, slots=True)
class KnownVectors:
    """What each row of a build embeds, and its vector; in row order."""

    keys: NDArray[np.uint8]
    dense: DenseArm


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
    np.save(folder / "sentences.npy", contents.sentences.sentences)
    np.save(folder / "sentence_tokens.npy", contents.sentences.tokens)
    np.save(folder / "wordings.npy", contents.wordings)
    # a reindex has written them as they came
    if isinstance(contents.dense, DenseIndex) and not (folder / "vectors.npy").exists():
        contents.dense.save(folder / "vectors.npy")
    contents.lexical.save(folder / "lexical")
    contents.vocabulary.save(folder)
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    with ThreadPoolExecutor(_TOGETHER) as pool:
        digests = pool.map(_digests, paths)
        files = {
            path.relative_to(folder).as_posix(): known
            for path, known in zip(paths, digests, strict=True)
        }
    facts = asdict(manifest) | {"dense": contents.dense.kind, "files": files}
    if not manifest.collection:
        del facts["collection"]  # as it always was
    sealed = _sealed(facts)
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


def format_of(folder: Path) -> int:
    """The format of the build in ``folder``, whichever it is.

    Raises:
        BuildError: its manifest cannot be read.
    """
    try:
        return int(json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BuildError(f"The build {folder.name} has no readable manifest; {_MEND}") from error


def open_build(
    folder: Path,
    *,
    fingerprint: str | None = None,
    thorough: bool = True,
    index_url: str | None = None,
) -> Snapshot:
    """Open a build after comparing its files with the manifest.

    Args:
        folder: the build's folder.
        fingerprint: of the encoder that will search it; None where nothing will be searched.
        thorough: read every file whole, as before it is published; else of large files the size
            and a sample of blocks, so that whoever asks does not wait for gigabytes.
        index_url: the Milvus that has the arms of a build which has them there.

    Raises:
        BuildError: another format, another model, or a missing or damaged file.
        IndexUnreachable: Milvus was to be asked whether it has all rows, and does not answer.
    """
    manifest = read_manifest(folder)
    _check_model(manifest, fingerprint)
    _check_files(folder, manifest, manifest.files, thorough=thorough)
    rows, lexical = mapped(folder / "rows.npy"), LexicalIndex.load(folder / "lexical")
    dense: DenseArm
    words: LexicalArm | None = None
    if manifest.collection:
        from retrieval.index.remote.opening import opened

        days = np.ascontiguousarray(rows["day"])
        dense, words = opened(index_url, manifest, days, lexical, thorough=thorough)
    else:
        dense = DenseIndex.load(folder / "vectors.npy")
    contents = Contents(
        rows=rows,
        keys=mapped(folder / "keys.npy"),
        sentences=SentenceTable(
            mapped(folder / "sentences.npy"), mapped(folder / "sentence_tokens.npy")
        ),
        wordings=mapped(folder / "wordings.npy"),
        dense=dense,
        lexical=lexical,
        vocabulary=Vocabulary.load(folder),
        words=words,
    )
    counts = {len(contents.rows), len(contents.dense), len(contents.lexical), manifest.rows}
    shape = (manifest.dimension, manifest.dense)
    if len(counts) != 1 or (contents.dense.dimension, contents.dense.kind) != shape:
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
    def is_sound(name: str) -> bool:
        return _is_sound(folder / name, *manifest.files[name], thorough=thorough)

    wanted = [*names]
    with ThreadPoolExecutor(_TOGETHER) as pool:
        for name, sound in zip(wanted, pool.map(is_sound, wanted), strict=True):
            if not sound:
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


def _digests(path: Path) -> tuple[int, str, str]:
    """What the manifest says of a file."""
    return path.stat().st_size, _sha256(path), _sampled(path)


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
