"""Messages that are more than a text typed once: edited, under a picture, in reply, an address."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from conversation import reply_to, serving, shown
from fake_encoder import FakeEncoder
from gate import Gate, Group, Person
from library import Library

RIVER = "The water of the river will be shared by both sides in equal parts."
VISA = "The visa fee will be ten crowns from the first of August for everybody."
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
AT = "https://example.org/news/7"


@pytest.fixture
async def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    library = Library(tmp_path)
    library.corpus.mkdir()
    library.write("river.md", RIVER, id="river", date="2020-03-05", title="On water", lang="en")
    library.write("visa.md", VISA, id="visa", date="2022-07-08", title="Visas", lang="en", url=AT)
    library.reindex()

    def encoder(*_: object) -> FakeEncoder:
        return FakeEncoder()

    async with Gate() as opened, serving(opened, library.directory.root, monkeypatch, encoder):
        yield opened


def asks(person: Person, text: str, into: Group | None = None, **more: Any) -> dict[str, Any]:
    """A message that was sent, so that it can be edited."""
    field = {"caption": text} if "photo" in more else {"text": text}
    message = person.message(into, **field, **more)
    person.gate.queue("message", message)
    return message


async def test_an_edited_question_edits_its_answer(gate: Gate) -> None:
    ann = gate.person(7)
    question = asks(ann, "What about the water of the river?")
    await gate.until(ann.sees)
    await reply_to(ann, "/help")
    ann.edits(question, "What is the visa fee?")
    answer = ann.sees()[0]
    await gate.until(lambda: len(answer.texts) == 2)
    assert answer.marked("blockquote") == [VISA]
    assert len(ann.sees()) == 2
    context = await shown(ann, answer, "Context")
    assert context.marked("blockquote") == [VISA]
    # the edited question is the last one now
    again = await reply_to(ann, "and in 2022?")
    assert again.text.startswith("Asked again: “What is the visa fee?”")


async def test_an_edited_command_and_a_caption_do_too(gate: Gate) -> None:
    ann, group = gate.person(7), gate.group()
    asked = ann.message(group, text="/ask the water of the river")
    asked |= {"entities": [{"type": "bot_command", "offset": 0, "length": 4}]}
    gate.queue("message", asked)
    await gate.until(group.sees)
    ann.edits(asked, "/ask the visa fee")
    await gate.until(lambda: len(group.sees()[0].texts) == 2)
    assert group.sees()[0].marked("blockquote") == [VISA]
    captioned = asks(ann, "the water of the river", photo=PHOTO)
    await gate.until(ann.sees)
    ann.edits(captioned, "the visa fee")
    await gate.until(lambda: len(ann.sees()[0].texts) == 2)
    assert ann.sees()[0].marked("blockquote") == [VISA]


async def test_an_edit_of_what_was_no_question_is_left_alone(gate: Gate) -> None:
    ann, group = gate.person(7), gate.group()
    spoken = asks(ann, "just talking", into=group)
    ann.edits(spoken, "@onrecord_bot the visa fee")
    ann.edits(ann.message(text="long ago"), "the visa fee")
    assert (await reply_to(ann, "/whoami")).text == "Your Telegram number is 7."
    assert (len(ann.sees()), group.sees()) == (1, [])


async def test_the_caption_of_a_picture_is_a_question(gate: Gate) -> None:
    ann, group = gate.person(7), gate.group()
    asks(ann, "What is the visa fee?", photo=PHOTO)
    await gate.until(ann.sees)
    assert ann.sees()[0].marked("blockquote") == [VISA]
    asks(ann, "What is the visa fee?", into=group, photo=PHOTO)
    named = {"type": "mention", "offset": 0, "length": 13}
    asks(ann, "@onrecord_bot the visa fee?", into=group, photo=PHOTO, caption_entities=[named])
    await gate.until(group.sees)
    (answer,) = group.sees()
    assert answer.marked("blockquote") == [VISA]


@pytest.mark.parametrize(
    "typed",
    [
        AT,
        f"{AT}/",
        "http://www.example.org/news/7",
        "www.example.org/news/7",
        f"{AT}?utm_source=telegram",
        f"{AT}#top",
        f"what is said at {AT}?",
        f"что сказано в {AT}",
        f"{AT} эмне дейт?",
    ],
)
async def test_a_statement_is_shown_by_its_address(typed: str, gate: Gate) -> None:
    reply = await reply_to(gate.person(7), typed)
    assert reply.text == f"8 July 2022 · Visas\n\n{VISA}"
    assert reply.marked("blockquote") == [VISA]


async def test_a_permanent_link_opens_its_quotation_wherever_it_is_pasted(gate: Gate) -> None:
    ann = gate.person(7)
    answer = await reply_to(ann, "What is the visa fee?")
    link = next(e["url"] for e in answer.payload["entities"] if "t.me" in e.get("url", ""))
    opened = await reply_to(ann, link)
    assert opened.marked("blockquote") == [VISA]
    assert "The quotation is the whole statement." in opened.text
    gone = await reply_to(ann, link[:-1] + "zz")
    assert gone.text == "This quotation is not in the archive any more."


@pytest.mark.parametrize("typed", ["https://example.org/news/8", "t.me/another_bot?start=q1"])
async def test_an_address_of_nothing_here_is_a_question(typed: str, gate: Gate) -> None:
    assert "The archive does not answer this." in (await reply_to(gate.person(7), typed)).text


@pytest.mark.parametrize(
    "typed", ["/check", "@onrecord_bot", "@onrecord_bot ?", "/check@onrecord_bot"]
)
async def test_in_a_group_the_words_that_are_replied_to_are_checked(typed: str, gate: Gate) -> None:
    ann, bob, group = gate.person(7), gate.person(8, "Bob"), gate.group()
    said = bob.message(group, text="The visa fee will be ten crowns")
    ann.says(typed, into=group, reply_to_message=said)
    await gate.until(group.sees)
    assert group.sees()[0].text.startswith("Exact: said word for word\n")


async def test_of_a_long_message_the_part_that_was_chosen_is_checked(gate: Gate) -> None:
    ann, bob, group = gate.person(7), gate.person(8, "Bob"), gate.group()
    said = bob.message(group, text="I read that the visa fee will be ten crowns, is it so?")
    quote = {"text": "visa fee will be ten crowns", "position": 16, "is_manual": True}
    ann.says("@onrecord_bot", into=group, reply_to_message=said, quote=quote)
    await gate.until(group.sees)
    assert group.sees()[0].text.startswith("Exact: ")


async def test_words_of_ones_own_come_before_those_replied_to(gate: Gate) -> None:
    ann, bob, group = gate.person(7), gate.person(8, "Bob"), gate.group()
    said = bob.message(group, text="The visa fee will be ten crowns")
    ann.says("@onrecord_bot the water of the river", into=group, reply_to_message=said)
    await gate.until(group.sees)
    assert group.sees()[0].marked("blockquote") == [RIVER]
    ann.says("/check The water of the river", into=group, reply_to_message=said)
    await gate.until(lambda: len(group.sees()) == 2)
    assert RIVER in group.sees()[1].text
    ours = {"id": 4242, "is_bot": True, "first_name": "On record", "username": "onrecord_bot"}
    own = {**ann.message(group), "from": ours, "text": VISA}
    ann.says("/check", into=group, reply_to_message=own)
    await gate.until(lambda: len(group.sees()) == 3)
    assert group.sees()[2].text.startswith("Send the words you want checked")
