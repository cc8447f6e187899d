"""A built-in model to its compiled form, of its package's file alone: no torch, no tracing.

The graph is made of the weights (``bert_graph``), in int8 by ranges that were measured once
(``int8_layers``), and compared with vectors that sentence-transformers made once
(``kept_reference``), by the same gate as any other model's.
"""

from pathlib import Path
from typing import Any

from retrieval.encode import word_vectors
from retrieval.encode.bert_graph import MASK, bert_graph, model_of
from retrieval.encode.built_in import BuiltInModel, reader_of
from retrieval.encode.compiled_files import CompiledFacts, refusal
from retrieval.encode.compiled_writing import STEPS, refused, staged, write_encoder, write_fastest
from retrieval.encode.conversion_process import Told, nobody
from retrieval.encode.equivalence_gate import EquivalenceGate
from retrieval.encode.int8_layers import read_int8
from retrieval.encode.kept_reference import read_reference
from retrieval.encode.model_source import ModelSource, Prompts
from retrieval.encode.number_formats import F32, INT8, Formats


def convert_built_in(
    source: ModelSource, folder: Path, formats: Formats, tell: Told = nobody
) -> bool:
    """Make the compiled form of a built-in model at ``folder``, or write there why there is none.

    Args:
        source: of the model.
        folder: to be made, or replaced.
        formats: number formats to try; the first that passes the gate is taken.
        tell: told of every step.

    Returns:
        Whether it was made.

    Raises:
        EncoderError: its package's file is damaged.
        OSError: the disk does not take it.
    """
    read = reader_of(source)
    assert read is not None  # noqa: S101 - is_built_in
    with staged(folder) as place:
        model = read()
        with refused(place):
            tell(1, STEPS)
            _make(place, source, model, formats, tell)
    return refusal(folder) is None


def write_inputs(place: Path, model: BuiltInModel, prompts: Prompts) -> CompiledFacts:
    """Write what a model's graph is fed by, its word vectors and its tokenizer, into a folder.

    Returns:
        How it is fed; in full width, and not compared yet.

    Raises:
        OSError: the disk does not take it.
    """
    word_vectors.write(place, model.words)
    before, after = model.write_tokenizer(place)
    return CompiledFacts(
        dimension=model.words.shape[1],
        most_tokens=model.most_tokens,
        inputs=(word_vectors.INPUT, MASK),
        padding=model.padding,
        before=before,
        after=after,
        question=prompts.question,
        passage=prompts.passage,
        precision=F32,
        cosine=0.0,
        probe=(),
    )


def _make(
    place: Path, source: ModelSource, model: BuiltInModel, formats: Formats, tell: Told
) -> None:
    facts = write_inputs(place, model, source.prompts)
    tell(2, STEPS)
    gate = EquivalenceGate(read_reference(model.reference, source.knows))

    def write(facts: CompiledFacts) -> tuple[tuple[float, ...], float]:
        graph = _graph(model, facts.precision)
        tell(3, STEPS)
        return write_encoder(place, source, facts, graph, gate)

    write_fastest(place, facts, formats, write)
    tell(STEPS, STEPS)


def _graph(model: BuiltInModel, precision: str) -> Any:
    graph = bert_graph(
        model.tensors, model.shape, read_int8(model.int8) if precision == INT8 else None
    )
    return model_of(graph, [graph.mean])
