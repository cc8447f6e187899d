"""An encoder that a compiled model runs, without torch and sentence-transformers.

A compiled model is a folder that ``conversion`` made: the graph from token ids to sentence vectors
(pooling and whatever else the model's modules do included), its tokenizer, and ``compiled.json``,
which says how to feed it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from retrieval.encode.compiled_files import read_facts
from retrieval.encode.graph import Graph
from retrieval.encode.model_source import ModelSource, Prompts
from retrieval.encode.protocol import Matrix, Vector
from retrieval.errors import EncoderError

PROBE = "The commission on the river met on 12 March 2020; its report will be published."
"""A text whose vector is kept beside the graph: whoever opens it compares."""

_ALIKE = 0.999


class CompiledEncoder:
    """Implements ``Encoder`` by a compiled graph.

    Args:
        source: of the model it was made from: its vectors may be compared with those.
        graph: opened.
    """

    def __init__(self, source: ModelSource, graph: Graph) -> None:
        self.name = source.name
        self.fingerprint = source.fingerprint
        self.knows = source.knows
        self.dimension = graph.facts.dimension
        self.prompts = Prompts(graph.facts.question, graph.facts.passage)
        self._graph = graph

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's tokens in each text, without special tokens."""
        return self._graph.count_tokens(texts)

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """Vectors of texts to be found; batches are of similar length, the longest first."""
        return self._graph.vectors([self.prompts.passage + text for text in texts], step)

    def encode_question(self, text: str) -> Vector:
        """The vector of a text to search with."""
        return self._graph.vector(self.prompts.question + text)

    def encode_questions(self, texts: Sequence[str]) -> Matrix:
        """The vectors of many texts to search with, in batches."""
        asked = [self.prompts.question + text for text in texts]
        return self._graph.vectors(asked, lambda _: None, few_shapes=True)


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
    if not float(graph.vector(PROBE) @ np.asarray(facts.probe, dtype=np.float32)) >= _ALIKE:
        raise EncoderError(f"The compiled model at {folder} makes other vectors than it did")
    return CompiledEncoder(source, graph)
