"""Vectors that need not be computed again: of the live build, and of a reindex cut short.

While a reindex embeds, what is done is appended to one file beside the builds. A reindex that was
killed therefore goes on where it stopped. The file is removed when a build is published.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from retrieval.encode.protocol import Encoder, Matrix
from retrieval.index.build_files import KnownVectors
from retrieval.index.key_table import Keys, KeyTable, keys_of
from retrieval.index.saved_vectors import SavedVectors
from retrieval.settings import Directory

_BLOCK = 4096  # vectors in memory at once


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
        self._rows: KeyTable | None = None
        # a hub model's fingerprint is its name: long, and with slashes
        short = hashlib.sha256(encoder.fingerprint.encode()).hexdigest()[:16]
        path = directory.current.with_name(f"unfinished-{short}.vectors")
        self._saved = SavedVectors(path, encoder)

    def known(self, name: bytes) -> bool:
        """Whether a vector need not be computed."""
        return name in self._lived() or name in self._saved

    def embed(self, texts: Sequence[str], step: Callable[[int], None]) -> None:
        """Compute vectors and save them as they come; ``step`` is told how many are done."""
        self._saved.embed(texts, step)

    def take(self, groups: Iterable[tuple[Sequence[bytes], Matrix]]) -> None:
        """Save vectors that were computed elsewhere, but for those that are known."""

        def unknown() -> Iterator[tuple[list[bytes], Matrix]]:
            for names, vectors in groups:
                new = [place for place, name in enumerate(names) if not self.known(name)]
                if new:
                    yield [names[place] for place in new], vectors[new]

        self._saved.add(unknown())

    def blocks(self, keys: Keys) -> Iterator[Matrix]:
        """The vectors of known keys in their order, a few at a time.

        Raises:
            KeyError: one is not known.
        """
        for start in range(0, len(keys), _BLOCK):
            some = keys[start : start + _BLOCK]
            rows = self._lived().places(some)
            old = rows >= 0
            vectors = np.empty((len(some), self._encoder.dimension), dtype=np.float32)
            if self._live is not None:
                vectors[old] = self._live.dense.vectors(rows[old])
            vectors[~old] = self._saved.vectors(some[~old])
            yield vectors

    def _lived(self) -> KeyTable:
        """The rows of the live build by key; made when something new is looked for."""
        if self._rows is None:
            self._rows = KeyTable(keys_of([]) if self._live is None else self._live.keys)
        return self._rows
