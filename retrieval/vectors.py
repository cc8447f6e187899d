"""Vectors that need not be computed again: of the live build, and of a reindex cut short.

While a reindex embeds, what is done is appended to one file beside the builds. A reindex that was
killed therefore goes on where it stopped. The file is removed when a build is published.
"""

import hashlib
import zlib
from collections.abc import Callable, Sequence

import numpy as np

from retrieval.embedding import Encoder, Matrix
from retrieval.settings import Directory
from retrieval.snapshot import KEY_BYTES, Snapshot

_GROUP = 512  # texts between two appends: at most this much work is lost by a kill


def key(embedded: str) -> bytes:
    """What names an embedded text, 16 bytes; under one fingerprint it names the vector too."""
    return hashlib.blake2b(embedded.encode(), digest_size=KEY_BYTES).digest()


def discard_unfinished(directory: Directory) -> None:
    """Forget unfinished work, whatever encoder's: it is part of a build now."""
    for path in directory.current.parent.glob("unfinished-*.vectors"):
        path.unlink(missing_ok=True)


class VectorStore:
    """Vectors by key, for one encoder.

    Args:
        directory: where the unfinished work lies.
        encoder: makes what is missing.
        live: the live build, if its vectors are this encoder's.
    """

    def __init__(self, directory: Directory, encoder: Encoder, live: Snapshot | None) -> None:
        self._encoder = encoder
        self._live = live
        self._rows = {} if live is None else {bytes(k): row for row, k in enumerate(live.keys)}
        # a hub model's fingerprint is its name: long, and with slashes
        short = hashlib.sha256(encoder.fingerprint.encode()).hexdigest()[:16]
        self._path = directory.current.with_name(f"unfinished-{short}.vectors")
        self._unfinished: dict[bytes, Matrix] | None = None

    def known(self, name: bytes) -> bool:
        """Whether a vector need not be computed."""
        return name in self._rows or name in self._saved()

    def embed(self, texts: Sequence[str], step: Callable[[int], None]) -> None:
        """Compute vectors and save them as they come; ``step`` is told how many are done."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        saved = self._saved()
        with self._path.open("ab") as file:
            for start in range(0, len(texts), _GROUP):
                group = texts[start : start + _GROUP]
                vectors = self._encoder.encode_passages(
                    group,
                    lambda done, start=start: step(start + done),  # type: ignore[misc]
                )
                for text, vector in zip(group, vectors, strict=True):
                    name = key(text)
                    entry = name + vector.astype("<f4").tobytes()
                    file.write(entry + zlib.crc32(entry).to_bytes(4, "little"))
                    saved[name] = vector
                file.flush()

    def gather(self, names: Sequence[bytes]) -> Matrix:
        """The vectors of known keys, shape (len(names), dimension)."""
        vectors = np.empty((len(names), self._encoder.dimension), dtype=np.float32)
        old = [(place, self._rows[name]) for place, name in enumerate(names) if name in self._rows]
        if old and self._live is not None:
            vectors[[place for place, _ in old]] = self._live.dense.vectors([row for _, row in old])
        for place, name in enumerate(names):
            if name not in self._rows:
                vectors[place] = self._saved()[name]
        return vectors

    def _saved(self) -> dict[bytes, Matrix]:
        if self._unfinished is None:
            self._unfinished = self._load() if self._path.is_file() else {}
        return self._unfinished

    def _load(self) -> dict[bytes, Matrix]:
        entry = np.dtype(
            [("key", f"V{KEY_BYTES}"), ("vector", "<f4", self._encoder.dimension), ("check", "<u4")]
        )
        whole = self._path.stat().st_size // entry.itemsize
        entries = np.fromfile(self._path, dtype=entry, count=whole)
        # cut a torn last entry off, so that the next append starts at a whole one
        with self._path.open("r+b") as file:
            file.truncate(whole * entry.itemsize)
        # a power failure may leave blocks that were never written: they fail the checksum
        return {
            e["key"].tobytes(): e["vector"]
            for e in entries
            if zlib.crc32(e.tobytes()[:-4]) == e["check"]
        }
