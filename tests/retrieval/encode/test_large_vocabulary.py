"""A large vocabulary: its word vectors beside the graph, its pieces found by SentencePiece."""

from pathlib import Path

import numpy as np
import pytest
from tiny_model import make_model
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram

from retrieval.encode import unigram, word_vectors
from retrieval.encode.compiled import open_compiled
from retrieval.encode.compiled_files import read_facts
from retrieval.encode.conversion import convert
from retrieval.encode.model_tokenizer import ModelTokenizer
from retrieval.encode.number_formats import F32, Formats
from retrieval.encode.sentence_transformers import SentenceTransformerEncoder

pytestmark = pytest.mark.xdist_group("the model and its compiled form")

VOCABULARY = [
    *(("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)),
    *(("▁", -4.0), ("▁суу", -2.0), ("▁wa", -3.0), ("ter", -2.5), ("▁water", -2.0), ("s", -3.0)),
]
SUU, WATER, S, UNKNOWN = 5, 8, 9, 3


@pytest.fixture
def every_vocabulary_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unigram, "_LARGE", 1)
    monkeypatch.setattr(word_vectors, "_LARGE", 1)


def unigram_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(Unigram(VOCABULARY, unk_id=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>"])
    return tokenizer


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("water", [WATER]),
        ("waters  суу", [WATER, S, SUU]),
        ("ｗａｔｅｒ", [WATER]),
        ("", []),
        (" ", [4]),
        ("water 中文", [WATER, 4, UNKNOWN]),
    ],
)
def test_sentencepiece_finds_the_pieces_that_tokenizers_does(
    tmp_path: Path, text: str, tokens: list[int]
) -> None:
    whole = unigram_tokenizer()
    unigram.write(whole, tmp_path, "tokenizer.json")
    found = unigram.UnigramTokenizer(tmp_path, "tokenizer.json").tokens([text])
    assert found == [tokens]
    assert [whole.encode(text, add_special_tokens=False).ids] == found


def test_special_tokens_written_in_a_text_are_letters_like_others(tmp_path: Path) -> None:
    """Nobody ends a text for the model by writing its sign for the end."""
    unigram.write(unigram_tokenizer(), tmp_path, "tokenizer.json")
    [found] = unigram.UnigramTokenizer(tmp_path, "tokenizer.json").tokens(["</s>"])
    assert 2 not in found


def test_folders_with_the_same_pieces_have_one_tokenizer(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("model", "reader", "other")]
    for folder in folders:
        folder.mkdir()
        tokenizer = unigram_tokenizer()
        if folder.name == "other":
            tokenizer.normalizer = normalizers.NFC()
        unigram.write(tokenizer, folder, "tokenizer.json")
    model, reader, other = (unigram.opened(folder, "tokenizer.json") for folder in folders)
    assert model is reader
    assert model is not other
    assert [one.tokens(["ｗａｔｅｒ"]) for one in (model, other)] == [[[WATER]], [[4, UNKNOWN]]]


def test_a_text_is_cut_between_its_special_tokens(tmp_path: Path) -> None:
    unigram.write(unigram_tokenizer(), tmp_path, "tokenizer.json")
    tokenizer = ModelTokenizer(tmp_path, ((0,), (2,)), 4)
    assert tokenizer.ids(["суу", "суу суу суу"]) == [[0, SUU, 2], [0, SUU, SUU, 2]]
    assert tokenizer.counts(["суу", "суу суу суу"]) == [1, 3]


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_letters_that_are_not_seen_change_no_token(tmp_path: Path, unseen: str) -> None:
    unigram.write(unigram_tokenizer(), tmp_path, "tokenizer.json")
    tokenizer = ModelTokenizer(tmp_path, ((0,), (2,)), 4)
    assert tokenizer.ids([f"с{unseen}уу", unseen]) == [[0, SUU, 2], [0, 2]]


@pytest.mark.usefixtures("every_vocabulary_is_large")
def test_a_model_with_its_words_outside_makes_the_same_vectors(tmp_path: Path) -> None:
    reference = SentenceTransformerEncoder(str(make_model(tmp_path / "tiny")))
    convert(reference.name, tmp_path / "x", Formats((F32,)))
    facts = read_facts(tmp_path / "x")
    assert facts is not None
    assert facts.inputs[-1] == word_vectors.INPUT
    assert (tmp_path / "x" / "words.npy").is_file()
    assert (tmp_path / "x" / "pieces.model").is_file()
    compiled = open_compiled(reference.source, tmp_path / "x", 2)
    for text in ("water", "мен", ""):
        vector = compiled.encode_question(text)
        assert np.allclose(vector, reference.encode_question(text), atol=2e-2)
    texts = ["water", "the water of the river", "а"]
    assert compiled.count_tokens(texts) == reference.count_tokens(texts)


@pytest.mark.usefixtures("every_vocabulary_is_large")
def test_a_graph_without_a_table_of_words_is_left_as_it_was() -> None:
    from openvino import Model, opset13

    given = opset13.parameter([2, 2], np.float32)
    graph = Model([opset13.relu(given)], [given])
    assert word_vectors.take_out(graph) is None
    assert len(graph.inputs) == 1


def test_rows_of_the_table_are_read_where_they_are_asked_for(tmp_path: Path) -> None:
    word_vectors.write(tmp_path, np.arange(0, 2.5, 0.25, dtype=np.float16).reshape(5, 2))
    table = word_vectors.WordVectors(tmp_path)
    found = table.rows(np.array([[4, 0, 4], [1, 0, 0]]))
    assert found.dtype == np.float32
    assert found.tolist() == [
        [[2.0, 2.25], [0.0, 0.25], [2.0, 2.25]],
        [[0.5, 0.75], [0.0, 0.25], [0.0, 0.25]],
    ]
    # what takes the place of a file is not read by who has the old one open
    other = tmp_path / "other"
    other.mkdir()
    word_vectors.write(other, -np.ones((5, 2), dtype=np.float16))
    (other / word_vectors.FILE).replace(tmp_path / word_vectors.FILE)
    assert table.rows(np.array([4])).tolist() == [[2.0, 2.25]]
    assert word_vectors.WordVectors(tmp_path).rows(np.array([4])).tolist() == [[-1, -1]]


def test_a_table_that_is_cut_short_is_no_table(tmp_path: Path) -> None:
    word_vectors.write(tmp_path, np.ones((5, 2), dtype=np.float16))
    file = tmp_path / word_vectors.FILE
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(ValueError, match="mmap length"):
        word_vectors.WordVectors(tmp_path)
