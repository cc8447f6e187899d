"""The built-in model compiled: the same vectors, without torch, or not at all.

Whatever number format this CPU's is: no figure here is that of one.
"""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from itertools import count, pairwise
from pathlib import Path
from threading import Barrier

import numpy as np
import pytest

from retrieval import ENGLISH_ENCODER, ModelEncoder
from retrieval.encode import model_encoder as encoders
from retrieval.encode.batching import batches, powers_of_two
from retrieval.encode.compiled import CompiledEncoder, open_compiled
from retrieval.encode.compiled_files import (
    CompiledFacts,
    compiled_folder,
    read_facts,
    write_facts,
)
from retrieval.encode.equivalence_gate import LEAST_COSINE, PASSAGES, QUESTIONS
from retrieval.encode.model_encoder import encoder_way
from retrieval.encode.number_formats import FASTEST_FIRST, NO_NNCF
from retrieval.encode.sentence_transformers import SentenceTransformerEncoder
from retrieval.errors import EncoderError
from retrieval.types import EncoderWay, PassedOver

pytestmark = pytest.mark.xdist_group("the model and its compiled form")


@pytest.fixture(scope="module")
def plain() -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(ENGLISH_ENCODER)


@pytest.fixture(scope="module")
def models(plain: SentenceTransformerEncoder) -> Path:
    """The folder of compiled models that the whole session shares, with the built-in one in it."""
    folder = Path(os.environ["ONRECORD_MODELS"])
    ModelEncoder(plain.name, 2, folder).encode_question("water")
    return folder


@pytest.fixture(scope="module")
def compiled(models: Path, plain: SentenceTransformerEncoder) -> CompiledEncoder:
    folder = compiled_folder(models, plain.fingerprint)
    return open_compiled(plain.source, folder, 2)


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


def test_what_runs_it_is_told_with_every_faster_format_and_its_reason(
    models: Path, plain: SentenceTransformerEncoder
) -> None:
    way = encoder_way(models, plain.fingerprint)
    assert way.compiled
    assert way.refused is None
    assert way.precision in FASTEST_FIRST
    assert way.cosine is not None
    assert LEAST_COSINE <= way.cosine <= 1.0
    place = FASTEST_FIRST.index(way.precision)
    assert {one.precision for one in way.passed_over} <= {*FASTEST_FIRST[:place]}
    assert all(one.reason for one in way.passed_over)
    assert encoder_way(models, "another") == EncoderWay(compiled=False)


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


def test_questions_have_the_same_vectors_in_one_batch(compiled: CompiledEncoder) -> None:
    questions = ["water", "Who measures the river?", "When was the bridge closed, and why?"] * 3
    alone = [compiled.encode_question(question) for question in questions]
    assert np.array_equal(compiled.encode_questions(questions), np.stack(alone))


def test_passages_have_the_same_vectors_on_any_number_of_cores(
    models: Path, plain: SentenceTransformerEncoder
) -> None:
    folder = compiled_folder(models, plain.fingerprint)
    texts = [f"The river rose by {n} cm. " * (n % 30 + 1) for n in range(90)]
    one, three = (
        open_compiled(plain.source, folder, cores).encode_passages(texts, ignore)
        for cores in (1, 3)
    )
    assert np.array_equal(one, three)


def test_a_question_has_the_same_vector_once_passages_were_encoded(
    models: Path, plain: SentenceTransformerEncoder
) -> None:
    encoder = open_compiled(plain.source, compiled_folder(models, plain.fingerprint), 2)
    before = encoder.encode_question("Who measures the river?")
    encoder.encode_passages(PASSAGES, ignore)
    after = encoder.encode_question("Who measures the river?")
    assert before @ after > 0.9999  # another number of cores may add up in another order


def test_a_warmed_up_encoder_makes_the_same_vectors(
    models: Path, plain: SentenceTransformerEncoder, compiled: CompiledEncoder
) -> None:
    encoder = open_compiled(plain.source, compiled_folder(models, plain.fingerprint), 2)
    encoder.warm_up()
    questions = ["Who measures the river?", "When was the bridge closed, and why?"]
    assert np.array_equal(encoder.encode_questions(questions), compiled.encode_questions(questions))


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


def test_a_level_batch_holds_texts_of_one_width() -> None:
    assert list(batches([8, 9, 7, 8], 64, 8, level=True)) == [[1], [0, 3, 2]]
    assert list(batches([3, 2, 3, 0, 2, 0], 30, level=True)) == [[0, 2], [1, 4], [3, 5]]


def test_few_shapes_are_batches_of_a_power_of_two() -> None:
    thirteen, one = [*range(13)], [20]
    made = [[0, 1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11], [12], [20]]
    assert list(powers_of_two([thirteen, one], 8)) == made
    assert list(powers_of_two([thirteen], 4)) == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11], [12]]
    assert list(powers_of_two([[]], 8)) == []


def test_of_many_texts_each_has_the_vector_that_it_has_among_few(
    compiled: CompiledEncoder,
) -> None:
    texts = [f"The river rose by {n} cm. " * (n % 9 + 1) for n in range(40)]
    many = compiled.encode_passages(texts, ignore)
    few = np.concatenate([compiled.encode_passages([text], ignore) for text in texts])
    assert (many * few).sum(axis=1).min() >= 0.999


def test_asking_imports_neither_torch_nor_transformers(models: Path) -> None:
    code = f"""
        import sys
        from pathlib import Path
        from retrieval import ModelEncoder
        encoder = ModelEncoder({ENGLISH_ENCODER!r}, 2, Path(sys.argv[1]))
        print(encoder.encode_question("water").shape, encoder.dimension)
        heavy = {{"torch", "transformers", "sentence_transformers", "openvino_telemetry"}}
        print(sorted(name for name in heavy if sys.modules.get(name)))
        """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), models],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "(384,) 384\n[]\n"


@pytest.fixture
def copied(
    models: Path,
    tmp_path: Path,
    plain: SentenceTransformerEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A copy of the compiled model; converting copies it again and leaves a mark."""
    folder = compiled_folder(tmp_path / "models", plain.fingerprint)
    whole = compiled_folder(models, plain.fingerprint)
    shutil.copytree(whole, folder)

    def again(name: str, target: Path, _: object) -> bool:
        assert (name, target) == (ENGLISH_ENCODER, folder)
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
    encoder = ModelEncoder(ENGLISH_ENCODER, 2, copied.parent)
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
    encoder = ModelEncoder(ENGLISH_ENCODER, 2, copied.parent)
    assert np.array_equal(encoder.encode_question("water"), plain.encode_question("water"))
    assert not (copied / "again").exists()
    assert encoder_way(copied.parent, encoder.fingerprint) == EncoderWay(
        compiled=False, refused="its pooling leaves the prompt out"
    )


@pytest.fixture
def lean(monkeypatch: pytest.MonkeyPatch) -> None:
    """An install without sentence-transformers and the model's package."""
    monkeypatch.setattr(encoders, "is_installed", lambda: False)
    monkeypatch.setattr(encoders, "is_built_in", lambda _: False)


@pytest.mark.usefixtures("lean")
def test_a_lean_install_opens_a_model_that_was_converted_before(
    copied: Path, plain: SentenceTransformerEncoder
) -> None:
    encoder = ModelEncoder(ENGLISH_ENCODER, 2, copied.parent)
    assert encoder.encode_question("water") @ plain.encode_question("water") > LEAST_COSINE
    assert not (copied / "again").exists()


@pytest.mark.usefixtures("lean")
def test_a_lean_install_takes_one_of_another_cpu_whose_vectors_it_makes_too(
    copied: Path, plain: SentenceTransformerEncoder
) -> None:
    """Under its own CPU's name from then on, without what was made for the other."""
    other = compiled_folder(copied.parent, plain.fingerprint, ("sse9",))
    damaged = compiled_folder(copied.parent, plain.fingerprint, ("sse1",))
    copied.rename(other)
    shutil.copytree(other, damaged)
    (damaged / "tokenizer.json").unlink()
    (other / "cache").mkdir(exist_ok=True)
    (other / "cache" / "another.blob").touch()
    encoder = ModelEncoder(ENGLISH_ENCODER, 2, other.parent)
    assert encoder.encode_question("water") @ plain.encode_question("water") > LEAST_COSINE
    assert not (copied / "cache").exists()
    assert encoder_way(other.parent, plain.fingerprint).compiled


@pytest.mark.usefixtures("lean")
def test_a_lean_install_without_one_says_what_to_do(copied: Path) -> None:
    shutil.rmtree(copied)
    encoder = ModelEncoder(ENGLISH_ENCODER, 2, copied.parent)
    with pytest.raises(EncoderError) as raised:
        encoder.encode_question("water")
    assert str(raised.value) == (
        f"The model {ENGLISH_ENCODER} was not converted for this machine, and what converts it is"
        f" not installed; copy {copied.parent} from a machine with such a processor, or run:"
        " pip install sentence-transformers"
    )


def test_with_the_model_s_package_a_lean_install_converts_it_by_itself(
    copied: Path, plain: SentenceTransformerEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoders, "is_installed", lambda: False)
    shutil.rmtree(copied)
    encoder = ModelEncoder(ENGLISH_ENCODER, 2, copied.parent)
    assert encoder.encode_question("water") @ plain.encode_question("water") > LEAST_COSINE
    assert (copied / "again").exists()


@pytest.mark.parametrize(
    ("there", "built_in", "again"),
    [(False, False, False), (True, False, True), (False, True, True)],
)
def test_a_model_converted_without_nncf_is_converted_anew_once_it_can_be_quantised(
    copied: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool, built_in: bool, again: bool
) -> None:
    """By NNCF that came since; a built-in one without it."""
    facts = read_facts(copied)
    assert facts is not None
    write_facts(copied, replace(facts, passed_over=(PassedOver("int8", NO_NNCF),)))
    monkeypatch.setattr(encoders, "can_quantise", lambda: there)
    monkeypatch.setattr(encoders, "is_built_in", lambda _: built_in)
    ModelEncoder(ENGLISH_ENCODER, 2, copied.parent).encode_question("water")
    assert (copied / "again").exists() is again


def test_a_folder_moved_to_another_cpu_is_not_that_cpus(tmp_path: Path) -> None:
    here = compiled_folder(tmp_path, "a", ("avx2",))
    assert here != compiled_folder(tmp_path, "a", ("avx2", "avx512f"))
    assert here != compiled_folder(tmp_path, "b", ("avx2",))
    assert here == compiled_folder(tmp_path, "a", ("avx2",))


FACTS = CompiledFacts(
    dimension=384,
    most_tokens=256,
    inputs=("input_ids", "attention_mask"),
    padding=0,
    before=(101,),
    after=(102,),
    question="",
    passage="",
    precision="f32",
    cosine=0.9999,
    probe=(0.6, 0.8),
    passed_over=(PassedOver("int8", "too far"),),
)


def test_facts_are_read_as_they_were_written_and_none_of_another_format(tmp_path: Path) -> None:
    write_facts(tmp_path, FACTS)
    assert read_facts(tmp_path) == FACTS
    (tmp_path / "compiled.json").write_text(json.dumps(asdict(FACTS) | {"format": 0}))
    assert read_facts(tmp_path) is None


def test_of_two_that_begin_together_one_converts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the other waits, and takes what was made."""
    folder = tmp_path / "models" / "m"
    conversions: list[Path] = []
    both, looks = Barrier(2), count()

    def conversion(_: str, target: Path, _tell: object) -> bool:
        target.mkdir()
        conversions.append(target)
        return True

    def inode(target: Path) -> int:
        before = target.stat().st_ino if target.exists() else 0
        if next(looks) < 2:
            both.wait(30)  # until the other, too, has seen that there is none
        return before

    monkeypatch.setattr(encoders, "_inode", inode)
    monkeypatch.setattr(encoders, "_run_conversion", conversion)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(encoders._convert, ["m", "m"], [folder, folder])) == [True, True]
    assert conversions == [folder]
