"""Reads updates as they came: whole where the library can, else what a question needs of them.

Telegram adds fields and values at any time, and a server in between may send anything. An update
that the library cannot parse is read a second time with nothing in it but what an answer needs,
each value looked at first.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram import Bot, Update

from bot.telegram.handlers.request import request_of

_MESSAGES = (
    *("message", "edited_message", "guest_message"),
    *("channel_post", "edited_channel_post"),
)
_CHATS = ("private", "group", "supergroup", "channel")
_ENTITIES = ("bot_command", "mention")
_LARGEST = 2**52  # numbers of chats and people fit into a double's digits
_END = 2**32  # seconds since the epoch that moments have, up to 2106
Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An update of which not even a question could be read.

    Attributes:
        update_id: names the inbox's row.
        fault: the kind of error, without a word of the update.
        user: who wrote in a private chat, where that could be read; 0 where not.
        lang: of their Telegram, where it could be read.
    """

    update_id: int
    fault: str
    user: int = 0
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class ReadUpdate:
    """An update that was read.

    Attributes:
        update: as the library has it.
        fault: the kind of error over which it could be read only in part; None for a whole one.
    """

    update: Update
    fault: str | None = None


def read_update(raw: Raw, bot: Bot) -> ReadUpdate | Unreadable:
    """Read an update that has a number.

    Args:
        raw: as it came, with an ``update_id`` that is a whole number.
        bot: whose update it is.

    Returns:
        The update, whole or in part; or what is known of one that cannot be read.
    """
    try:
        return ReadUpdate(_parsed(raw, bot))
    except Exception as error:  # noqa: BLE001 - anything can be in it, the library raises anything
        fault = _kind(error)
    try:
        return ReadUpdate(_parsed(_needed(raw), bot), fault)
    except Exception:  # noqa: BLE001 - the same
        return _unreadable(raw, fault)


def number_of(raw: object) -> int | None:
    """The number of an update; None where what came is none."""
    number = raw.get("update_id") if isinstance(raw, Mapping) else None
    if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < _LARGEST:
        return number
    return None


def _kind(error: Exception) -> str:
    """The error without its words, which may hold what somebody wrote."""
    return type(error).__name__


def _parsed(raw: Raw, bot: Bot) -> Update:
    update = Update.de_json(dict(raw), bot)
    if update is None:
        raise ValueError("no update")
    _look_at(update)
    return update


def _look_at(update: Update) -> None:
    """Raise here what the handlers would stumble over later."""
    request = request_of(update)
    if request is not None:
        lang = request.chat.lang
        _expect(int, request.chat.id, request.chat.user, request.message_id)
        _expect(str, request.text, request.replied, "" if lang is None else lang)
        _expect(int, request.chat.thread or 0)
    if (user := update.effective_user) is not None:
        _expect(int, user.id)
        _expect(str, "" if user.language_code is None else user.language_code)
    for message in (getattr(update, kind) for kind in _MESSAGES):
        if message is not None:  # also one that nobody is answered for, as a post of a channel
            chat = message.chat
            _expect(int, chat.id, message.message_id)
            _expect(str, *(name for name in (chat.username, chat.title) if name is not None))
    if (pressed := update.callback_query) is not None:
        _expect(str, pressed.data or "", pressed.id)
        _expect(int, pressed.from_user.id)
    if (typed := update.inline_query) is not None:
        _expect(str, typed.query, typed.id)
        _expect(int, typed.from_user.id)


def _expect(kind: type, *values: object) -> None:
    for value in values:
        if not isinstance(value, kind) or isinstance(value, bool):
            raise TypeError("a value of another type than the Bot API's")
        if isinstance(value, int) and abs(value) > _LARGEST:
            raise ValueError("a number beyond the Bot API's")


# -- the second reading --------------------------------------------------------------------


def _needed(raw: Raw) -> dict[str, Any]:
    """An update with nothing in it but what an answer needs.

    Raises:
        KeyError, TypeError: even of that something is missing.
    """
    found: dict[str, Any] = {"update_id": raw["update_id"]}
    for kind in _MESSAGES:
        if kind in raw:
            found[kind] = _message(raw[kind])
    if "callback_query" in raw:
        pressed = raw["callback_query"]
        found["callback_query"] = {
            **_strings(pressed, "id", "data"),
            "chat_instance": "",
            "from": _user(pressed["from"]),
            "message": _message(pressed["message"], nested=True),
        }
    if "inline_query" in raw:
        typed = raw["inline_query"]
        found["inline_query"] = {
            **_strings(typed, "id", "query"),
            "offset": "",
            "from": _user(typed["from"]),
        }
    if len(found) == 1:
        raise KeyError("nothing that is answered")
    return found


def _message(raw: Raw, *, nested: bool = False) -> dict[str, Any]:
    chat = raw["chat"]
    found: dict[str, Any] = {
        "message_id": _number(raw["message_id"]),
        "date": _date(raw.get("date")),
        "chat": {
            "id": _number(chat["id"]),
            "type": _one_of(chat["type"], _CHATS),
            **{
                name: chat[name]
                for name in ("title", "username")
                if isinstance(chat.get(name), str)
            },
        },
    }
    if isinstance(raw.get("from"), Mapping):
        found["from"] = _user(raw["from"])
    for text, marks in (("text", "entities"), ("caption", "caption_entities")):
        if isinstance(raw.get(text), str):
            found[text] = raw[text]
            found[marks] = _entities(raw.get(marks), raw[text])
    if raw.get("is_topic_message") is True and isinstance(raw.get("message_thread_id"), int):
        found |= {"is_topic_message": True, "message_thread_id": raw["message_thread_id"]}
    for name in ("guest_query_id", "media_group_id"):
        if isinstance(raw.get(name), str):
            found[name] = raw[name]
    if raw.get("forward_origin") is not None:
        hidden = {"type": "hidden_user", "date": found["date"], "sender_user_name": ""}
        found["forward_origin"] = hidden
    if not nested and isinstance(raw.get("reply_to_message"), Mapping):
        found["reply_to_message"] = _message(raw["reply_to_message"], nested=True)
        if isinstance(raw.get("quote"), Mapping) and isinstance(raw["quote"].get("text"), str):
            chosen = raw["quote"].get("is_manual") is True
            found["quote"] = {"text": raw["quote"]["text"], "position": 0, "is_manual": chosen}
    return found


def _user(raw: Raw) -> dict[str, Any]:
    lang = raw.get("language_code")
    return {
        "id": _number(raw["id"]),
        "is_bot": raw.get("is_bot") is True,
        "first_name": "",
        **({"language_code": lang} if isinstance(lang, str) else {}),
    }


def _entities(raw: object, text: str) -> list[dict[str, Any]]:
    """The commands and names in a text that stand inside it."""
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    found = []
    for one in raw if isinstance(raw, list) else ():
        if not isinstance(one, Mapping):
            continue
        kind, offset, length = one.get("type"), one.get("offset"), one.get("length")
        if not isinstance(offset, int) or not isinstance(length, int):
            continue
        if kind in _ENTITIES and 0 <= offset < offset + length <= units:
            found.append({"type": kind, "offset": offset, "length": length})
    return found


def _number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST:
        return value
    raise TypeError("no number")


def _date(value: object) -> int:
    """Seconds since the epoch; now, where what came is no moment."""
    if isinstance(value, int) and 0 <= value < _END:
        return int(value)
    return int(time.time())


def _one_of(value: object, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError("a value that is not known")
    return str(value)


def _strings(raw: Raw, *names: str) -> dict[str, str]:
    found = {name: raw[name] for name in names}
    if not all(isinstance(value, str) for value in found.values()):
        raise TypeError("no text")
    return found


def _unreadable(raw: Raw, fault: str) -> Unreadable:
    """Who is to be told that an update could not be read, if it can be seen."""
    number = int(raw["update_id"])
    for kind in (*_MESSAGES, "callback_query"):
        try:
            of = raw[kind]
            chat = (of["message"] if kind == "callback_query" else of)["chat"]
            if chat["type"] == "private" and (user := _number(chat["id"])) > 0:
                sender = of.get("from")
                lang = sender.get("language_code") if isinstance(sender, Mapping) else None
                return Unreadable(number, fault, user, lang if isinstance(lang, str) else None)
        except (KeyError, TypeError, AttributeError):
            continue
    return Unreadable(number, fault)
