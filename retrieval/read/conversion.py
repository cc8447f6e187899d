"""The reader to its compiled form, behind a gate; run as a process of its own.

    python -m retrieval.read.conversion FOLDER [WORDS]

The base's tensors come from its package, the adapter's changes are added, the graph is made of them
(``bert_graph``) and written in the fastest number format whose scores are near enough to those that
PyTorch gave once. ``WORDS`` is the encoder's file of the same word vectors, which is then not
written a second time.
"""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encode import e5_package, word_vectors
from retrieval.encode.bert_graph import (
    MASK,
    BertShape,
    Tensors,
    bert_graph,
    first_and_mean,
    linear,
    model_of,
)
from retrieval.encode.built_in import shape_of
from retrieval.encode.compiled_files import CompiledFacts
from retrieval.encode.compiled_writing import (
    THREADS,
    refused,
    save_graph,
    staged,
    write_fastest,
)
from retrieval.encode.e5_folder import padding, write_compiled_tokenizer
from retrieval.encode.e5_package import E5Model
from retrieval.encode.equivalence_gate import sample_questions
from retrieval.encode.graph import Graph, capabilities, feeding
from retrieval.encode.int8_layers import Int8Layers, read_int8
from retrieval.encode.number_formats import F32, INT8, Formats, worth_trying
from retrieval.encode.processor import this_cpu
from retrieval.errors import EncoderError
from retrieval.read.adapter import MOST_TOKENS, Adapter, read_adapter
from retrieval.read.compiled_reader import PROBE, PROBE_WINDOW, CompiledReader
from retrieval.read.pairs import PairTokenizer

INT8_FILE = Path(__file__).with_name("reader_int8.npz")
SCORES_FILE = Path(__file__).with_name("reader_scores.npz")
"""What PyTorch made of the sample."""

LEAST_CORRELATION = 0.99
"""Of the logits of a compiled reader with those of PyTorch, over questions of our own."""

MOST_OFF = 0.4
"""The mean difference between the two."""

_BESIDE = 3  # wrong answers that each question is read with, beside its own
_EACH = 4  # of the questions, one of so many


@dataclass(frozen=True, slots=True)
class ReaderParts:
    """What the graph is made of, how it is fed, and the pairs that it is compared over."""

    tensors: Tensors
    shape: BertShape
    heads: Tensors
    facts: CompiledFacts
    sample: list[list[int]]


def convert(folder: Path, formats: Formats, words: Path | None = None) -> None:
    """Make the compiled reader at ``folder``, or write there why there is none.

    Args:
        folder: to be made, or replaced.
        formats: number formats to try; the first that passes the gate is taken.
        words: the encoder's file of word vectors.

    Raises:
        OSError: the disk does not take it.
    """
    with staged(folder) as place, refused(place):
        base = e5_package.read_model(e5_package.package_file(), words_apart=True)
        reader = reader_parts(place, base, read_adapter(), words)
        write_fastest(place, reader.facts, formats, lambda facts: _write(place, reader, facts))


def reader_parts(
    place: Path, base: E5Model, adapter: Adapter, words: Path | None = None
) -> ReaderParts:
    """The reader's parts, its tokenizer and word vectors written.

    Args:
        place: folder to write into.
        base: with its word vectors apart.
        adapter: trained on it.
        words: the encoder's file of word vectors.

    Raises:
        EncoderError: the adapter belongs to another base.
        OSError: the disk does not take it.
    """
    before, after = write_compiled_tokenizer(base, place)
    assert base.words is not None  # noqa: S101 - they were asked for
    _share(place, base.words, words)
    facts = CompiledFacts(
        dimension=1,
        most_tokens=MOST_TOKENS,
        inputs=(word_vectors.INPUT, MASK),
        padding=padding(base),
        before=before,
        after=after,
        question="",
        passage="",
        precision=F32,
        cosine=0.0,
        probe=(),
    )
    pieces = feeding(place, facts)[0].pieces
    sample = sample_pairs(PairTokenizer(pieces, before[0], after[0], MOST_TOKENS))
    tensors = adapter.merged(base.tensors)
    return ReaderParts(tensors, shape_of(base), adapter.heads, facts, sample)


def reader_graph(reader: ReaderParts, int8: Int8Layers | None = None) -> Any:
    """An ``openvino.Model`` from word vectors to a score a pair and two numbers a token."""
    graph = bert_graph(reader.tensors, reader.shape, int8)
    heads = reader.heads
    scores = linear(first_and_mean(graph), heads["score.weight"], heads["score.bias"])
    ends = linear(graph.tokens, heads["ends.weight"], heads["ends.bias"])
    return model_of(graph, [scores, ends])


def _share(place: Path, table: word_vectors.Table, words: Path | None) -> None:
    """Take the encoder's file for the reader's own where it has the same vectors."""
    if words is not None and words.is_file():
        known = word_vectors.read(words.parent)
        if known.shape == table.shape and np.array_equal(known[::997], table[::997]):
            with suppress(OSError):  # another file system
                os.link(words, place / word_vectors.FILE)
                return
    word_vectors.write(place, table)


def sample_pairs(tokenizer: PairTokenizer) -> list[list[int]]:
    """Questions of our own, each with its answer and with the answers to a few others."""
    asked = sample_questions()[::_EACH]
    answers = [answer for _, answer in asked]
    pairs: list[list[int]] = []
    for place, (question, _) in enumerate(asked):
        near = [answers[(place + step) % len(answers)] for step in range(_BESIDE + 1)]
        pairs += [pair.ids for pair in tokenizer.pairs(question, near)]
    return pairs


def _write(
    place: Path, reader: ReaderParts, facts: CompiledFacts
) -> tuple[tuple[float, ...], float]:
    """Write the graph in one number format, open it once and compare.

    Returns:
        The score of the probe, and the correlation with PyTorch's scores.

    Raises:
        EncoderError: it cannot be made or run, or its scores are others.
    """
    int8 = read_int8(INT8_FILE) if facts.precision == INT8 else None
    save_graph(place, reader_graph(reader, int8))
    opened = Graph(place, facts, THREADS, cached=False)
    found = np.array([opened.outputs([ids], 8)[0].item() for ids in reader.sample])
    scores = _kept_scores()
    correlation = float(np.corrcoef(found, scores)[0, 1])
    off = float(np.abs(found - scores).mean())
    if not (correlation >= LEAST_CORRELATION and off <= MOST_OFF):  # nor where it is no number
        raise EncoderError(
            "its scores differ from those of PyTorch by more than the gate allows (correlation"
            f" {correlation:.4f}, least {LEAST_CORRELATION}; mean difference {off:.2f}, most"
            f" {MOST_OFF})"
        )
    probe = CompiledReader(opened).scores(PROBE, [PROBE_WINDOW])[0]
    return (probe,), round(correlation, 6)


def _kept_scores() -> NDArray[np.float32]:
    with np.load(SCORES_FILE, allow_pickle=False) as file:
        scores: NDArray[np.float32] = file["scores"]
    return scores


def main() -> None:
    """Convert into the folder that the command line names."""
    folder, *words = sys.argv[1:]
    formats = worth_trying(this_cpu(), capabilities(), quantises=True)
    try:
        convert(Path(folder), formats, Path(words[0]) if words else None)
    except OSError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
