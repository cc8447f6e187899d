"""From an empty archive to a newsroom, with the process as it is run, and kill -9 in between."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot_process import READER, Process, first_code, serving
from conversation import reply_to, turned
from gate import TOKEN, Gate, Hold

from bot.replies.wording import Wording
from bot.state import Role, State

OWNER, EDITOR = 900, 901
NOBODY_NAMED = {"ONRECORD_ADMIN_IDS": ""}
FAST = NOBODY_NAMED | {"ONRECORD_CHAT_MESSAGES_PER_SECOND": "1000"}


@pytest.fixture
async def gate() -> AsyncIterator[Gate]:
    async with Gate() as opened:
        yield opened


def acts_of(folder: Path, bot: int = int(TOKEN.partition(":")[0])) -> list[tuple[int, str]]:
    """Who did what, the oldest first."""
    state = State(folder / "var" / "bot.sqlite", bot=bot)
    try:
        return [(one.user, one.act) for one in reversed(state.audit.entries(99))]
    finally:
        state.close()


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
async def test_from_an_empty_archive_to_an_editor_who_is_dismissed(
    tmp_path: Path, gate: Gate, lang: str
) -> None:
    code, say = first_code(tmp_path), Wording(lang)
    ann, aida = gate.person(OWNER, "Ann", lang), gate.person(EDITOR, "Aida", lang)
    async with serving(tmp_path, gate, **FAST):
        assert (await reply_to(ann, f"/start {code}")).text == say("you-are-owner")
        assert (await reply_to(aida, f"/start {code}")).text == say("code-refused")
        ann.sends(contact={"phone_number": "+996", "first_name": "Aida", "user_id": EDITOR})
        await gate.until(lambda: len(ann.sees()) == 2)
        sure = await turned(ann, ann.sees()[-1], say("button-editor"))
        done = await turned(ann, sure, say("people-sure"))
        await gate.until(lambda: aida.sees()[-1].text == say("you-are-editor"))
        page = (await reply_to(aida, "/help")).text
        assert say("help-for-editor") in page
        assert say("help-for-owner") not in page
        one = await turned(ann, await turned(ann, done, say("people-back")), "2")
        sure = await turned(ann, one, say("people-remove"))
        await turned(ann, sure, say("people-sure"))
        await gate.until(lambda: aida.sees()[-1].text == say("you-are-none"))
        assert (await reply_to(aida, "/invite")).text == say("unknown-command")
        assert say("help-for-reader") not in (await reply_to(aida, "/help")).text
        assert "Aida (901)" in (await reply_to(ann, "/audit")).text
    assert acts_of(tmp_path) == [
        (0, "make-code"),
        (0, "appoint"),
        (OWNER, "use-code"),
        (EDITOR, "wrong-code"),
        (OWNER, "appoint"),
        (OWNER, "dismiss"),
    ]


@pytest.mark.parametrize("delivered", [True, False], ids=["arrived", "did not arrive"])
async def test_killed_between_a_code_and_its_answer_it_is_used_once_and_the_role_is_held(
    tmp_path: Path, gate: Gate, *, delivered: bool
) -> None:
    code, say = first_code(tmp_path), Wording("en")
    ann, eve = gate.person(OWNER, "Ann"), gate.person(READER, "Eve")
    process, held = Process(tmp_path, gate, **FAST), Hold(delivered=delivered)
    gate.fails("sendMessage", held)
    ann.says(f"/start {code}")
    await gate.until(lambda: gate.called("sendMessage"))
    await process.killed()
    seen = len(ann.sees())
    async with serving(tmp_path, gate, **FAST):
        await gate.until(lambda: len(ann.sees()) > seen)
        offer = ann.sees()[-1]
        assert offer.text == say("interrupted")
        ann.callback_queries(offer, offer.labelled("Ask again")["callback_data"])
        await gate.until(lambda: ann.sees()[-1].text == say("you-are-owner"))
        assert (await reply_to(eve, f"/start {code}")).text == say("code-refused")
        assert (await reply_to(ann, "/admins")).text.startswith("Who runs this archive\n1. Ann")
    used = [act for act in acts_of(tmp_path) if act != (READER, "wrong-code")]
    assert used == [(0, "make-code"), (0, "appoint"), (OWNER, "use-code")]


async def test_killed_while_an_editor_is_appointed_it_is_done_once(
    tmp_path: Path, gate: Gate
) -> None:
    code, say = first_code(tmp_path), Wording("en")
    ann = gate.person(OWNER, "Ann")
    process, held = Process(tmp_path, gate, **FAST), Hold()
    assert (await reply_to(ann, f"/start {code}")).text == say("you-are-owner")
    ann.sends(contact={"phone_number": "+996", "first_name": "Aida", "user_id": EDITOR})
    await gate.until(lambda: len(ann.sees()) == 2)
    sure = await turned(ann, ann.sees()[-1], "Editor")
    gate.fails("answerCallbackQuery", held)
    before = len(gate.called("answerCallbackQuery"))
    ann.callback_queries(sure, sure.labelled("Yes")["callback_data"])
    await gate.until(lambda: len(gate.called("answerCallbackQuery")) > before)
    await process.killed()
    async with serving(tmp_path, gate, **FAST):
        await gate.until(lambda: sure.text.startswith(say("now-editor", who="Aida (901)")))
    assert acts_of(tmp_path).count((OWNER, "appoint")) == 1
    state = State(tmp_path / "var" / "bot.sqlite", bot=4242)
    assert state.staff.role_of(EDITOR) is Role.EDITOR
    state.close()
