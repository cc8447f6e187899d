"""A reader that a compiled graph runs."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from retrieval.encode.batching import batches, powers_of_two
from retrieval.encode.compiled_files import read_facts
from retrieval.encode.graph import Graph
from retrieval.errors import EncoderError
from retrieval.read.pairs import PairTokenizer, answering_words
from retrieval.read.protocol import LEAST_WINDOWS, Reading

PROBE = "When will the report be published?"
"""A question that is read over ``compiled.PROBE`` wherever the graph is opened."""
PROBE_WINDOW = (
    "On the river\nThe commission met on 12 March 2020; its report will be published in May."
)

_ALIKE = 0.05  # logits between what a graph says now and said when it was made
_BUDGET = 384  # tokens of a batch: what is read for one question is work for every core
_MOST = 16  # pairs
_SHAPES = 16  # of batches, kept ready
# OpenVINO keeps code for every shape it meets: pairs are of many lengths, so that the shapes have
# to be made few (widths of a multiple, batches of a power of two) for memory to stay small
_MULTIPLE = 32


class CompiledReader:
    """Implements ``Reader`` by a compiled graph; may be used by several threads at once.

    Batches run side by side, a core each: all cores at one batch wait for each other at every step.
    """

    def __init__(self, graph: Graph) -> None:
        facts = graph.facts
        self._graph = graph
        self._tokenizer = PairTokenizer(
            graph.pieces, facts.before[0], facts.after[-1], facts.most_tokens
        )

    def read(self, question: str, windows: Sequence[str], seconds: float) -> list[Reading]:
        """Reads windows, a few at a time, until the time is up."""
        began = perf_counter()
        read: list[Reading] = []
        while len(read) < len(windows):
            took = perf_counter() - began
            # the next few take as long as those before did
            if read and took + took * LEAST_WINDOWS / len(read) > seconds:
                break
            read += self._read(question, windows[len(read) : len(read) + LEAST_WINDOWS])
        return read

    def scores(self, question: str, windows: Sequence[str]) -> list[float]:
        """The logit of each window, whatever that takes."""
        return [one.score for one in self._read(question, windows)]

    def _read(self, question: str, windows: Sequence[str]) -> list[Reading]:
        pairs = self._tokenizer.pairs(question, windows)
        made: list[Reading | None] = [None] * len(pairs)
        ids = [pair.ids for pair in pairs]
        alike = batches_of([len(one) for one in ids])
        for places, (scores, ends) in self._graph.side_by_side(ids, alike, _MULTIPLE):
            for row, place in enumerate(places):
                span = answering_words(pairs[place], windows[place], ends[row])
                made[place] = Reading(float(scores[row].reshape(-1)[0]), span)
        return [one for one in made if one is not None]


def batches_of(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places in batches of a power of two, of one padded width."""
    return powers_of_two(batches(lengths, _BUDGET, _MULTIPLE, level=True), _MOST)


def open_reader(folder: Path, threads: int, *, cached: bool = True) -> CompiledReader:
    """The reader of a compiled model.

    Args:
        folder: of the compiled model.
        threads: CPU cores to use.
        cached: keep in the folder what OpenVINO makes of the graph for this CPU.

    Raises:
        EncoderError: there is none, it is damaged, or this CPU makes other scores of it.
    """
    facts = read_facts(folder)
    if facts is None:
        raise EncoderError(f"There is no compiled reader at {folder}")
    shapes = max(_SHAPES // threads, 1)
    graph = Graph(folder, facts, threads, threads, shapes=shapes, cached=cached)
    reader = CompiledReader(graph)
    (score,) = reader.scores(PROBE, [PROBE_WINDOW])
    if not abs(score - facts.probe[0]) <= _ALIKE:
        raise EncoderError(f"The compiled reader at {folder} makes other scores than it did")
    return reader
