"""The built-in model compiled: the same vectors, without torch, or not at all."""

import json
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from time import sleep

import numpy as np
import pytest

from retrieval import (
    BUILT_IN_ENCODER,
    ModelEncoder,
)
from retrieval.encode import model_encoder as encoders
from retrieval.encode.compiled import (
    CompiledEncoder,
    batches,
    precisions,
    read_facts,
    write_facts,
)
from retrieval.encode.conversion import convert
from retrieval.encode.equivalence_gate import (
    LEAST_COSINE,
    MOST_LOST,
    PASSAGES,
    QUESTIONS,
    Gate,
)
from retrieval.encode.model_encoder import compiled_folder, encoder_way
from retrieval.encode.protocol import (
    Matrix,
    Vector,
)
from retrieval.encode.sentence_transformers import (
    SentenceTransformerEncoder,
)
from retrieval.errors import EncoderError
from retrieval.types import EncoderWay

pytestmark = pytest.mark.xdist_group("the model and its compiled form")

WATCHED = """
    import socket, sys

    def refused(*arguments, **named):
        print("somebody asked the network")
        raise OSError("no network here")

    socket.socket.connect = socket.create_connection = socket.getaddrinfo = refused
"""


def alone(code: str, *arguments: object) -> str:
    """What a process of its own says in which nobody may use the network."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            textwrap.dedent(WATCHED) + textwrap.dedent(code),
            *map(str, arguments),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=240,
    )
    return done.stdout


@pytest.fixture(scope="module")
def plain() -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(BUILT_IN_ENCODER)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, plain: SentenceTransformerEncoder) -> Path:
    """A folder of compiled models with the built-in one in it, made without any network."""
    folder = tmp_path_factory.mktemp("kept") / "models"
    said = alone(
        """
        from retrieval.encode.conversion import main
        main()
        """,
        BUILT_IN_ENCODER,
        compiled_folder(folder, plain.fingerprint),
    )
    assert said == ""
    return folder


@pytest.fixture(scope="module")
def compiled(kept: Path, plain: SentenceTransformerEncoder) -> CompiledEncoder:
    folder = compiled_folder(kept, plain.fingerprint)
    return CompiledEncoder(plain.name, plain.fingerprint, folder, 2)


def ignore(done: int) -> None:
    del done


def test_both_ways_make_the_same_vectors(
    compiled: CompiledEncoder, plain: SentenceTransformerEncoder
) -> None:
    texts = [*PASSAGES, *(f"The river rose by {n} cm. " * (n % 40 + 1) for n in range(60))]
    ours = compiled.encode_passages(texts, ignore)
    theirs = plain.encode_passages(texts, ignore)
    assert ours.shape == theirs.shape == (len(texts), 384)
    assert ours.dtype == np.dtype(np.float32)
    assert np.allclose(np.linalg.norm(ours, axis=1), 1.0, atol=1e-5)
    assert (ours * theirs).sum(axis=1).min() >= LEAST_COSINE
    for text in QUESTIONS:
        cosine = compiled.encode_question(text) @ plain.encode_question(text)
        assert cosine >= LEAST_COSINE
    assert compiled.encode_passages([], ignore).shape == (0, 384)


def test_both_ways_count_the_same_tokens(
    compiled: CompiledEncoder, plain: SentenceTransformerEncoder
) -> None:
    texts = [*PASSAGES, "water " * 900]
    assert compiled.count_tokens(texts) == plain.count_tokens(texts)
    assert compiled.count_tokens(["", "the water treaty"]) == [0, 3]


def test_the_facts_say_how_near_the_vectors_are(
    kept: Path, plain: SentenceTransformerEncoder
) -> None:
    way = encoder_way(kept, plain.fingerprint)
    assert way.compiled
    assert way.precision == precisions()[0]
    assert way.cosine is not None
    assert LEAST_COSINE <= way.cosine <= 1.0
    assert encoder_way(kept, "another") == EncoderWay(compiled=False)


def test_many_threads_may_ask_while_passages_are_embedded(compiled: CompiledEncoder) -> None:
    single = [compiled.encode_question(text) for text in PASSAGES]
    with ThreadPoolExecutor(6) as pool:
        passages = pool.submit(compiled.encode_passages, PASSAGES * 20, ignore)
        together = list(pool.map(compiled.encode_question, PASSAGES * 10))
        counts = {tuple(count) for count in pool.map(compiled.count_tokens, [PASSAGES] * 8)}
    for place, vector in enumerate(together):
        assert vector @ single[place % len(PASSAGES)] > 0.999
    for place, vector in enumerate(passages.result()):
        assert vector @ single[place % len(PASSAGES)] > 0.999
    assert len(counts) == 1


def test_progress_grows_to_the_end(compiled: CompiledEncoder) -> None:
    told: list[int] = []
    compiled.encode_passages(["The water of the river."] * 900, told.append)
    assert told[-1] == 900
    assert all(before <= after for before, after in pairwise(told))


def test_a_batch_holds_texts_of_like_length_within_its_budget() -> None:
    assert list(batches([3, 50, 10, 9, 200], 30)) == [[4], [1], [2, 3, 0]]
    assert list(batches([5, 5, 5, 5, 5], 10)) == [[0, 1], [2, 3], [4]]
    assert list(batches([], 10)) == []
    # one of nine tokens is as wide as sixteen
    assert list(batches([8, 9, 7, 8], 24, 8)) == [[1], [0, 3, 2]]


def test_of_many_texts_each_has_the_vector_that_it_has_among_few(
    compiled: CompiledEncoder,
) -> None:
    texts = [f"The river rose by {n} cm. " * (n % 9 + 1) for n in range(40)]
    many = compiled.encode_passages(texts, ignore)
    few = np.concatenate([compiled.encode_passages([text], ignore) for text in texts])
    assert (many * few).sum(axis=1).min() >= 0.999


def test_asking_imports_neither_torch_nor_transformers(kept: Path) -> None:
    said = alone(
        f"""
        from pathlib import Path
        from retrieval import (
            ModelEncoder,
        )
        encoder = ModelEncoder({BUILT_IN_ENCODER!r}, 2, Path(sys.argv[1]))
        print(encoder.encode_question("water").shape, encoder.dimension)
        heavy = {{"torch", "transformers", "sentence_transformers", "openvino_telemetry"}}
        print(sorted(name for name in heavy if sys.modules.get(name)))
        """,
        kept,
    )
    assert said == "(384,) 384\n[]\n"


@pytest.fixture
def copied(
    kept: Path,
    tmp_path: Path,
    plain: SentenceTransformerEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A copy of the compiled model; converting copies it again and leaves a mark."""
    folder = compiled_folder(tmp_path / "models", plain.fingerprint)
    whole = compiled_folder(kept, plain.fingerprint)
    shutil.copytree(whole, folder)

    def again(name: str, target: Path) -> bool:
        assert (name, target) == (BUILT_IN_ENCODER, folder)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(whole, folder)
        (folder / "again").touch()
        return True

    monkeypatch.setattr(encoders, "_convert", again)
    return folder


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("model.xml", cut),
        ("model.bin", cut),
        ("model.bin", overwritten),
        ("tokenizer.json", cut),
        ("compiled.json", cut),
        ("compiled.json", Path.unlink),
    ],
)
def test_a_damaged_compiled_model_is_made_anew(
    copied: Path, name: str, damage: object, plain: SentenceTransformerEncoder
) -> None:
    assert callable(damage)
    damage(copied / name)
    encoder = ModelEncoder(BUILT_IN_ENCODER, 2, copied.parent)
    assert encoder.encode_question("water") @ plain.encode_question("water") > LEAST_COSINE
    assert (copied / "again").exists()
    assert encoder.fingerprint == plain.fingerprint


def test_a_model_that_cannot_be_compiled_is_run_by_sentence_transformers(
    copied: Path, plain: SentenceTransformerEncoder
) -> None:
    """The reason is kept and shown, and nobody tries again."""
    shutil.rmtree(copied)
    copied.mkdir()
    (copied / "refused.txt").write_text("its pooling leaves the prompt out\n", encoding="utf-8")
    encoder = ModelEncoder(BUILT_IN_ENCODER, 2, copied.parent)
    assert np.array_equal(encoder.encode_question("water"), plain.encode_question("water"))
    assert not (copied / "again").exists()
    assert encoder_way(copied.parent, encoder.fingerprint) == EncoderWay(
        compiled=False, refused="its pooling leaves the prompt out"
    )


class Turned(SentenceTransformerEncoder):
    """The model with its vectors' components in reverse, as if it had been compiled wrongly."""

    def encode_passages(self, texts: object, step: object) -> Matrix:  # noqa: D102
        turned: Matrix = np.ascontiguousarray(super().encode_passages(texts, step)[:, ::-1])  # type: ignore[arg-type]
        return turned

    def encode_question(self, text: str) -> Vector:  # noqa: D102
        turned: Vector = np.ascontiguousarray(super().encode_question(text)[::-1])
        return turned


def test_the_gate_lets_no_other_vectors_through(
    compiled: CompiledEncoder, plain: SentenceTransformerEncoder
) -> None:
    cosine, fault = Gate(plain).fault(compiled)
    assert fault is None
    assert LEAST_COSINE <= cosine <= 1.0
    cosine, fault = Gate(Turned(BUILT_IN_ENCODER)).fault(compiled)
    assert fault == f"vectors differ from those of sentence-transformers (cosine {cosine:.3f})"
    assert cosine < 0.5


class Forgetful(SentenceTransformerEncoder):
    """The model, with one vector for all but the gate's own texts."""

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:  # noqa: D102
        return super().encode_passages(texts if texts == PASSAGES else ["visas"] * len(texts), step)


def test_the_gate_asks_whether_answers_are_found(plain: SentenceTransformerEncoder) -> None:
    """Where all answers have one vector none is before the right one: a true source to lose by."""
    gate = Gate(plain)
    found = gate._ndcg
    assert 0.7 < found < 0.8
    cosine, fault = gate.fault(plain)
    assert (round(cosine, 3), fault) == (1.0, None)
    cosine, fault = Gate(Forgetful(BUILT_IN_ENCODER)).fault(plain)
    assert cosine == pytest.approx(1.0)
    assert fault == f"questions find their answers less well (nDCG@10 less by {1 - found:.4f})"
    assert 1 - found > MOST_LOST


def test_a_model_that_passes_in_no_format_but_one_is_run_in_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The gate is asked of each format in turn, the fastest first."""
    asked: list[str] = []

    def fault(_: Gate, made: CompiledEncoder) -> tuple[float, str | None]:
        facts = read_facts(next((tmp_path / "tried").glob(".x-*")))
        assert facts is not None
        assert made.encode_question("water") @ plain_vector > LEAST_COSINE
        asked.append(facts.precision)
        if facts.precision == "bf16":
            raise EncoderError("it cannot be opened")
        return 1.0, None if facts.precision == precisions()[-1] else "too far"

    plain_vector = SentenceTransformerEncoder(BUILT_IN_ENCODER).encode_question("water")
    monkeypatch.setattr(Gate, "fault", fault)
    convert(BUILT_IN_ENCODER, tmp_path / "tried" / "x")
    assert tuple(asked) == precisions()
    facts = read_facts(tmp_path / "tried" / "x")
    assert facts is not None
    assert (facts.precision, facts.cosine) == ("f32", 1.0)


def test_what_the_gate_refuses_is_kept_as_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Gate, "fault", lambda *_: (0.5, "vectors differ"))
    monkeypatch.setattr("retrieval.encode.conversion.precisions", lambda: ("f32",))
    convert(BUILT_IN_ENCODER, tmp_path / "models" / "x")
    assert [path.name for path in (tmp_path / "models").rglob("*")] == ["x", "refused.txt"]
    assert (tmp_path / "models" / "x" / "refused.txt").read_text() == "vectors differ\n"


def test_facts_of_another_format_are_no_facts(tmp_path: Path, kept: Path) -> None:
    facts = read_facts(next(kept.iterdir()))
    assert facts is not None
    write_facts(tmp_path, facts)
    assert read_facts(tmp_path) == facts
    (tmp_path / "compiled.json").write_text(json.dumps(asdict(facts) | {"format": 0}))
    assert read_facts(tmp_path) is None


def test_of_two_that_begin_together_one_converts(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the other waits, and takes what was made."""
    whole, folder = next(kept.iterdir()), tmp_path / "models" / "m"
    made: list[Path] = []

    def conversion(_: str, target: Path) -> bool:
        sleep(0.2)  # long enough for the other to come
        shutil.copytree(whole, target)
        made.append(target)
        return True

    monkeypatch.setattr(encoders, "_converted", conversion)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(encoders._convert, ["m", "m"], [folder, folder])) == [True, True]
    assert made == [folder]
