"""Checks, timelines and changes in Telegram: typed, forwarded by anybody, pressed bar by bar."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conversation import CALM
from gate import TOKEN, Gate
from library import Library
from river_statements import AGAIN, WATER

from bot.replies.reply import Reply
from bot.settings.settings import load_settings
from bot.state.chat import Chat
from bot.telegram.app import build
from bot.usecases.callback_queries import CallbackQueries
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import Questions
from bot.usecases.usecases import UseCases, use_cases
from retrieval import Archive, Directory, Searcher

ANN = Chat(7, 7, "en")
NEWS: dict[str, Any] = {
    "forward_origin": {
        "type": "channel",
        "date": 1_600_000_000,
        "chat": {"id": -1001, "type": "channel", "title": "News"},
        "message_id": 3,
    }
}


class Cold(Questions):
    """Answers without a model."""

    def warm(self) -> None:
        """Nothing to load."""


@pytest.fixture
async def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    """A bot that serves over two statements, one of them edited since."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    monkeypatch.setenv("ONRECORD_CHAT_MESSAGES_PER_SECOND", "1000")
    archive = Archive(tmp_path / "archive.sqlite", create=True)
    archive.update([WATER, AGAIN], now="2021-02-03T00:00:00+00:00")
    newer = replace(AGAIN, text=AGAIN.text.replace("1,200", "1,300"))
    archive.update([WATER, newer], now="2021-03-04T00:00:00+00:00")
    archive.close()
    async with Gate() as opened:
        monkeypatch.setenv("TELEGRAM_API_URL", opened.url)
        settings = load_settings(None)
        opened_library = OpenLibrary(Directory(tmp_path), settings, today=lambda: date(2026, 1, 1))
        questions = Cold(opened_library)
        service = build(settings, opened_library, TOKEN, questions=questions, timing=CALM)
        running = asyncio.create_task(service.run())
        try:
            yield opened
        finally:
            service.stop()
            await running


async def test_a_quotation_is_checked_where_it_is_typed_or_forwarded(gate: Gate) -> None:
    ann = gate.person(7)
    ann.says("/check Both sides will build dams")
    ann.says("Shame! Halden: «Both sides will build dams». Share this!", **NEWS)
    ann.sends(caption="They can close the river", photo=[_PHOTO], **NEWS)
    ann.says("/check")
    await gate.until(lambda: len(ann.sees()) == 4)
    typed, forwarded, captioned, bare = [sent.text for sent in ann.sees()]
    assert typed.startswith(
        "Altered: the record says it differently\n– negation: “not” is left out"
    )
    assert "In quotation marks: “Both sides will build dams”" in forwarded
    (link,) = {
        entity["url"]
        for entity in ann.sees()[2].payload["entities"]
        if entity["type"] == "text_link"
    }
    assert link.startswith("https://t.me/onrecord_bot?start=q")
    ann.says(f"/start {link.partition('=')[2]}")
    await gate.until(lambda: len(ann.sees()) == 5)
    assert ann.sees()[4].text.startswith("6 May 2020 · On the river")
    assert captioned.startswith(
        "Altered: the record says it differently\n– negation: “can”, on record “can’t”"
    )
    assert bare.startswith("Send the words you want checked: /check")


async def test_changes_are_listed_with_what_was_changed(gate: Gate) -> None:
    ann = gate.person(7)
    ann.says("/changes")
    ann.says("/changes since 2022")
    await gate.until(lambda: len(ann.sees()) == 2)
    listed, none = [sent.text for sent in ann.sees()]
    assert listed == (
        "Since the archive was begun: 1 change\n"
        "\nChanged on 4 March 2021\n"
        "2 January 2021 · We say it again. Both sides will not build dams of more than…\n"
        "– number: “1,200” became “1,300”\n"
        "Both sides will not build dams of more than 1,300 metres without the other’s consent."
    )
    assert none == "Since 1 January 2022: nothing was changed"


_PHOTO = {"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}


class Shelf(OpenLibrary):
    """Opened over a library of the tests."""

    def __init__(self, library: Library) -> None:
        super().__init__(library.directory, load_settings(None), today=lambda: date(2021, 6, 1))
        self._library = library

    def searcher(self) -> Searcher:
        """Over the live build."""
        return self._library.searcher()


@pytest.fixture
def shelf(library: Library) -> UseCases:
    for at, day in enumerate(
        ("2019-03-05", "2019-03-20", "2019-05-01", "2019-05-02", "2020-01-08")
    ):
        library.write(f"{at}.md", f"The visa fee is {at} crowns.", id=str(at), date=day, lang="en")
    library.reindex()
    return use_cases(Shelf(library))


def labels(reply: Reply) -> list[list[str]]:
    return [[button.label for button in row] for row in reply.buttons]


def pressed(shelf: UseCases, reply: Reply, label: str) -> Reply:
    action = next(b.action for row in reply.buttons for b in row if b.label == label)
    made = CallbackQueries(shelf).press(action or "", ANN).reply
    assert made is not None
    return made


def test_a_question_answered_in_its_own_language_is_not_told_to_ask_in_english(
    shelf: UseCases, library: Library
) -> None:
    """Though most statements are in English, and the model understands nothing else."""
    library.write("5.md", "Школу в долине открыл министр.", id="5", date="2020-02-08", lang="ru")
    library.reindex()
    note = "Попробуйте спросить по-английски"
    answered = shelf.questions.ask("Какой министр открыл школу в долине?", "ru")
    assert [quoted.quote.statement_id for quoted in answered.quoted] == ["5"]
    assert note not in answered.text
    assert note in shelf.questions.ask("Сколько стоит хлеб в Токио?", "ru").text


def test_each_bar_of_a_timeline_has_a_button_that_shows_its_statements(shelf: UseCases) -> None:
    drawn = shelf.timelines.drawn("visa fee", ANN)
    assert drawn.picture is not None
    assert labels(drawn) == [
        ["Mar 2019 · 2", "May 2019 · 2", "Jan 2020 · 1"],
        ["🌙 Dark picture"],
    ]
    march = pressed(shelf, drawn, "Mar 2019 · 2")
    assert march.text == (
        "5–20 March 2019: 2 statements\n"
        "\n5 March 2019 · The visa fee is 0 crowns.\nThe visa fee is 0 crowns.\n"
        "\n20 March 2019 · The visa fee is 1 crowns.\nThe visa fee is 1 crowns."
    )


def test_the_picture_is_drawn_for_a_dark_screen_at_a_press(shelf: UseCases) -> None:
    drawn = shelf.timelines.drawn("visa fee", ANN)
    dark = pressed(shelf, drawn, "🌙 Dark picture")
    assert (dark.text, dark.buttons) == ("“visa fee”: 5 statements", ())
    assert dark.picture is not None
    assert dark.picture != drawn.picture
    assert dark.picture == shelf.timelines.drawn("visa fee", ANN, dark=True).picture


def test_a_bar_of_many_statements_is_shown_piece_by_piece(shelf: UseCases) -> None:
    drawn = shelf.timelines.drawn("visa fee in 2019", ANN)
    token = (drawn.buttons[0][0].action or "").split(":")[1]
    year = CallbackQueries(shelf).press(f"t:{token}:2019", ANN).reply
    assert year is not None
    assert [quoted.quote.statement_id for quoted in year.quoted] == ["0", "1", "2"]
    assert labels(year) == [["The next ones (1 left)"]]
    rest = pressed(shelf, year, "The next ones (1 left)")
    assert [quoted.quote.statement_id for quoted in rest.quoted] == ["3"]


def test_a_button_of_a_forgotten_timeline_says_so_kindly(shelf: UseCases) -> None:
    found = CallbackQueries(shelf).press("t:AAAAAAAA:2019-03", ANN)
    assert (found.reply, found.alert) == (None, True)
