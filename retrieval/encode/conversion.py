"""A model to its compiled form, behind the equivalence gate; run as a process of its own.

    python -m retrieval.encode.conversion NAME FOLDER

A built-in model is made of its package's file alone (``built_in_conversion``). Any other needs
torch and sentence-transformers, seconds and hundreds of megabytes, and so this is no part of the
process that indexes or answers. ``FOLDER`` appears whole or not at all. Where the compiled model's
vectors are not those of sentence-transformers, a folder with the reason appears instead, so that
nobody tries again.
"""

import sys
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from retrieval.encode import word_vectors
from retrieval.encode.built_in import is_built_in
from retrieval.encode.built_in_conversion import convert_built_in
from retrieval.encode.compiled_files import CompiledFacts
from retrieval.encode.compiled_writing import STEPS, refused, staged, write_encoder, write_fastest
from retrieval.encode.conversion_process import Told, nobody, say_step
from retrieval.encode.equivalence_gate import EquivalenceGate
from retrieval.encode.graph import capabilities, feeding, inputs
from retrieval.encode.model_source import ModelSource, source_of
from retrieval.encode.model_tokenizer import special_tokens, write_tokenizer
from retrieval.encode.number_formats import INT8, Formats, worth_trying
from retrieval.encode.processor import this_cpu
from retrieval.encode.quantisation import can_quantise, quantised
from retrieval.encode.sentence_transformers import SentenceTransformerEncoder, is_installed
from retrieval.errors import EncoderError

UNLOADABLE = 2
"""Exit code where sentence-transformers cannot load the model either."""

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


@dataclass(frozen=True, slots=True)
class _Traced:
    """A model as a graph, in full width.

    Attributes:
        source: where the model comes from.
        graph: an ``openvino.Model``.
        facts: how it is fed.
    """

    source: ModelSource
    graph: Any
    facts: CompiledFacts


def convert(name: str, folder: Path, formats: Formats, tell: Told = nobody) -> None:
    """Make the compiled form of a model at ``folder``, or write there why there is none.

    Args:
        name: of the model, as the operator wrote it.
        folder: to be made, or replaced.
        formats: number formats to try; the first that passes the gate is taken.
        tell: told of every step.

    Raises:
        EncoderError: sentence-transformers cannot load the model.
        OSError: the disk does not take it.
    """
    with staged(folder) as place:  # first of all: a disk that takes nothing is said at once
        reference = SentenceTransformerEncoder(name)
        model = reference.loaded()
        tell(1, STEPS)
        with refused(place):
            sample = _sample(model)
            graph = _traced(model, sample)
            words = word_vectors.take_out(graph)
            tell(2, STEPS)
            if words is not None:
                word_vectors.write(place, words)
            write_tokenizer(model.tokenizer.backend_tokenizer, place)
            facts = _facts(model, reference, [one.get_any_name() for one in graph.inputs])
            traced = _Traced(reference.source, graph, facts)
            gate = EquivalenceGate(reference)
            tell(3, STEPS)
            write_fastest(
                place,
                traced.facts,
                formats,
                lambda facts: _write(place, replace(traced, facts=facts), gate),
            )


def _sample(model: Any) -> dict[str, Any]:
    """Two sentences as the model is fed with them.

    Raises:
        EncoderError: it cannot be run without sentence-transformers.
    """
    import torch

    if any(getattr(module, "include_prompt", True) is False for module in model):
        raise EncoderError("its pooling leaves the prompt out")
    if getattr(model.tokenizer, "backend_tokenizer", None) is None:
        raise EncoderError("its tokenizer cannot be run without transformers")
    sample = model.preprocess(["The water of the river.", "A commission will meet every spring."])
    fed = {part: sample[part] for part in _INPUTS if isinstance(sample.get(part), torch.Tensor)}
    if tuple(fed)[:2] != _INPUTS[:2]:
        raise EncoderError("it is fed by something else than token ids and their mask")
    return fed


def _traced(model: Any, sample: dict[str, Any]) -> Any:
    """The graph from token ids to sentence vectors, through all of the model's modules."""
    import openvino
    import torch

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any = None) -> Any:
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            if token_type_ids is not None:
                features["token_type_ids"] = token_type_ids
            return self.model(features)["sentence_embedding"]

    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of tracing, which the gate watches over
        return openvino.convert_model(Whole().eval(), example_input=sample)


def _facts(
    model: Any, reference: SentenceTransformerEncoder, inputs: Iterable[str]
) -> CompiledFacts:
    before, after = special_tokens(model.tokenizer.backend_tokenizer)
    return CompiledFacts(
        dimension=reference.dimension,
        most_tokens=int(model.max_seq_length),
        inputs=tuple(inputs),
        padding=int(model.tokenizer.pad_token_id or 0),
        before=before,
        after=after,
        question=reference.prompts.question,
        passage=reference.prompts.passage,
        precision="f32",
        cosine=0.0,
        probe=(),
    )


def _write(folder: Path, traced: _Traced, gate: EquivalenceGate) -> tuple[tuple[float, ...], float]:
    facts = traced.facts
    graph = _in_int8(folder, traced, gate) if facts.precision == INT8 else traced.graph
    return write_encoder(folder, traced.source, facts, graph, gate)


def _in_int8(folder: Path, traced: _Traced, gate: EquivalenceGate) -> Any:
    """The graph quantised.

    Raises:
        EncoderError: NNCF cannot do that.
    """
    facts = traced.facts
    questions, passages = gate.calibration()
    texts = [*(facts.question + one for one in questions), *(facts.passage + o for o in passages)]
    tokenizer, words = feeding(folder, facts)
    ids = tokenizer.ids(texts)
    try:
        return quantised(traced.graph, [inputs([one], facts, words) for one in ids])
    except Exception as error:  # whatever it makes of a foreign model's graph
        raise EncoderError(f"nncf cannot quantise it ({type(error).__name__})") from error


def main() -> None:
    """Convert what the command line names."""
    name, folder = sys.argv[1:]
    try:
        source = source_of(name)
        if is_built_in(source):
            formats = worth_trying(this_cpu(), capabilities(), quantises=True)
            if convert_built_in(source, Path(folder), formats, say_step) or not is_installed():
                return
        formats = worth_trying(this_cpu(), capabilities(), quantises=can_quantise())
        convert(name, Path(folder), formats, say_step)
    except EncoderError:
        raise SystemExit(UNLOADABLE) from None  # sentence-transformers will say it better
    except OSError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
