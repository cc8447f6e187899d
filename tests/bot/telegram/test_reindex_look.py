"""/reindex from the phone: what would change is shown first, its lists on tap, then it runs."""

from collections.abc import AsyncIterator
from pathlib import Path

import index_child
import pytest
from conversation import CALM, arrived, reply_to, serving, turned
from fake_encoder import FakeEncoder
from gate import TOKEN, Gate, Person, Sent
from library import Library

from bot.replies.wording import Wording
from bot.state import State
from bot.telegram import app

KIM = 900


def encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> Library:
    """Twelve statements on record; since then one is new, one changed, one gone, one is torn."""
    library = Library(tmp_path)
    library.corpus.mkdir()
    for number in range(12):
        text = f"The water of river {number} is shared."
        facts = {"date": f"2020-03-{number + 1:02}", "title": f"River {number}", "lang": "en"}
        library.write(f"river{number:02}.md", text, **facts)
    index_child.index(tmp_path)
    facts = {"date": "2021-05-01", "title": "The dam", "lang": "en"}
    library.write("dam.md", "The dam holds the water of the river.", **facts)
    facts = {"date": "2020-04-01", "title": "River 3", "lang": "en"}
    library.write("river03.md", "The water of river 3 is not shared.", **facts)
    (library.corpus / "river07.md").unlink()
    library.write("undated.md", "The fee is ten.", title="A fee", lang="en")
    (library.corpus / "torn.pdf").write_bytes(b"no PDF")
    return library


@pytest.fixture
async def gate(folder: Library, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    monkeypatch.setattr(app, "_reindex_command", index_child.reindex_command)
    given = {"ONRECORD_ADMIN_IDS": str(KIM), "ONRECORD_CORPUS": str(folder.corpus)}
    root = folder.directory.root
    async with Gate() as opened, serving(opened, root, monkeypatch, encoder, CALM, **given):
        yield opened


async def looked(kim: Person) -> Sent:
    """What /reindex is answered with, once it has looked."""
    sent = await reply_to(kim, "/reindex")
    await kim.gate.until(lambda: sent.labels)
    return arrived(sent)


async def done(kim: Person, sent: Sent, label: str) -> Sent:
    """The report, after a button was pressed that starts the reindex."""
    kim.callback_queries(sent, sent.labelled(label)["callback_data"])
    await kim.gate.until(lambda: "20" in sent.text and not sent.labels)
    return arrived(sent)


async def test_what_would_change_is_shown_and_its_lists_on_tap(gate: Gate) -> None:
    kim = gate.person(KIM, "Kim")
    sent = await looked(kim)
    assert sent.text.partition("\n")[0] == (
        "A reindex would change this: 2 new, 1 changed, 1 gone, 1 without a date, 1 unreadable."
    )
    assert sent.labels == [
        ["Start"],
        ["New 2", "Changed 1", "Gone 1"],
        ["Undated 1", "Unreadable 1"],
        ["Leave it"],
    ]
    new = await turned(kim, sent, "New 2")
    assert new.text == (
        "New 2: 1–2 of 2\n\n1 May 2021 · The dam\ndam.md\n\nDate unknown · A fee\nundated.md"
    )
    back = await turned(kim, new, "← Back")
    changed = await turned(kim, back, "Changed 1")
    assert changed.text == (
        "Changed 1: 1–1 of 1\n\n1 April 2020 · River 3\nriver03.md\n"
        "Date: 4 March 2020 → 1 April 2020\n"
        "Text: “… river 3 is shared.” → “… river 3 is not shared.”"
    )
    back = await turned(kim, changed, "← Back")
    gone = await turned(kim, back, "Gone 1")
    assert gone.text.endswith("8 March 2020 · River 7\nriver07.md")
    back = await turned(kim, gone, "← Back")
    torn = await turned(kim, back, "Unreadable 1")
    assert torn.text.endswith("torn.pdf: not a PDF, or a damaged one")
    left = await turned(kim, await turned(kim, torn, "← Back"), "Leave it")
    assert left.text == "Left as it was."


SAYS = {
    "en": (
        "A reindex would change this: 2 new, 1 changed, 1 gone, 1 without a date, 1 unreadable.",
        "Start",
        "is live.",
        "Nothing has changed since the last reindex, but: 1 without a date, 1 unreadable.",
        "torn.pdf: not a PDF, or a damaged one",
    ),
    "ru": (
        "Переиндексация изменит вот что: 2 новых, 1 изменённое, 1 исчезло, 1 без даты,",
        "Начать",
        "теперь действует сборка",
        "После прошлой переиндексации ничего не изменилось, но есть: 1 без даты, 1 не читается.",
        "torn.pdf: это не PDF, или он повреждён",
    ),
    "ky": (
        "Кайра индекстөө муну өзгөртөт: 2 жаңы, 1 өзгөргөн, 1 жок болгон, 1 датасыз, 1 окулбаган.",
        "Баштоо",
        "нускасы иштейт.",
        "Акыркы кайра индекстөөдөн бери эч нерсе өзгөргөн жок, бирок бар: 1 датасыз, 1 окулбаган.",
        "torn.pdf: бул PDF эмес же ал бузук",
    ),
}


@pytest.mark.parametrize("lang", SAYS)
async def test_start_runs_it_and_what_it_found_is_live_in_three_languages(
    gate: Gate, folder: Library, lang: str
) -> None:
    says, start, live, same, torn = SAYS[lang]
    kim = gate.person(KIM, "Kim", lang)
    sent = await looked(kim)
    assert sent.text.startswith(says)
    unreadable = await turned(kim, sent, Wording(lang)("look-button-failed", count=1))
    assert unreadable.text.endswith(torn)
    sent = await turned(kim, unreadable, Wording(lang)("button-back"))
    report = await done(kim, sent, start)
    assert live in report.text
    assert f"– {torn}" in report.text.split("\n")
    answer = await reply_to(kim, "What does the dam hold?")
    assert answer.marked("blockquote") == ["The dam holds the water of the river."]
    again = await looked(kim)
    assert again.text == same
    assert len(again.labels) == 2
    state = State(folder.directory.bot, bot=int(TOKEN.partition(":")[0]))
    acts = [(one.user, one.act, one.details) for one in state.audit.entries(10)]
    assert acts == [(KIM, "reindex", "start")]


async def test_lists_outlive_the_bot_and_are_old_once_something_else_is_live(
    folder: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_reindex_command", index_child.reindex_command)
    given = {"ONRECORD_ADMIN_IDS": str(KIM), "ONRECORD_CORPUS": str(folder.corpus)}
    root = folder.directory.root
    async with Gate() as gate:
        kim = gate.person(KIM, "Kim")
        async with serving(gate, root, monkeypatch, encoder, CALM, **given):
            sent = await looked(kim)
        async with serving(gate, root, monkeypatch, encoder, CALM, **given):
            new = await turned(kim, sent, "New 2")
            assert "The dam" in new.text
            index_child.index(folder.root)
            old = await turned(kim, new, "← Back")
            assert old.text == "This list is old. Send /reindex again."
            assert old.labels == []


async def test_what_was_wished_for_before_a_crash_is_live_after_the_start(
    folder: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_reindex_command", index_child.reindex_command)
    given = {"ONRECORD_ADMIN_IDS": str(KIM), "ONRECORD_CORPUS": str(folder.corpus)}
    root, wanted = folder.directory.root, folder.directory.wanted
    wanted.touch()
    async with Gate() as gate, serving(gate, root, monkeypatch, encoder, CALM, **given):
        await gate.until(lambda: not wanted.exists())
        answer = await reply_to(gate.person(7), "What does the dam hold?")
        assert answer.marked("blockquote") == ["The dam holds the water of the river."]


async def test_buttons_are_no_authorisation(gate: Gate) -> None:
    """Whoever is no editor any more, or never was, presses in vain; so in a group."""
    kim, ann = gate.person(KIM, "Kim"), gate.person(7)
    sent = await looked(kim)
    before = sent.text
    for label in ("New 2", "Start"):
        ann.callback_queries(sent, sent.labelled(label)["callback_data"])
    await gate.until(lambda: len(gate.called("answerCallbackQuery")) == 2)
    assert (await reply_to(ann, "/help")).text.startswith("Write a question")
    assert sent.text == before
    toasts = [call.payload.get("text", "") for call in gate.called("answerCallbackQuery")]
    assert toasts == ["That is not yours to do."] * 2
