"""What was trained: the changes that turn the encoder's model into a reader, in four bits each.

Training changes each number of the base's layers a little; the word vectors stay the base's. The
changes are kept in blocks, as the base keeps its own numbers, and are added to those when the
reader is compiled. (As products of two thin matrices, LoRA's form, eight megabytes hold 79 % of the
changes, by their squares; in four bits ten hold 99 %.)

``reader.npz`` holds, by the names that BERT's tensors have in transformers: ``NAME:halves`` and
``NAME:scales`` of a matrix, of which a row of blocks is ``(halves - 8) * scale``, two numbers to a
byte, the lower half first; ``NAME`` the change of a bias or a scale; and the heads
``score.weight``, ``score.bias``, ``ends.weight`` and ``ends.bias``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encode import e5_package
from retrieval.encode.shipped_weights import shipped
from retrieval.errors import EncoderError

FILE = Path(__file__).with_name("reader.npz")

SHA256 = "c1343faf77b9927b4ba42c4d8f115aa048be8aac6ad1e3e702068bbf9825985f"
"""Of the shipped file."""

FINGERPRINT = f"reader:{SHA256[:16]}:{e5_package.SHA256[:16]}"
"""Names the scores."""

MOST_TOKENS = 192
"""Of a question and a window together, as it was trained."""

HALVES, SCALES = ":halves", ":scales"
HEADS = ("score.weight", "score.bias", "ends.weight", "ends.bias")

_BLOCK = 64
_PARTS = (1.0, 0.9, 0.8, 0.7, 0.6)  # of the greatest number of a block, that its scale spans

Tensors = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Adapter:
    """Changes of a base model's tensors, and the heads on top of it; all f32."""

    changes: Tensors
    heads: Tensors

    def merged(self, base: Mapping[str, NDArray[np.float32]]) -> Tensors:
        """The base's tensors with the changes added.

        Raises:
            EncoderError: the adapter belongs to another base.
        """
        merged = dict(base)
        for name, change in self.changes.items():
            if name not in merged or merged[name].shape != change.shape:
                raise EncoderError(f"The reader was trained on another base: {name} does not fit")
            merged[name] = merged[name] + change
        return merged


def read_adapter(path: Path = FILE, sha256: str | None = SHA256) -> Adapter:
    """The adapter of a file.

    Args:
        path: of the file.
        sha256: that the file must have; None for whichever.

    Raises:
        EncoderError: it is missing, changed or damaged.
    """
    with shipped(path, sha256, "reader") as kept:
        heads = {name: kept.pop(name).astype(np.float32) for name in HEADS}
        names = [name.removesuffix(HALVES) for name in kept if name.endswith(HALVES)]
        changes = {name: _unpacked(kept[name + HALVES], kept[name + SCALES]) for name in names}
    plain = {name: one for name, one in kept.items() if not name.endswith((HALVES, SCALES))}
    return Adapter(changes | {k: v.astype(np.float32) for k, v in plain.items()}, heads)


def write_adapter(
    path: Path,
    trained: Mapping[str, NDArray[np.float32]],
    base: Mapping[str, NDArray[np.float32]],
    heads: Mapping[str, NDArray[np.float32]],
) -> None:
    """Write what training changed.

    Args:
        path: of the file.
        trained: tensors after training; those that are not among them are as the base has them.
        base: tensors before.
        heads: by ``HEADS``.

    Raises:
        OSError: the disk does not take it.
    """
    kept: dict[str, NDArray[Any]] = {}
    for name, after in sorted(trained.items()):
        change = after.astype(np.float32) - base[name]
        if not change.any():
            continue
        if change.ndim == 1:
            kept[name] = change.astype(np.float16)
            continue
        kept[name + HALVES], kept[name + SCALES] = _packed(change)
    kept |= {name: heads[name].astype(np.float16) for name in HEADS}
    np.savez_compressed(path, allow_pickle=False, **kept)


def _packed(change: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """A matrix in four bits: halves, shape (rows, columns / 2), and scales, (rows, blocks)."""
    rows, columns = change.shape
    blocks = change.reshape(rows, -1, min(_BLOCK, columns))
    greatest = np.abs(blocks).max(axis=2, keepdims=True)
    best, error = np.zeros_like(blocks), np.full_like(greatest, np.inf)
    scales = np.zeros_like(greatest)
    for part in _PARTS:  # what is cut off at the ends costs less than coarse steps do
        scale = np.maximum(part * greatest / 7, 1e-7).astype(np.float16).astype(np.float32)
        numbers = np.clip(np.rint(blocks / scale), -8, 7)
        off = ((numbers * scale - blocks) ** 2).sum(axis=2, keepdims=True)
        better = off < error
        best, error = np.where(better, numbers, best), np.where(better, off, error)
        scales = np.where(better, scale, scales)
    halves = (best + 8).astype(np.uint8).reshape(rows, columns)
    packed: NDArray[np.uint8] = (halves[:, 0::2] + 16 * halves[:, 1::2]).astype(np.uint8)
    return packed, scales[:, :, 0].astype(np.float16)


def _unpacked(halves: NDArray[np.uint8], scales: NDArray[np.float16]) -> NDArray[np.float32]:
    """The matrix of some halves and scales."""
    rows, blocks = scales.shape
    numbers = np.stack((halves & 15, halves >> 4), axis=2).astype(np.float32) - 8
    wide = numbers.reshape(rows, blocks, -1) * scales.astype(np.float32)[:, :, np.newaxis]
    matrix: NDArray[np.float32] = wide.reshape(rows, -1)
    return matrix
