"""A build is there and the models are not: words answer at once, and the rest when it is made."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest
from fake_encoder import FakeEncoder
from fake_reader import FakeReader
from library import Library

from bot.settings.settings import load_settings
from bot.state.chat import Chat
from bot.usecases import library as opened
from bot.usecases.library import OpenLibrary
from bot.usecases.usecases import use_cases
from retrieval import ENGLISH_ENCODER, Archive, LiveSearcher, ModelEncoder
from retrieval.encode import model_encoder
from retrieval.encode.compiled_files import compiled_folder
from retrieval.encode.protocol import Matrix, Vector
from retrieval.types import Query

ANN = Chat(7, 7, "en")
ASKED = "What is the visa fee?"
MEANWHILE = "this was found by words alone"


class Slow(FakeEncoder):
    """Is made when it is told to be; until then whoever encodes waits."""

    def __init__(self) -> None:
        super().__init__()
        self.made = Event()
        self.asked = 0

    @property
    def is_here(self) -> bool:  # type: ignore[override]
        """Whether it was told to be."""
        return self.made.is_set()

    def encode_question(self, text: str) -> Vector:
        """Once it is made."""
        assert self.made.wait(60)
        self.asked += 1
        return super().encode_question(text)

    def encode_passages(self, texts: list[str], step: Callable[[int], None]) -> Matrix:  # type: ignore[override]
        """Once it is made."""
        assert self.made.wait(60)
        return super().encode_passages(texts, step)


class SlowReader(FakeReader):
    """Is never made."""

    is_here = False

    def prepare(self) -> bool:
        """It would be waited for."""
        raise AssertionError("waited for the reader")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    encoder = Slow()
    monkeypatch.setattr(opened, "ModelEncoder", lambda *_: encoder)
    return encoder


@pytest.fixture
def shelf(library: Library, slow: Slow) -> OpenLibrary:
    """Three statements, indexed before."""
    del slow
    library.write("fee.md", "The visa fee is 40 crowns.", id="fee", date="2020-01-01")
    library.write("border.md", "The border reopens in May.", id="border", date="2020-02-01")
    library.write("grain.md", "Grain was returned to the store.", id="grain", date="2020-03-01")
    library.reindex()
    return OpenLibrary(library.directory, load_settings(None), today=lambda: date(2021, 6, 1))


def test_words_answer_until_the_model_is_made(shelf: OpenLibrary, slow: Slow) -> None:
    """By a question, by a button and inline; then the model answers, and no more is said of it."""
    shelf.patient = False
    bot = use_cases(shelf)
    reply = bot.conversation.ask(ASKED, ANN)
    assert "The visa fee is 40 crowns." in reply.text
    assert MEANWHILE in reply.text
    assert [card.title for card in bot.inline_queries.cards("visa fee", "en").cards] != []
    nothing = bot.conversation.ask("Who sells umbrellas?", ANN)
    assert "40 crowns" not in nothing.text
    assert MEANWHILE in nothing.text
    assert slow.asked == 0
    slow.made.set()
    reply = bot.conversation.ask(ASKED, ANN)
    assert "The visa fee is 40 crowns." in reply.text
    assert MEANWHILE not in reply.text
    assert slow.asked > 0


def test_whoever_wants_the_whole_answer_waits(shelf: OpenLibrary, slow: Slow) -> None:
    """As on the command line, and what is sent to followers."""
    answers: list[str] = []
    questions = use_cases(shelf).questions
    waiting = Thread(target=lambda: answers.append(questions.reply(ASKED, "en").text))
    waiting.start()
    waiting.join(0.2)
    assert answers == []
    slow.made.set()
    waiting.join(60)
    assert "The visa fee is 40 crowns." in answers[0]
    assert MEANWHILE not in answers[0]


def test_a_reader_that_is_not_made_is_not_waited_for(
    shelf: OpenLibrary, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "ModelReader", lambda *_: SlowReader())
    slow.made.set()
    shelf.patient = False
    reply = use_cases(shelf).conversation.ask(ASKED, ANN)
    assert "The visa fee is 40 crowns." in reply.text
    assert MEANWHILE not in reply.text


def test_a_searcher_by_words_asks_no_model(library: Library) -> None:
    library.write("fee.md", "The visa fee is 40 crowns.", id="fee", date="2020-01-01")
    library.write("border.md", "The border reopens in May.", id="border", date="2020-02-01")
    library.reindex()
    searcher = LiveSearcher(library.directory, library.settings, Unasked()).current().by_words()
    assert isinstance(searcher.archive, Archive)
    for text in ("visa fee", "the border in May", "umbrellas"):
        found = searcher.find(searcher.analyse(Query(text, text)))
        held = [hit.row for hit in found.hits if hit.lexical > 0]
        assert len(held) == (text != "umbrellas")
        assert not searcher.is_foreign(searcher.analyse(Query(text, text)))


class Unasked(FakeEncoder):
    """Must not be asked for a vector."""

    def encode_question(self, text: str) -> Vector:
        """Nobody may."""
        raise AssertionError(text)


def test_whether_a_model_is_there_is_told_without_loading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has to be converted is not; what cannot be compiled needs no conversion."""
    monkeypatch.setattr(model_encoder, "_convert", lambda *_: pytest.fail("converted"))
    encoder = ModelEncoder(ENGLISH_ENCODER, 2, tmp_path)
    assert not encoder.is_here
    folder = compiled_folder(tmp_path, encoder.fingerprint)
    folder.mkdir()
    (folder / "refused.txt").write_text("its pooling leaves the prompt out\n", encoding="utf-8")
    assert encoder.is_here
