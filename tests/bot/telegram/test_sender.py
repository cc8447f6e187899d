"""Replies on their way to Telegram: the law, the limits, and whatever the network does."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from gate import TOKEN, BadGateway, Gate, Hold, Refuse, Reset, Says, Sent, TooMany
from telegram import Bot
from telegram.error import BadRequest
from telegram.request import HTTPXRequest

from bot.replies.reply import Button, Entity, Quoted, Reply, Style
from bot.settings.settings import load_settings
from bot.state.chat import Chat
from bot.telegram.careful_request import CarefulRequest
from bot.telegram.delivery.destination import Destination
from bot.telegram.delivery.faults import NotDelivered, ShutOut, Unconfirmed
from bot.telegram.delivery.messages import keyboard
from bot.telegram.delivery.sender import TelegramDelivery
from bot.telegram.limits import Limits
from bot.telegram.workers import WorkerPool
from bot.usecases.library import OpenLibrary
from retrieval import Directory
from retrieval.types import DateOrigin, Quote

ANN = Destination(Chat(7, 7, "en"))
HELLO = Reply("Hello")
QUOTE = Quote(
    record=1,
    statement_id="a",
    version=1,
    start=0,
    end=9,
    text="We agree.",
    sha256="0" * 64,
    date=date(2020, 12, 12),
    date_origin=DateOrigin.FIELD,
    title="",
    speaker=None,
    source=None,
    url=None,
    lang="en",
    confidence=0.9,
)
QUOTED = Reply(
    "12 December 2020\nWe agree.", (Entity(Style.BLOCKQUOTE, 17, 26),), (Quoted(17, 26, QUOTE),)
)


class Holding(OpenLibrary):
    """A library whose archive holds exactly one quote."""

    def holds(self, quote: Quote) -> bool:
        """Whether it is that one."""
        return quote == QUOTE


class Book:
    """A receipt that remembers what it was told."""

    def __init__(self) -> None:
        self.entries: list[str] = []

    async def sending(self) -> None:
        """Remember it."""
        self.entries.append("sending")

    async def undelivered(self) -> None:
        """Remember it."""
        self.entries.append("undelivered")


class Naps:
    """Sleeps that take no time but on their own clock, and their lengths."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        """Remember how long."""
        self.seconds.append(seconds)

    def clock(self) -> float:
        """Seconds slept so far."""
        return sum(self.seconds)


class Outgoing:
    """A delivery to a gate, with what it needs."""

    def __init__(self, gate: Gate, delivery: TelegramDelivery, limits: Limits, naps: Naps) -> None:
        self.gate = gate
        self.send = delivery.send
        self.edit = delivery.edit
        self.limits = limits
        self.naps = naps

    def ann_sees(self) -> list[Sent]:
        """The messages in the chat with number 7."""
        return self.gate.messages_in(7)


@pytest.fixture(autouse=True)
def _types_of_the_next_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def delivery(tmp_path: Path) -> AsyncIterator[Outgoing]:
    library = Holding(Directory(tmp_path), load_settings(None), today=lambda: date(2026, 1, 1))
    work, naps = WorkerPool(1, "test"), Naps()
    limits = Limits(overall=1e5, chat=1e5, clock=naps.clock, sleep=naps)
    request = CarefulRequest()
    async with Gate() as gate, Bot(TOKEN, base_url=f"{gate.url}/bot", request=request) as bot:
        delivery = TelegramDelivery(bot, limits, library=library, work=work, sleep=naps)
        yield Outgoing(gate, delivery, limits, naps)
    work.close()


async def test_a_quotation_goes_out_as_an_entity_and_never_as_markup(
    delivery: Outgoing,
) -> None:
    await delivery.send(ANN, QUOTED)
    (sent,) = delivery.ann_sees()
    assert sent.text == "12 December 2020\nWe agree."
    assert sent.marked("blockquote") == ["We agree."]
    assert sent.payload == {
        "chat_id": 7,
        "text": "12 December 2020\nWe agree.",
        "entities": [{"type": "blockquote", "offset": 17, "length": 9}],
        "link_preview_options": {"is_disabled": True},
    }


async def test_entities_are_counted_in_utf_16_units(delivery: Outgoing) -> None:
    await delivery.send(ANN, Reply("😀 bold", (Entity(Style.BOLD, 2, 6),)))
    (sent,) = delivery.ann_sees()
    assert sent.payload["entities"] == [{"type": "bold", "offset": 3, "length": 4}]
    assert sent.marked("bold") == ["bold"]


@pytest.mark.parametrize(
    "quoted",
    [
        Quoted(17, 26, replace(QUOTE, sha256="1" * 64)),
        Quoted(16, 25, QUOTE),
        Quoted(17, 26, replace(QUOTE, text="We agree")),
    ],
)
async def test_a_quotation_that_is_not_the_archives_is_withheld(
    delivery: Outgoing, quoted: Quoted, caplog: pytest.LogCaptureFixture
) -> None:
    await delivery.send(ANN, replace(QUOTED, quoted=(quoted,)))
    (sent,) = delivery.ann_sees()
    assert "We agree" not in sent.text
    assert "withheld" in sent.text
    (record,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert "withheld an answer: version 1 of a" in record.getMessage()


async def test_a_long_reply_is_several_messages_with_the_buttons_under_the_last(
    delivery: Outgoing,
) -> None:
    long = Reply("word " * 1500, buttons=((Button("Again", action="again:1"),),))
    number = await delivery.send(replace(ANN, reply_to=55), long)
    first, last = delivery.ann_sees()
    assert f"{first.text} {last.text}" == ("word " * 1500).strip()
    assert (first.buttons, last.message_id) == ([], number)
    assert last.buttons == [{"text": "Again", "callback_data": "again:1"}]
    assert first.payload["reply_parameters"]["message_id"] == 55
    assert "reply_parameters" not in last.payload


async def test_topic_and_message_answered_are_kept(delivery: Outgoing) -> None:
    await delivery.send(Destination(Chat(-5, 7, thread=9), reply_to=55), HELLO)
    (sent,) = delivery.gate.messages_in(-5)
    assert sent.payload["message_thread_id"] == 9
    assert sent.payload["reply_parameters"] == {
        "message_id": 55,
        "allow_sending_without_reply": True,
    }


async def test_what_certainly_did_not_arrive_is_sent_again(delivery: Outgoing) -> None:
    book = Book()
    delivery.gate.fails("sendMessage", Refuse(401, "Unauthorized"), Refuse(404, "Not Found"))
    await delivery.send(ANN, HELLO, book)
    assert [sent.text for sent in delivery.ann_sees()] == ["Hello"]
    assert delivery.naps.seconds == [1, 2]
    assert book.entries == ["sending", "undelivered"] * 2 + ["sending"]


async def test_after_five_tries_it_is_not_delivered(delivery: Outgoing) -> None:
    book = Book()
    delivery.gate.fails("sendMessage", *[Refuse(401, "Unauthorized")] * 5)
    with pytest.raises(NotDelivered):
        await delivery.send(ANN, HELLO, book)
    assert delivery.ann_sees() == []
    assert book.entries == ["sending", "undelivered"] * 5


async def test_a_server_that_is_not_there_is_tried_again(tmp_path: Path) -> None:
    library = OpenLibrary(Directory(tmp_path), load_settings(None), today=lambda: date(2026, 1, 1))
    naps = Naps()
    bot = Bot(TOKEN, base_url="http://127.0.0.1:9/bot")
    limits = Limits(overall=1e5, chat=1e5)
    delivery = TelegramDelivery(bot, limits, library=library, work=WorkerPool(1, "t"), sleep=naps)
    with pytest.raises(NotDelivered):
        await delivery.send(ANN, HELLO)
    assert naps.seconds == [1, 2, 4, 8]
    await bot.shutdown()


PAGE = b"<html><h1>Bad Gateway</h1></html>"
REFUSAL = b'{"ok": false, "error_code": 500, "description": "Internal Server Error"}'


@pytest.mark.parametrize("delivered", [True, False])
@pytest.mark.parametrize("status", [200, 500, 502, 504])
@pytest.mark.parametrize("body", [None, PAGE, REFUSAL, b"", b"[]", b"null"])
async def test_what_may_have_arrived_is_not_sent_again(
    delivery: Outgoing, status: int, body: bytes | None, *, delivered: bool
) -> None:
    book = Book()
    fault = Reset(delivered) if body is None else Says(body, status, delivered)
    delivery.gate.fails("sendMessage", fault)
    with pytest.raises(Unconfirmed):
        await delivery.send(ANN, HELLO, book)
    assert len(delivery.ann_sees()) == delivered
    assert len(delivery.gate.called("sendMessage")) == 1
    assert book.entries == ["sending"]


async def test_a_message_newer_than_the_library_has_arrived(delivery: Outgoing) -> None:
    """What Telegram gives back of a message is read no further than its number."""
    message = {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}}
    odd = {**message, "quote": {"text": "no position"}, "paid_star_count": [], "poll": {}}
    body = json.dumps({"ok": True, "result": odd}).encode()
    delivery.gate.fails("sendMessage", Says(body, delivered=True))
    assert await delivery.send(ANN, HELLO) == 5
    assert len(delivery.gate.called("sendMessage")) == 1


@pytest.mark.parametrize("result", ["null", "[]", "{}", '"sent"', '{"message_id": "5"}', "false"])
async def test_a_result_that_is_no_message_may_have_arrived(
    delivery: Outgoing, result: str
) -> None:
    body = f'{{"ok": true, "result": {result}}}'.encode()
    delivery.gate.fails("sendMessage", Says(body, delivered=True))
    with pytest.raises(Unconfirmed):
        await delivery.send(ANN, HELLO)


async def test_an_answer_that_takes_too_long_may_have_arrived(tmp_path: Path) -> None:
    library = OpenLibrary(Directory(tmp_path), load_settings(None), today=lambda: date(2026, 1, 1))
    async with Gate() as gate:
        hasty = HTTPXRequest(read_timeout=0.2)
        bot = Bot(TOKEN, base_url=f"{gate.url}/bot", request=hasty)
        delivery = TelegramDelivery(bot, Limits(), library=library, work=WorkerPool(1, "t"))
        gate.fails("sendMessage", Hold(delivered=True))
        with pytest.raises(Unconfirmed):
            await delivery.send(ANN, HELLO)
        await bot.shutdown()


async def test_a_part_that_arrived_is_not_sent_again(delivery: Outgoing) -> None:
    long = Reply("word " * 1500)
    book = Book()
    at_once = Hold()
    at_once.released.set()
    delivery.gate.fails("sendMessage", at_once, *[BadGateway()] * 5)
    with pytest.raises(Unconfirmed):
        await delivery.send(ANN, long, book)
    assert len(delivery.ann_sees()) == 1
    assert book.entries == ["sending"]


async def test_a_message_that_telegram_refuses_is_a_fault_of_ours(delivery: Outgoing) -> None:
    delivery.gate.fails("sendMessage", Refuse(400, "Bad Request: message text is odd"))
    with pytest.raises(BadRequest):
        await delivery.send(ANN, HELLO)


async def test_a_429_holds_its_chat_alone_and_the_message_goes_out_after_it(
    delivery: Outgoing,
) -> None:
    delivery.gate.fails("sendMessage", TooMany(1))
    await delivery.send(ANN, HELLO)
    assert len(delivery.gate.called("sendMessage")) == 2
    assert delivery.naps.seconds == [1]
    assert [sent.text for sent in delivery.ann_sees()] == ["Hello"]


async def test_a_group_that_became_a_supergroup_gets_it_there(delivery: Outgoing) -> None:
    moved = Refuse(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -1009})
    delivery.gate.fails("sendMessage", moved)
    await delivery.send(Destination(Chat(-5, 7), reply_to=55), HELLO)
    assert [sent.text for sent in delivery.gate.messages_in(-1009)] == ["Hello"]


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_a_chat_that_is_closed_to_the_bot_is_left_alone(
    delivery: Outgoing, code: int, description: str
) -> None:
    delivery.gate.fails("sendMessage", Refuse(code, description))
    with pytest.raises(ShutOut):
        await delivery.send(ANN, HELLO)
    assert len(delivery.gate.called("sendMessage")) == 1


async def test_a_message_to_answer_or_a_topic_that_is_gone_is_left_out(
    delivery: Outgoing,
) -> None:
    delivery.gate.fails(
        "sendMessage",
        Refuse(400, "Bad Request: message to be replied not found"),
        Refuse(400, "Bad Request: message thread not found"),
    )
    await delivery.send(Destination(Chat(-5, 7, thread=9), reply_to=55), HELLO)
    (sent,) = delivery.gate.messages_in(-5)
    assert sent.payload.keys() == {"chat_id", "text", "link_preview_options"}


async def test_an_edit_is_repeated_whatever_went_wrong(delivery: Outgoing) -> None:
    number = await delivery.send(ANN, HELLO)
    delivery.gate.fails("editMessageText", BadGateway(), Reset(delivered=True))
    assert await delivery.edit(ANN, number, Reply("Better")) == number
    assert [sent.texts for sent in delivery.ann_sees()] == [["Hello", "Better"]]
    assert len(delivery.gate.called("editMessageText")) == 3


async def test_an_edit_of_a_message_that_is_gone_is_a_new_message(delivery: Outgoing) -> None:
    assert await delivery.edit(ANN, 99999, HELLO) != 99999
    assert [sent.text for sent in delivery.ann_sees()] == ["Hello"]


async def test_an_edit_too_long_for_one_message_goes_on_in_another(
    delivery: Outgoing,
) -> None:
    number = await delivery.send(ANN, HELLO)
    last = await delivery.edit(ANN, number, Reply("word " * 1500))
    first, second = delivery.ann_sees()
    assert (first.message_id, second.message_id) == (number, last)
    assert f"{first.text} {second.text}" == ("word " * 1500).strip()


async def test_a_picture_takes_the_place_of_the_message_that_stood_in_for_it(
    delivery: Outgoing,
) -> None:
    """Once, however often it is tried; the buttons are under it."""
    number = await delivery.send(ANN, HELLO)
    delivery.gate.fails("editMessageMedia", BadGateway(), Reset(delivered=True))
    drawn = Reply("Bars", picture=b"png", buttons=((Button("2019", action="t:x"),),))
    assert await delivery.edit(ANN, number, drawn) == number
    (sent,) = delivery.ann_sees()
    assert (sent.text, sent.labels) == ("Bars", [["2019"]])
    call = delivery.gate.called("editMessageMedia")[-1]
    assert call.payload["media"]["type"] == "photo"
    assert [content for _, content in call.files.values()] == [b"png"]


async def test_words_too_long_for_a_caption_follow_the_picture(delivery: Outgoing) -> None:
    number = await delivery.send(ANN, HELLO)
    words = ("word " * 300).strip()
    drawn = Reply(words, picture=b"png", buttons=((Button("2019", action="t:x"),),))
    last = await delivery.edit(ANN, number, drawn)
    picture, text = delivery.ann_sees()
    assert (picture.message_id, picture.text, picture.labels) == (number, "", [])
    assert (text.message_id, text.text, text.labels) == (last, words, [["2019"]])


async def test_a_picture_for_a_message_that_is_gone_is_a_new_message(
    delivery: Outgoing,
) -> None:
    await delivery.edit(ANN, 99999, Reply("Bars", picture=b"png"))
    assert [call.payload["caption"] for call in delivery.gate.called("sendPhoto")] == ["Bars"]


async def test_a_reply_without_text_is_a_fault_of_ours(delivery: Outgoing) -> None:
    with pytest.raises(ValueError, match="without text"):
        await delivery.send(ANN, Reply(" \n"))


@pytest.mark.parametrize(
    "button",
    [
        Button("Long", action="я" * 33),
        Button("Long", copy="а" * 257),
        Button("Nothing"),
        Button("Two", action="a", url="https://example.org"),
        Button("", action="a"),
    ],
)
def test_a_button_that_telegram_would_refuse_is_a_fault_of_ours(button: Button) -> None:
    with pytest.raises(ValueError, match=r"bytes|characters|exactly one|label"):
        keyboard(((button,),))


def test_buttons_do_what_they_are_for() -> None:
    row = (
        Button("Act", action="a" * 64),
        Button("Go", url="https://example.org"),
        Button("Copy", copy="c" * 256),
    )
    made = keyboard((row, ()))
    assert made is not None
    assert made.to_dict() == {
        "inline_keyboard": [
            [
                {"text": "Act", "callback_data": "a" * 64},
                {"text": "Go", "url": "https://example.org"},
                {"text": "Copy", "copy_text": {"text": "c" * 256}},
            ]
        ]
    }
