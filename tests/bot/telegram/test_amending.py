"""A statement corrected, withdrawn, restored and removed for good from the phone."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from conversation import replied, reply_to, toast, turned
from gate import Gate, Sent
from library import Library
from newsroom import EDITOR, READER, fee_and_dam, memory, talking

from bot.replies.wording import Wording
from retrieval import Archive

OWNER = 900
FEE = "The visa fee is ten crowns. It is paid at the embassy."
ASKED = "What is the latest on the visa fee?"
ADDRESS = "https://mfa.example/fee"


@pytest.fixture
def folder(tmp_path: Path) -> Library:
    return fee_and_dam(tmp_path, FEE, url=ADDRESS)


@pytest.fixture
async def gate(folder: Library, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    async with talking(folder, monkeypatch, OWNER) as opened:
        yield opened


async def becomes(sent: Sent, gate: Gate, text: str) -> None:
    """Wait until a message says this."""
    await gate.until(lambda: sent.text == text)


SHOWN = {
    "en": "The fee\nfee\nDate: 1 January 2020 → 3 April 2021",
    "ru": "The fee\nfee\nДата: 1 января 2020\xa0г. → 3 апреля 2021\xa0г.",
    "ky": "The fee\nfee\nДатасы: 2020-жылдын 1-январы → 2021-жылдын 3-апрели",
}
DAYS = {"en": "3 April 2021", "ru": "3 апреля 2021", "ky": "2021-жылдын 3-апрели"}


@pytest.mark.parametrize("lang", SHOWN)
async def test_a_date_is_corrected_in_reply_to_a_quotation_and_taken_back(
    gate: Gate, folder: Library, lang: str
) -> None:
    say, editor = Wording(lang), gate.person(EDITOR, "Aida", lang)
    answer = await reply_to(editor, ASKED)
    asked = await replied(editor, "/redate", answer)
    assert asked.text == say("amend-asks-redate")
    again = await reply_to(editor, "31 February 2021")
    assert again.text == f"{say('draft-no-day')} {say('amend-asks-redate')}"
    shown = await reply_to(editor, DAYS[lang])
    assert shown.text == SHOWN[lang]
    assert shown.labels == [[say("button-correct"), say("button-leave")]]
    await turned(editor, shown, say("button-correct"))
    await becomes(shown, gate, say("amend-live"))
    assert say.day(date(2021, 4, 3)) in (await reply_to(editor, ASKED)).text
    await turned(editor, shown, say("button-undo"))
    await becomes(shown, gate, say("amend-undone-live"))
    assert say.day(date(2020, 1, 1)) in (await reply_to(editor, ASKED)).text
    acts = [(one.act, one.subject) for one in memory(folder).audit.entries(9)]
    assert acts == [("undo", "fee"), ("redate", "fee")]


async def test_a_title_and_a_speaker_are_corrected_by_the_address(gate: Gate) -> None:
    editor = gate.person(EDITOR)
    shown = await reply_to(editor, f"/retitle {ADDRESS} The fee for a visa")
    assert shown.text == "The fee\nfee\nTitle: The fee → The fee for a visa"
    await turned(editor, shown, "Correct it")
    await becomes(shown, gate, "The correction is live.")
    shown = await reply_to(editor, "/speaker fee A. Weld")
    assert shown.text == "The fee for a visa\nfee\nSpeaker: none → A. Weld"
    await turned(editor, shown, "Leave it")
    assert shown.text == "Left as it was."
    assert "The fee for a visa" in (await reply_to(editor, ASKED)).text


async def test_a_withdrawal_is_told_to_askers_until_it_is_taken_back(gate: Gate) -> None:
    editor, ann = gate.person(EDITOR), gate.person(7, "Ann")
    shown = await reply_to(editor, "/withdraw fee 2 April 2021, the figures were wrong")
    assert shown.text.startswith("The fee\nfee\nIt will be told wherever this statement is quoted:")
    assert "2 April 2021" in shown.text
    assert "the figures were wrong" in shown.text
    await turned(editor, shown, "Correct it")
    await becomes(shown, gate, "The correction is live.")
    assert "the figures were wrong" in (await reply_to(ann, ASKED)).text
    back = await reply_to(editor, "/restore fee")
    assert back.text == (
        "The fee\nfee\nIt will no longer be told that this statement was taken back."
    )
    await turned(editor, back, "Correct it")
    await becomes(back, gate, "The correction is live.")
    assert "the figures were wrong" not in (await reply_to(ann, ASKED)).text


async def test_of_several_statements_of_an_answer_one_is_chosen(gate: Gate) -> None:
    editor = gate.person(EDITOR)
    answer = await reply_to(editor, "/latest")
    which = await replied(editor, "/redate", answer)
    assert which.text == "The answer quotes several statements. Which one?\n1. dam\n2. fee"
    assert which.labels == [["1", "2"]]
    await turned(editor, which, "2")
    assert which.text == "Which date? Write it: 2 April 2031."
    shown = await reply_to(editor, "5 May 2021")
    assert shown.text == "The fee\nfee\nDate: 1 January 2020 → 5 May 2021"


async def test_what_cannot_be_corrected_is_told_with_the_next_step(gate: Gate) -> None:
    editor = gate.person(EDITOR)
    lacking = await reply_to(editor, "/redate")
    assert lacking.text == (
        "Reply to a quotation of mine with /redate, or write the statement’s address behind it."
    )
    unknown = await reply_to(editor, "/redate nothing.md 5 May 2021")
    assert "nothing.md" in unknown.text
    same = await reply_to(editor, "/retitle fee The fee")
    assert same.labels == []
    long = await reply_to(editor, f"/retitle fee {'x' * 301}")
    assert long.text.startswith("That is longer than 300 characters. Which title?")


async def test_only_an_owner_who_types_the_word_removes_a_statement_for_good(
    gate: Gate, folder: Library
) -> None:
    owner, editor, ann = gate.person(OWNER), gate.person(EDITOR), gate.person(7, "Ann")
    unknown = await reply_to(editor, "/purge fee")
    assert unknown.text == Wording("en")("unknown-command")
    asked = await reply_to(owner, "/purge fee")
    assert asked.text.endswith("This cannot be undone.\n\nTo remove it, write: remove")
    other = await reply_to(owner, "yes")
    assert other.text == "That was another word, and nothing was changed."
    await reply_to(owner, "/purge fee")
    sure = await reply_to(owner, "remove")
    assert sure.labels == [["Remove for good", "Leave it"]]
    press = sure.labelled("Remove for good")["callback_data"]
    assert await toast(editor, sure, press) == ""  # it is another person's
    await turned(owner, sure, "Remove for good")
    await gate.until(lambda: Archive(folder.directory.archive).versions("fee") == ())
    assert not (folder.corpus / "fee.md").exists()
    assert "ten crowns" not in (await reply_to(ann, ASKED)).text
    assert "removed from the archive for good" in (await reply_to(ann, ADDRESS)).text
    assert memory(folder).audit.entries(1)[0].act == "purge"


async def test_nobody_else_corrects_anything(gate: Gate) -> None:
    reader, stranger = gate.person(READER), gate.person(7, "Ann")
    for person in (reader, stranger):
        for command in ("redate", "retitle", "speaker", "withdraw", "restore", "purge"):
            said = await reply_to(person, f"/{command} fee 5 May 2021")
            assert said.text == Wording("en")("unknown-command")
