"""The built-in models, out of their packages' files: all that a compiled form is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.encode import e5_folder, e5_package, fast_layers
from retrieval.encode.bert_graph import WORDS, BertShape, Tensors
from retrieval.encode.compiled_files import TOKENIZER
from retrieval.encode.e5_package import E5Model
from retrieval.encode.model_source import ENGLISH_FINGERPRINT, ModelSource
from retrieval.encode.model_tokenizer import SpecialTokens, copy_tokenizer
from retrieval.encode.safetensors_file import read_tensors

_HERE = Path(__file__).parent
_ENGLISH = BertShape(layers=6, heads=12, epsilon=1e-12)
_ENGLISH_TOKENS = 256


@dataclass(frozen=True, slots=True)
class BuiltInModel:
    """A BERT encoder whose sentence vectors are the mean of its tokens' ones.

    Attributes:
        tensors: by the names that BERT's have in transformers.
        words: the word vectors, which no graph holds.
        padding: number of the padding token.
        most_tokens: of a text, special ones included.
        write_tokenizer: writes it into the folder of a compiled model; gives what stands around
            every text.
        int8: file of how its layers are quantised.
        reference: file of what sentence-transformers makes of the gate's texts with it.
    """

    tensors: Tensors
    shape: BertShape
    words: NDArray[np.float16]
    padding: int
    most_tokens: int
    write_tokenizer: Callable[[Path], SpecialTokens]
    int8: Path
    reference: Path


def is_built_in(source: ModelSource) -> bool:
    """Whether a model can be compiled out of its package's file; nothing is read."""
    return reader_of(source) is not None


def reader_of(source: ModelSource) -> Callable[[], BuiltInModel] | None:
    """What reads a model's files; None for any but a built-in one, or where they are not here.

    What is given raises ``EncoderError`` where they are damaged, and ``OSError``.
    """
    if source.fingerprint == e5_package.FINGERPRINT and e5_package.is_installed():
        return partial(_multilingual, "multilingual", lambda model: model)
    if source.fingerprint == fast_layers.FINGERPRINT and e5_package.is_installed():
        return partial(_multilingual, "fast", fast_layers.fast_model)
    if source.fingerprint == ENGLISH_FINGERPRINT and source.folder is not None:
        return partial(_english, source.folder)
    return None


def shape_of(model: E5Model) -> BertShape:
    """What of the multilingual model's shape its tensors do not tell."""
    return BertShape(model.shape.layers, model.shape.heads, model.shape.epsilon)


def _multilingual(name: str, made: Callable[[E5Model], E5Model]) -> BuiltInModel:
    """What is made of the package's model, and the files that go by a name."""
    model = made(e5_package.read_model(e5_package.package_file(), words_apart=True))
    assert model.words is not None  # noqa: S101 - they were asked for
    return BuiltInModel(
        model.tensors,
        shape_of(model),
        model.words,
        e5_folder.padding(model),
        model.shape.positions,
        partial(e5_folder.write_compiled_tokenizer, model),
        _HERE / f"{name}_int8.npz",
        _HERE / f"{name}_reference.npz",
    )


def _english(folder: Path) -> BuiltInModel:
    tensors = read_tensors(folder / "model.safetensors")
    return BuiltInModel(
        tensors,
        _ENGLISH,
        tensors[WORDS].astype(np.float16),
        0,
        _ENGLISH_TOKENS,
        partial(copy_tokenizer, folder / TOKENIZER),
        _HERE / "english_int8.npz",
        _HERE / "english_reference.npz",
    )
