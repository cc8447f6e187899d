"""The built-in models out of their packages' files: what is kept of them, and no torch."""

import struct
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from retrieval.encode import e5_package
from retrieval.encode.bert_graph import BertShape, bert_graph, model_of
from retrieval.encode.built_in import reader_of
from retrieval.encode.compiled_files import read_facts
from retrieval.encode.conversion_process import run_telling
from retrieval.encode.equivalence_gate import PASSAGES, texts_digest
from retrieval.encode.int8_layers import Int8Layer, Int8Layers, read_int8, write_int8
from retrieval.encode.kept_reference import read_reference
from retrieval.encode.model_source import source_of
from retrieval.encode.number_formats import F32, INT8, Formats
from retrieval.encode.safetensors_file import read_tensors
from retrieval.encode.sentence_transformers import SentenceTransformerEncoder
from retrieval.errors import EncoderError
from retrieval.read import conversion as reader_conversion
from retrieval.settings import ENGLISH_ENCODER, FAST_ENCODER, MULTILINGUAL_ENCODER
from retrieval.types import PassedOver

pytestmark = pytest.mark.xdist_group("the model and its compiled form")

HIDDEN, WIDE, PLACES = 8, 16, 12
SHAPE = BertShape(layers=2, heads=2, epsilon=1e-12)

packaged = pytest.mark.skipif(
    not e5_package.is_installed(), reason="the package of the multilingual model is not installed"
)


def small_bert() -> Any:
    """A BERT of two layers, of transformers."""
    from transformers import BertConfig, BertModel

    config = BertConfig(
        vocab_size=20,
        hidden_size=HIDDEN,
        num_hidden_layers=SHAPE.layers,
        num_attention_heads=SHAPE.heads,
        intermediate_size=WIDE,
        max_position_embeddings=PLACES,
        layer_norm_eps=SHAPE.epsilon,
        initializer_range=0.5,
    )
    return BertModel(config, add_pooling_layer=False)


def tensors() -> dict[str, np.ndarray]:
    """Of a BERT of two layers, the same every time."""
    import torch

    torch.manual_seed(2026)
    return {name: one.detach().numpy() for name, one in small_bert().state_dict().items()}


def by_torch(weights: dict[str, np.ndarray], ids: list[list[int]], mask: np.ndarray) -> np.ndarray:
    """The mean vectors that transformers makes of them."""
    import torch

    model = small_bert()
    model.load_state_dict({name: torch.from_numpy(one) for name, one in weights.items()})
    model.eval()
    with torch.no_grad():
        tokens = model(torch.tensor(ids), torch.from_numpy(mask))[0].numpy()
    own = mask[:, :, np.newaxis]
    mean: np.ndarray = (tokens * own).sum(axis=1) / own.sum(axis=1)
    return mean


def plain_layers() -> tuple[dict[str, Int8Layer], dict[str, np.ndarray]]:
    """Every layer fed with twice its numbers, between -16 and 16."""
    layers: dict[str, Int8Layer] = {}
    corrections: dict[str, np.ndarray] = {}
    for number in range(SHAPE.layers):
        for place, parts, width in (
            ("attention.self", ("query", "key", "value"), HIDDEN),
            ("attention.output", ("dense",), HIDDEN),
            ("intermediate", ("dense",), HIDDEN),
            ("output", ("dense",), WIDE),
        ):
            name = f"encoder.layer.{number}.{place}"
            layers[name] = Int8Layer(np.full(width, 2, np.float32), -16, 16)
            corrections |= {f"{name}.{part}": np.zeros(1, np.float32) for part in parts}
    return layers, corrections


def test_the_graph_makes_the_vectors_that_transformers_makes() -> None:
    """Of texts of two lengths; in int8 nearly so."""
    import openvino

    weights = tensors()
    ids = [[1, 4, 7, 9, 2], [1, 5, 2, 0, 0]]
    mask = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]], dtype=np.int64)
    expected = by_torch(weights, ids, mask)
    table = weights["embeddings.word_embeddings.weight"]
    int8 = Int8Layers(*plain_layers())
    for layers, most_off in ((None, 1e-5), (int8, 0.25)):
        graph = bert_graph(weights, SHAPE, layers)
        compiled = openvino.Core().compile_model(
            model_of(graph, [graph.mean]), "CPU", {"INFERENCE_PRECISION_HINT": "f32"}
        )
        (made,) = compiled({"word_vectors": table[ids], "attention_mask": mask}).values()
        assert np.abs(made - expected).max() < most_off


def test_weights_in_int8_are_the_weights_to_half_a_step(tmp_path: Path) -> None:
    smoothing = np.array([1.0, 0.5], dtype=np.float32)
    int8 = Int8Layers({"here": Int8Layer(smoothing, -1.0, 2.0)}, {"here.dense": smoothing})
    write_int8(tmp_path / "int8.npz", int8)
    read = read_int8(tmp_path / "int8.npz")
    assert read.layers["here"].smoothing.tolist() == [1.0, 0.5]
    assert (read.layers["here"].low, read.layers["here"].high) == (-1.0, 2.0)
    assert read.corrections["here.dense"].tolist() == [1.0, 0.5]
    numbers, scales = read.weights("here", np.array([[1.27, 0.1], [0.0, 0.0]], dtype=np.float32))
    assert numbers.tolist() == [[127, 20], [0, 0]]
    assert scales[0, 0] == pytest.approx(0.01)


@pytest.mark.parametrize(
    "name",
    [
        ENGLISH_ENCODER,
        pytest.param(MULTILINGUAL_ENCODER, marks=packaged),
        pytest.param(FAST_ENCODER, marks=packaged),
    ],
)
def test_the_kept_reference_is_what_sentence_transformers_makes(name: str) -> None:
    """``python benchmarks/fit_built_in.py`` makes it anew."""
    source = source_of(name)
    read = reader_of(source)
    assert read is not None
    encoder = SentenceTransformerEncoder(source)
    kept = read_reference(read().reference, source.knows)
    assert kept.tokens == encoder.count_tokens(PASSAGES)
    made = encoder.encode_passages(PASSAGES, lambda _: None)
    assert (made * kept.passages).sum(axis=1).min() > 0.999
    assert kept.texts == texts_digest()


def test_a_built_in_model_is_compiled_without_torch(tmp_path: Path) -> None:
    """In int8 and without NNCF too, where the processor is fast in it; each step is told."""
    code = """
        import sys

        for name in ("torch", "transformers", "sentence_transformers", "nncf", "safetensors"):
            sys.modules[name] = None
        from pathlib import Path
        from retrieval.encode.built_in_conversion import convert_built_in
        from retrieval.encode.conversion_process import say_step
        from retrieval.encode.model_source import source_of
        from retrieval.encode.number_formats import Formats, F32

        source, formats = source_of("english"), Formats((F32,))
        sys.exit(not convert_built_in(source, Path(sys.argv[1]), formats, say_step))
        """
    told: list[tuple[int, int]] = []
    command = [sys.executable, "-c", textwrap.dedent(code), str(tmp_path / "x")]
    ended = run_telling(command, lambda done, of: told.append((done, of)), 600)
    assert ended == (0, "")
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    facts = read_facts(tmp_path / "x")
    assert facts is not None
    assert (facts.precision, facts.inputs) == (F32, ("word_vectors", "attention_mask"))
    assert facts.cosine > 0.999
    assert sorted(path.name for path in (tmp_path / "x").iterdir()) == [
        "compiled.json",
        "model.bin",
        "model.xml",
        "tokenizer.json",
        "words.npy",
    ]


@packaged
def test_the_reader_s_kept_scores_are_of_its_pairs(tmp_path: Path) -> None:
    """A reader that was trained anew, or other questions, want ``benchmarks/fit_built_in.py``."""
    reader_conversion.convert(tmp_path / "x", Formats((F32,), (PassedOver(INT8, "not tried"),)))
    facts = read_facts(tmp_path / "x")
    assert facts is not None, (tmp_path / "x" / "refused.txt").read_text()
    assert facts.cosine > 0.9999


def test_a_conversion_s_last_words_are_kept_and_its_steps_told() -> None:
    told: list[tuple[int, int]] = []
    code = "import sys; print('1/2'); print('else'); print('2/2'); sys.exit('no\\nroom')"
    ended = run_telling([sys.executable, "-c", code], lambda *step: told.append(step), 60)
    assert ended == (1, "room")
    assert told == [(1, 2), (2, 2)]


def test_one_that_takes_too_long_is_ended() -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        run_telling([sys.executable, "-c", "input"], lambda *_: None, 0.0)


def test_tensors_are_read_by_their_names(tmp_path: Path) -> None:
    header = (
        b'{"__metadata__":{"format":"pt"},"ids":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},'
        b'"w":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]}}'
    )
    path = tmp_path / "model.safetensors"
    data = struct.pack("<Q", len(header)) + header + bytes(8) + struct.pack("<2f", 0.5, -2)
    path.write_bytes(data)
    assert {name: one.tolist() for name, one in read_tensors(path).items()} == {"w": [[0.5], [-2]]}
    for spoilt in (data[:-1], data[:20], b""):
        path.write_bytes(spoilt)
        with pytest.raises(EncoderError, match="is damaged"):
            read_tensors(path)


def test_another_model_is_compiled_by_sentence_transformers() -> None:
    source = source_of(ENGLISH_ENCODER)
    assert reader_of(source) is not None
    assert reader_of(replace(source, fingerprint="another")) is None
    assert reader_of(replace(source, folder=None)) is None
