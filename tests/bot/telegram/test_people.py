"""Who runs the archive: the first owner by a code, others by contact or code, changed, removed."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conversation import CALM, reply_to, serving, shown, toast, turned
from fake_encoder import FakeEncoder
from gate import TOKEN, Gate, Person

from bot.replies.wording import Wording
from bot.state import Role, State
from bot.telegram.menu import private_menu
from bot.usecases.staffing import Staffing

OWNER, EDITOR, READER, STRANGER = 900, 901, 902, 7
BOT = int(TOKEN.partition(":")[0])
LANGUAGES = ("en", "ru", "ky")


OFTEN = replace(CALM, alerts=0.05)


def encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()


def memory(folder: Path) -> State:
    """What the terminal sees of the bot's file, beside a bot that serves."""
    return State(folder / "bot.sqlite", bot=BOT)


def code_for(folder: Path, role: Role = Role.OWNER) -> str:
    """A code made at the terminal."""
    state = memory(folder)
    try:
        return Staffing(state).code(role, by=0)
    finally:
        state.close()


def acts(folder: Path) -> list[tuple[int, str, str, str]]:
    """The record of acts, the oldest first, without the names of codes."""
    state = memory(folder)
    try:
        return [
            (one.user, one.act, "" if one.act.endswith("-code") else one.subject, one.details)
            for one in reversed(state.audit.entries(99))
        ]
    finally:
        state.close()


@pytest.fixture
async def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    """A gate with the bot at it, over a folder with nothing in it."""
    async with Gate() as opened, serving(opened, tmp_path, monkeypatch, encoder):
        yield opened


async def owner(gate: Gate, folder: Path, lang: str = "en") -> Person:
    """Somebody who became an owner by a code."""
    ann = gate.person(OWNER, "Ann", lang)
    said = await reply_to(ann, f"/start {code_for(folder)}")
    assert said.text == Wording(lang)("you-are-owner")
    return ann


async def told(person: Person, since: int = 0) -> str:
    """What somebody is told who did nothing."""
    await person.gate.until(lambda: len(person.sees()) > since)
    return person.sees()[-1].text


def own_menu(gate: Gate, user: int) -> list[str] | None:
    """The menu that somebody has now; None where it is everybody's."""
    calls = [
        call
        for call in gate.calls
        if call.method in {"setMyCommands", "deleteMyCommands"}
        and call.payload.get("scope", {}).get("chat_id") == user
    ]
    if not calls or calls[-1].method == "deleteMyCommands":
        return None
    return [one["command"] for one in calls[-1].payload["commands"]]


# -- codes -----------------------------------------------------------------------------------


async def test_the_first_owner_comes_by_a_code_from_the_terminal(
    gate: Gate, tmp_path: Path
) -> None:
    ann = gate.person(OWNER)
    ann = await owner(gate, tmp_path)
    await gate.until(lambda: own_menu(gate, OWNER) == [*private_menu(Role.OWNER)])
    listed = await reply_to(ann, "/admins")
    assert listed.text.startswith("Who runs this archive\n1. Ann (900) – owner, since ")
    assert listed.text.endswith(", by the terminal")
    assert acts(tmp_path) == [
        (0, "make-code", "", "owner"),
        (0, "appoint", "900", "owner Ann"),
        (900, "use-code", "", "owner"),
    ]


async def test_a_code_is_for_one_person_and_its_letters_are_kept_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, say = code_for(tmp_path), Wording("en")
    async with Gate() as gate, serving(gate, tmp_path, monkeypatch, encoder):
        ann, bob = gate.person(OWNER), gate.person(STRANGER, "Bob")
        assert (await reply_to(ann, code.upper())).text == say("you-are-owner")
        assert (await reply_to(bob, f"/start {code}")).text == say("code-refused")
        assert (await reply_to(ann, f"/start {code}")).text == say("you-are-owner")
        assert (await reply_to(bob, "/admins")).text == say("unknown-command")
    assert left_in(tmp_path, code.removeprefix("join-")) == []


def left_in(folder: Path, word: str) -> list[str]:
    """The bot's files that hold a word, in small letters or large."""
    return [
        file.name
        for file in folder.rglob("*")
        if file.is_file() and word.encode() in file.read_bytes().lower()
    ]


async def test_who_tries_codes_learns_nothing_and_soon_is_not_heard(
    gate: Gate, tmp_path: Path
) -> None:
    eve, say = gate.person(STRANGER, "Eve"), Wording("en")
    for number in range(5):
        said = await reply_to(eve, f"join-{'a' * 25}{'bcdef'[number]}")
        assert said.text == say("code-refused")
    assert (await reply_to(eve, f"/start {code_for(tmp_path)}")).text == say("code-too-often")
    assert (await reply_to(eve, "join-nonsense")).text == say("code-too-often")
    assert acts(tmp_path) == [
        (7, "wrong-code", "", "1"),
        (7, "wrong-code", "", "5"),
        (0, "make-code", "", "owner"),
    ]
    other = await reply_to(gate.person(8), f"/start {code_for(tmp_path)}")
    assert other.text == say("you-are-owner")


async def test_a_code_in_a_group_is_no_code(gate: Gate, tmp_path: Path) -> None:
    ann, group, code = gate.person(OWNER), gate.group(), code_for(tmp_path)
    await reply_to(ann, f"@onrecord_bot {code}", into=group)
    assert (await reply_to(ann, "/admins")).text == Wording("en")("unknown-command")
    assert (await reply_to(ann, code)).text == Wording("en")("you-are-owner")


# -- adding, changing, removing ----------------------------------------------------------------

SHARED: dict[str, dict[str, Any]] = {
    "a contact": {
        "contact": {
            "phone_number": "+996",
            "first_name": "Aida",
            "last_name": "K",
            "user_id": EDITOR,
        }
    },
    "a forwarded message": {
        "text": "Hello",
        "forward_origin": {
            "type": "user",
            "date": 1,
            "sender_user": {"id": EDITOR, "is_bot": False, "first_name": "Aida", "last_name": "K"},
        },
    },
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("shared", SHARED)
async def test_an_editor_is_added_changed_and_removed(
    gate: Gate, tmp_path: Path, lang: str, shared: str
) -> None:
    say = Wording(lang)
    ann, aida = await owner(gate, tmp_path, lang), gate.person(EDITOR, "Aida", lang)
    adding = await turned(ann, await reply_to(ann, "/admins"), say("people-add"))
    assert adding.text == say("add-person")
    before = len(ann.sees())
    ann.sends(**SHARED[shared])
    await gate.until(lambda: len(ann.sees()) > before)
    asked = ann.sees()[-1]
    assert asked.text.startswith(say("which-role", who="Aida K (901)"))
    sure = await turned(ann, asked, say("button-editor"))
    assert sure.text == f"{say('sure-editor', who='Aida K (901)')}\n{say('may-editor')}"
    assert await told_nothing(aida)
    done = await turned(ann, sure, say("people-sure"))
    assert done.text == f"{say('now-editor', who='Aida K (901)')}\n{say('told-if-known')}"
    assert await told(aida) == say("you-are-editor")
    await gate.until(lambda: own_menu(gate, EDITOR) == [*private_menu(Role.EDITOR)])

    assert (await reply_to(aida, "/status")).text != say("unknown-command")
    assert (await reply_to(aida, "/admins")).text == say("unknown-command")

    listed = await turned(ann, done, say("people-back"))
    assert say("role-editor") in listed.text
    assert listed.labels == [["1", "2"], [say("people-add")]]
    one = await turned(ann, listed, "2")
    assert one.labels[0] == [say("button-owner"), say("button-reader"), say("people-remove")]
    seen = len(aida.sees())
    changed = await turned(ann, await turned(ann, one, say("button-reader")), say("people-sure"))
    assert await told(aida, seen) == say("you-are-reader")

    seen = len(aida.sees())
    one = await turned(ann, await turned(ann, changed, say("people-back")), "2")
    removed = await turned(ann, await turned(ann, one, say("people-remove")), say("people-sure"))
    assert removed.text.startswith(say("now-removed", who="Aida K (901)"))
    assert await told(aida, seen) == say("you-are-none")
    assert own_menu(gate, EDITOR) is None
    assert (await reply_to(aida, "/status")).text == say("unknown-command")
    assert acts(tmp_path)[3:] == [
        (900, "appoint", "901", "editor Aida K"),
        (900, "appoint", "901", "reader Aida K"),
        (900, "dismiss", "901", "reader Aida K"),
    ]


async def told_nothing(person: Person) -> bool:
    """Whether the bot has said nothing to somebody yet, once it has answered something else."""
    await reply_to(person.gate.person(55), "/whoami")
    return person.sees() == []


async def test_the_last_owner_stays_and_who_is_named_in_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say = Wording("en")
    more = {"ONRECORD_ADMIN_IDS": str(READER)}
    async with Gate() as gate:
        async with serving(gate, tmp_path, monkeypatch, encoder):
            ann = await owner(gate, tmp_path)
            one = await turned(ann, await reply_to(ann, "/admins"), "1")
            refused = await turned(ann, await turned(ann, one, "Remove"), "Yes")
            assert refused.text == say("refused-last-owner")
            one = await turned(ann, await reply_to(ann, "/admins"), "1")
            refused = await turned(ann, await turned(ann, one, "Editor"), "Yes")
            assert refused.text == say("refused-last-owner")
        async with serving(gate, tmp_path, monkeypatch, encoder, CALM, **more):
            listed = await reply_to(ann, "/admins")
            assert (
                "1. 902 – owner, named in the settings\n2. Ann (900) – owner, since " in listed.text
            )
            assert (await turned(ann, listed, "1")).labels == [["Back"]]
            forged = await reply_to(ann, "/admins")
            ann.callback_queries(forged, f"who:{READER}:x!:")
            await gate.until(lambda: len(forged.texts) > 1)
            assert forged.text == say("refused-fixed")
            one = await turned(ann, await reply_to(ann, "/admins"), "2")
            removed = await turned(ann, await turned(ann, one, "Remove"), "Yes")
            assert removed.text.startswith("Ann (900) has no role any more.")
            assert (await reply_to(ann, "/admins")).text == say("unknown-command")


async def test_a_code_for_a_role_is_a_link_and_the_owner_hears_who_used_it(
    gate: Gate, tmp_path: Path
) -> None:
    ann, aida = await owner(gate, tmp_path), gate.person(EDITOR, "Айда", "ky")
    adding = await turned(ann, await reply_to(ann, "/admins"), "Add somebody")
    ann.sends(contact={"phone_number": "+996", "first_name": "Aida"})
    await gate.until(lambda: ann.sees()[-1].text.startswith("Telegram does not tell me who"))
    made = await turned(ann, adding, "Editor’s code")
    (link,) = made.marked("code")
    assert link.startswith("https://t.me/onrecord_bot?start=join-")
    assert made.labelled("Copy")["copy_text"] == {"text": link}
    seen = len(ann.sees())
    said = await reply_to(aida, f"/start {link.partition('=')[2]}")
    assert said.text == Wording("ky")("you-are-editor")
    assert await told(ann, seen) == "Айда (901) has become an editor by a code."


async def test_a_removal_at_the_terminal_holds_at_once_and_takes_the_menu_of_the_running_bot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Gate() as gate:
        async with serving(gate, tmp_path, monkeypatch, encoder, OFTEN):
            ann = await owner(gate, tmp_path)
            await gate.until(lambda: own_menu(gate, OWNER) == [*private_menu(Role.OWNER)])
            state = memory(tmp_path)
            Staffing(state).appoint(EDITOR, Role.OWNER, "Aida", by=0)
            Staffing(state).dismiss(OWNER, by=0)
            state.close()
            assert (await reply_to(ann, "/admins")).text == Wording("en")("unknown-command")
            assert (await reply_to(gate.person(EDITOR), "/admins")).text.startswith("Who runs")
            await gate.until(lambda: own_menu(gate, OWNER) is None)
            await gate.until(lambda: own_menu(gate, EDITOR) == [*private_menu(Role.OWNER)])
        state = memory(tmp_path)
        Staffing(state).appoint(OWNER, Role.OWNER, "Ann", by=0)
        Staffing(state).dismiss(EDITOR, by=0)
        state.close()
        async with serving(gate, tmp_path, monkeypatch, encoder):
            await gate.until(lambda: own_menu(gate, EDITOR) is None)
            await gate.until(lambda: own_menu(gate, OWNER) == [*private_menu(Role.OWNER)])


# -- the record ----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_owners_read_who_did_what_page_by_page_and_as_a_table(
    gate: Gate, tmp_path: Path, lang: str
) -> None:
    say, ann = Wording(lang), await owner(gate, tmp_path, lang)
    state = memory(tmp_path)
    for number in range(11):
        state.audit.note(0, "publish-not-known", f"{number}.txt", "=SUM(1)")
    state.close()
    page = await reply_to(ann, "/audit")
    assert page.text.startswith(say("audit"))
    assert "publish-not-known: 10.txt, =SUM(1)" in page.text
    assert say("by-terminal") in page.text
    older = await turned(ann, page, say("audit-older"))
    assert older.text.endswith(
        f"{say('by-terminal')}\n{say('act-make-code')}: "
        f"{(code := older.text.rpartition(': ')[2].partition(',')[0])}, {say('role-owner')}"
    )
    assert len(code) == 12
    assert f"{say('act-appoint')}: Ann (900), {say('role-owner')}" in older.text
    assert older.labels == [[say("audit-as-table")]]
    sent = await shown(ann, older, say("audit-as-table"))
    assert sent.text == say("audit-table")
    (call,) = gate.called("sendDocument")
    ((_, content),) = call.files.values()
    rows = content.decode("utf-8-sig").splitlines()
    assert rows[0] == "number,at,user,name,act,subject,details"
    assert rows[-1].endswith("+06:00,0,,publish-not-known,10.txt,'=SUM(1)")
    assert rows[2].partition("+06:00,")[2] == "0,,appoint,900,owner Ann"
    assert rows[3].partition("+06:00,")[2].startswith("900,Ann,use-code,")


# -- a menu is not an authorisation --------------------------------------------------------------


async def test_buttons_of_the_staff_do_nothing_for_others(gate: Gate, tmp_path: Path) -> None:
    ann, eve = await owner(gate, tmp_path), gate.person(STRANGER, "Eve")
    listed = await reply_to(ann, "/admins")
    for data in (f"who:{STRANGER}:o!:Eve", "who:list", "who:code:o", "aud:csv", "aud:9"):
        assert await toast(eve, listed, data) == "That is not yours to do."
    assert (await reply_to(eve, "/admins")).text == Wording("en")("unknown-command")
    assert len(acts(tmp_path)) == 3
