"""What of an editor's messages is taken as a statement, and what stays a question."""

from collections.abc import AsyncIterator

import pytest
from conversation import CALM, serving
from fake_encoder import FakeEncoder
from gate import Gate
from gate.chats import Person, Sent
from library import Library

from bot.telegram.reindex_queue import ReindexQueue

EDITOR = 901
GRAIN = "Forty carts of grain went over the border today, and sixty more will go tomorrow."
NO_VOICE = "I cannot listen to voice messages. Please write your question in words."


_READY: list[ReindexQueue] = []
"""Who was told to stand by."""


def encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()


def stands_by(queue: ReindexQueue) -> None:
    _READY.append(queue)


@pytest.fixture
async def gate(library: Library, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    """A bot over one statement, which only looks at what it is sent."""
    library.write("grain.md", GRAIN, date="2030-01-05", title="On grain")
    library.reindex()
    monkeypatch.setenv("ONRECORD_CORPUS", str(library.corpus))
    monkeypatch.setattr(ReindexQueue, "ready", stands_by)
    admins = {"ONRECORD_ADMIN_IDS": str(EDITOR)}
    root = library.directory.root
    async with Gate() as opened, serving(opened, root, monkeypatch, encoder, CALM, **admins):
        yield opened


async def shown(person: Person, before: int = 0) -> Sent:
    """The message after so many."""
    await person.gate.until(lambda: len(person.sees()) > before)
    return person.sees()[-1]


async def test_a_short_text_is_a_question_and_a_long_one_a_statement(gate: Gate) -> None:
    editor = gate.person(EDITOR)
    editor.says("How much grain went over the border?")
    assert "Forty carts" in (await shown(editor)).text
    editor.says("The bridge is open. " * 51)
    statement = await shown(editor, 1)
    assert statement.text.startswith("Ready to publish\n")
    assert "English, 1,019 characters" in statement.text


async def test_while_a_preview_is_read_a_reindex_stands_by(gate: Gate) -> None:
    _READY.clear()
    editor = gate.person(EDITOR)
    editor.says("How much grain went over the border?")
    await shown(editor)
    assert _READY == []
    editor.says("/publish A bridge was opened.")
    await shown(editor, 1)
    await gate.until(lambda: len(_READY) == 1)


async def test_a_text_that_telegram_parted_is_one_statement(gate: Gate) -> None:
    editor = gate.person(EDITOR)
    words = [f"word{number}" for number in range(600)]
    editor.says(" ".join(words[:500]))
    editor.says(f"{' '.join(words[500:])} and the end.")
    sent = await shown(editor)
    assert sent.text.endswith("and the end.")
    whole = f"{' '.join(words)} and the end."
    assert f"{len(whole):,} characters" in sent.text
    editor.says("How much grain went over the border?")
    assert "Forty carts" in (await shown(editor, 1)).text


async def test_publish_takes_words_or_the_message_it_replies_to_and_explains_itself(
    gate: Gate,
) -> None:
    editor, ann = gate.person(EDITOR), gate.person(7)
    editor.says("/publish")
    assert (await shown(editor)).text.startswith("Send what is to be published: a file,")
    editor.says("/publish A bridge was opened.")
    assert "Begins: A bridge was opened." in (await shown(editor, 1)).text
    told = ann.message(text="A road was closed.")
    editor.says("/publish", reply_to_message=told)
    assert "Begins: A road was closed." in (await shown(editor, 2)).text
    of_bot = gate.shown(editor.sees()[0])
    editor.says("/publish", reply_to_message=of_bot)
    assert (await shown(editor, 3)).text.startswith("Send what is to be published: a file,")


async def test_words_under_a_file_are_told_to_be_left_out(gate: Gate) -> None:
    editor = gate.person(EDITOR)
    editor.uploads("bridge.txt", b"A bridge was opened.", caption="for today")
    sent = await shown(editor)
    assert "Begins: A bridge was opened." in sent.text
    assert sent.text.endswith("– the words under the file are not taken in")


async def test_what_has_no_words_is_answered_as_everybodys(gate: Gate) -> None:
    editor = gate.person(EDITOR)
    voice = {"file_id": "v", "file_unique_id": "v", "duration": 3}
    origin = {"type": "hidden_user", "date": 1_932_811_200, "sender_user_name": "Kim"}
    editor.sends(voice=voice)
    editor.sends(voice=voice, forward_origin=origin)
    await gate.until(lambda: len(editor.sees()) == 2)
    assert [sent.text for sent in editor.sees()] == [NO_VOICE] * 2


async def test_a_forwarded_message_of_a_person_names_them_and_can_be_checked(gate: Gate) -> None:
    editor = gate.person(EDITOR)
    origin = {"type": "hidden_user", "date": 1_932_811_200, "sender_user_name": "B. Orlan"}
    editor.says(GRAIN, forward_origin=origin)
    sent = await shown(editor)
    assert "\nSpeaker: B. Orlan\nSource: not named\n" in sent.text
    assert "\nForwarded from: B. Orlan\n" in sent.text
    assert sent.text.endswith("The same words are on record already:\n– 5 January 2030 · On grain")
    editor.callback_queries(sent, sent.labelled("Check the words")["callback_data"])
    assert (await shown(editor, 1)).text.startswith("Exact: ")


async def test_a_long_answer_to_a_question_of_the_bots_is_no_statement(gate: Gate) -> None:
    editor = gate.person(EDITOR)
    editor.says("/publish A bridge was opened.")
    sent = await shown(editor)
    before = len(sent.texts)
    editor.callback_queries(sent, sent.labelled("Title")["callback_data"])
    await gate.until(lambda: len(sent.texts) > before)
    before = len(sent.texts)
    editor.says("long " * 300)
    await gate.until(lambda: len(sent.texts) > before)
    assert sent.text.startswith("That is longer than 300 characters.\nWhich title?")
    assert editor.sees() == [sent]


async def test_in_a_group_nothing_is_published(gate: Gate) -> None:
    editor, group = gate.person(EDITOR), gate.group()
    editor.says("/publish A bridge was opened.", into=group)
    editor.sends(into=group, document=gate.document("bridge.txt", b"A bridge was opened."))
    editor.says("/whoami")
    await shown(editor)
    assert group.sees() == []
    assert gate.called("getFile") == []
