"""The Bot API over HTTP on loopback: one bot, its updates, its messages, every call recorded."""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from gate.calls import Call, read
from gate.chats import Channel, Group, Person, Sent
from gate.faults import BadGateway, Fault, Hold, Refuse, Reset, Says, TooMany
from gate.rules import (
    FILE_BYTES,
    TOAST_CHARACTERS,
    Refused,
    check_caption,
    check_markup,
    check_result,
    check_results,
    check_shape,
    check_text,
    models,
)
from gate.webhook import Webhook

TOKEN = "4242:gate-token-that-no-log-may-show"  # noqa: S105 - opens nothing but this gate
BOT = {"id": 4242, "is_bot": True, "first_name": "On record", "username": "onrecord_bot"}
_LONGEST_POLL = 5.0


class Gate:
    """A Bot API server for one bot, opened by ``async with``.

    Attributes:
        calls: every call but getUpdates, in the order they came in.
        acknowledged: updates below this number will not be handed over again.
        offered: updates below this number were handed over at least once.
        opened: when it was, on the monotonic clock.
        webhook: where updates are brought, once the bot has set one.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.acknowledged = 0
        self.offered = 0
        self._port = 0
        self.opened = time.monotonic()
        self._updates: list[dict[str, Any]] = []
        self._sent: defaultdict[int, dict[int, Sent]] = defaultdict(dict)  # by chat and number
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._holds: list[Hold] = []
        self._files: dict[str, bytes] = {}
        self._message_id = 100
        self._update_id = 1000
        self._happened = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self.webhook = Webhook()
        self._bringing: asyncio.Task[None] | None = None
        self._methods: dict[str, Callable[[dict[str, Any]], Any]] = {
            "getMe": lambda _: BOT,
            "sendMessage": self._send_message,
            "editMessageText": self._edit_message_text,
            "editMessageMedia": self._edit_message_media,
            "sendChatAction": lambda _: True,
            "sendDocument": self._send_file,
            "sendPhoto": self._send_file,
            "answerCallbackQuery": self._answer_callback_query,
            "answerInlineQuery": self._answer_inline_query,
            "answerGuestQuery": self._answer_guest_query,
            "setMyCommands": lambda _: True,
            "deleteMyCommands": lambda _: True,
            "setWebhook": self.webhook.set,
            "deleteWebhook": lambda _: self.webhook.delete(),
            "getWebhookInfo": lambda _: self.webhook.info(len(self._waiting(None))),
            "getFile": self._get_file,
        }

    @property
    def url(self) -> str:
        """What TELEGRAM_API_URL is set to."""
        return f"http://127.0.0.1:{self._port}"

    async def __aenter__(self) -> Self:
        models()  # now: whoever waits for the first answer might give up
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{path:.+}", self._hand_over)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await self.listen()
        self._bringing = asyncio.create_task(self.webhook.bring(self._due, self._taken))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bringing is not None:
            self._bringing.cancel()
            await asyncio.gather(self._bringing, return_exceptions=True)
        for hold in self._holds:
            hold.released.set()
        if self._runner is not None:
            await self._runner.cleanup()

    async def listen(self) -> None:
        """Take calls, at the port of the first time."""
        if self._runner is None:
            raise RuntimeError("the gate was not opened")
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    # -- what a test does -----------------------------------------------------------------

    def person(self, number: int, name: str = "Ann", lang: str | None = "en") -> Person:
        """Somebody who talks to the bot."""
        return Person(self, number, name, lang)

    def group(self, number: int = -1001, title: str = "Readers") -> Group:
        """A supergroup that the bot is a member of."""
        return Group(self, number, title)

    def fails(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method meet these faults, one each."""
        self._faults[method].extend(faults)
        self._holds.extend(fault for fault in faults if isinstance(fault, Hold))

    def is_failing(self, method: str) -> bool:
        """Whether the next call of a method meets a fault."""
        return bool(self._faults[method])

    def channel(self, number: int, title: str, username: str | None = None) -> Channel:
        """A channel."""
        return Channel(self, number, title, username)

    def queue(self, kind: str, content: dict[str, Any]) -> int:
        """Have an update ready for the bot; returns its number."""
        self._update_id += 1
        self._updates.append({"update_id": self._update_id, kind: content})
        self._happened.set()
        return self._update_id

    def queue_raw(self, **update: Any) -> int:
        """Have any update ready, with nothing of it looked at; returns its number."""
        self._update_id += 1
        self._updates.append({"update_id": self._update_id, **update})
        return self._update_id

    def repeat(self, update_id: int) -> None:
        """Forget that an update was acknowledged, as Telegram does at times."""
        self.acknowledged = min(self.acknowledged, update_id)
        self._happened.set()

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.calls if call.method == method]

    def messages_in(self, chat_id: int) -> list[Sent]:
        """The bot's messages in a chat, oldest first."""
        return [*self._sent[chat_id].values()]

    async def until(self, wanted: Callable[[], object]) -> None:
        """Wait until something is so; how long that may take is pytest's to limit."""
        while not wanted():
            self._happened.clear()
            waiting = asyncio.create_task(self._happened.wait())
            await asyncio.wait({waiting}, timeout=0.05)
            waiting.cancel()

    def upload(self, content: bytes) -> str:
        """Keep a file as Telegram does; returns the number by which a bot gets it."""
        number = f"file{len(self._files) + 1}"
        self._files[number] = content
        return number

    def document(self, name: str, content: bytes, size: int | None = None) -> dict[str, Any]:
        """A file of a message, as the Bot API shows it."""
        number = self.upload(content)
        told = len(content) if size is None else size
        named = {"file_name": name, "file_size": told}
        return {"file_id": number, "file_unique_id": number, **named}

    # -- what chats need ------------------------------------------------------------------

    def next_message_id(self) -> int:
        """A number no message has yet."""
        self._message_id += 1
        return self._message_id

    def now(self) -> int:
        """The time as messages carry it."""
        return int(time.time())

    def shown(self, sent: Sent) -> dict[str, Any]:
        """A message of the bot as the Bot API shows it."""
        kind = "private" if sent.chat_id > 0 else "supergroup"
        return {
            "message_id": sent.message_id,
            "date": self.now(),
            "chat": {"id": sent.chat_id, "type": kind},
            "from": BOT,
            "text": sent.text,
        }

    # -- what the bot calls ---------------------------------------------------------------

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        payload, files = await read(request)
        if request.match_info["token"] != TOKEN:
            return _refusal(401, "Unauthorized")
        if method == "getUpdates":
            return await self._get_updates(payload)
        self.calls.append(Call(method, payload, time.monotonic() - self.opened, files))
        self._happened.set()
        fault = self._faults[method].popleft() if self._faults[method] else None
        if isinstance(fault, Says) and fault.delivered:
            self._effect(method, payload)
        if (failure := _failure(fault)) is not None:
            return failure
        return await self._answered(request, method, payload, fault)

    async def _answered(
        self, request: web.Request, method: str, payload: dict[str, Any], fault: Fault | None
    ) -> web.StreamResponse:
        before = isinstance(fault, Reset | Hold) and not fault.delivered
        if isinstance(fault, Hold) and before:
            await fault.released.wait()
        answer = None
        if not (isinstance(fault, Reset) and before):
            answer = self._effect(method, payload)
        if isinstance(fault, Hold) and not before:
            await fault.released.wait()
        if answer is None or isinstance(fault, Reset):
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return answer

    def _effect(self, method: str, payload: dict[str, Any]) -> web.Response:
        if method not in self._methods:
            return _refusal(404, "Not Found")
        try:
            check_shape(method, payload)
            result = self._methods[method](payload)
        except Refused as refused:
            return _refusal(400, str(refused))
        finally:
            self._happened.set()
        return web.json_response({"ok": True, "result": result})

    async def _get_updates(self, payload: dict[str, Any]) -> web.Response:
        self.acknowledged = max(self.acknowledged, payload.get("offset", 0))
        fault = self._faults["getUpdates"].popleft() if self._faults["getUpdates"] else None
        if (failure := _failure(fault)) is not None:
            return failure
        if self.webhook.url:
            words = "can't use getUpdates method while webhook is active; use deleteWebhook"
            return _refusal(409, f"Conflict: {words} to delete the webhook first")
        allowed = payload.get("allowed_updates") or None
        deadline = time.monotonic() + min(payload.get("timeout", 0), _LONGEST_POLL)
        while True:
            waiting = self._waiting(allowed)[:100]
            if waiting or time.monotonic() >= deadline:
                break
            await asyncio.sleep(0.01)
        if waiting:
            self.offered = max(self.offered, waiting[-1]["update_id"] + 1)
        return web.json_response({"ok": True, "result": waiting})

    def _waiting(self, allowed: list[str] | None) -> list[dict[str, Any]]:
        """The updates that were not acknowledged yet, of the kinds that are asked for."""
        return [
            update
            for update in self._updates
            if update["update_id"] >= self.acknowledged
            and (allowed is None or set(allowed) & update.keys())
        ]

    def _due(self) -> dict[str, Any] | None:
        """The update that is to be brought next."""
        return next(iter(self._waiting(self.webhook.allowed or None)), None)

    def _taken(self, update_id: int) -> None:
        """An update that was brought is not handed over again."""
        self.acknowledged = max(self.acknowledged, update_id + 1)
        self._happened.set()

    def _get_file(self, payload: dict[str, Any]) -> dict[str, Any]:
        number = payload["file_id"]
        if number not in self._files:
            raise Refused("Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(self._files[number]) > FILE_BYTES:
            raise Refused("Bad Request: file is too big")
        size = len(self._files[number])
        path = {"file_path": f"documents/{number}", "file_size": size}
        return {"file_id": number, "file_unique_id": number, **path}

    async def _hand_over(self, request: web.Request) -> web.StreamResponse:
        self.calls.append(Call("file", dict(request.match_info), time.monotonic() - self.opened))
        self._happened.set()
        fault = self._faults["file"].popleft() if self._faults["file"] else None
        if isinstance(fault, Hold):
            await fault.released.wait()
        elif (failure := _failure(fault)) is not None:
            return failure
        content = self._files.get(request.match_info["path"].rpartition("/")[2])
        if content is None or request.match_info["token"] != TOKEN:
            return _refusal(404, "Not Found")
        return web.Response(body=content)

    def _send_message(self, payload: dict[str, Any]) -> dict[str, Any]:
        kept = check_text(payload)
        check_markup(payload.get("reply_markup"))
        rewritten = kept != payload["text"]
        sent = Sent(payload["chat_id"], self.next_message_id(), [kept], rewritten, payload)
        self._sent[sent.chat_id][sent.message_id] = sent
        return self.shown(sent)

    def _send_file(self, payload: dict[str, Any]) -> dict[str, Any]:
        kept = check_caption(payload)
        check_markup(payload.get("reply_markup"))
        rewritten = kept != (payload.get("caption") or "")
        sent = Sent(payload["chat_id"], self.next_message_id(), [kept], rewritten, payload)
        self._sent[sent.chat_id][sent.message_id] = sent
        return self.shown(sent)

    def _answer_callback_query(self, payload: dict[str, Any]) -> bool:
        if len(payload.get("text") or "") > TOAST_CHARACTERS:
            raise Refused("Bad Request: MESSAGE_TOO_LONG")
        return True

    def _answer_inline_query(self, payload: dict[str, Any]) -> bool:
        check_results(payload)
        return True

    def _answer_guest_query(self, payload: dict[str, Any]) -> dict[str, Any]:
        check_result(payload["result"])
        return {"inline_message_id": f"guest-{self.next_message_id()}"}

    def _edit_message_text(self, payload: dict[str, Any]) -> dict[str, Any]:
        kept = check_text(payload)
        check_markup(payload.get("reply_markup"))
        sent = self._sent[payload["chat_id"]].get(payload["message_id"])
        if sent is None:
            raise Refused("Bad Request: message to edit not found")
        looks = ("entities", "reply_markup")
        if kept == sent.text and all(
            (payload.get(look) or None) == (sent.payload.get(look) or None) for look in looks
        ):
            raise Refused(
                "Bad Request: message is not modified: specified new message content and reply"
                " markup are exactly the same as a current content and reply markup of the message"
            )
        sent.texts.append(kept)
        sent.rewritten = sent.rewritten or kept != payload["text"]
        sent.payload = payload
        return self.shown(sent)

    def _edit_message_media(self, payload: dict[str, Any]) -> dict[str, Any]:
        media = payload["media"]
        kept = check_caption(media)
        check_markup(payload.get("reply_markup"))
        sent = self._sent[payload["chat_id"]].get(payload["message_id"])
        if sent is None:
            raise Refused("Bad Request: message to edit not found")
        sent.texts.append(kept)
        sent.rewritten = sent.rewritten or kept != (media.get("caption") or "")
        sent.payload = {**payload, "caption_entities": media.get("caption_entities")}
        return self.shown(sent)


def _failure(fault: Fault | None) -> web.Response | None:
    """The answer in place of a method's own; None where that one is given."""
    match fault:
        case TooMany(seconds):
            words = f"Too Many Requests: retry after {seconds}"
            return _refusal(429, words, {"retry_after": seconds})
        case BadGateway():
            page = "<html><h1>502 Bad Gateway</h1></html>"
            return web.Response(status=502, text=page, content_type="text/html")
        case Refuse(code, description, parameters):
            return _refusal(code, description, parameters)
        case Says(body, status):
            return web.Response(status=status, body=body)
    return None


def _refusal(code: int, description: str, parameters: dict[str, int] | None = None) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=code)
