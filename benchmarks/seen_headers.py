"""A statement's header read once, with its first passage, and seen by the passages after it.

A transformer's words take from others what their keys and values say, layer by layer. The first
passage of a statement is read behind the header. The header's keys and values in each layer are
kept, and a later passage is given them in place of the header's words: it sees its header as if it
stood before it, and none of the header's tokens is computed again. For ``fewer_tokens.py``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval import ModelEncoder
from retrieval.encode.batching import batches
from retrieval.encode.compiled_files import GRAPH, compiled_folder, read_facts
from retrieval.encode.graph import feeding, inputs
from retrieval.encode.protocol import Matrix
from retrieval.errors import EncoderError

_ATTENTION = "ScaledDotProductAttention"
_KEY, _VALUE, _MASK = 1, 2, 3
_BUDGET, _MULTIPLE = (
    1024,
    8,
)  # tokens of a batch, and what widths are padded to: as a build has them
_WIDTH, _MOST = 32, 64  # what kept headers are padded to one of, and their most tokens
_STATEMENTS = 128  # whose kept headers are in memory at once

Ids = list[int]
Kept = NDArray[np.float16]
"""Keys and values of a header in each layer, shape (2 * layers, tokens, heads, head size)."""


def give_past(graph: Any) -> tuple[int, int]:
    """Change a graph so that tokens see others that were read before, and puts out what to keep.

    Args:
        graph: an ``openvino.Model`` of a BERT; it is changed. It then also reads ``past_mask``
            (texts, past width), ``places`` (texts, width), ``kept``, how many tokens' keys and
            values it puts out, and ``past0`` ... in half precision.

    Returns:
        Heads of a layer, and the size of a head.
    """
    from openvino import opset13 as op

    nodes = graph.get_ordered_ops()
    layers = [one for one in nodes if one.get_type_name() == _ATTENTION]
    looked_up = next(one for one in nodes if _is_of_places(one))
    mask = next(p for p in graph.get_parameters() if "attention_mask" in p.output(0).get_names())
    past_mask = op.parameter([-1, -1], np.int64, name="past_mask")
    places = op.parameter([-1, -1], np.int64, name="places")
    kept = op.parameter([1], np.int64, name="kept")
    found = op.gather(looked_up.input_value(0), places, np.int64(0))
    for target in looked_up.output(0).get_target_inputs():
        target.replace_source_output(found.output(0))
    seen = op.unsqueeze(op.concat([past_mask, mask], 1), np.array([1, 2]))
    allowed = op.convert(seen, "boolean")
    fed = [past_mask, places, kept]
    results: list[Any] = []
    zero, one_each = np.array([0], np.int64), np.array([1], np.int64)
    for layer in layers:
        layer.input(_MASK).replace_source_output(allowed.output(0))
        for place in (_KEY, _VALUE):
            turned = layer.input_value(place).get_node()  # tokens and heads change places there
            new = turned.input_value(0)
            heads, size = (new.get_partial_shape()[at].get_length() for at in (2, 3))
            past = op.parameter([-1, -1, heads, size], np.float16, name=f"past{len(results)}")
            fed.append(past)
            both = op.concat([op.convert(past, "f32"), new], 1)
            turned.input(0).replace_source_output(both.output(0))
            part = op.slice(new, zero, kept, one_each, one_each)
            results.append(op.result(op.convert(part, "f16")))
    for parameter in fed:
        parameter.output(0).set_names({parameter.get_friendly_name()})
    graph.add_parameters(fed)
    graph.add_results(results)
    graph.validate_nodes_and_infer_types()
    return heads, size


def _is_of_places(node: Any) -> bool:
    """Whether a node looks up what stands for places in a text."""
    return node.get_type_name() == "Gather" and "position_embeddings" in node.get_friendly_name()


class SeenHeaders:
    """The compiled form of a model, reading headers once.

    Args:
        encoder: whose compiled form it is.
        models: the folder of compiled models.
        threads: CPU cores to use.

    Raises:
        EncoderError: it is not compiled.
    """

    def __init__(self, encoder: ModelEncoder, models: Path, threads: int = 2) -> None:
        import openvino

        folder = compiled_folder(models, encoder.fingerprint)
        facts = read_facts(folder)
        if facts is None:
            raise EncoderError(f"There is no compiled model at {folder}")
        self._facts = facts
        self._tokenizer, self._words = feeding(folder, facts)
        core = openvino.Core()
        graph = core.read_model(folder / GRAPH)
        self._head = give_past(graph)
        options = {
            "INFERENCE_NUM_THREADS": threads,
            "NUM_STREAMS": 1,
            "INFERENCE_PRECISION_HINT": "f32" if facts.precision == "f32" else "bf16",
        }
        self._request = core.compile_model(graph, "CPU", options).create_infer_request()

    def vectors(
        self, headers: Sequence[str], passages: Sequence[Sequence[str]]
    ) -> tuple[Matrix, int]:
        """The unit vectors of all passages in their order, and how many tokens were read.

        Args:
            headers: of each statement.
            passages: of each statement, at least one.
        """
        prompt, after = self._facts.passage, [*self._facts.after]
        cut = self._tokenizer.pieces([f"{prompt}{one}\n" for one in headers])
        before = [[*self._facts.before, *one][:_MOST] for one in cut]
        texts = self._tokenizer.pieces([text for some in passages for text in some])
        ends = np.cumsum([0, *map(len, passages)]).tolist()
        vectors = np.empty((len(texts), self._facts.dimension), dtype=np.float32)
        tokens = 0
        for start in range(0, len(headers), _STATEMENTS):
            some = range(start, min(start + _STATEMENTS, len(headers)))
            firsts = {ends[at]: before[at] + texts[ends[at]] for at in some}
            owners = {row: at for at in some for row in range(ends[at], ends[at + 1])}
            rest = {row: texts[row] for row in owners if row not in firsts}
            for ids, behind in ((firsts, False), (rest, True)):
                for row, one in ids.items():
                    room = self._facts.most_tokens - len(after)
                    room -= len(before[owners[row]]) if behind else 0
                    ids[row] = one[:room] + after
                    tokens += len(ids[row])
            kept = self._first(firsts, {ends[at]: len(before[at]) for at in some}, vectors)
            of_rows = {row: kept[ends[owners[row]]] for row in rest}
            self._rest(rest, of_rows, {row: len(before[owners[row]]) for row in rest}, vectors)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Matrix = vectors / np.maximum(norms, 1e-12)
        return unit, tokens

    def _first(
        self, ids: dict[int, Ids], lengths: dict[int, int], vectors: Matrix
    ) -> dict[int, Kept]:
        """Read first passages behind their headers; returns what is kept of each, by row."""
        kept: dict[int, Kept] = {}
        for rows in _batches(ids):
            keep = max(_padded(lengths[row]) for row in rows)
            nothing = np.zeros((2, len(rows), 0, *self._head), np.float16)
            found = self._infer([ids[row] for row in rows], nothing, [0] * len(rows), keep)
            vectors[rows] = found[0]
            layers = np.stack(found[1:], axis=1)
            for row, one in zip(rows, layers, strict=True):
                whole = np.zeros((one.shape[0], _MOST, *self._head), np.float16)
                whole[:, : one.shape[1]] = one
                kept[row] = whole[:, : _padded(lengths[row])]
        return kept

    def _rest(
        self,
        ids: dict[int, Ids],
        kept: dict[int, Kept],
        lengths: dict[int, int],
        vectors: Matrix,
    ) -> None:
        """Read the other passages; each sees what was kept of its header."""
        for width in range(_WIDTH, _MOST + 1, _WIDTH):
            there = {row: one for row, one in ids.items() if kept[row].shape[1] == width}
            for rows in _batches(there):
                past = np.stack([kept[row] for row in rows], axis=1)
                some = [ids[row] for row in rows]
                vectors[rows] = self._infer(some, past, [lengths[row] for row in rows], 0)[0]

    def _infer(
        self, ids: Sequence[Ids], past: Kept, lengths: Sequence[int], keep: int
    ) -> list[NDArray[Any]]:
        fed = inputs(ids, self._facts, self._words, _MULTIPLE)
        before = np.asarray(lengths, dtype=np.int64)[:, np.newaxis]
        width = fed["attention_mask"].shape[1]
        fed["past_mask"] = (np.arange(past.shape[2]) < before).astype(np.int64)
        fed["places"] = np.minimum(before + np.arange(width), self._facts.most_tokens - 1)
        fed["kept"] = np.array([keep], dtype=np.int64)
        layers = len(self._request.output_tensors) - 1
        pasts = past if past.shape[2] else [past[0]] * layers
        fed |= {f"past{place}": one for place, one in zip(range(layers), pasts, strict=True)}
        self._request.infer(fed)
        return [tensor.data for tensor in self._request.output_tensors]


def _padded(tokens: int) -> int:
    return -(-tokens // _WIDTH) * _WIDTH


def _batches(ids: dict[int, Ids]) -> list[list[int]]:
    """Rows in batches of one padded width."""
    rows = [*ids]
    lengths = [len(one) for one in ids.values()]
    found = batches(lengths, _BUDGET, _MULTIPLE, level=True)
    return [[rows[place] for place in some] for some in found]
