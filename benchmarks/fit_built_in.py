"""Measure once how the built-in models become int8, and what their references are; write both.

    python benchmarks/fit_built_in.py [english multilingual fast reader]

Needs PyTorch, sentence-transformers and NNCF, and writes ``MODEL_int8.npz`` and the references
(``MODEL_reference.npz``, ``reader_scores.npz``) into ``retrieval/encode`` and ``retrieval/read``,
from where the models are compiled without those libraries. To be run again where the gate's texts,
the sample questions or the reader change; tests compare what is kept with what PyTorch makes now.
All of it is made in full width, whatever the processor could do: a reference in half of it may find
one question more or less, which is what the gate allows.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.encode import e5_package, word_vectors
from retrieval.encode.bert_graph import BertShape, Tensors, bert_graph, model_of
from retrieval.encode.built_in import reader_of
from retrieval.encode.built_in_conversion import write_inputs
from retrieval.encode.equivalence_gate import EquivalenceGate
from retrieval.encode.graph import feeding, inputs
from retrieval.encode.int8_layers import Int8Layer, Int8Layers, write_int8
from retrieval.encode.kept_reference import write_reference
from retrieval.encode.model_source import source_of
from retrieval.encode.processor import CAPS
from retrieval.encode.quantisation import quantised
from retrieval.encode.sentence_transformers import SentenceTransformerEncoder
from retrieval.read import conversion
from retrieval.read.adapter import read_adapter
from retrieval.settings import ENGLISH_ENCODER, FAST_ENCODER, MULTILINGUAL_ENCODER

READER = "reader"
_PLAIN = dict.fromkeys(CAPS, "AVX2")
_CALIBRATED = 120  # pairs


def main() -> None:
    """The models that are named, or all of them."""
    os.environ |= _PLAIN
    for name in sys.argv[1:] or (ENGLISH_ENCODER, MULTILINGUAL_ENCODER, FAST_ENCODER, READER):
        paths = fit_reader() if name == READER else fit_encoder(name)
        for path in paths:
            print(f"{path.name}: {path.stat().st_size:,} bytes")


def fit_encoder(name: str) -> tuple[Path, Path]:
    """Write what is kept of an encoder; gives the files."""
    source = source_of(name)
    read = reader_of(source)
    if read is None:
        raise SystemExit(f"The package of the model {name} is not installed")
    model = read()
    gate = EquivalenceGate(SentenceTransformerEncoder(source))
    write_reference(model.reference, gate.reference)
    prompts = source.prompts
    questions, passages = gate.calibration()
    texts = [prompts.question + one for one in questions]
    texts += [prompts.passage + one for one in passages]
    with TemporaryDirectory() as folder:
        facts = write_inputs(Path(folder), model, prompts)
        tokenizer, words = feeding(Path(folder), facts)
        feeds = [inputs([ids], facts, words) for ids in tokenizer.ids(texts)]
    graph = bert_graph(model.tensors, model.shape)
    made = quantised(model_of(graph, [graph.mean]), feeds)
    write_int8(model.int8, int8_layers(made, model.tensors, model.shape))
    return model.reference, model.int8


def fit_reader() -> tuple[Path, Path]:
    """Write what is kept of the reader; gives the files."""
    base = e5_package.read_model(e5_package.package_file(), words_apart=True)
    with TemporaryDirectory() as folder:
        reader = conversion.reader_parts(Path(folder), base, read_adapter())
        words = None
        if base.words is not None:
            word_vectors.write(Path(folder), base.words)
            words = word_vectors.WordVectors(Path(folder))
    scores = torch_scores(reader.sample)
    np.savez_compressed(conversion.SCORES_FILE, allow_pickle=False, scores=scores)
    feeds = [inputs([ids], reader.facts, words) for ids in reader.sample[:_CALIBRATED]]
    made = quantised(conversion.reader_graph(reader), feeds)
    write_int8(conversion.INT8_FILE, int8_layers(made, reader.tensors, reader.shape))
    return conversion.SCORES_FILE, conversion.INT8_FILE


def torch_scores(sample: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    """The scores that the reader has in PyTorch, of pairs as their tokens."""
    import torch
    from transformers import BertConfig, BertModel

    base, adapter = e5_package.read_model(e5_package.package_file()), read_adapter()
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
        raise SystemExit(f"The base lacks {left_out.missing_keys[0]}")
    bert.eval()  # type: ignore[no-untyped-call]
    weight, bias = (torch.from_numpy(adapter.heads[f"score.{part}"]) for part in ("weight", "bias"))
    scores = []
    with torch.no_grad():
        for ids in sample:
            one = torch.tensor([[*ids]])
            tokens = bert(one, torch.ones_like(one))[0]
            both = torch.cat((tokens[:, 0], tokens.mean(1)), dim=1)
            scores.append(float(both @ weight.T + bias))
    return np.array(scores, dtype=np.float32)


def int8_layers(graph: Any, tensors: Tensors, shape: BertShape) -> Int8Layers:
    """How NNCF quantised a graph of ``bert_graph``."""
    named = {node.get_friendly_name(): node for node in graph.get_ops()}
    layers: dict[str, Int8Layer] = {}
    corrections: dict[str, NDArray[np.float32]] = {}
    for number in range(shape.layers):
        for place, parts in (
            ("attention.self", ("query", "key", "value")),
            *((place, ("dense",)) for place in ("attention.output", "intermediate", "output")),
        ):
            where = f"encoder.layer.{number}.{place}"
            names = [f"{where}.{part}" for part in parts]
            layers[where] = _layer(named[names[0]])
            for name in names:
                bias = _constant(named[f"{name}.bias"], 1).reshape(-1)
                corrections[name] = bias - tensors[f"{name}.bias"]
    return Int8Layers(layers, corrections)


def _layer(product: Any) -> Int8Layer:
    quantise = product.input_value(0).get_node()
    if quantise.get_type_name() != "FakeQuantize":
        raise SystemExit(f"{product.get_friendly_name()} is not quantised")
    low, high = (float(_constant(quantise, place).reshape(())) for place in (1, 2))
    smooth = quantise.input_value(0).get_node()
    if smooth.get_type_name() != "Multiply" or "smooth" not in smooth.get_friendly_name():
        raise SystemExit(f"{product.get_friendly_name()} is not smoothed")
    return Int8Layer(_constant(smooth, 1).reshape(-1), low, high)


def _constant(node: Any, place: int) -> NDArray[np.float32]:
    given = node.input_value(place).get_node()
    while given.get_type_name() == "Convert":
        given = given.input_value(0).get_node()
    return np.array(given.data, dtype=np.float32)


if __name__ == "__main__":
    main()
