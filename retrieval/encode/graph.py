"""A compiled graph and its tokenizer: texts to unit vectors by OpenVINO.

The only importer of OpenVINO at run time.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import local
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encode import word_vectors
from retrieval.encode.compiled_files import CACHE, GRAPH, CompiledFacts
from retrieval.encode.model_tokenizer import ModelTokenizer
from retrieval.encode.number_formats import BF16, F16, F32, INT8
from retrieval.encode.protocol import Matrix, Vector
from retrieval.encode.word_vectors import WordVectors
from retrieval.errors import EncoderError

_BUDGET = 1024  # tokens in a batch, padding included: what stays in the cache is fastest
_MULTIPLE = 8  # that widths are padded to: for every other shape OpenVINO would make code
_FEW = 8  # texts of a batch where shapes are to be few
_GROUP = 2048  # texts whose tokens are held at once
_CAPABILITIES = {BF16: "BF16", F16: "FP16"}

_KEPT = "256"
"""Pieces of code, some fifteen a shape, that OpenVINO and its products keep each. Without a bound
every shape it meets stays: eight megabytes of a batch of questions, a gigabyte of an index."""
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", _KEPT)

# OpenVINO's own telemetry would be sent at import; without its package OpenVINO has a stub for it
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]


def feeding(folder: Path, facts: CompiledFacts) -> tuple[ModelTokenizer, WordVectors | None]:
    """What a graph is fed by: its tokenizer, and the vectors of tokens where they lie outside.

    Raises:
        Exception: whatever the libraries raise where a file is missing or damaged.
    """
    tokenizer = ModelTokenizer(folder, (facts.before, facts.after), facts.most_tokens)
    outside = word_vectors.INPUT in facts.inputs
    return tokenizer, word_vectors.mapped(folder) if outside else None


def inputs(
    ids: Sequence[Sequence[int]],
    facts: CompiledFacts,
    words: WordVectors | None,
    multiple: int = 1,
) -> dict[str, NDArray[Any]]:
    """A graph's inputs for texts: arrays of shape (texts, width), by the inputs' names.

    Args:
        ids: tokens of each text.
        facts: of the model.
        words: the vectors of tokens, of which a graph without them is fed with the rows.
        multiple: the width is padded to one of it, as far as the model reads.
    """
    lengths = np.fromiter(map(len, ids), dtype=np.int64, count=len(ids))
    longest = int(lengths.max())
    width = max(longest, min(_padded(longest, multiple), facts.most_tokens))
    mask = np.arange(width) < lengths[:, np.newaxis]
    tokens = np.full(mask.shape, facts.padding, dtype=np.int64)
    tokens[mask] = np.concatenate([np.asarray(one, dtype=np.int64) for one in ids])
    arrays: dict[str, NDArray[Any]] = {
        "input_ids": tokens,
        "attention_mask": mask.astype(np.int64),
        "token_type_ids": np.zeros_like(tokens),
    }
    if words is not None:
        arrays[word_vectors.INPUT] = words[tokens].astype(np.float32)
    return {name: arrays[name] for name in facts.inputs}


class Graph:
    """A compiled graph and its tokenizer; may be used by several threads at once.

    Each text or batch has all cores to itself: a question waits for one batch at the most.

    Args:
        folder: of the compiled model.
        facts: how to feed it.
        threads: CPU cores to use.
        cached: keep in the folder what OpenVINO makes of the graph for this CPU: the next process
            opens it in a third of the time.

    Raises:
        EncoderError: it is damaged, or this CPU cannot run it.
    """

    def __init__(
        self, folder: Path, facts: CompiledFacts, threads: int, *, cached: bool = True
    ) -> None:
        self.facts = facts
        self._local = local()
        try:
            with ThreadPoolExecutor(1) as beside:  # each takes a third of a second, alone
                compiled = beside.submit(_compile, folder, facts.precision, threads, cached=cached)
                self._tokenizer, self._words = feeding(folder, facts)
            self._compiled = compiled.result()
        except Exception as error:  # tokenizers and OpenVINO raise what they like
            raise EncoderError(f"The compiled model at {folder} cannot be opened") from error

    def vector(self, text: str) -> Vector:
        """The unit vector of one text, shape (dimension,)."""
        vector: Vector = _unit(self._infer(self._tokenizer.ids([text])))[0]
        return vector

    def vectors(
        self, texts: Sequence[str], step: Callable[[int], None], *, few_shapes: bool = False
    ) -> Matrix:
        """The unit vectors of texts, shape (texts, dimension).

        The longest come first. A batch holds texts of one padded width: products in int8 and bf16
        depend on it in their last digits, so a text has the same vector whatever is beside it.

        Args:
            texts: to encode.
            step: told how many are done.
            few_shapes: whether batches have a power of two of texts, eight at the most: for texts
                that come by any number, of which more in a batch would hardly be faster.
        """
        vectors: Matrix = np.empty((len(texts), self.facts.dimension), dtype=np.float32)
        for start in range(0, len(texts), _GROUP):
            group = list(texts[start : start + _GROUP])
            ids = self._tokenizer.ids(group)
            part, done = vectors[start : start + len(group)], start
            all_places = batches([len(one) for one in ids], _BUDGET, _MULTIPLE, level=True)
            for places in powers_of_two(all_places, _FEW) if few_shapes else all_places:
                part[places] = self._infer([ids[place] for place in places])
                done += len(places)
                step(done)
        return _unit(vectors)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, without special ones and without a limit."""
        return self._tokenizer.counts(texts)

    def pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, without special ones and without a limit."""
        return self._tokenizer.pieces(texts)

    def outputs(self, ids: Sequence[Sequence[int]], multiple: int = _MULTIPLE) -> list[Matrix]:
        """What the graph puts out for one batch of tokens, special ones included.

        On the calling thread's own request, whose next run writes over it.

        Args:
            ids: tokens of each text.
            multiple: what the width is padded to one of.
        """
        request = getattr(self._local, "request", None)
        if request is None:
            request = self._local.request = self._compiled.create_infer_request()
        request.infer(inputs(ids, self.facts, self._words, multiple))
        return [tensor.data[: len(ids)] for tensor in request.output_tensors]

    def _infer(self, ids: Sequence[Sequence[int]]) -> Matrix:
        """Vectors of any length of one batch."""
        return self.outputs(ids)[0]


def batches(
    lengths: Sequence[int], budget: int, multiple: int = 1, *, level: bool = False
) -> Iterator[list[int]]:
    """Places of texts in batches of similar length, the longest first.

    Args:
        lengths: tokens of each text.
        budget: most tokens of a batch, padded to its longest text; one text may exceed it.
        multiple: what a batch's width is padded to one of.
        level: whether a batch ends where the next text's own padded width is another.
    """
    ordered = sorted(range(len(lengths)), key=lambda place: -lengths[place])
    start = 0
    while start < len(ordered):
        width = _padded(lengths[ordered[start]], multiple)
        after = min(start + max(budget // max(width, 1), 1), len(ordered))
        while level and _padded(lengths[ordered[after - 1]], multiple) < width:
            after -= 1
        yield ordered[start:after]
        start = after


def powers_of_two(batches: Iterable[list[int]], most: int) -> Iterator[list[int]]:
    """The same places in batches of a power of two, ``most`` at the most, itself such a power."""
    for places in batches:
        rest = places
        while rest:
            size = min(1 << (len(rest).bit_length() - 1), most)
            yield rest[:size]
            rest = rest[size:]


def capabilities() -> frozenset[str]:
    """What OpenVINO has fast products for on this CPU: ``BF16``, ``FP16`` and more of its names."""
    import openvino

    return frozenset(openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES"))


def _padded(length: int, multiple: int) -> int:
    return -(-length // multiple) * multiple


def _compile(folder: Path, precision: str, threads: int, *, cached: bool) -> Any:
    import openvino

    fast = capabilities()
    if precision == INT8:  # of what is not quantised
        precision = BF16 if _CAPABILITIES[BF16] in fast else F32
    elif precision in _CAPABILITIES and _CAPABILITIES[precision] not in fast:
        raise EncoderError(f"This CPU would emulate {precision}")
    options: dict[str, Any] = {
        "INFERENCE_NUM_THREADS": threads,
        "NUM_STREAMS": 1,
        "INFERENCE_PRECISION_HINT": precision,
        "ENABLE_CPU_PINNING": False,
    }
    if cached and os.access(folder, os.W_OK):
        options["CACHE_DIR"] = str(folder / CACHE)
    core = openvino.Core()
    with suppress(RuntimeError):  # an option that another version may not have
        core.set_property("CPU", {"CPU_RUNTIME_CACHE_CAPACITY": _KEPT})
    return core.compile_model(str(folder / GRAPH), "CPU", options)


def _unit(vectors: Matrix) -> Matrix:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Matrix = vectors / np.maximum(norms, 1e-12)
    return unit
