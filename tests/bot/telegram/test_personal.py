"""A language of one's own, what is kept of a person, and that it is forgotten."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from conversation import reply_to, serving, shown, toast, turned
from fake_encoder import FakeEncoder
from gate import Gate
from library import Library

WATER = "The water of the river will be shared by both sides in equal parts."


def encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library = Library(tmp_path)
    library.corpus.mkdir()
    library.write("river.md", WATER, id="river", date="2020-03-05", title="On water", lang="en")
    library.reindex()
    return library.directory.root


@pytest.fixture
async def gate(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    async with Gate() as opened, serving(opened, folder, monkeypatch, encoder):
        yield opened


async def test_a_chosen_language_is_spoken_from_then_on_and_after_a_restart(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Gate() as gate:
        ann = gate.person(7, lang="ru")
        async with serving(gate, folder, monkeypatch, encoder):
            menu = await reply_to(ann, "/language")
            assert menu.labels == [["English", "Русский", "Кыргызча"], ["Как в моём Telegram"]]
            chosen = await turned(ann, menu, "Кыргызча")
            assert chosen.text == "Мындан ары кыргызча жооп берем."
            own = [
                call.payload
                for call in gate.called("setMyCommands")
                if call.payload.get("scope") == {"type": "chat", "chat_id": 7}
            ]
            assert own[-1]["commands"][0]["description"] == "Эмне айтылганын суроо"
        async with serving(gate, folder, monkeypatch, encoder):
            assert (await reply_to(ann, "/whoami")).text == "Telegram'дагы ID номериңиз: 7."
            menu = await reply_to(ann, "/language")
            back = await turned(ann, menu, "Telegram'дагыдай")
            assert back.text == "Мындан ары Telegram'ыңыздын тилинде жооп берем."
            await gate.until(lambda: gate.called("deleteMyCommands"))
            assert (await reply_to(ann, "/whoami")).text == "Ваш ID в Telegram: 7."


async def test_about_says_what_the_archive_holds_and_what_is_kept(gate: Gate) -> None:
    ann = gate.person(7)
    answer = await reply_to(ann, "the water of the river")
    await reply_to(ann, "/follow the water of the river")
    await toast(ann, answer, answer.labelled("👍")["callback_data"])
    said = (await reply_to(ann, "/about")).text
    assert "The archive holds 1 statement, 5 March 2020.\nBy language: English 1.\n" in said
    assert "for 7 days" in said
    assert said.endswith(
        "Of you at present: questions 1, follows 1, thumbs 1.\n/forgetme deletes all of it."
    )


async def test_forgetme_deletes_everything_down_to_the_last_byte(gate: Gate, folder: Path) -> None:
    ann, bob = gate.person(7), gate.person(8, "Bob")
    assert (await reply_to(ann, "/forgetme")).text == "I keep nothing of you."
    secret = "the water of the river and a secret zebra"  # noqa: S105 - a question
    answer = await reply_to(ann, secret)
    await reply_to(ann, f"/follow {secret}")
    await reply_to(bob, "the water of the river")
    await shown(ann, answer, "👎")
    asked = await reply_to(ann, "/forgetme")
    assert "questions 1, follows 1, thumbs 1" in asked.text
    kept = await turned(ann, asked, "Keep")
    assert kept.text == "Nothing was deleted."
    asked = await reply_to(ann, "/forgetme")
    done = await turned(ann, asked, "Delete")
    assert done.text == "Done. I keep nothing of you any more."
    assert (await toast(ann, answer, answer.buttons[0]["callback_data"])).startswith("This button")
    assert (await reply_to(ann, "/following")).text.startswith("You follow nothing yet.")
    with sqlite3.connect(folder / "bot.sqlite") as state:
        assert state.execute("SELECT DISTINCT user FROM views").fetchall() == [(8,)]
    assert left_in(folder, b"zebra") == []


def left_in(folder: Path, word: bytes) -> list[str]:
    """The state's files that hold a word."""
    return [file.name for file in folder.glob("bot.sqlite*") if word in file.read_bytes()]
