"""A BERT encoder as an OpenVINO graph, made of its weights alone.

For the models whose layers are known (Devlin et al., "BERT", 2019), so that neither torch nor
tracing is needed to compile them. Word vectors come in as rows: their table lies outside the
graph (``word_vectors``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encode.int8_layers import Int8Layers
from retrieval.encode.word_vectors import INPUT

MASK = "attention_mask"
WORDS = "embeddings.word_embeddings.weight"
"""Name of the table of word vectors, as transformers has it."""

Tensors = Mapping[str, NDArray[np.float32]]
"""By the names that BERT's have in transformers."""

_POSITIONS = "embeddings.position_embeddings.weight"
_TYPES = "embeddings.token_type_embeddings.weight"


@dataclass(frozen=True, slots=True)
class BertShape:
    """What the tensors' own shapes do not tell."""

    layers: int
    heads: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class BertGraph:
    """Nodes of OpenVINO, of which a model is made.

    Attributes:
        inputs: parameters: rows of word vectors, shape (texts, width, hidden), and the mask, shape
            (texts, width).
        tokens: vectors of the last layer, shape (texts, width, hidden).
        mean: of each text's own tokens, shape (texts, hidden).
    """

    inputs: tuple[Any, Any]
    tokens: Any
    mean: Any


def bert_graph(tensors: Tensors, shape: BertShape, int8: Int8Layers | None = None) -> BertGraph:
    """The graph of an encoder, in full width or with its linear layers in int8.

    Args:
        tensors: the word vectors are not read.
        shape: of the encoder.
        int8: how its linear layers are quantised.

    Raises:
        KeyError: a tensor is missing, or a layer has no ranges.
    """
    return _Builder(tensors, shape, int8).built()


def model_of(graph: BertGraph, outputs: list[Any]) -> Any:
    """An ``openvino.Model`` that puts out some nodes of a graph."""
    import openvino

    return openvino.Model(outputs, [*graph.inputs])


def linear(tokens: Any, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> Any:
    """A linear layer on top of a graph, in full width."""
    from openvino import opset13 as ops

    return ops.add(ops.matmul(tokens, weight, transpose_a=False, transpose_b=True), bias)


def first_and_mean(graph: BertGraph) -> Any:
    """The vector of each text's first token and the mean, side by side: (texts, 2 x hidden)."""
    from openvino import opset13 as ops

    first = ops.gather(graph.tokens, np.int64(0), np.int64(1))
    return ops.concat([first, graph.mean], axis=1)


class _Builder:
    def __init__(self, tensors: Tensors, shape: BertShape, int8: Int8Layers | None) -> None:
        from openvino import opset13

        self._ops: Any = opset13
        self._tensors = tensors
        self._shape = shape
        self._int8 = int8
        self._hidden = tensors[_POSITIONS].shape[1]

    def built(self) -> BertGraph:
        ops = self._ops
        words = ops.parameter([-1, -1, self._hidden], np.float32, name=INPUT)
        mask = ops.parameter([-1, -1], np.int64, name=MASK)
        words.output(0).set_names({INPUT})
        mask.output(0).set_names({MASK})
        attended = ops.convert(ops.unsqueeze(mask, np.array([1, 2])), "boolean")
        tokens = self._norm(ops.add(words, self._places(mask)), "embeddings.LayerNorm")
        for number in range(self._shape.layers):
            tokens = self._layer(tokens, attended, f"encoder.layer.{number}")
        return BertGraph((words, mask), tokens, self._mean(tokens, mask))

    def _places(self, mask: Any) -> Any:
        """Vectors of the first so many places; every token is of the first type."""
        ops = self._ops
        table = self._tensors[_POSITIONS] + self._tensors[_TYPES][:1]
        width = ops.gather(ops.shape_of(mask), np.array([1]), np.int64(0))
        one = np.array([1])
        return ops.slice(table[np.newaxis], np.array([0]), width, one, one)

    def _layer(self, tokens: Any, attended: Any, name: str) -> Any:
        ops = self._ops
        seen = self._fed(tokens, f"{name}.attention.self")
        query, key, value = (
            self._heads(self._linear(seen, f"{name}.attention.self", part))
            for part in ("query", "key", "value")
        )
        found = ops.scaled_dot_product_attention(query, key, value, attended)
        found = ops.reshape(
            ops.transpose(found, np.array([0, 2, 1, 3])), np.array([0, 0, self._hidden]), True
        )
        place = f"{name}.attention.output"
        found = self._linear(self._fed(found, place), place, "dense")
        tokens = self._norm(ops.add(found, tokens), f"{place}.LayerNorm")
        place = f"{name}.intermediate"
        wide = ops.gelu(self._linear(self._fed(tokens, place), place, "dense"), "erf")
        place = f"{name}.output"
        made = self._linear(self._fed(wide, place), place, "dense")
        return self._norm(ops.add(made, tokens), f"{place}.LayerNorm")

    def _heads(self, tokens: Any) -> Any:
        ops, heads = self._ops, self._shape.heads
        parted = ops.reshape(tokens, np.array([0, 0, heads, self._hidden // heads]), True)
        return ops.transpose(parted, np.array([0, 2, 1, 3]))

    def _fed(self, tokens: Any, place: str) -> Any:
        """What linear layers of a place are fed with: in int8, where their ranges are known."""
        if self._int8 is None:
            return tokens
        ops, layer = self._ops, self._int8.layers[place]
        low, high = np.float32(layer.low), np.float32(layer.high)
        smoothed = ops.multiply(tokens, layer.smoothing[np.newaxis, np.newaxis])
        return ops.fake_quantize(smoothed, low, high, low, high, 256)

    def _linear(self, fed: Any, place: str, part: str) -> Any:
        ops, name = self._ops, f"{place}.{part}"
        weight, bias = self._tensors[f"{name}.weight"], self._tensors[f"{name}.bias"]
        given: Any = weight
        if self._int8 is not None:
            numbers, scales = self._int8.weights(place, weight)
            given = ops.multiply(ops.convert(ops.constant(numbers), "f32"), scales)
            bias = bias + self._int8.corrections[name]
        product = ops.matmul(fed, given, transpose_a=False, transpose_b=True, name=name)
        return ops.add(product, bias, name=f"{name}.bias")

    def _norm(self, tokens: Any, name: str) -> Any:
        ops = self._ops
        axes, epsilon = np.array([-1]), self._shape.epsilon
        normal = ops.mvn(tokens, axes, True, epsilon, "inside_sqrt")
        scaled = ops.multiply(normal, self._tensors[f"{name}.weight"])
        return ops.add(scaled, self._tensors[f"{name}.bias"])

    def _mean(self, tokens: Any, mask: Any) -> Any:
        ops = self._ops
        own = ops.convert(ops.unsqueeze(mask, np.array([-1])), "f32")
        total = ops.reduce_sum(ops.multiply(tokens, own), np.array([1]), False)
        return ops.divide(total, ops.reduce_sum(own, np.array([1]), False))
