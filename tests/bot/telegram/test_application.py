"""What the application keeps in mind of those who write."""

import pytest
from telegram import Bot, Update, User
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from bot.telegram.application import StatelessApplication
from bot.telegram.service import App

BOT = Bot("4242:none")
BOT._bot_user = User(4242, "On record", is_bot=True, username="onrecord_bot")
STRANGERS = 2_000
FIRST = 1_000_000
SERVED: list[int] = []


async def answer(update: Update, _: object) -> None:
    """Count who has written."""
    assert update.effective_user is not None
    SERVED.append(update.effective_user.id)


def update(person: int) -> Update:
    """A word of somebody's, in private."""
    message = {
        "message_id": 1,
        "date": 1_700_000_000,
        "chat": {"id": person, "type": "private"},
        "from": {"id": person, "is_bot": False, "first_name": "Ann"},
        "text": "What was said?",
    }
    made = Update.de_json({"update_id": person, "message": message}, BOT)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("kind", "remembered"), [(Application, STRANGERS), (StatelessApplication, 0)]
)
async def test_strangers_are_served_and_not_remembered(kind: type[App], remembered: int) -> None:
    SERVED.clear()
    app = ApplicationBuilder().application_class(kind).bot(BOT).updater(None).build()
    app._initialized = True
    app.add_handler(TypeHandler(Update, answer))
    for person in range(FIRST, FIRST + STRANGERS):
        await app.process_update(update(person))
    # whatever the application has, by whichever name: the ids of those who wrote
    held = {
        one
        for name in Application.__slots__
        if isinstance(kept := getattr(app, name, None), set | dict)
        for one in kept
        if isinstance(one, int) and one >= FIRST
    }
    assert [*range(FIRST, FIRST + STRANGERS)] == SERVED
    assert len(held) == remembered
