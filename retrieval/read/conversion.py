"""The reader to its compiled form, behind a gate; run as a process of its own.

    python -m retrieval.read.conversion FOLDER [WORDS]

The base's tensors come from its package, the adapter's changes are added, and the graph is written
in the fastest number format whose scores are near enough to those of PyTorch. ``WORDS`` is the
encoder's file of the same word vectors, which is then not written a second time.
"""

import os
import sys
import warnings
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encode import e5_package, word_vectors
from retrieval.encode.compiled_files import CompiledFacts
from retrieval.encode.conversion import refuse, save_graph, staged, write_fastest
from retrieval.encode.e5_folder import tokenizer_of
from retrieval.encode.e5_package import E5Model
from retrieval.encode.equivalence_gate import sample_questions
from retrieval.encode.graph import Graph, capabilities, feeding, inputs
from retrieval.encode.model_tokenizer import special_tokens, write_tokenizer
from retrieval.encode.number_formats import INT8, Formats, worth_trying
from retrieval.encode.processor import this_cpu
from retrieval.encode.quantisation import can_quantise, quantised
from retrieval.errors import EncoderError
from retrieval.read.adapter import MOST_TOKENS, Adapter, read_adapter
from retrieval.read.compiled_reader import PROBE, PROBE_WINDOW, CompiledReader
from retrieval.read.pairs import PairTokenizer

LEAST_CORRELATION = 0.99
"""Of the logits of a compiled reader with those of PyTorch, over questions of our own."""

MOST_OFF = 0.4
"""The mean difference between the two."""

_THREADS = 2
_BESIDE = 3  # wrong answers that each question is read with, beside its own
_EACH = 4  # of the questions, one of so many
_CALIBRATED = 120  # pairs


@dataclass(frozen=True, slots=True)
class _Traced:
    """The reader as a graph, in full width, with what PyTorch makes of the sample."""

    graph: Any
    facts: CompiledFacts
    sample: list[list[int]]
    scores: NDArray[np.float32]


def convert(folder: Path, formats: Formats, words: Path | None = None) -> None:
    """Make the compiled reader at ``folder``, or write there why there is none.

    Args:
        folder: to be made, or replaced.
        formats: number formats to try; the first that passes the gate is taken.
        words: the encoder's file of word vectors.

    Raises:
        OSError: the disk does not take it.
    """
    with staged(folder) as place:
        try:
            base = e5_package.read_model(e5_package.package_file())
            model = _model(base, read_adapter())
            traced = _traced(place, base, model, words)
            write_fastest(place, traced.facts, formats, lambda facts: _write(place, traced, facts))
        except EncoderError as error:
            refuse(place, str(error))
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the libraries make of it
            refuse(place, f"{type(error).__name__}: {str(error).strip().partition(chr(10))[0]}")


def _model(base: E5Model, adapter: Adapter) -> Any:
    """The reader in PyTorch: from token ids to a score a pair and two numbers a token."""
    import torch
    from transformers import BertConfig, BertModel

    shape = base.shape
    config = BertConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.intermediate,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.types,
        layer_norm_eps=shape.epsilon,
    )
    bert = BertModel(config, add_pooling_layer=False)
    tensors = {k: torch.from_numpy(v) for k, v in adapter.merged(base.tensors).items()}
    left_out = bert.load_state_dict(tensors, strict=False)
    if any("position_ids" not in name for name in left_out.missing_keys):
        raise EncoderError(f"the base lacks {left_out.missing_keys[0]}")
    heads = {name: torch.from_numpy(one) for name, one in adapter.heads.items()}

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.bert = bert

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            tokens = self.bert(input_ids, attention_mask)[0]
            mask = attention_mask.unsqueeze(-1).to(tokens.dtype)
            both = torch.cat((tokens[:, 0], (tokens * mask).sum(1) / mask.sum(1)), dim=1)
            score = both @ heads["score.weight"].T + heads["score.bias"]
            return score, tokens @ heads["ends.weight"].T + heads["ends.bias"]

    return Whole().eval()


def _traced(place: Path, base: E5Model, model: Any, words: Path | None) -> _Traced:
    """The graph of a model, its tokenizer and word vectors written, and the sample as it reads it.

    Raises:
        OSError: the disk does not take it.
    """
    import openvino
    import torch

    tokenizer = tokenizer_of(base)
    write_tokenizer(tokenizer, place)
    before, after = special_tokens(tokenizer)
    example = torch.tensor([[before[0], 10, 20, 30, after[0]]] * 2)
    fed = {"input_ids": example, "attention_mask": torch.ones_like(example)}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of tracing, which the gate watches over
        graph = openvino.convert_model(model, example_input=fed)
    table = word_vectors.take_out(graph)
    if table is not None:
        _share(place, table, words)
    facts = CompiledFacts(
        dimension=1,
        most_tokens=MOST_TOKENS,
        inputs=tuple(one.get_any_name() for one in graph.inputs),
        padding=int(tokenizer.token_to_id("<pad>")),
        before=before,
        after=after,
        question="",
        passage="",
        precision="f32",
        cosine=0.0,
        probe=(),
    )
    pieces = feeding(place, facts)[0].pieces
    sample = _sample(PairTokenizer(pieces, before[0], after[0], MOST_TOKENS))
    scores = []
    with torch.no_grad():
        for ids in sample:
            one = torch.tensor([ids])
            scores.append(float(model(one, torch.ones_like(one))[0]))
    return _Traced(graph, facts, sample, np.array(scores, dtype=np.float32))


def _share(place: Path, table: word_vectors.WordVectors, words: Path | None) -> None:
    """Take the encoder's file for the reader's own where it has the same vectors."""
    if words is not None and words.is_file():
        known = word_vectors.mapped(words.parent)
        if known.shape == table.shape and np.array_equal(known[::997], table[::997]):
            with suppress(OSError):  # another file system
                os.link(words, place / word_vectors.FILE)
                return
    word_vectors.write(place, table)


def _sample(tokenizer: PairTokenizer) -> list[list[int]]:
    """Questions of our own, each with its answer and with the answers to a few others."""
    asked = sample_questions()[::_EACH]
    answers = [answer for _, answer in asked]
    pairs: list[list[int]] = []
    for place, (question, _) in enumerate(asked):
        near = [answers[(place + step) % len(answers)] for step in range(_BESIDE + 1)]
        pairs += [pair.ids for pair in tokenizer.pairs(question, near)]
    return pairs


def _write(place: Path, traced: _Traced, facts: CompiledFacts) -> tuple[tuple[float, ...], float]:
    """Write the graph in one number format, open it once and compare.

    Returns:
        The score of the probe, and the correlation with PyTorch's scores.

    Raises:
        EncoderError: it cannot be made or run, or its scores are others.
    """
    save_graph(place, _in_int8(place, traced) if facts.precision == INT8 else traced.graph)
    opened = Graph(place, facts, _THREADS, cached=False)
    found = np.array([opened.outputs([ids])[0].item() for ids in traced.sample])
    correlation = float(np.corrcoef(found, traced.scores)[0, 1])
    off = float(np.abs(found - traced.scores).mean())
    if not (correlation >= LEAST_CORRELATION and off <= MOST_OFF):  # nor where it is no number
        raise EncoderError(
            "its scores differ from those of PyTorch by more than the gate allows (correlation"
            f" {correlation:.4f}, least {LEAST_CORRELATION}; mean difference {off:.2f}, most"
            f" {MOST_OFF})"
        )
    probe = CompiledReader(opened).scores(PROBE, [PROBE_WINDOW])[0]
    return (probe,), round(correlation, 6)


def _in_int8(place: Path, traced: _Traced) -> Any:
    """The graph quantised.

    Raises:
        EncoderError: NNCF cannot do that.
    """
    _, words = feeding(place, traced.facts)
    ids = traced.sample[:_CALIBRATED]
    try:
        return quantised(traced.graph, [inputs([one], traced.facts, words) for one in ids])
    except Exception as error:  # whatever it makes of the graph
        raise EncoderError(f"nncf cannot quantise it ({type(error).__name__})") from error


def main() -> None:
    """Convert into the folder that the command line names."""
    folder, *words = sys.argv[1:]
    formats = worth_trying(this_cpu(), capabilities(), nncf=can_quantise())
    try:
        convert(Path(folder), formats, Path(words[0]) if words else None)
    except OSError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
