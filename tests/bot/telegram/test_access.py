"""Who may not ask gets one sentence and nothing else, whichever way they come in."""

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conversation import CALM, reply_to, serving, toast, turned
from fake_encoder import FakeEncoder
from gate import TOKEN, Gate
from library import Library
from payloads import UPDATES

from bot.replies.wording import Wording
from bot.state import Role, State

WATER = "The water of the river will be shared by both sides in equal parts."
ANN, OWNER, EDITOR, GROUP = 7, 900, 901, -1001
BOT = int(TOKEN.partition(":")[0])
INVITATION = {"ONRECORD_ACCESS": "invitation", "ONRECORD_ADMIN_IDS": str(OWNER)}
CHATS = {"ONRECORD_ACCESS": "chats", "ONRECORD_CHATS": f"{GROUP}, 8"}
SAYING = ("sendMessage", "editMessageText", "sendDocument", "sendPhoto", "sendChatAction")


def encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    """An index of one statement."""
    library = Library(tmp_path)
    library.corpus.mkdir()
    library.write("river.md", WATER, id="river", date="2020-03-05", title="On water", lang="en")
    library.reindex()
    return library


@pytest.fixture
def folder(shelf: Library) -> Path:
    return shelf.directory.root


@pytest.fixture
async def gate() -> AsyncIterator[Gate]:
    async with Gate() as opened:
        yield opened


def said(gate: Gate) -> set[str]:
    """Everything that was said to anybody."""
    sent = [call.payload.get("text", call.method) for name in SAYING for call in gate.called(name)]
    toasts = [call.payload.get("text") for call in gate.called("answerCallbackQuery")]
    texts = {*map(str, sent), *(str(text) for text in toasts if text)}
    for call in gate.called("answerInlineQuery"):
        assert call.payload["results"] == []
        texts.add(call.payload["button"]["text"])
    for call in gate.called("answerGuestQuery"):
        texts.add(call.payload["result"]["input_message_content"]["message_text"])
    return texts


@pytest.mark.parametrize("more", [INVITATION, CHATS], ids=["invitation", "chats"])
async def test_whatever_a_stranger_sends_is_answered_with_that_sentence_or_not_at_all(
    gate: Gate, folder: Path, monkeypatch: pytest.MonkeyPatch, more: dict[str, str]
) -> None:
    say = Wording("en")
    sentences = {say("access-chats")}
    if more is INVITATION:
        sentences = {say("access-invitation"), say("access-code")}
    async with serving(gate, folder, monkeypatch, encoder, CALM, **more):
        known = gate.person(OWNER if more is INVITATION else 8, "Known")
        for update in UPDATES:
            gate.queue_raw(**elsewhere(update))
            await reply_to(known, "/whoami")  # what was sent before has been dealt with
        gate.calls = [one for one in gate.calls if one.payload.get("chat_id") != known.id]
        await gate.until(lambda: len(gate.called("answerGuestQuery")) == 1)
        await gate.until(lambda: len(gate.called("answerInlineQuery")) == 1)
        assert said(gate) == sentences
        assert len(gate.called("answerCallbackQuery")) == 3
        assert gate.called("sendChatAction") == []
    assert kept_of(folder, ANN) == []


def elsewhere(update: dict[str, Any]) -> dict[str, Any]:
    """The update in a group that is not listed."""
    return dict(json.loads(json.dumps(update).replace("-1001", "-1009")))


def kept_of(folder: Path, user: int) -> list[str]:
    """The tables in which something of a user is left after all was answered."""
    found = []
    with closing(sqlite3.connect(folder / "bot.sqlite")) as memory:
        for (table,) in memory.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            columns = {row[1] for row in memory.execute(f"PRAGMA table_info({table})")}
            for column in columns & {"user", "chat"}:
                sql = f"SELECT 1 FROM {table} WHERE {column} = ?"  # noqa: S608 - our own names
                found += [table for _ in memory.execute(sql, (user,))]
        sql = "SELECT update_id FROM updates WHERE payload IS NOT NULL"
        found += ["updates" for _ in memory.execute(sql)]
    return found


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
async def test_an_invitation_lets_so_many_people_in(
    gate: Gate, folder: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    say = Wording(lang)
    async with serving(gate, folder, monkeypatch, encoder, CALM, **INVITATION):
        editor, bob = gate.person(EDITOR, "Aida", lang), gate.person(8, "Bob", lang)
        cid, dan = gate.person(9, "Cid", lang), gate.person(10, "Dan", lang)
        appoint(folder, EDITOR, Role.EDITOR)
        assert (await reply_to(bob, "the water of the river")).text == say("access-code")
        made = await reply_to(editor, "/invite 2 3")
        assert made.text.startswith(say("invite", uses=2, days=3))
        (link,) = made.marked("code")
        start = f"/start {link.partition('=')[2]}"
        for person in (bob, cid):
            assert (await reply_to(person, start)).text == say("you-may-ask")
            assert WATER in (await reply_to(person, "the water of the river")).text
            assert (await reply_to(person, start)).text == say("you-may-ask")
        assert (await reply_to(dan, start)).text == say("code-refused")
        assert (await reply_to(dan, "the water of the river")).text == say("access-code")
        assert (await reply_to(bob, "/invite")).text == say("unknown-command")


async def test_an_invitation_is_ended_and_who_is_forgotten_needs_a_new_one(
    gate: Gate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say = Wording("en")
    async with serving(gate, folder, monkeypatch, encoder, CALM, **INVITATION):
        owner, bob, eve = gate.person(OWNER), gate.person(8, "Bob"), gate.person(9, "Eve")
        made = await reply_to(owner, "/invite 5")
        (link,) = made.marked("code")
        start = f"/start {link.partition('=')[2]}"
        assert (await reply_to(bob, start)).text == say("you-may-ask")
        ended = await turned(owner, made, "End it")
        assert ended.text == say("invite-ended")
        assert (await reply_to(eve, start)).text == say("code-refused")
        asked = await reply_to(bob, "/forgetme")
        assert say("forget-invited") in asked.text
        done = await turned(bob, asked, "Delete")
        assert done.text == say("forget-done")
        assert (await reply_to(bob, "the water of the river")).text == say("access-code")
        for wrong in ("/invite 0", "/invite 1001", "/invite 1 366", "/invite many"):
            assert (await reply_to(owner, wrong)).text == say("invite-how", uses=1000, days=365)


async def test_where_everybody_may_ask_no_invitation_is_made(
    gate: Gate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(gate, folder, monkeypatch, encoder, ONRECORD_ADMIN_IDS=str(OWNER)):
        said = await reply_to(gate.person(OWNER), "/invite")
        assert said.text == Wording("en")("invite-needless")


async def test_in_a_listed_group_everybody_is_answered_and_in_private_only_who_is_listed(
    gate: Gate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say = Wording("en")
    async with serving(gate, folder, monkeypatch, encoder, CALM, **CHATS):
        ann, bob = gate.person(ANN), gate.person(8, "Bob")
        listed, other = gate.group(GROUP), gate.group(-1002)
        answer = await reply_to(ann, "/ask the water of the river", into=listed)
        assert WATER in answer.text
        refused = await reply_to(ann, "/ask the water of the river", into=other)
        assert refused.text == say("access-chats")
        assert (await reply_to(ann, "the water of the river")).text == say("access-chats")
        assert WATER in (await reply_to(bob, "the water of the river")).text
        data = answer.buttons[0]["callback_data"]
        assert await toast(ann, refused, data) == say("access-chats")


async def test_who_loses_access_is_told_no_news(
    gate: Gate, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, news = shelf.directory.root, "The water of the river is measured every spring, it says."
    soon = replace(CALM, alerts=0.05)
    async with serving(gate, folder, monkeypatch, encoder):
        ann, owner = gate.person(ANN), gate.person(OWNER)
        await reply_to(ann, "/follow the water of the river")
        await reply_to(owner, "/follow the water of the river")
    shelf.write("two.md", news, id="two", date="2025-06-07", title="New", lang="en")
    shelf.reindex()
    seen = len(ann.sees())
    async with serving(gate, folder, monkeypatch, encoder, timing=soon, **INVITATION):
        await gate.until(lambda: news in owner.sees()[-1].text)
        assert len(ann.sees()) == seen


def appoint(folder: Path, user: int, role: Role) -> None:
    """Give somebody a role, as the terminal does."""
    state = State(folder / "bot.sqlite", bot=BOT)
    state.staff.appoint(user, role)
    state.close()
