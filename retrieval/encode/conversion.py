"""A model to its compiled form, behind a gate; run as a process of its own.

    python -m retrieval.conversion NAME FOLDER

It needs torch and sentence-transformers, seconds and hundreds of megabytes, and so it is no part of
the process that indexes or answers. ``FOLDER`` appears whole or not at all. Where the compiled
model's vectors are not those of sentence-transformers, a folder with the reason appears instead, so
that nobody tries again.
"""

import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from os import getpid
from pathlib import Path
from shutil import rmtree
from typing import Any

from retrieval.encode.compiled import (
    GRAPH,
    INT8,
    PROBE,
    REFUSED,
    TOKENIZER,
    CompiledEncoder,
    CompiledFacts,
    Graph,
    feed,
    precisions,
    tokenizer,
    write_facts,
)
from retrieval.encode.equivalence_gate import Gate
from retrieval.encode.quantisation import quantised
from retrieval.encode.sentence_transformers import (
    SentenceTransformerEncoder,
)
from retrieval.errors import EncoderError

UNLOADABLE = 2
"""Exit code where sentence-transformers cannot load the model either."""

_THREADS = 2
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def convert(name: str, folder: Path) -> None:
    """Make the compiled form of a model at ``folder``, or write there why there is none.

    Raises:
        EncoderError: sentence-transformers cannot load the model.
        OSError: the disk does not take it.
    """
    with _staged(folder) as staged:  # first of all: a disk that takes nothing is said at once
        source = SentenceTransformerEncoder(name)
        model = source.loaded()
        try:
            inputs = _inputs(model)
            graph = _traced(model, inputs)
            model.tokenizer.backend_tokenizer.save(str(staged / TOKENIZER))
            _choose(staged, graph, _facts(model, source, inputs), Gate(source))
        except EncoderError as error:
            _refuse(staged, str(error))
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a foreign model's graph does
            _refuse(staged, f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}")


def _inputs(model: Any) -> dict[str, Any]:
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


def _traced(model: Any, inputs: dict[str, Any]) -> Any:
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
        return openvino.convert_model(Whole().eval(), example_input=inputs)


def _facts(model: Any, source: SentenceTransformerEncoder, inputs: Iterable[str]) -> CompiledFacts:
    return CompiledFacts(
        dimension=source.dimension,
        most_tokens=int(model.max_seq_length),
        inputs=tuple(inputs),
        padding=int(model.tokenizer.pad_token_id or 0),
        question=source.prompts.question,
        passage=source.prompts.passage,
        precision="f32",
        cosine=0.0,
        probe=(),
    )


def _choose(folder: Path, graph: Any, facts: CompiledFacts, gate: Gate) -> None:
    """Write the graph in the fastest number format that passes the gate.

    Raises:
        EncoderError: none does; the fault of the last, which is nearest.
    """
    import openvino

    fault: str | None = None
    for precision in precisions():
        for part in folder.glob(f"{GRAPH.removesuffix('.xml')}.*"):
            part.unlink()  # not written over: the graph tried before may be mapped still
        tried = replace(facts, precision=precision)
        made = _in_int8(folder, graph, tried, gate) if precision == INT8 else graph
        if made is None:
            continue
        openvino.save_model(made, str(folder / GRAPH), compress_to_fp16=True)
        try:
            probe = Graph(folder, tried, _THREADS).one(PROBE)
            tried = replace(tried, probe=tuple(map(float, probe)))
            write_facts(folder, tried)
            cosine, fault = gate.fault(CompiledEncoder(gate.source.name, "", folder, _THREADS))
        except EncoderError as error:  # the next format may be one that can be run
            fault = str(error)
        else:
            if fault is None:
                write_facts(folder, replace(tried, cosine=round(cosine, 6)))
                return
    raise EncoderError(fault or "it was not tried")


def _in_int8(folder: Path, graph: Any, facts: CompiledFacts, gate: Gate) -> Any:
    """The graph quantised; None where NNCF cannot do that."""
    questions, passages = gate.calibration()
    texts = [*(facts.question + one for one in questions), *(facts.passage + o for o in passages)]
    made = tokenizer(folder, facts.most_tokens).encode_batch_fast(texts)
    try:
        return quantised(graph, [feed([one.ids], facts) for one in made])
    except Exception:  # noqa: BLE001 - whatever it makes of a foreign model's graph
        return None


def _refuse(folder: Path, reason: str) -> None:
    for path in folder.iterdir():
        rmtree(path) if path.is_dir() else path.unlink()
    (folder / REFUSED).write_text(f"{reason}\n", encoding="utf-8")


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """A folder to fill; it takes its name in one step, unless another process was faster."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    staged = folder.with_name(f".{folder.name}-{getpid()}")
    staged.mkdir()
    try:
        yield staged
        if folder.exists():
            rmtree(folder)  # of another format, or damaged
        with suppress(OSError):
            staged.rename(folder)
    finally:
        rmtree(staged, ignore_errors=True)


def main() -> None:
    """Convert what the command line names."""
    name, folder = sys.argv[1:]
    try:
        convert(name, Path(folder))
    except EncoderError:
        raise SystemExit(UNLOADABLE) from None  # sentence-transformers will say it better
    except OSError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
