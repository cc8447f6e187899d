"""Who is answered, with what, and that nothing stays without an answer."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conversation import CALM
from gate import TOKEN, BadGateway, Gate, Hold, Refuse, Reset

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.settings.settings import Settings, load_settings
from bot.state import State
from bot.state.chat import Chat
from bot.telegram.app import build
from bot.telegram.timing import Timing
from bot.usecases.conversation import Conversation
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import LATEST, Questions
from bot.usecases.status import greeting, help_page
from retrieval import Directory

ADMIN = 900
STICKER = {
    "file_id": "f",
    "file_unique_id": "u",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}


class Canned(OpenLibrary):
    """A library without an index."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        super().__init__(Directory(folder), settings, today=lambda: date(2026, 1, 1))
        self.released = threading.Event()


class Cold(Questions):
    """Answers without a model."""

    def warm(self) -> None:
        """Nothing to load."""


class Echo(Conversation):
    """Answers every question with the question."""

    def __init__(self, library: OpenLibrary, state: State) -> None:
        super().__init__(library, state)
        assert isinstance(library, Canned)
        self._released = library.released

    def ask(self, question: str, chat: Chat) -> Reply:
        """The question itself, in the asker's language; some questions do more."""
        if question == "fail":
            raise RuntimeError("a fault of ours")
        if question == "wait":
            self._released.wait()
        return Reply(f"{chat.lang}: {question}")


class Bot:
    """A bot that serves in this process."""

    def __init__(self, library: Canned, gate: Gate) -> None:
        self.library = library
        self.gate = gate


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    monkeypatch.setenv("ONRECORD_ADMIN_IDS", str(ADMIN))
    monkeypatch.setenv("ONRECORD_CHAT_MESSAGES_PER_SECOND", "1000")


@asynccontextmanager
async def serving(
    gate: Gate, folder: Path, monkeypatch: pytest.MonkeyPatch, timing: Timing = CALM
) -> AsyncIterator[Bot]:
    monkeypatch.setenv("TELEGRAM_API_URL", gate.url)
    settings = load_settings(None)
    library = Canned(folder, settings)
    service = build(
        settings, library, TOKEN, questions=Cold(library), conversation=Echo, timing=timing
    )
    running = asyncio.create_task(service.run())
    try:
        yield Bot(library, gate)
    finally:
        service.stop()
        await running
        library.released.set()


@pytest.fixture
async def gate() -> AsyncIterator[Gate]:
    async with Gate() as opened:
        yield opened


@pytest.fixture
async def bot(gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    async with serving(gate, tmp_path, monkeypatch) as serves:
        yield serves
        serves.library.released.set()


async def test_a_plain_question_and_ask_are_answered_in_the_askers_language(bot: Bot) -> None:
    ann = bot.gate.person(7, lang="ru")
    ann.says("What about water?")
    ann.says("/ask What about bread?")
    ann.says("/ask@onrecord_bot What about salt?")
    await bot.gate.until(lambda: len(ann.sees()) == 3)
    assert [sent.text for sent in ann.sees()] == [
        "ru: What about water?",
        "ru: What about bread?",
        "ru: What about salt?",
    ]
    assert bot.gate.called("sendChatAction") == []  # they came too soon for that


async def test_typing_is_shown_where_an_answer_takes_a_while(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(gate, tmp_path, monkeypatch, replace(CALM, typing=0)) as bot:
        gate.person(7).says("wait")
        await gate.until(lambda: gate.called("sendChatAction"))
        bot.library.released.set()
    assert gate.called("sendChatAction")[0].payload == {"chat_id": 7, "action": "typing"}


async def test_each_command_says_what_it_is_for(bot: Bot) -> None:
    ann = bot.gate.person(7)
    for command in ("/start", "/help", "/ask", "/latest", "/whoami", "/nonsense", "/status"):
        ann.says(command)
    await bot.gate.until(lambda: len(ann.sees()) == 7)
    assert [sent.text for sent in ann.sees()] == [
        reply.text
        for reply in (
            greeting(bot.library, "en"),
            help_page("en"),
            help_page("en"),
            Questions(bot.library).ask(LATEST, "en"),
            sentences.whoami(7, "en"),
            sentences.unknown_command("en"),
            sentences.unknown_command("en"),
        )
    ]


async def test_what_is_no_text_gets_a_kind_sentence(bot: Bot) -> None:
    ann = bot.gate.person(7)
    file = {"file_id": "f", "file_unique_id": "u"}
    ann.sends(voice={**file, "duration": 3})
    ann.sends(photo=[{**file, "width": 1, "height": 1}])
    ann.sends(sticker=STICKER)
    ann.sends(location={"latitude": 42.9, "longitude": 74.6})
    await bot.gate.until(lambda: len(ann.sees()) == 4)
    assert [sent.text for sent in ann.sees()] == [
        "I cannot listen to voice messages. Please write your question in words.",
        Wording("en")("unsupported-picture"),
        "A sticker says more than words, but I have only words. Please write your question.",
        "I can read text only. Please write your question in words.",
    ]


async def test_in_groups_it_answers_only_what_is_meant_for_it(bot: Bot) -> None:
    ann, group = bot.gate.person(7), bot.gate.group()
    other = {"id": 77, "is_bot": True, "first_name": "Another"}
    ours = {"id": 4242, "is_bot": True, "first_name": "On record", "username": "onrecord_bot"}
    silent = [
        ann.says("just talking", into=group),
        ann.says("/help", into=group),
        ann.says("/ask@another_bot hm?", into=group),
        ann.says("hello @another_bot", into=group),
        ann.says("@onrecord_bot I am a bot", into=group, **{"from": other}),
        bot.gate.queue("channel_post", ann.message(group, text="/ask hm?")),
        bot.gate.queue("edited_message", ann.message(text="What was it again?")),
        ann.sends(into=group, new_chat_members=[other]),
    ]
    ann.says("/ask one", into=group)
    ann.says("@onrecord_bot two", into=group)
    answered = {**ann.message(group), "from": ours, "text": "One"}
    ann.says("three", into=group, reply_to_message=answered)
    ann.says("/ask four", into=group, message_thread_id=5, is_topic_message=True)
    await bot.gate.until(lambda: len(group.sees()) == 4)
    assert [sent.text for sent in group.sees()] == ["en: one", "en: two", "en: three", "en: four"]
    assert [sent.payload.get("message_thread_id") for sent in group.sees()] == [None] * 3 + [5]
    assert all("message_id" in sent.payload["reply_parameters"] for sent in group.sees())
    assert ann.sees() == []
    assert len(silent) == 8


async def test_one_chats_slow_answer_delays_no_other(bot: Bot) -> None:
    ann, bob = bot.gate.person(7), bot.gate.person(8, "Bob")
    ann.says("wait")
    ann.says("after it")
    bob.says("quick")
    bob.says("/whoami")
    await bot.gate.until(lambda: len(bob.sees()) == 2)
    assert ann.sees() == []
    bot.library.released.set()
    await bot.gate.until(lambda: len(ann.sees()) == 2)
    assert [sent.text for sent in ann.sees()] == ["en: wait", "en: after it"]


async def test_one_chats_slow_send_delays_no_other(bot: Bot) -> None:
    ann, bob = bot.gate.person(7), bot.gate.person(8, "Bob")
    held = Hold()
    bot.gate.fails("sendMessage", held)
    ann.says("one")
    await bot.gate.until(lambda: bot.gate.called("sendMessage"))
    bob.says("two")
    await bot.gate.until(bob.sees)
    assert ann.sees() == []
    held.released.set()
    await bot.gate.until(ann.sees)


async def test_typing_that_hangs_delays_no_answer(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = gate.person(7)
    gate.fails("sendChatAction", Hold(), Reset(delivered=False), BadGateway())
    async with serving(gate, tmp_path, monkeypatch, replace(CALM, typing=0)):
        for text in ("one", "two", "three"):
            ann.says(text)
        await gate.until(lambda: len(ann.sees()) == 3)


async def test_a_fault_of_ours_is_logged_and_said(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    ann = bot.gate.person(7)
    ann.says("fail")
    ann.says("go on")
    await bot.gate.until(lambda: len(ann.sees()) == 2)
    assert [sent.text for sent in ann.sees()] == [
        sentences.failed("en").text,
        "en: go on",
    ]
    (record,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.exc_info is not None
    assert record.exc_info[0] is RuntimeError


async def test_an_answer_that_telegram_refuses_is_said_to_have_failed(bot: Bot) -> None:
    ann = bot.gate.person(7)
    bot.gate.fails("sendMessage", Refuse(400, "Bad Request: message is odd"))
    ann.says("one")
    await bot.gate.until(ann.sees)
    assert [sent.text for sent in ann.sees()] == [sentences.failed("en").text]


async def test_somebody_who_blocked_the_bot_is_left_alone(bot: Bot) -> None:
    ann, bob = bot.gate.person(7), bot.gate.person(8, "Bob")
    bot.gate.fails("sendMessage", Refuse(403, "Forbidden: bot was blocked by the user"))
    ann.says("/help")
    await bot.gate.until(lambda: bot.gate.called("sendMessage"))
    bob.says("/help")
    await bot.gate.until(bob.sees)
    assert len(bot.gate.called("sendMessage")) == 2


async def test_a_button_too_old_gets_a_sentence_and_an_unknown_one_no_spinner(bot: Bot) -> None:
    ann = bot.gate.person(7)
    ann.says("/help")
    await bot.gate.until(ann.sees)
    (sent,) = ann.sees()
    ann.callback_queries(sent, "again:1")
    await bot.gate.until(lambda: len(ann.sees()) == 2)
    assert ann.sees()[1].text == sentences.failed("en").text
    ann.callback_queries(sent, "what is this")
    await bot.gate.until(lambda: len(bot.gate.called("answerCallbackQuery")) == 2)
    assert bot.gate.called("answerCallbackQuery")[1].payload["text"] == Wording("en")("button-old")


async def test_a_stop_in_the_middle_of_an_answer_loses_nothing(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = gate.person(7)
    async with serving(gate, tmp_path, monkeypatch, replace(CALM, typing=0, stopping=0)):
        ann.says("wait")
        ann.says("and this")
        await gate.until(lambda: gate.called("sendChatAction"))
    assert ann.sees() == []
    async with serving(gate, tmp_path, monkeypatch) as second:
        second.library.released.set()
        await gate.until(lambda: len(ann.sees()) == 2)
    assert [sent.text for sent in ann.sees()] == ["en: wait", "en: and this"]


async def test_an_answer_that_takes_a_while_is_put_into_a_message_that_stands_in_for_it(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = gate.person(7)
    async with serving(gate, tmp_path, monkeypatch, replace(CALM, placeholder=0)) as bot:
        ann.says("wait")
        await gate.until(ann.sees)
        bot.library.released.set()
        await gate.until(lambda: len(ann.sees()[0].texts) == 2)
    (sent,) = ann.sees()
    assert sent.texts == ["Searching the archive …", "en: wait"]


async def test_after_a_restart_the_message_that_stood_in_is_filled(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = gate.person(7)
    async with serving(gate, tmp_path, monkeypatch, replace(CALM, placeholder=0, stopping=0)):
        ann.says("wait")
        await gate.until(ann.sees)
    async with serving(gate, tmp_path, monkeypatch) as second:
        second.library.released.set()
        await gate.until(lambda: len(ann.sees()[0].texts) == 2)
    (sent,) = ann.sees()
    assert sent.texts == ["Searching the archive …", "en: wait"]


async def test_a_long_absence_of_the_network_is_waited_out(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate.fails("getMe", BadGateway())
    gate.fails("deleteWebhook", BadGateway())
    ann = gate.person(7)
    async with serving(gate, tmp_path, monkeypatch, replace(CALM, reconnecting=0)):
        gate.fails("getUpdates", Refuse(409, "Conflict: terminated by other getUpdates request"))
        ann.says("still there?")
        await gate.until(ann.sees)


async def test_where_very_many_ask_each_is_told_their_number(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Threads are busy, sixteen wait for one; whoever comes then hears of it, and is answered."""
    people = [gate.person(number) for number in range(1000, 1030)]
    async with serving(gate, tmp_path, monkeypatch, replace(CALM, crowd=4.5 / 30)) as bot:
        for person in people[:-2]:
            person.says("wait")
        await gate.until(lambda: sum(bool(person.sees()) for person in people) == 7)
        for person in people[-2:]:
            person.says("wait")
        await gate.until(lambda: all(person.sees() for person in people[-2:]))
        told = [person.sees()[0].text for person in people if person.sees()]
        assert sorted(told) == sorted(
            f"Very many are asking just now. Yours is question number {number} in line, and its"
            " answer will stand here."
            for number in range(6, 15)
        )
        bot.library.released.set()
        await gate.until(
            lambda: (
                all(sent.text == "en: wait" for person in people for sent in person.sees())
                and all(len(person.sees()) == 1 for person in people)
            )
        )


async def test_a_question_that_waited_an_hour_says_when_it_was_asked(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_TIME_ZONE", "Asia/Bishkek")
    ann = gate.person(7)
    async with serving(gate, tmp_path, monkeypatch):
        ann.says("water", date=1_700_000_000)
        ann.says("now")
        await gate.until(lambda: len(ann.sees()) == 2)
    late, prompt = ann.sees()
    assert late.text == "Asked on 15 November 2023, 04:13 (GMT+06:00).\n\nen: water"
    assert late.marked("italic") == ["Asked on 15 November 2023, 04:13 (GMT+06:00)."]
    assert prompt.text == "en: now"
