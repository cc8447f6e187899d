"""A model to its compiled form, behind the equivalence gate; run as a process of its own.

    python -m retrieval.encode.conversion NAME FOLDER

It needs torch and sentence-transformers, seconds and hundreds of megabytes, and so it is no part of
the process that indexes or answers. ``FOLDER`` appears whole or not at all. Where the compiled
model's vectors are not those of sentence-transformers, a folder with the reason appears instead, so
that nobody tries again.
"""

import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from os import getpid
from pathlib import Path
from shutil import rmtree
from typing import Any

from retrieval.encode import word_vectors
from retrieval.encode.compiled import PROBE, CompiledEncoder
from retrieval.encode.compiled_files import GRAPH, REFUSED, CompiledFacts, write_facts
from retrieval.encode.equivalence_gate import EquivalenceGate
from retrieval.encode.graph import Graph, capabilities, feeding, inputs
from retrieval.encode.model_source import ModelSource
from retrieval.encode.model_tokenizer import special_tokens, write_tokenizer
from retrieval.encode.number_formats import INT8, Formats, faster_than, worth_trying
from retrieval.encode.processor import this_cpu
from retrieval.encode.quantisation import can_quantise, quantised
from retrieval.encode.sentence_transformers import SentenceTransformerEncoder
from retrieval.errors import EncoderError
from retrieval.types import PassedOver

UNLOADABLE = 2
"""Exit code where sentence-transformers cannot load the model either."""

_THREADS = 2
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


def convert(name: str, folder: Path, formats: Formats) -> None:
    """Make the compiled form of a model at ``folder``, or write there why there is none.

    Args:
        name: of the model, as the operator wrote it.
        folder: to be made, or replaced.
        formats: number formats to try; the first that passes the gate is taken.

    Raises:
        EncoderError: sentence-transformers cannot load the model.
        OSError: the disk does not take it.
    """
    with staged(folder) as place:  # first of all: a disk that takes nothing is said at once
        reference = SentenceTransformerEncoder(name)
        model = reference.loaded()
        try:
            sample = _sample(model)
            graph = _traced(model, sample)
            words = word_vectors.take_out(graph)
            if words is not None:
                word_vectors.write(place, words)
            write_tokenizer(model.tokenizer.backend_tokenizer, place)
            facts = _facts(model, reference, [one.get_any_name() for one in graph.inputs])
            traced = _Traced(reference.source, graph, facts)
            gate = EquivalenceGate(reference)
            write_fastest(
                place,
                traced.facts,
                formats,
                lambda facts: _write(place, replace(traced, facts=facts), gate),
            )
        except EncoderError as error:
            refuse(place, str(error))
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a foreign model's graph does
            refuse(place, f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}")


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


def write_fastest(
    folder: Path,
    facts: CompiledFacts,
    formats: Formats,
    write: Callable[[CompiledFacts], tuple[tuple[float, ...], float]],
) -> None:
    """Write a graph in the fastest number format that passes its gate.

    Args:
        folder: of the compiled model; its facts are written last.
        facts: but for the number format and what the gate finds.
        formats: to try.
        write: writes the graph in the format of some facts; gives the probe's output and how near
            the gate found it, or raises ``EncoderError``.

    Raises:
        EncoderError: none passes; the fault of the last, which is nearest.
    """
    passed_over = [*formats.passed_over]
    for precision in formats.tried:
        attempt = replace(facts, precision=precision)
        try:
            probe, cosine = write(attempt)
        except EncoderError as error:  # the next format may be one that can be run
            passed_over.append(PassedOver(precision, str(error)))
            continue
        faster = faster_than(precision, passed_over)
        write_facts(folder, replace(attempt, probe=probe, cosine=cosine, passed_over=faster))
        return
    raise EncoderError(passed_over[-1].reason)


def save_graph(folder: Path, graph: Any) -> None:
    """Write an ``openvino.Model`` in the place of the one that was tried before."""
    import openvino

    for part in folder.glob(f"{GRAPH.removesuffix('.xml')}.*"):
        part.unlink()  # not written over: the graph tried before may be mapped still
    openvino.save_model(graph, str(folder / GRAPH), compress_to_fp16=True)


def _write(folder: Path, traced: _Traced, gate: EquivalenceGate) -> tuple[tuple[float, ...], float]:
    """Write the graph in one number format, open it once and ask the gate.

    Returns:
        The vector of ``PROBE``, and the least cosine to the reference.

    Raises:
        EncoderError: it cannot be made or run, or the gate refuses it.
    """
    facts = traced.facts
    save_graph(folder, _in_int8(folder, traced, gate) if facts.precision == INT8 else traced.graph)
    # no cache: it would be one for this folder's name, and stay where the format is refused
    opened = Graph(folder, facts, _THREADS, cached=False)
    found = gate.compare(CompiledEncoder(traced.source, opened))
    if found.fault is not None:
        raise EncoderError(found.fault)
    return tuple(map(float, opened.vector(PROBE))), round(found.cosine, 6)


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


def refuse(folder: Path, reason: str) -> None:
    """Leave nothing in a folder but why there is no compiled model."""
    for path in folder.iterdir():
        rmtree(path) if path.is_dir() else path.unlink()
    (folder / REFUSED).write_text(f"{reason}\n", encoding="utf-8")


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder to fill; it takes its name in one step, unless another process was faster."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    place = folder.with_name(f".{folder.name}-{getpid()}")
    place.mkdir()
    try:
        yield place
        if folder.exists():
            rmtree(folder)  # of another format, or damaged
        with suppress(OSError):
            place.rename(folder)
    finally:
        rmtree(place, ignore_errors=True)


def main() -> None:
    """Convert what the command line names."""
    name, folder = sys.argv[1:]
    formats = worth_trying(this_cpu(), capabilities(), nncf=can_quantise())
    try:
        convert(name, Path(folder), formats)
    except EncoderError:
        raise SystemExit(UNLOADABLE) from None  # sentence-transformers will say it better
    except OSError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
