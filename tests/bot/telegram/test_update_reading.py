"""Updates that lack what a handler takes for granted: set aside before any handler meets them."""

from typing import Any

import pytest
from telegram import Bot

from bot.telegram.update_reading import ReadUpdate, Unreadable, read_update


class Known(Bot):
    """A bot that has asked Telegram for its name."""

    @property
    def username(self) -> str:
        """Its name."""
        return "onrecord_bot"


BOT = Known("4242:none")
POST = {"message_id": 1, "date": 1, "text": "Hello"}
ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}
PRIVATE = {"id": 7, "type": "private"}


@pytest.mark.parametrize(
    ("content", "user"),
    [
        ({"channel_post": POST | {"chat": None}}, 0),
        ({"edited_channel_post": POST | {"chat": None}}, 0),
        ({"message": POST | {"chat": None, "from": ANN}}, 0),
        ({"message": POST | {"chat": PRIVATE, "message_id": None}}, 7),
        ({"inline_query": {"id": "1", "query": "the pass", "offset": "", "from": None}}, 0),
        (
            {
                "callback_query": {"id": "1", "data": "x", "chat_instance": "", "from": None}
                | {"message": POST | {"chat": PRIVATE}}
            },
            7,
        ),
    ],
)
def test_an_update_without_its_chat_or_person_is_unreadable(
    content: dict[str, Any], user: int
) -> None:
    read = read_update({"update_id": 5} | content, BOT)
    assert isinstance(read, Unreadable)
    assert (read.update_id, read.user) == (5, user)


@pytest.mark.parametrize("odd", [5, ["mfa"], {"name": "mfa"}, True])
@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post", "message"])
def test_an_update_whose_chat_has_an_odd_name_is_read_without_it(kind: str, odd: object) -> None:
    chat = {"id": -100, "type": "channel", "title": odd, "username": odd}
    read = read_update({"update_id": 5, kind: POST | {"chat": chat}}, BOT)
    assert isinstance(read, ReadUpdate)
    assert read.fault == "TypeError"
    found = getattr(read.update, kind).chat
    assert (found.id, found.title, found.username) == (-100, None, None)
