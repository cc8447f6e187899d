"""Vectors that need not be computed again: of the live build, and of a reindex cut short.

While a reindex embeds, what is done is appended to one file beside the builds. A reindex that was
killed therefore goes on where it stopped. The file is removed when a build is published.
"""

import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from retrieval.encode.protocol import Encoder, Matrix
from retrieval.index.build_files import KnownVectors
from retrieval.index.snapshot import KEY_BYTES
from retrieval.settings import Directory

_GROUP = 1024  # texts between two appends: at most this much work is lost by a kill
_BLOCK = 4096  # vectors in memory at once


def key(embedded: str) -> bytes:
    """What names an embedded text, 16 bytes; under one fingerprint it names the vector too."""
    return hashlib.blake2b(embedded.encode(), digest_size=KEY_BYTES).digest()


def discard_unfinished(directory: Directory) -> None:
    """Forget unfinished work, whatever encoder's: it is part of a build now."""
    for path in directory.current.parent.glob("unfinished-*.vectors"):
        path.unlink(missing_ok=True)


class VectorStore:
    """Vectors by key, for one encoder; they stay on disk.

    Args:
        directory: where the unfinished work lies.
        encoder: makes what is missing.
        live: the vectors of a build that this encoder made, the live one mostly.
    """

    def __init__(self, directory: Directory, encoder: Encoder, live: KnownVectors | None) -> None:
        self._encoder = encoder
        self._live = live
        self._rows: dict[bytes, int] | None = None
        # a hub model's fingerprint is its name: long, and with slashes
        short = hashlib.sha256(encoder.fingerprint.encode()).hexdigest()[:16]
        self._path = directory.current.with_name(f"unfinished-{short}.vectors")
        self._entries: dict[bytes, int] | None = None

    def known(self, name: bytes) -> bool:
        """Whether a vector need not be computed."""
        return name in self._lived() or name in self._saved()

    def embed(self, texts: Sequence[str], step: Callable[[int], None]) -> None:
        """Compute vectors and save them as they come; ``step`` is told how many are done."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        saved = self._saved()
        if len(texts) > _GROUP:
            # like lengths together: a batch costs as much as its longest text
            texts = sorted(texts, key=len, reverse=True)
        with self._path.open("ab") as file:
            count = file.tell() // self._entry().itemsize
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
                    saved[name] = count
                    count += 1
                file.flush()

    def gather(self, names: Sequence[bytes]) -> Matrix:
        """The vectors of known keys, shape (len(names), dimension)."""
        blocks = list(self.blocks(names))
        return np.concatenate(blocks) if blocks else np.empty((0, self._encoder.dimension), "f4")

    def blocks(self, names: Sequence[bytes]) -> Iterator[Matrix]:
        """The same, a few at a time."""
        lived, saved = self._lived(), self._saved()
        for start in range(0, len(names), _BLOCK):
            some = names[start : start + _BLOCK]
            old = [(place, lived[name]) for place, name in enumerate(some) if name in lived]
            new = [(place, saved[name]) for place, name in enumerate(some) if name not in lived]
            vectors = np.empty((len(some), self._encoder.dimension), dtype=np.float32)
            if old and self._live is not None:
                places, rows = zip(*old, strict=True)
                vectors[list(places)] = self._live.dense.vectors(rows)
            if new:
                places, entries = zip(*new, strict=True)
                vectors[list(places)] = self._mapped()["vector"][list(entries)]
            yield vectors

    def _lived(self) -> dict[bytes, int]:
        """The rows of the live build by key; made when something new is looked for."""
        if self._rows is None:
            keys = b"" if self._live is None else self._live.keys.tobytes()
            count = len(keys) // KEY_BYTES
            self._rows = {
                keys[row * KEY_BYTES : (row + 1) * KEY_BYTES]: row for row in range(count)
            }
        return self._rows

    def _saved(self) -> dict[bytes, int]:
        """The entries of the unfinished work by key."""
        if self._entries is None:
            self._entries = self._load() if self._path.is_file() else {}
        return self._entries

    def _entry(self) -> np.dtype[np.void]:
        vector = ("vector", "<f4", self._encoder.dimension)
        return np.dtype([("key", f"V{KEY_BYTES}"), vector, ("check", "<u4")])

    def _mapped(self) -> np.memmap[Any, np.dtype[np.void]]:
        return np.memmap(self._path, dtype=self._entry(), mode="r")

    def _load(self) -> dict[bytes, int]:
        size = self._entry().itemsize
        whole = self._path.stat().st_size // size
        # cut a torn last entry off, so that the next append starts at a whole one
        with self._path.open("r+b") as file:
            file.truncate(whole * size)
        if not whole:
            return {}
        # a power failure may leave blocks that were never written: they fail the checksum
        return {
            entry["key"].tobytes(): place
            for place, entry in enumerate(self._mapped())
            if zlib.crc32(entry.tobytes()[:-4]) == entry["check"]
        }
