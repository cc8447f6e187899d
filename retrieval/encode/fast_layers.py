"""The layers of the fast encoder: half as many as the multilingual model's, in eight bits.

They were trained to give that model's vectors (``training/encoder``); word vectors, places and
tokenizer are that model's own.

``fast_layers.npz`` holds, by the names that BERT's tensors have in transformers: ``NAME:numbers``
and ``NAME:scales`` of a matrix, a row of which is numbers of eight bits times its scale; ``NAME``
a bias or a scale, in half precision.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encode import e5_package
from retrieval.encode.e5_package import E5Model
from retrieval.encode.shipped_weights import shipped

FILE = Path(__file__).with_name("fast_layers.npz")

SHA256 = "4e75a10144f57148313b56e36130e2c51e744601c04a32c389ca00bea76bc79a"
"""Of the shipped file."""

FINGERPRINT = f"e5-small-fast:{SHA256[:16]}:{e5_package.SHA256[:16]}:{e5_package.CENTRED}"
"""Names the vectors."""

_NUMBERS, _SCALES = ":numbers", ":scales"
_GREATEST = 127

Tensors = dict[str, NDArray[np.float32]]


def fast_model(base: E5Model) -> E5Model:
    """The fast encoder: the multilingual model with these layers in place of its own.

    Raises:
        EncoderError: the layers are missing, changed or damaged.
    """
    layers = read_layers()
    count = 1 + max(int(name.split(".")[2]) for name in layers)
    kept = {name: one for name, one in base.tensors.items() if not name.startswith("encoder.")}
    return replace(base, shape=replace(base.shape, layers=count), tensors=kept | layers)


def read_layers(path: Path = FILE, sha256: str | None = SHA256) -> Tensors:
    """The layers of a file, f32.

    Args:
        path: of the file.
        sha256: that the file must have; None for whichever.

    Raises:
        EncoderError: it is missing, changed or damaged.
    """
    with shipped(path, sha256, "fast encoder") as kept:
        names = [name.removesuffix(_NUMBERS) for name in kept if name.endswith(_NUMBERS)]
        matrices = {
            name: kept[name + _NUMBERS].astype(np.float32) * kept[name + _SCALES] for name in names
        }
    plain = {name: one for name, one in kept.items() if not name.endswith((_NUMBERS, _SCALES))}
    return matrices | {name: one.astype(np.float32) for name, one in plain.items()}


def write_layers(path: Path, tensors: Mapping[str, NDArray[np.float32]]) -> None:
    """Write layers in eight bits.

    Raises:
        OSError: the disk does not take it.
    """
    kept: dict[str, NDArray[Any]] = {}
    for name, tensor in sorted(tensors.items()):
        if tensor.ndim == 1:
            kept[name] = tensor.astype(np.float16)
            continue
        scales = np.abs(tensor).max(axis=1, keepdims=True) / _GREATEST
        scales = np.maximum(scales, np.finfo(np.float32).tiny).astype(np.float32)
        kept[name + _NUMBERS] = np.rint(tensor / scales).astype(np.int8)
        kept[name + _SCALES] = scales
    np.savez_compressed(path, allow_pickle=False, **kept)
