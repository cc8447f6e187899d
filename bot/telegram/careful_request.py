"""The library's request, with answers that the library can read: garbage becomes a plain failure.

The library raises AttributeError, KeyError and the like over an answer that is not the Bot API's,
or one with a message in it that is newer than the library. Then it would not be known whether a
message has arrived, though the answer itself says so.
"""

import asyncio
import json
from http import HTTPStatus
from typing import Any

from httpx import Limits
from telegram.request import HTTPXRequest

_GIVE_A_MESSAGE = ("send", "edit")
_GUEST = "answerGuestQuery"
_CHATS = frozenset(("private", "group", "supergroup", "channel"))
_GARBLED = (HTTPStatus.BAD_GATEWAY.value, b"")
_CAREFUL = "POST"  # a file is fetched by GET


class CarefulRequest(HTTPXRequest):
    """Makes calls as the library's own request does, so many at a time.

    The pool of connections looks at all of them, and at all calls that wait, whenever a call begins
    and ends: hundreds at once would cost more than what they say, 32 a tenth more than 12.

    Args:
        at_once: calls that are made at a time, each with a connection; the others wait for these.
            Telegram takes 30 messages a second: these are enough where a call takes 0.4 s.
        options: of the library's own request.
    """

    def __init__(self, at_once: int = 12, **options: Any) -> None:
        limits = Limits(max_connections=at_once, max_keepalive_connections=at_once)
        super().__init__(connection_pool_size=at_once, httpx_kwargs={"limits": limits}, **options)
        self._at_once = asyncio.Semaphore(at_once)

    async def do_request(
        self, url: str, method: str, *values: Any, **more: Any
    ) -> tuple[int, bytes]:
        """The status and the answer of a call; a status of 502 in place of what is none."""
        async with self._at_once:
            code, payload = await super().do_request(url, method, *values, **more)
        if method != _CAREFUL:
            return code, payload
        return _readable(code, payload, url.rsplit("/", 1)[-1])


def _readable(code: int, payload: bytes, name: str) -> tuple[int, bytes]:
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        answer = None
    well = HTTPStatus.OK <= code < HTTPStatus.MULTIPLE_CHOICES
    if not isinstance(answer, dict):
        return _GARBLED if well else (code, b"")
    if not well or answer.get("ok") is not True:
        return _refusal(code, answer, well=well)
    if name == _GUEST:
        return code, _written({"ok": True, "result": {"inline_message_id": "-"}})
    if not name.startswith(_GIVE_A_MESSAGE) or answer.get("result") is True:
        return (code, payload) if "result" in answer else _GARBLED
    message = _named(answer.get("result"))
    return _GARBLED if message is None else (code, _written({"ok": True, "result": message}))


def _refusal(code: int, answer: dict[str, Any], *, well: bool) -> tuple[int, bytes]:
    """What Telegram refuses, with nothing in it but what is understood."""
    number = answer.get("error_code")
    if well:  # a refusal that a server in between made a success of
        if answer.get("ok") is not False or not isinstance(number, int):
            return _GARBLED
        code = number
    refusal: dict[str, Any] = {"ok": False, "error_code": code}
    if isinstance(answer.get("description"), str):
        refusal["description"] = answer["description"]
    given = answer.get("parameters")
    known = {
        name: given[name]
        for name in ("migrate_to_chat_id", "retry_after")
        if isinstance(given, dict) and isinstance(given.get(name), int)
    }
    if known:
        refusal["parameters"] = known
    return code, _written(refusal)


def _named(message: object) -> dict[str, Any] | None:
    """Of a message that was sent, its number and its chat; None where it is none."""
    if not isinstance(message, dict) or not isinstance(message.get("message_id"), int):
        return None
    chat = message.get("chat")
    if not isinstance(chat, dict) or not isinstance(chat.get("id"), int):
        return None
    kind = chat.get("type")
    date = message.get("date")
    return {
        "message_id": message["message_id"],
        "date": date if isinstance(date, int) and 0 <= date < 2**32 else 0,
        "chat": {"id": chat["id"], "type": kind if kind in _CHATS else "private"},
    }


def _written(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer).encode()
