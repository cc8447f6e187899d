"""Files of vectors that were computed elsewhere: Parquet, a row a passage, each with a checksum.

The only importer of pyarrow. A file has three columns, in the order of the keys, no key twice:
``key`` (16 bytes, what was embedded), ``vector`` (float32) and ``check`` (CRC-32 of both). Its
schema's metadata say under ``onrecord`` what made them, as JSON with a digest of its own.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.disk import sync
from retrieval.encode.protocol import Encoder, Matrix
from retrieval.errors import BuildError
from retrieval.index.saved_vectors import check_of
from retrieval.index.snapshot import KEY_BYTES

FORMAT = 1
_FACTS = b"onrecord"
_AT_ONCE = 4096  # rows in memory
_AGAIN = "make it again with: onrecord embed"


@dataclass(frozen=True, slots=True)
class VectorFacts:
    """What a file says of itself.

    Attributes:
        encoder: the name under which the operator set it.
        fingerprint: of the encoder.
        dimension: length of every vector.
        rows: how many there are.
        format: of the file.
    """

    encoder: str
    fingerprint: str
    dimension: int
    rows: int
    format: int = FORMAT


def write(path: Path, facts: VectorFacts, groups: Iterable[tuple[Sequence[bytes], Matrix]]) -> None:
    """Write a file of vectors by one atomic replace, durably.

    Args:
        path: of the file.
        facts: of all groups together.
        groups: keys and their vectors, the keys ascending throughout.

    Raises:
        BuildError: pyarrow is not installed.
        OSError: the disk does not take it.
    """
    arrow, parquet = _library()
    schema = arrow.schema(
        [
            ("key", arrow.binary(KEY_BYTES)),
            ("vector", arrow.list_(arrow.float32(), facts.dimension)),
            ("check", arrow.uint32()),
        ],
        metadata={_FACTS: _sealed(facts)},
    )
    new = path.with_name(f".{path.name}.new")
    # vectors are as good as random: nothing makes them smaller
    with parquet.ParquetWriter(new, schema, compression="none", use_dictionary=False) as file:
        for names, vectors in groups:
            some = np.ascontiguousarray(vectors, dtype="<f4")
            columns = [
                arrow.array(list(names), arrow.binary(KEY_BYTES)),
                arrow.FixedSizeListArray.from_arrays(arrow.array(some.ravel()), facts.dimension),
                arrow.array(_checks(names, some), arrow.uint32()),
            ]
            file.write_table(arrow.Table.from_arrays(columns, schema=schema))
    sync(new)
    new.replace(path)
    sync(path.parent)


def facts_of(path: Path, fingerprint: str) -> VectorFacts:
    """What a file says of itself; its rows are not read.

    Args:
        path: of the file.
        fingerprint: of the encoder whose vectors are wanted.

    Raises:
        BuildError: it is missing, damaged, or of another encoder.
    """
    with _opened(path) as file:
        facts = _facts(path, file)
    if facts.fingerprint != fingerprint:
        raise BuildError(
            f"{path}: its vectors were made with the model {facts.encoder} ({facts.fingerprint}),"
            f" not the one set now ({fingerprint}); leave it out, or run:"
            f" ONRECORD_ENCODER={facts.encoder} onrecord index"
        )
    return facts


def read(path: Path, encoder: Encoder) -> Iterator[tuple[list[bytes], Matrix]]:
    """The vectors of a file by key, some at a time, each compared with its checksum.

    Raises:
        BuildError: it is missing, damaged, of another encoder or of another dimension.
    """
    facts = facts_of(path, encoder.fingerprint)
    if facts.dimension != encoder.dimension:
        raise BuildError(
            f"{path}: its vectors have {facts.dimension} numbers, those of the model"
            f" {encoder.name} have {encoder.dimension}; {_AGAIN}"
        )
    rows, last = 0, b""
    with _opened(path) as file:
        for batch in _batches(file):
            names = batch.column("key").to_pylist()
            vectors = _matrix(batch.column("vector"), facts.dimension)
            found = batch.column("check").to_numpy()
            if _checks(names, vectors) != found.tolist():
                raise _damaged(path, "a vector is not what was written")
            for name in names:
                if name <= last:
                    raise _damaged(path, "its keys are out of order")
                last = name
            rows += len(names)
            yield names, vectors
    if rows != facts.rows:
        raise _damaged(path, f"it has {rows} vectors where it had {facts.rows}")


def _batches(file: Any) -> Iterator[Any]:
    """Rows as they were written; over a whole file at once the library keeps all it has read."""
    arrow, _ = _library()
    for group in range(file.num_row_groups):
        yield from file.iter_batches(_AT_ONCE, row_groups=[group])
    arrow.default_memory_pool().release_unused()


def _matrix(column: Any, dimension: int) -> Matrix:
    matrix: Matrix = column.flatten().to_numpy().reshape(-1, dimension)
    return matrix


def _checks(names: Sequence[bytes], vectors: Matrix) -> list[int]:
    rows = zip(names, vectors, strict=True)
    return [check_of(name + vector.tobytes()) for name, vector in rows]


def _sealed(facts: VectorFacts) -> bytes:
    said = asdict(facts)
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()
    return json.dumps(said | {"sha256": digest}).encode()


def _facts(path: Path, file: Any) -> VectorFacts:
    sealed = (file.schema_arrow.metadata or {}).get(_FACTS)
    if sealed is None:
        raise BuildError(
            f"{path}: this is no file of vectors of onrecord; they are made by: onrecord embed"
        )
    try:
        said = json.loads(sealed)
        if said["format"] != FORMAT:
            raise BuildError(
                f"{path}: the file has format {said['format']}, this program reads {FORMAT};"
                f" {_AGAIN}"
            )
        del said["sha256"]
        facts = VectorFacts(**said)
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path, "what it says of itself cannot be read") from error
    if _sealed(facts) != sealed:
        raise _damaged(path, "what it says of itself was changed")
    return facts


def _damaged(path: Path, what: str) -> BuildError:
    return BuildError(f"{path}: the file is damaged ({what}); {_AGAIN}")


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    arrow, parquet = _library()
    try:
        with parquet.ParquetFile(path) as file:
            yield file
    except FileNotFoundError:
        raise BuildError(f"{path}: there is no such file; {_AGAIN}") from None
    except (arrow.ArrowException, OSError, LookupError, TypeError, ValueError) as error:
        said = " ".join(str(error).split())[:120]
        raise _damaged(path, said) from error


def require() -> None:
    """See that files of vectors can be read and written.

    Raises:
        BuildError: pyarrow is not installed.
    """
    _library()


def _library() -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise BuildError(
            "Files of vectors need pyarrow, which is not installed;"
            " run: pip install 'onrecord[scale]'"
        ) from error
    return pa, parquet
