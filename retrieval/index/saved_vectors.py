"""Vectors in a file that only grows: what a kill tore off or a disk never wrote is not believed."""

import hashlib
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.encode.protocol import Encoder, Matrix
from retrieval.index.key_table import Keys, KeyTable, keys_of
from retrieval.index.snapshot import KEY_BYTES

_NO_KEY = bytes(KEY_BYTES)  # in the place of one that is not to be believed
_GROUP = 1024  # texts between two appends: at most this much work is lost by a kill


def key(embedded: str) -> bytes:
    """What names an embedded text, 16 bytes; under one fingerprint it names the vector too."""
    return hashlib.blake2b(embedded.encode(), digest_size=KEY_BYTES).digest()


def check_of(entry: bytes) -> int:
    """The checksum of a key and the bytes of its vector."""
    return zlib.crc32(entry)


class SavedVectors:
    """Vectors by key in one file, for one encoder.

    Args:
        path: of the file; it is made when there is something to save.
        encoder: that made them and makes more.
    """

    def __init__(self, path: Path, encoder: Encoder) -> None:
        self.path = path
        self._encoder = encoder
        self._entries: KeyTable | None = None

    def __contains__(self, name: bytes) -> bool:
        """Whether the vector of a key is saved; of one that is just being added, not yet."""
        return name in self._saved()

    def embed(self, texts: Sequence[str], step: Callable[[int], None]) -> None:
        """Compute vectors and save them as they come; ``step`` is told how many are done."""
        if len(texts) > _GROUP:
            # like lengths together: a batch costs as much as its longest text
            texts = sorted(texts, key=len, reverse=True)

        def groups() -> Iterable[tuple[list[bytes], Matrix]]:
            for start in range(0, len(texts), _GROUP):
                group = texts[start : start + _GROUP]
                vectors = self._encoder.encode_passages(
                    group,
                    lambda done, start=start: step(start + done),  # type: ignore[misc]
                )
                yield [key(text) for text in group], vectors

        self.add(groups())

    def add(self, groups: Iterable[tuple[Sequence[bytes], Matrix]]) -> None:
        """Save vectors under their keys, group by group as they come."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        saved, added = self._saved(), bytearray()
        try:
            with self.path.open("ab") as file:
                for names, vectors in groups:
                    for name, vector in zip(names, vectors, strict=True):
                        entry = name + vector.astype("<f4").tobytes()
                        file.write(entry + check_of(entry).to_bytes(4, "little"))
                    file.flush()
                    added += b"".join(names)
        except BaseException:
            self._entries = None  # the file tells how far it came
            raise
        self._entries = saved.with_more(keys_of([added]))

    def vectors(self, keys: Keys) -> Matrix:
        """The vectors of keys that are saved, shape (len(keys), dimension).

        Raises:
            KeyError: one of them is not.
        """
        if not len(keys):
            return np.empty((0, self._encoder.dimension), dtype=np.float32)
        places = self._saved().places(keys)
        if (places < 0).any():
            raise KeyError(keys[places < 0][0].tobytes())
        vectors: Matrix = self._mapped()["vector"][places]
        return vectors

    def _saved(self) -> KeyTable:
        """The places of the entries by key."""
        if self._entries is None:
            self._entries = KeyTable(self._load() if self.path.is_file() else keys_of([]))
        return self._entries

    def _entry(self) -> np.dtype[np.void]:
        vector = ("vector", "<f4", self._encoder.dimension)
        return np.dtype([("key", f"V{KEY_BYTES}"), vector, ("check", "<u4")])

    def _mapped(self) -> np.memmap[Any, np.dtype[np.void]]:
        return np.memmap(self.path, dtype=self._entry(), mode="r")

    def _load(self) -> Keys:
        """The keys of the file's entries, in order."""
        size = self._entry().itemsize
        whole = self.path.stat().st_size // size
        # cut a torn last entry off, so that the next append starts at a whole one
        with self.path.open("r+b") as file:
            file.truncate(whole * size)
        if not whole:
            return keys_of([])
        keys = bytearray()
        for entry in self._mapped():
            # a power failure may leave blocks that were never written: they fail the checksum
            sound = check_of(entry.tobytes()[:-4]) == entry["check"]
            keys += entry["key"].tobytes() if sound else _NO_KEY
        return keys_of([keys])
