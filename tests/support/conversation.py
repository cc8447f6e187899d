"""Conversations with the bot in this process: what is said, what is pressed, what comes back."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fake_encoder import FakeEncoder
from gate import TOKEN, Gate, Group, Person, Sent
from gate.server import BOT

from bot.replies.wording import Wording
from bot.settings.settings import load_settings
from bot.telegram.app import build
from bot.telegram.timing import Timing
from bot.usecases import library
from retrieval import Directory

ENCODER = "ModelEncoder"
"""What the bot makes its encoder with."""

TODAY = date(2026, 1, 1)

SEARCHING = {Wording(lang)("searching") for lang in ("en", "ru", "ky")}
"""What a process of its own says first where the machine is slow."""

CALM = Timing(typing=3600, placeholder=3600)
"""However slow the machine is, nothing is shown before the answer."""


@asynccontextmanager
async def serving(
    gate: Gate,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    encoder: Callable[..., FakeEncoder],
    timing: Timing = CALM,
    **more: str,
) -> AsyncIterator[library.OpenLibrary]:
    """The bot at a gate, over the index in ``folder``."""
    monkeypatch.setattr(library, ENCODER, encoder)
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    monkeypatch.setenv("ONRECORD_CHAT_MESSAGES_PER_SECOND", "1000")
    monkeypatch.setenv("ONRECORD_GROUP_MESSAGES_PER_MINUTE", "60000")
    monkeypatch.setenv("TELEGRAM_API_URL", gate.url)
    for name, value in more.items():
        monkeypatch.setenv(name, value)
    settings = load_settings(None)
    opened = library.OpenLibrary(
        Directory(folder, index_url=settings.index_url), settings, today=lambda: TODAY
    )
    service = build(settings, opened, TOKEN, timing=timing)
    running = asyncio.create_task(service.run())
    try:
        yield opened
    finally:
        service.stop()
        await running


async def reply_to(person: Person, text: str, into: Group | None = None) -> Sent:
    """The bot's next message after something was said."""
    place = into or person
    before = len(place.sees())
    person.says(text, into=into)
    return await _next(person, place, before)


async def shown(person: Person, sent: Sent, label: str, into: Group | None = None) -> Sent:
    """The bot's next message after a button was pressed."""
    place = into or person
    before = len(place.sees())
    person.callback_queries(sent, sent.labelled(label)["callback_data"], into=into)
    return await _next(person, place, before)


async def _next(person: Person, place: Person | Group, before: int) -> Sent:
    """The message after so many, once it is more than a word that an answer is being looked for."""
    await person.gate.until(
        lambda: len(place.sees()) > before and place.sees()[-1].text not in SEARCHING
    )
    return arrived(place.sees()[-1])


async def turned(person: Person, sent: Sent, label: str) -> Sent:
    """The message itself after a button under it was pressed that changes it."""
    before = len(sent.texts)
    person.callback_queries(sent, sent.labelled(label)["callback_data"])
    await person.gate.until(lambda: len(sent.texts) > before)
    return arrived(sent)


async def toast(person: Person, sent: Sent, data: str) -> str:
    """The words shown over the chat after a button was pressed."""
    before = len(person.gate.called("answerCallbackQuery"))
    person.callback_queries(sent, data)
    await person.gate.until(lambda: len(person.gate.called("answerCallbackQuery")) > before)
    return str(person.gate.called("answerCallbackQuery")[-1].payload.get("text", ""))


def arrived(sent: Sent) -> Sent:
    """The message, which must have arrived as it was sent."""
    assert not sent.rewritten, "Telegram would have changed the text"
    return sent


def answering(sent: Sent, person: Person) -> dict[str, Any]:
    """What a message carries that replies to one of the bot's."""
    return {
        "reply_to_message": {
            "message_id": sent.message_id,
            "date": person.gate.now(),
            "chat": person.chat,
            "from": BOT,
            "text": sent.text,
            "reply_markup": sent.payload["reply_markup"],
        }
    }


async def replied(person: Person, text: str, to: Sent, **more: Any) -> Sent:
    """The bot's next message after a reply to one of its own."""
    before = len(person.sees())
    person.says(text, **answering(to, person), **more)
    await person.gate.until(lambda: len(person.sees()) > before)
    return arrived(person.sees()[-1])
