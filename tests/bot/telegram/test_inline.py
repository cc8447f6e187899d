"""Chats the bot is no part of: inline queries, guests; and groups."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from conversation import reply_to, serving, shown
from fake_encoder import FakeEncoder
from gate import Gate
from library import Library

RIVER = "The water of the river will be shared by both sides in equal parts."
DRY = "In the dry year the water of the river reached only half of the fields."
VISA = "The visa fee will be ten crowns from the first of August for everybody."


def encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
async def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    library = Library(tmp_path)
    library.corpus.mkdir()
    library.write("river.md", RIVER, id="river", date="2020-03-05", title="On water", lang="en")
    library.write("dry.md", DRY, id="dry", date="2021-04-06", title="A dry year", lang="en")
    library.write("visa.md", VISA, id="visa", date="2022-07-08", title="Visas", lang="en")
    library.reindex()
    async with Gate() as opened, serving(opened, library.directory.root, monkeypatch, encoder):
        yield opened


def texts(results: list[dict[str, Any]]) -> list[str]:
    return [result["input_message_content"]["message_text"] for result in results]


async def test_dated_quotes_are_there_to_be_dropped_into_any_chat(gate: Gate) -> None:
    ann = gate.person(7)
    number = ann.types("water of the river")
    await gate.until(lambda: gate.called("answerInlineQuery"))
    (call,) = gate.called("answerInlineQuery")
    assert call.payload["inline_query_id"] == number
    results = call.payload["results"]
    assert sorted(texts(results)) == [
        f"5 March 2020 · On water\n{RIVER}",
        f"6 April 2021 · A dry year\n{DRY}",
    ]
    assert {result["title"] for result in results} == {
        "5 March 2020 · On water",
        "6 April 2021 · A dry year",
    }
    ((button,),) = results[0]["reply_markup"]["inline_keyboard"]
    assert button["text"] == "In its context"
    payload = button["url"].partition("?start=")[2]
    opened = await reply_to(ann, f"/start {payload}")
    assert opened.marked("blockquote")[0] in (RIVER, DRY)


async def test_nothing_typed_shows_the_latest(gate: Gate) -> None:
    gate.person(7).types("")
    await gate.until(lambda: gate.called("answerInlineQuery"))
    results = gate.called("answerInlineQuery")[0].payload["results"]
    assert [text.partition(" ·")[0] for text in texts(results)] == [
        "8 July 2022",
        "6 April 2021",
        "5 March 2020",
    ]


async def test_of_a_query_that_is_being_typed_only_the_newest_is_answered(gate: Gate) -> None:
    ann, bob = gate.person(7), gate.person(8, "Bob", "ru")
    for typed in ("w", "wat", "water", "water of", "water of the river"):
        last = ann.types(typed)
    other = bob.types("visa fee")
    await gate.until(lambda: len(gate.called("answerInlineQuery")) == 2)
    answered = {call.payload["inline_query_id"] for call in gate.called("answerInlineQuery")}
    assert answered == {last, other}


async def test_silence_is_an_empty_list_and_the_way_to_the_bot(gate: Gate) -> None:
    ann = gate.person(7, "Анна", "ru")
    ann.types("who won the chess championship")
    await gate.until(lambda: gate.called("answerInlineQuery"))
    (call,) = gate.called("answerInlineQuery")
    assert call.payload["results"] == []
    assert call.payload["button"] == {
        "text": "В архиве нет ответа. Спросить самого бота",
        "start_parameter": "ask",
    }
    assert (await reply_to(ann, "/start ask")).text.startswith("Спросите, что было сказано")


async def test_a_guest_is_answered_in_the_chat_it_was_called_into(gate: Gate) -> None:
    ann = gate.person(7)
    number = ann.calls_in("@onrecord_bot what about the water of the river?")
    await gate.until(lambda: gate.called("answerGuestQuery"))
    (call,) = gate.called("answerGuestQuery")
    assert call.payload["guest_query_id"] == number
    content = call.payload["result"]["input_message_content"]
    assert RIVER in content["message_text"]
    assert DRY in content["message_text"]
    assert gate.called("sendMessage") == []


async def test_in_a_group_buttons_answer_in_the_group_and_following_is_private(gate: Gate) -> None:
    ann, group = gate.person(7), gate.group()
    answer = await reply_to(ann, "/ask what about the water of the river in 2020?", into=group)
    follow = answer.labelled("Follow")["url"]
    context = await shown(ann, answer, "Context", into=group)
    assert context.marked("blockquote") == [RIVER]
    assert ann.sees() == []
    begun = await reply_to(ann, f"/start {follow.partition('?start=')[2]}")
    assert begun.text.startswith("I will tell you about every new statement that answers: “what")


async def test_a_follow_up_in_a_topic_goes_on_from_that_topics_last_question(gate: Gate) -> None:
    ann, group = gate.person(7), gate.group()
    ann.says("/ask the visa fee", into=group, message_thread_id=5, is_topic_message=True)
    await gate.until(group.sees)
    ann.says("/ask the water of the river", into=group, message_thread_id=6, is_topic_message=True)
    await gate.until(lambda: len(group.sees()) == 2)
    ann.says("/ask and in 2022?", into=group, message_thread_id=5, is_topic_message=True)
    await gate.until(lambda: len(group.sees()) == 3)
    sent = group.sees()[-1]
    assert sent.text.startswith("Asked again: “the visa fee”\n")
    assert sent.payload["message_thread_id"] == 5


async def test_in_groups_the_other_commands_are_left_alone(gate: Gate) -> None:
    ann, group = gate.person(7), gate.group()
    for command in ("/following", "/forgetme", "/about", "/language", "/start", "/on 8 July 2022"):
        ann.says(command, into=group)
    await reply_to(ann, "/ask the visa fee", into=group)
    assert len(group.sees()) == 1
