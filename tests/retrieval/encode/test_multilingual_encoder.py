"""Another encoder as one setting: its prompts, its tokens, and a whole reindex with it.

The model is ``tiny_model``, which understands nothing, which no test needs.
"""

import json
import logging
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from library import HEAPS, NOON
from tiny_model import make_model

from bot.cli.json_models.answers import AnswerJson
from bot.settings.settings import Settings
from bot.usecases.library import OpenLibrary, retrieval_settings
from bot.usecases.questions import Questions
from retrieval import Directory, Job, LiveSearcher, RetrievalSettings, answer_query, reindex
from retrieval.encode.compiled import open_compiled
from retrieval.encode.conversion import convert
from retrieval.encode.model_source import Prompts, family_prompts, source_of
from retrieval.encode.number_formats import F32, Formats
from retrieval.encode.sentence_transformers import SentenceTransformerEncoder
from retrieval.errors import BuildError
from retrieval.search.confidence import CAREFUL, model_for
from retrieval.settings import ENGLISH_ENCODER
from retrieval.types import Progress, Query

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

TEXTS = ["Что вернули народу?", "Мектеп ачылды.", "The border reopens in May."]


@pytest.fixture(scope="module")
def e5(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of the E5 family by its name."""
    return make_model(tmp_path_factory.mktemp("models") / "multilingual-e5-tiny")


@pytest.fixture(scope="module")
def plain(e5: Path) -> "SentenceTransformer":
    """The same model as its library runs it, without any prompt."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(e5), device="cpu", local_files_only=True)


def vectors(model: "SentenceTransformer", texts: list[str]) -> np.ndarray:
    made: np.ndarray = model.encode(texts, normalize_embeddings=True)
    return made


def ignore(done: int) -> None:
    del done


def ignore_step(step: Progress) -> None:
    del step


def test_e5_sees_a_prefix_before_questions_and_another_before_passages(
    e5: Path, plain: "SentenceTransformer"
) -> None:
    encoder = SentenceTransformerEncoder(str(e5))
    assert encoder.prompts == Prompts("query: ", "passage: ")
    passages = encoder.encode_passages(TEXTS, ignore)
    assert np.allclose(passages, vectors(plain, [f"passage: {t}" for t in TEXTS]), atol=5e-3)
    for text in TEXTS:
        question = encoder.encode_question(text)
        assert np.allclose(question, vectors(plain, [f"query: {text}"])[0], atol=5e-3)
        assert not np.allclose(question, vectors(plain, [text])[0], atol=5e-3)


def test_a_model_of_no_such_family_sees_the_text_alone(
    e5: Path, plain: "SentenceTransformer", tmp_path: Path
) -> None:
    folder = tmp_path / "bge-m3"
    shutil.copytree(e5, folder)
    encoder = SentenceTransformerEncoder(str(folder))
    assert encoder.prompts == Prompts()
    assert np.allclose(encoder.encode_question(TEXTS[0]), vectors(plain, TEXTS)[0], atol=5e-3)
    assert np.allclose(encoder.encode_passages(TEXTS, ignore), vectors(plain, TEXTS), atol=5e-3)
    assert encoder.fingerprint != SentenceTransformerEncoder(str(e5)).fingerprint


def test_compiled_it_sees_the_same_prefixes(e5: Path, tmp_path: Path) -> None:
    by_library = SentenceTransformerEncoder(str(e5))
    convert(str(e5), tmp_path / "e5", Formats((F32,)))
    compiled = open_compiled(source_of(str(e5)), tmp_path / "e5", 2)
    assert compiled.prompts == Prompts("query: ", "passage: ")
    assert compiled.count_tokens(TEXTS) == by_library.count_tokens(TEXTS)
    passages = by_library.encode_passages(TEXTS, ignore)
    assert np.allclose(compiled.encode_passages(TEXTS, ignore), passages, atol=2e-2)
    for text in TEXTS:
        question = by_library.encode_question(text)
        assert np.allclose(compiled.encode_question(text), question, atol=2e-2)


def test_a_model_s_own_prompts_go_before_those_of_its_family(
    e5: Path, plain: "SentenceTransformer", tmp_path: Path
) -> None:
    folder = tmp_path / "my-e5"
    shutil.copytree(e5, folder)
    before = SentenceTransformerEncoder(str(folder)).fingerprint
    path = folder / "config_sentence_transformers.json"
    facts = json.loads(path.read_text(encoding="utf-8"))
    facts["prompts"] = {"query": "ask: ", "document": "told: "}
    facts["default_prompt_name"] = "query"
    path.write_text(json.dumps(facts), encoding="utf-8")
    encoder = SentenceTransformerEncoder(str(folder))
    assert encoder.prompts == Prompts("ask: ", "told: ")
    assert encoder.fingerprint != before
    question, passages = encoder.encode_question(TEXTS[0]), encoder.encode_passages(TEXTS, ignore)
    assert np.allclose(question, vectors(plain, [f"ask: {TEXTS[0]}"])[0], atol=5e-3)
    assert np.allclose(passages, vectors(plain, [f"told: {t}" for t in TEXTS]), atol=5e-3)


@pytest.mark.parametrize(
    ("name", "prompts"),
    [
        ("intfloat/multilingual-e5-small", Prompts("query: ", "passage: ")),
        ("intfloat/e5-base-v2", Prompts("query: ", "passage: ")),
        ("someone/Tuned_E5", Prompts("query: ", "passage: ")),
        ("BAAI/bge-m3", Prompts()),
        ("e5/other-model", Prompts()),
        ("someone/e50-model", Prompts()),
        (ENGLISH_ENCODER, Prompts()),
    ],
)
def test_the_family_is_told_by_the_name(name: str, prompts: Prompts) -> None:
    assert family_prompts(name, None) == prompts


def test_instructed_e5_models_want_their_task_before_a_question_and_nothing_else() -> None:
    prompts = family_prompts("intfloat/multilingual-e5-large-instruct", None)
    assert prompts.question.startswith("Instruct: ")
    assert prompts.question.endswith("\nQuery: ")
    assert prompts.passage == ""


def test_a_folder_under_another_name_is_known_by_its_configuration_or_place(
    tmp_path: Path,
) -> None:
    expected = Prompts("query: ", "passage: ")
    model = tmp_path / "model"
    model.mkdir()
    assert family_prompts("./model", model) == Prompts()
    (model / "config.json").write_text('{"_name_or_path": "intfloat/e5-small"}', encoding="utf-8")
    assert family_prompts("./model", model) == expected
    cached = tmp_path / "models--intfloat--multilingual-e5-small" / "snapshots" / "0123"
    cached.mkdir(parents=True)
    assert family_prompts(str(cached), cached) == expected


def test_a_hub_model_s_prompts_are_part_of_its_fingerprint() -> None:
    name = "intfloat/multilingual-e5-small"
    assert SentenceTransformerEncoder(name).fingerprint == f"hub:{name}:query: passage: :centred-1"
    assert SentenceTransformerEncoder("BAAI/bge-m3").fingerprint == "hub:BAAI/bge-m3"


def test_tokens_are_those_of_its_own_vocabulary(e5: Path) -> None:
    """A token is a letter here; neither special tokens nor the prompt are counted."""
    encoder = SentenceTransformerEncoder(str(e5))
    assert encoder.count_tokens(["мен", "a bc", "", "ө" * 900]) == [3, 3, 0, 900]


def test_every_script_is_known(e5: Path) -> None:
    encoder = SentenceTransformerEncoder(str(e5))
    assert all(map(encoder.knows, TEXTS))


def test_a_reindex_and_a_question_with_it(
    e5: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Prompted vectors in the build, words decide, and no question is foreign."""
    settings = replace(HEAPS, encoder=str(e5), passage_tokens=(20, 60))
    corpus, directory = tmp_path / "corpus", Directory(tmp_path / "var")
    corpus.mkdir()
    (corpus / "one.md").write_text("The border with the north reopens in May.", encoding="utf-8")
    (corpus / "two.md").write_text("Школу в столице открыл министр.", encoding="utf-8")
    (corpus / "three.md").write_text("Grain is sold at the old price.", encoding="utf-8")
    encoder = SentenceTransformerEncoder(settings.encoder)
    job = Job(directory, settings, encoder, NOON, ignore_step)
    report = reindex(corpus, job)
    assert (report.read, report.embedded, report.published) == (3, 3, True)
    with caplog.at_level(logging.WARNING):
        searcher = LiveSearcher(directory, settings, encoder).current()
    assert "no confidence model was fitted" in caplog.text
    assert searcher.model == model_for(CAREFUL)
    made = answer_query(searcher, Query("Кто открыл школу?", "Кто открыл школу?"))
    assert made.quotes[0].text == "Школу в столице открыл министр."
    assert not made.foreign
    stored = searcher.snapshot.dense.scores(
        encoder.encode_passages(["Grain is sold at the old price."], ignore)[0], [0, 1, 2]
    )
    assert max(stored) == pytest.approx(1.0, abs=5e-3)


def test_with_the_english_model_a_question_in_another_script_is_told_what_helps(
    tmp_path: Path,
) -> None:
    """In the reply, in the asker's language, and as a fact in the JSON."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.md").write_text("The border reopens in May.", encoding="utf-8")
    settings = Settings.model_validate(
        {"corpus": corpus, "index": tmp_path / "var", "encoder": ENGLISH_ENCODER}
    )
    retrieval = retrieval_settings(settings)
    directory = Directory(settings.index, Path(os.environ["ONRECORD_MODELS"]))
    encoder = SentenceTransformerEncoder(retrieval.encoder)
    reindex(corpus, Job(directory, retrieval, encoder, NOON, ignore_step))
    questions = Questions(OpenLibrary(directory, settings, today=NOON.date))
    helps = "ONRECORD_ENCODER=multilingual"
    for question, lang in (("Когда откроют границу?", "ru"), ("Чек ара качан ачылат?", "ky")):
        assert questions.answer(question).foreign
        assert AnswerJson.of(questions.answer(question)).foreign is True
        assert helps in questions.ask(question, lang).text
    for question in ("When does the border reopen?", "Is «Кумтор» on the border?"):
        assert not questions.answer(question).foreign
        assert helps not in questions.ask(question, "en").text


def test_a_build_of_another_model_is_refused_in_one_sentence_until_reindexed(
    e5: Path, tmp_path: Path
) -> None:
    corpus, directory = tmp_path / "corpus", Directory(tmp_path / "var")
    corpus.mkdir()
    (corpus / "one.md").write_text("The border reopens in May.", encoding="utf-8")

    def job(name: str) -> Job:
        settings = RetrievalSettings(encoder=name)
        return Job(directory, settings, SentenceTransformerEncoder(name), NOON, ignore_step)

    def live(made: Job) -> LiveSearcher:
        return LiveSearcher(directory, made.settings, made.encoder)

    reindex(corpus, job(ENGLISH_ENCODER))
    other = job(str(e5))
    with pytest.raises(BuildError, match=rf"model {ENGLISH_ENCODER} .* run: onrecord index$") as no:
        live(other).current()
    assert "\n" not in str(no.value)
    assert reindex(corpus, other).embedded == 1
    assert answer_query(live(other).current(), Query("border", "border")).searched.statements == 1
    with pytest.raises(BuildError, match="run: onrecord index"):
        live(job(ENGLISH_ENCODER)).current()
