"""Permanent addresses: they outlive reindexes, and never lead to other words."""

import shutil
from datetime import date
from itertools import pairwise

import pytest
from conversation import ENCODER
from fake_encoder import FakeEncoder
from hypothesis import given
from hypothesis import strategies as st
from library import Library
from made_answers import WATER

from bot.settings.settings import load_settings
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from bot.usecases.usecases import UseCases, use_cases
from retrieval import Archive, Directory, context, permalinks
from retrieval.archive.values import Records
from retrieval.types import Record, Statement

TEXT = "The border is open. The water is low. The grain is dear."
QUOTED = "The water is low."
SPAN = (TEXT.index(QUOTED), TEXT.index(QUOTED) + len(QUOTED))
ANN = Chat(7, 7, "en")


def archive(library: Library) -> Archive:
    return Archive(library.directory.archive)


@pytest.fixture
def address(library: Library) -> str:
    """Of the middle sentence of a statement."""
    library.write("a.md", TEXT, id="a", date="2020-01-02", title="Grain", lang="en")
    library.reindex()
    return permalinks.locator(context.cut(library.record("a"), SPAN))


def bot(library: Library, monkeypatch: pytest.MonkeyPatch) -> UseCases:
    monkeypatch.setattr(f"bot.usecases.library.{ENCODER}", lambda *_: FakeEncoder())
    root = Directory(library.directory.root)
    return use_cases(OpenLibrary(root, load_settings(None), today=lambda: date(2026, 1, 1)))


def test_an_address_is_short_and_safe(address: str) -> None:
    assert len(address) <= 64
    assert address.replace("_", "").replace("-", "").isalnum()
    biggest = permalinks.locator(
        context.cut(
            Record(2**40, 1, Statement("x", "y" * 40), "f" * 64, "2026-01-01"),
            (0, 40),
        )
    )
    assert len(biggest) <= 64


def test_an_address_leads_back_to_its_words(library: Library, address: str) -> None:
    found = permalinks.locate(archive(library), address)
    assert found is not None
    assert found.record.statement.text[found.start : found.end] == QUOTED


def test_an_address_outlives_the_archive_it_was_made_in(library: Library, address: str) -> None:
    """The record has another number there; the text is found by its hash."""
    shutil.rmtree(library.directory.root)
    library.write("0.md", "The visa fee is ten crowns.", id="0", date="2019-01-02")
    library.write("b.md", TEXT, id="b", date="2021-01-02")
    library.reindex()
    found = permalinks.locate(archive(library), address)
    assert found is not None
    assert found.record.statement.id == "a"
    assert found.record.statement.text[found.start : found.end] == QUOTED


def test_an_address_never_leads_to_other_words(library: Library, address: str) -> None:
    shutil.rmtree(library.directory.root)
    (library.corpus / "a.md").unlink()
    library.write("b.md", TEXT.replace("low", "high"), id="b", date="2021-01-02")
    library.reindex()
    assert permalinks.locate(archive(library), address) is None


@given(st.text(max_size=80) | st.from_regex(r"q[A-Za-z0-9_-]{10,60}", fullmatch=True))
def test_whatever_is_typed_is_an_address_or_none(payload: str) -> None:
    class Empty(Archive):
        def __init__(self) -> None:
            """No file."""

        def records(self, _: object) -> Records:
            return Records()

        def of_text(self, _: str) -> tuple[Record, ...]:
            return ()

    assert permalinks.locate(Empty(), payload) is None


def test_a_changed_and_withdrawn_statement_is_opened_as_it_was_quoted_and_says_so(
    library: Library, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.write("b.md", "The visa fee is ten crowns.", id="b", date="2021-01-02")
    library.write("a.md", TEXT.replace("low", "high"), id="a", date="2020-01-02", title="Grain")
    library.reindex()
    opened = bot(library, monkeypatch).statements.opened(address, ANN)
    assert opened.text == (
        "2 January 2020 · Grain\n"
        "These are the words of version 1. The statement was changed on 23 November 2026.\n\n"
        f"{TEXT}\n"
        "The quotation is in bold; around it stands what was said before and after."
    )
    now = next(b for row in opened.buttons for b in row if b.label == "As it reads now")
    assert now.action is not None
    assert now.action.startswith("p:")
    (library.corpus / "a.md").unlink()
    library.reindex()
    opened = bot(library, monkeypatch).statements.opened(address, ANN)
    assert (
        "This statement is no longer in this archive’s files, from 23 November 2026 on."
    ) in opened.text


def record(text: str) -> Record:
    return Record(1, 1, Statement("a", text, lang="en"), "0" * 64, "2026-01-01")


@given(st.text(alphabet="ab.! \n", min_size=1, max_size=400), st.integers(20, 200))
def test_pages_lose_nothing_but_white_space(text: str, most: int) -> None:
    made = context.pages(record(text), most)
    assert "".join("".join(page.text.split()) for page in made) == "".join(text.split())
    assert all(page.text == text[page.start : page.end] for page in made)
    assert all(a.end <= b.start for a, b in pairwise(made))


def test_context_is_cut_evenly_where_it_would_be_too_long() -> None:
    text = " ".join(f"Sentence number {n} is here." for n in range(10))
    start = text.index("Sentence number 5")
    span = (start, start + len("Sentence number 5 is here."))
    whole = context.around(record(text), span, most=90)
    assert whole.text == (
        "Sentence number 4 is here. Sentence number 5 is here. Sentence number 6 is here."
    )
    assert WATER.text not in whole.text
