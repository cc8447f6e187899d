"""One archive in three languages, asked in each of them, with the models themselves."""

import json
import os
from importlib.util import find_spec
from pathlib import Path

import pytest
from library import NOON
from mixed_statements import ASKED, STATEMENTS, STRANGE

from bot.replies.answers import answer_reply
from bot.replies.wording import Wording
from retrieval import (
    FAST_ENCODER,
    MULTILINGUAL_ENCODER,
    Directory,
    Job,
    LiveSearcher,
    ModelEncoder,
    RetrievalSettings,
    Searcher,
    alerts,
    answer_query,
    reindex,
    timeline,
    understand,
)
from retrieval.encode import e5_package
from retrieval.types import Query

pytestmark = [
    pytest.mark.xdist_group("the model and its compiled form"),
    pytest.mark.skipif(
        find_spec(e5_package.PACKAGE) is None, reason="the package of the model is not installed"
    ),
]


@pytest.fixture(scope="module", params=[MULTILINGUAL_ENCODER, FAST_ENCODER])
def encoder(request: pytest.FixtureRequest) -> ModelEncoder:
    """The models that read all three, each compiled once for the session."""
    return ModelEncoder(request.param, 2, Path(os.environ["ONRECORD_MODELS"]))


def indexed(corpus: Path, directory: Directory, encoder: ModelEncoder) -> Searcher:
    settings = RetrievalSettings()
    reindex(corpus, Job(directory, settings, encoder, NOON, lambda _: None))
    return LiveSearcher(directory, settings, encoder).current()


@pytest.fixture(scope="module")
def searcher(encoder: ModelEncoder, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return indexed(STATEMENTS, Directory(tmp_path_factory.mktemp("mixed")), encoder)


def asked(question: str) -> Query:
    return understand(question, NOON.date())


@pytest.mark.parametrize(("question", "statement"), ASKED)
def test_a_question_finds_its_answer_in_whatever_language_it_is_on_record(
    searcher: Searcher, question: str, statement: str
) -> None:
    answer = answer_query(searcher, asked(question))
    assert answer.answered
    assert statement in [quote.statement_id for quote in answer.quotes]


def test_nearly_always_it_stands_first(searcher: Searcher) -> None:
    """A ban on taking fuel abroad stands before one on burning coal."""
    first = {q: answer_query(searcher, asked(q)).quotes[0].statement_id for q, _ in ASKED}
    wrong = {question for question, statement in ASKED if first[question] != statement}
    assert wrong <= {"will coal be banned"}


@pytest.mark.parametrize("question", STRANGE)
def test_what_nobody_spoke_of_is_met_with_silence(searcher: Searcher, question: str) -> None:
    assert not answer_query(searcher, asked(question)).answered


@pytest.mark.parametrize(
    ("lang", "question", "says"),
    [
        ("en", "osh hospital", "On record in Russian only."),
        ("ru", "повышение пенсий", "Есть только на кыргызском языке."),
        ("ky", "Стамбулга учак качан учат?", "Англис тилинде гана бар."),
    ],
)
def test_words_in_another_language_stand_as_they_are_and_are_labelled(
    searcher: Searcher, lang: str, question: str, says: str
) -> None:
    answer = answer_query(searcher, asked(question))
    text = answer_reply(answer, Wording(lang)).text
    assert says in text
    assert answer.quotes[0].text.split("\n")[0] in text


def test_in_the_language_of_the_question_nothing_is_said_of_languages(searcher: Searcher) -> None:
    answer = answer_query(searcher, asked("Какой будет тариф на электроэнергию?"))
    assert answer.quotes[0].statement_id == "power-2026"
    assert "только на" not in answer_reply(answer, Wording("ru")).text


def test_a_question_in_english_follows_what_is_said_in_russian(
    encoder: ModelEncoder, tmp_path: Path
) -> None:
    lines = STATEMENTS.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if json.loads(line)["id"] != "clinic-2026"]
    corpus, directory = tmp_path / "mixed.jsonl", Directory(tmp_path / "var")
    corpus.write_text("\n".join(kept), encoding="utf-8")
    before = alerts.newest_record(indexed(corpus, directory, encoder))
    corpus.write_text("\n".join(lines), encoding="utf-8")
    after = indexed(corpus, directory, encoder)
    told = alerts.news(after, asked("osh hospital"), before)
    assert told is not None
    assert [quote.statement_id for quote in told] == ["clinic-2026"]
    assert alerts.news(after, asked("gold mine"), before) == ()


def test_a_timeline_of_an_english_topic_has_what_was_said_in_russian(searcher: Searcher) -> None:
    drawn = timeline(searcher, asked("hospital in Osh"))
    assert [entry.quote.statement_id for entry in drawn.entries] == ["clinic-2026"]
