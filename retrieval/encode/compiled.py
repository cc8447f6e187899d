"""An encoder that a compiled model runs, without torch and sentence-transformers.

A compiled model is a folder that ``conversion`` made: the graph from token ids to sentence vectors
(pooling and whatever else the model's modules do included), its tokenizer, and ``compiled.json``,
which says how to feed it.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import numpy as np

from retrieval.encode.batching import batches, powers_of_two
from retrieval.encode.compiled_files import read_facts
from retrieval.encode.graph import Graph
from retrieval.encode.model_source import ModelSource, Prompts
from retrieval.encode.number_formats import BF16, INT8
from retrieval.encode.protocol import Matrix, Vector
from retrieval.errors import EncoderError

PROBE = "The commission on the river met on 12 March 2020; its report will be published."
"""A text whose vector is kept beside the graph: whoever opens it compares."""

_ALIKE = 0.999

_BUDGET = 512  # tokens in a batch, padding included: what stays in a core's cache is fastest
_MULTIPLE = 8  # that widths are padded to: for every other shape OpenVINO would make code
_GROUP = 2048  # texts whose tokens are held at once
_SHAPES = 4  # that are kept ready for each core: passages come level by level
_MOST_QUESTIONS = 8  # of a batch: more at once would hardly be faster

_FAST = {INT8, BF16}
_WIDTH_WHERE_FAST = 32
"""What widths of questions are padded to one of where the processor has products of few bits: a
token more costs little there, and being made ready for another shape than the last half of all."""


class CompiledEncoder:
    """Implements ``Encoder`` by a compiled graph.

    Questions are run as they come, on all cores; passages in batches, side by side, a core each.

    Args:
        source: of the model it was made from: its vectors may be compared with those.
        graph: opened.
    """

    def __init__(self, source: ModelSource, graph: Graph) -> None:
        facts = graph.facts
        self.name = source.name
        self.fingerprint = source.fingerprint
        self.knows = source.knows
        self.dimension = facts.dimension
        self.prompts = Prompts(facts.question, facts.passage)
        self._graph = graph
        self._of_questions = _WIDTH_WHERE_FAST if facts.precision in _FAST else _MULTIPLE
        self._lock = Lock()
        self._indexing = 0  # threads that encode passages now

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's tokens in each text, without special tokens."""
        return self._graph.count_tokens(texts)

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """Vectors of texts to be found; batches are of similar length, the longest first.

        A batch holds texts of one padded width: products in int8 and bf16 depend on it in their
        last digits, so a text has the same vector whatever is beside it.
        """
        asked = [self.prompts.passage + text for text in texts]
        vectors: Matrix = np.empty((len(asked), self.dimension), dtype=np.float32)
        with self._for_passages() as graph:
            for start in range(0, len(asked), _GROUP):
                ids = graph.ids(asked[start : start + _GROUP])
                alike = batches([len(one) for one in ids], _BUDGET, _MULTIPLE, level=True)
                done = start
                for places, (found, *_) in graph.side_by_side(ids, alike, _MULTIPLE):
                    vectors[[start + place for place in places]] = found
                    done += len(places)
                    step(done)
        return _unit(vectors)

    def encode_question(self, text: str) -> Vector:
        """The vector of a text to search with."""
        vector: Vector = self._asked([self.prompts.question + text])[0]
        return vector

    def encode_questions(self, texts: Sequence[str]) -> Matrix:
        """The vectors of many texts to search with, in batches of a power of two."""
        return self._asked([self.prompts.question + text for text in texts])

    def warm_up(self) -> None:
        """Meet the sizes of batches that questions come in.

        The first of a size takes some fifty milliseconds and ten megabytes: not when many ask.
        """
        for power in range(_MOST_QUESTIONS.bit_length()):
            self._asked([PROBE] * 2**power)

    def probe(self) -> Vector:
        """The vector of ``PROBE``, to be kept and compared."""
        vector: Vector = self._asked([PROBE])[0]
        return vector

    def _asked(self, texts: Sequence[str]) -> Matrix:
        graph = self._for_questions()
        ids = graph.ids(texts)
        vectors: Matrix = np.empty((len(texts), self.dimension), dtype=np.float32)
        lengths = [len(one) for one in ids]
        alike = batches(lengths, _BUDGET, self._of_questions, level=True)
        for places in powers_of_two(alike, _MOST_QUESTIONS):
            some = [ids[place] for place in places]
            vectors[places] = graph.outputs(some, self._of_questions)[0]
        return _unit(vectors)

    def _for_questions(self) -> Graph:
        """The graph with all cores at a batch, unless passages are just being encoded."""
        with self._lock:
            if not self._indexing:
                self._graph.turn_to(1)
            return self._graph

    @contextmanager
    def _for_passages(self) -> Iterator[Graph]:
        """The graph with a core for each batch, which questions do not turn meanwhile."""
        with self._lock:
            self._graph.turn_to(self._graph.threads, _SHAPES)
            self._indexing += 1
        try:
            yield self._graph
        finally:
            with self._lock:
                self._indexing -= 1


def open_compiled(
    source: ModelSource, folder: Path, threads: int, *, cached: bool = True
) -> CompiledEncoder:
    """The encoder of a compiled model.

    Args:
        source: of the model it was made from.
        folder: of the compiled model.
        threads: CPU cores to use.
        cached: keep in the folder what OpenVINO makes of the graph for this CPU.

    Raises:
        EncoderError: there is none, it is damaged, or this CPU makes other vectors of it.
    """
    facts = read_facts(folder)
    if facts is None:
        raise EncoderError(f"There is no compiled model at {folder}")
    graph = Graph(folder, facts, threads, cached=cached)
    encoder = CompiledEncoder(source, graph)
    probed = encoder.probe()
    if not float(probed @ np.asarray(facts.probe, dtype=np.float32)) >= _ALIKE:
        raise EncoderError(f"The compiled model at {folder} makes other vectors than it did")
    return encoder


def _unit(vectors: Matrix) -> Matrix:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Matrix = vectors / np.maximum(norms, 1e-12)
    return unit
