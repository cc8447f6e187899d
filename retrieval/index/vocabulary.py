"""The words of a build as they are written: what questions can be spelt by.

Tokens are stems and beginnings of words, under which a word and its neighbours look alike. The
vocabulary has the words themselves, case-folded, in the order of their letters, so that those with
one beginning lie together. A build that takes rows over from an older one takes its words over too;
a word whose last row is gone may stay until the build is made anew, as it is for a purge.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BuildError
from retrieval.index.memory_map import mapped

_AFTER = "\U0010ffff"  # behind every letter
_REMEMBERED = 20_000  # words whose place is known: the names of things come again and again


class Vocabulary(Sequence[str]):
    """Distinct words in order, read from mapped files.

    Args:
        letters: UTF-8 of all words, one behind the other, shape (bytes,).
        starts: where each begins, and the end of the last, shape (words + 1,).
    """

    def __init__(self, letters: NDArray[np.uint8], starts: NDArray[np.int64]) -> None:
        self._letters = letters
        self._starts = starts
        # the same without NumPy's own objects: a word is found by comparing twenty others
        self._bytes = letters.data
        self._begins = starts.data
        self._place = lru_cache(_REMEMBERED)(self._not_before)

    @classmethod
    def of(cls, words: Iterable[str]) -> "Vocabulary":
        """From words in any order, each once or more."""
        encoded = [word.encode() for word in sorted(set(words))]
        starts = np.zeros(len(encoded) + 1, dtype=np.int64)
        np.cumsum([len(one) for one in encoded], out=starts[1:])
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), starts)

    def __len__(self) -> int:
        """Number of words."""
        return len(self._starts) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        """The word at a place, or those of a part."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self._encoded(place).decode()

    def __iter__(self) -> Iterator[str]:
        """All words in order, from one copy of their letters."""
        letters, ends = self._letters.tobytes(), self._starts.tolist()
        for start, end in pairwise(ends):
            yield letters[start:end].decode()

    def beginning(self, letters: str) -> Iterator[str]:
        """The words that begin with some letters, in order."""
        low, high = self._place(letters), self._place(letters + _AFTER)
        begins = self._begins[low : high + 1].tolist()
        for begin, end in pairwise(begins):
            yield self._bytes[begin:end].tobytes().decode()

    def begins(self, letters: str) -> bool:
        """Whether one of the words begins with some letters."""
        at = self._place(letters)
        return at < len(self) and self._encoded(at).startswith(letters.encode())

    def of_size(self, sizes: range, beginning: str = "") -> list[str]:
        """The words of so many bytes that begin with some letters, in order."""
        low, high = 0, len(self)
        if beginning:
            low, high = (self._place(end) for end in (beginning, beginning + _AFTER))
        starts = np.asarray(self._starts[low : high + 1])
        lengths = np.diff(starts)
        places = np.flatnonzero((lengths >= sizes.start) & (lengths < sizes.stop))
        first = int(starts[0])
        letters = self._letters[first : int(starts[-1])].tobytes()
        begins, ends = (starts[places] - first).tolist(), (starts[places + 1] - first).tolist()
        return [letters[begin:end].decode() for begin, end in zip(begins, ends, strict=True)]

    def holds(self, word: str) -> bool:
        """Whether it is one of the words."""
        at = self._place(word)
        return at < len(self) and self._encoded(at) == word.encode()

    def with_words(self, words: Iterable[str]) -> "Vocabulary":
        """These words and more, in any order; those that are held already cost a look each."""
        new = sorted({word for word in words if not self.holds(word)})
        if not new:
            return self
        encoded = [word.encode() for word in new]
        places = [self._place(word) for word in new]
        pieces = np.split(self._letters, self._starts[places])
        letters = b"".join(
            part
            for piece, word in zip(pieces, [*encoded, b""], strict=True)
            for part in (piece.tobytes(), word)
        )
        sizes = np.insert(np.diff(self._starts), places, [len(word) for word in encoded])
        starts = np.zeros(len(sizes) + 1, dtype=np.int64)
        np.cumsum(sizes, out=starts[1:])
        return Vocabulary(np.frombuffer(letters, dtype=np.uint8), starts)

    def _encoded(self, place: int) -> bytes:
        return self._bytes[self._begins[place] : self._begins[place + 1]].tobytes()

    def _not_before(self, word: str) -> int:
        """The place of the first word that is not before another; bytes are in order as letters."""
        return bisect_left(range(len(self)), word.encode(), key=self._encoded)

    def save(self, folder: Path) -> None:
        """Write it into ``folder``."""
        np.save(folder / "words.npy", self._letters)
        np.save(folder / "word_starts.npy", self._starts)

    @classmethod
    def load(cls, folder: Path) -> "Vocabulary":
        """Map the vocabulary in ``folder`` into memory, read-only.

        Raises:
            BuildError: a file is missing or is no such file, or they do not fit together.
        """
        try:
            letters, starts = (mapped(folder / name) for name in ("words.npy", "word_starts.npy"))
        except (OSError, ValueError, EOFError) as error:
            raise BuildError(
                f"The words of {folder} cannot be read; run: onrecord index"
            ) from error
        if not len(starts) or int(starts[-1]) != len(letters):
            raise BuildError(f"The words of {folder} do not fit together; run: onrecord index")
        return cls(letters, starts)
