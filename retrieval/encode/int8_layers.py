"""How the linear layers of a built-in model are quantised to int8: measured once, kept as data.

What NNCF found over our own questions and answers (``quantisation``, SmoothQuant): by how much
each number that a layer is fed with is scaled, the range of what comes out of that, and what is
added to the layer's bias. Weights are not kept: they follow from the model's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SMOOTHING, _RANGE, _CORRECTION = ":smoothing", ":range", ":correction"
_GREATEST = 127

Row = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Int8Layer:
    """What the linear layers of one place are fed with.

    Attributes:
        smoothing: what each number is multiplied by, and the weights of its column divided by.
        low, high: the range that is quantised.
    """

    smoothing: Row
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Int8Layers:
    """The layers by their places, and what is added to biases, by the names of linear layers."""

    layers: Mapping[str, Int8Layer]
    corrections: Mapping[str, Row]

    def weights(self, place: str, weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], Row]:
        """Weights in int8, and their scales, a row each; the greatest of a row is 127."""
        smoothed = weight / self.layers[place].smoothing
        scales = np.abs(smoothed).max(axis=1, keepdims=True) / _GREATEST
        scales = np.maximum(scales, np.finfo(np.float32).tiny).astype(np.float32)
        return np.rint(smoothed / scales).astype(np.int8), scales


def read_int8(path: Path) -> Int8Layers:
    """The layers of a file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is damaged.
        KeyError: something is missing.
    """
    with np.load(path, allow_pickle=False) as file:
        kept = {name: file[name].astype(np.float32) for name in file.files}
    layers = {}
    for name, smoothing in kept.items():
        if name.endswith(_SMOOTHING):
            place = name.removesuffix(_SMOOTHING)
            low, high = kept[place + _RANGE].tolist()
            layers[place] = Int8Layer(smoothing, low, high)
    corrections = {
        name.removesuffix(_CORRECTION): row
        for name, row in kept.items()
        if name.endswith(_CORRECTION)
    }
    return Int8Layers(layers, corrections)


def write_int8(path: Path, int8: Int8Layers) -> None:
    """Write layers; what ``read_int8`` gives back is the same to the digits of half precision.

    Raises:
        OSError: the disk does not take it.
    """
    arrays: dict[str, NDArray[Any]] = {}
    for place, layer in int8.layers.items():
        arrays[place + _SMOOTHING] = layer.smoothing.astype(np.float16)
        arrays[place + _RANGE] = np.array([layer.low, layer.high], dtype=np.float32)
    for name, row in int8.corrections.items():
        arrays[name + _CORRECTION] = row.astype(np.float16)
    np.savez_compressed(path, allow_pickle=False, **arrays)
