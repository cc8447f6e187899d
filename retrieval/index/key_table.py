"""Keys of 16 bytes to places, in arrays: a dictionary of a million takes 150 MB, these 32."""

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from retrieval.index.snapshot import KEY_BYTES

Keys = NDArray[np.uint8]
"""Shape (keys, 16)."""


def keys_of(names: Iterable[bytes | bytearray]) -> Keys:
    """Keys one by one as one array."""
    return np.frombuffer(b"".join(names), dtype=np.uint8).reshape(-1, KEY_BYTES)


class KeyTable:
    """Where each of many keys stands; of one that stands several times, one of its places.

    Args:
        keys: in the order of their places.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        heads = _heads(keys)
        self._places = np.argsort(heads, kind="stable")
        self._heads = heads[self._places]
        self._sorted = self._heads.data  # a single one is found without NumPy's own objects

    def __len__(self) -> int:
        """Number of places."""
        return len(self._keys)

    def __contains__(self, name: bytes) -> bool:
        """Whether a key stands anywhere."""
        head = int.from_bytes(name[: KEY_BYTES // 2], "little")
        at = bisect_left(self._sorted, head)
        while at < len(self) and self._sorted[at] == head:
            if self._keys[self._places[at]].tobytes() == name:
                return True
            at += 1
        return False

    def places(self, keys: Keys) -> NDArray[np.int64]:
        """Where each of some keys stands, -1 for nowhere; shape (len(keys),)."""
        found = np.full(len(keys), -1, dtype=np.int64)
        wanted = _heads(keys)
        at = self._heads.searchsorted(wanted)
        left = np.arange(len(keys))
        # two keys of one half are as good as never there: mostly it is looked once
        while (left := left[at[left] < len(self)]).size:
            left = left[self._heads[at[left]] == wanted[left]]
            places = self._places[at[left]]
            same = (self._keys[places] == keys[left]).all(axis=1)
            found[left[same]] = places[same]
            left = left[~same]
            at[left] += 1
        return found

    def with_more(self, keys: Keys) -> "KeyTable":
        """These keys, and more behind them."""
        return KeyTable(np.concatenate([self._keys, keys])) if len(keys) else self


def _heads(keys: Keys) -> NDArray[np.uint64]:
    """The first halves, by which keys are ordered."""
    halves = np.ascontiguousarray(keys).view("<u8").reshape(-1, 2)
    return halves[:, 0].astype(np.uint64)
