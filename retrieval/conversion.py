"""A model to its compiled form, behind a gate; run as a process of its own.

    python -m retrieval.conversion NAME FOLDER

It needs torch and sentence-transformers, seconds and hundreds of megabytes, and so it is no part of
the process that indexes or answers. ``FOLDER`` appears whole or not at all. Where the compiled
model's vectors are not those of sentence-transformers, a folder with the reason appears instead, so
that nobody tries again.
"""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from os import getpid
from pathlib import Path
from shutil import rmtree
from typing import Any

import numpy as np

from retrieval.compiled import (
    GRAPH,
    PROBE,
    REFUSED,
    TOKENIZER,
    CompiledFacts,
    Graph,
    precisions,
    write_facts,
)
from retrieval.embedding import Matrix, SentenceTransformerEncoder
from retrieval.errors import EncoderError

LEAST_COSINE = 0.99
"""Between the vectors of both ways, for the compiled one to be taken."""

UNLOADABLE = 2
"""Exit code where sentence-transformers cannot load the model either."""

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")

PASSAGES = (
    PROBE,
    "Water.",
    "",
    "  A line\nand another one,\twith  white space.  ",
    "On the river | 2020-03-05\nThe water will be shared by both sides in equal parts.",
    "The price of bread rose by 3.4 % to 27,50 in 2019; the ministry paid $1,200,000. " * 9,
    "Президент подписал указ о возвращении 12 объектов в собственность государства.",
    "Министрлик суу боюнча келишимге кол коюлганын билдирди.",
    "naïve café — “quoted” words, №5, 中文, ﬁne, 🙂",
)
"""Passages of the gate: short, empty, longer than most models read, several scripts."""

QUESTIONS = (
    "What was said about the water treaty?",
    "How many people were evacuated?",
    "Что сказали о воде?",
    "visas",
)


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
            facts = _save(model, source, staged)
            write_facts(staged, _gated(staged, facts, source))
        except EncoderError as error:
            _refuse(staged, str(error))
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a foreign model's graph does
            _refuse(staged, f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}")


def _save(model: Any, source: SentenceTransformerEncoder, folder: Path) -> CompiledFacts:
    """Write graph and tokenizer; the facts of what was written are not gated yet."""
    import openvino
    import torch

    if any(getattr(module, "include_prompt", True) is False for module in model):
        raise EncoderError("its pooling leaves the prompt out")
    tokenizer = getattr(model.tokenizer, "backend_tokenizer", None)
    if tokenizer is None:
        raise EncoderError("its tokenizer cannot be run without transformers")
    sample = model.preprocess(["The water of the river.", "A commission will meet every spring."])
    inputs = tuple(part for part in _INPUTS if isinstance(sample.get(part), torch.Tensor))
    if inputs[:2] != _INPUTS[:2]:
        raise EncoderError("it is fed by something else than token ids and their mask")

    class Whole(torch.nn.Module):
        """Token ids to sentence vectors, through all of the model's modules."""

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
        graph = openvino.convert_model(
            Whole().eval(), example_input={part: sample[part] for part in inputs}
        )
    openvino.save_model(graph, str(folder / GRAPH), compress_to_fp16=True)
    tokenizer.save(str(folder / TOKENIZER))
    return CompiledFacts(
        dimension=source.dimension,
        most_tokens=int(model.max_seq_length),
        inputs=inputs,
        padding=int(model.tokenizer.pad_token_id or 0),
        question=source.prompts.question,
        passage=source.prompts.passage,
        precision="f32",
        cosine=0.0,
        probe=(),
    )


def _gated(folder: Path, facts: CompiledFacts, source: SentenceTransformerEncoder) -> CompiledFacts:
    """The facts with the fastest precision whose vectors are near enough to the true ones."""
    passages = source.encode_passages(PASSAGES, lambda _: None)
    questions = [source.encode_question(text) for text in QUESTIONS]
    best = 0.0
    for precision in precisions():
        tried = replace(facts, precision=precision)
        graph = Graph(folder, tried, threads=2)
        made = graph.many([facts.passage + text for text in PASSAGES], lambda _: None)
        asked = [graph.one(facts.question + text) for text in QUESTIONS]
        best = min(_least(made, passages), _least(np.stack(asked), np.stack(questions)))
        if best >= LEAST_COSINE and graph.count_tokens(PASSAGES) == source.count_tokens(PASSAGES):
            probe = tuple(map(float, graph.one(PROBE)))
            return replace(tried, cosine=round(best, 6), probe=probe)
    raise EncoderError(f"vectors differ from those of sentence-transformers (cosine {best:.3f})")


def _least(some: Matrix, others: Matrix) -> float:
    return float((some * others).sum(axis=1).min())


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
