"""Tensors of a file in safetensors' form: a header in JSON, then the numbers.

Read here, so that what runs a model need not have the library that trains one.
"""

import json
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import EncoderError

_LENGTH = struct.Struct("<Q")


def read_tensors(path: Path) -> dict[str, NDArray[np.float32]]:
    """The tensors of 32-bit numbers in a file, by name; others are left out.

    Raises:
        EncoderError: it is damaged.
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    try:
        (length,) = _LENGTH.unpack_from(data)
        first = _LENGTH.size + length
        header = json.loads(data[_LENGTH.size : first])
        tensors = {}
        for name, facts in header.items():
            if facts.get("dtype") != "F32":
                continue
            start, end = facts["data_offsets"]
            numbers = np.frombuffer(data, "<f4", (end - start) // 4, first + start)
            tensors[name] = numbers.reshape(facts["shape"])
    except (struct.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EncoderError(f"{path} is damaged: {error}") from error
    return tensors
