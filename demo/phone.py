"""A visitor's phone: what is said on it goes to the bot as updates, what it shows is JSON."""

import hashlib
import json
from typing import Any, NamedTuple, TypedDict

from gate import Gate, Sent
from gate.chats import entities_of

LANGUAGES = ("en", "ru", "ky")
LONGEST = 4096
"""UTF-16 units of a message, as in Telegram."""


class Refused(Exception):  # noqa: N818 - what becomes of the request
    """What was asked of a phone cannot be done; the message is for whoever wrote the page."""


class File(TypedDict):
    """A picture or a document under a message: ``kind`` is photo or document."""

    kind: str
    name: str
    url: str


class Message(TypedDict):
    """A message as the page draws it.

    Offsets of entities count UTF-16 units, as JavaScript does. A button has a label and one of
    ``data``, ``url`` and ``copy``.
    """

    id: int
    mine: bool
    text: str
    entities: list[dict[str, Any]]
    buttons: list[list[dict[str, str]]]
    file: File | None
    edited: bool


class Upload(NamedTuple):
    """A file that the bot has sent: ``call`` is the place of its call among all."""

    kind: str
    name: str
    content: bytes
    call: int


class Phone:
    """One visitor's chat with the bot.

    Args:
        gate: that the bot is at.
        number: of the visitor's account, and of the chat.
        lang: of the visitor's Telegram.
    """

    def __init__(self, gate: Gate, number: int, lang: str) -> None:
        self.number = number
        self._gate = gate
        self._person = gate.person(number, "Visitor", lang)
        self._said: dict[int, dict[str, Any]] = {}
        self._edited: set[int] = set()
        self._edits = 0
        self._pressed: set[str] = set()
        self._drawn: tuple[tuple[int, ...], dict[str, Any]] = ((), {})

    def say(self, text: str) -> int:
        """Send a text; returns the number of the message.

        Raises:
            Refused: Telegram would not take it.
        """
        message = self._person.message(**_content(text))
        self._said[message["message_id"]] = message
        self._gate.queue("message", message)
        return int(message["message_id"])

    def edit(self, message_id: int, text: str) -> None:
        """Change one of the visitor's own messages.

        Raises:
            Refused: there is none of this number, or Telegram would not take the text.
        """
        if message_id not in self._said:
            raise Refused(f"You have sent no message {message_id}.")
        changed = self._said[message_id] | _content(text) | {"edit_date": self._gate.now()}
        self._said[message_id] = changed
        self._edited.add(message_id)
        self._edits += 1
        self._gate.queue("edited_message", changed)

    def press(self, message_id: int, data: str) -> None:
        """Press a button under a message of the bot.

        Raises:
            Refused: there is no such button now.
        """
        sent = next((one for one in self._person.sees() if one.message_id == message_id), None)
        if sent is None or data not in (one.get("callback_data") for one in sent.buttons):
            raise Refused(f"There is no such button under message {message_id}.")
        number = str(self._gate.next_message_id())
        self._pressed.add(number)
        shown = self._gate.shown(sent) | {"reply_markup": sent.payload["reply_markup"]}
        query = {"id": number, "from": self._person.user, "chat_instance": "1"}
        self._gate.queue("callback_query", query | {"message": shown, "data": data})

    def file(self, message_id: int) -> tuple[str, bytes]:
        """Name and content of what is shown with a message of the bot.

        Raises:
            Refused: nothing is.
        """
        for sent in self._person.sees():
            if sent.message_id == message_id and (found := self._upload(sent)) is not None:
                return found.name, found.content
        raise Refused(f"There is no file with message {message_id}.")

    def shows(self) -> dict[str, Any]:
        """The whole screen: messages, oldest first; the last words over the chat; typing or not.

        ``version`` is another one whenever anything is.
        """
        happened = self._happened()
        if happened != self._drawn[0]:
            self._drawn = (happened, self._draw())
        return self._drawn[1]

    def _happened(self) -> tuple[int, ...]:
        """Numbers of which one is another where anything on the screen may be."""
        sees = self._person.sees()
        changes = sum(len(sent.texts) for sent in sees)
        return len(self._gate.calls), len(self._said), self._edits, len(sees), changes

    def _draw(self) -> dict[str, Any]:
        messages = [*map(self._mine, self._said), *map(self._bots, self._person.sees())]
        screen = {
            "messages": sorted(messages, key=lambda one: one["id"]),
            "toast": self._toast(),
            "typing": self._typing(),
        }
        drawn = json.dumps(screen, sort_keys=True).encode()
        return screen | {"version": hashlib.sha256(drawn).hexdigest()[:16]}

    def _mine(self, message_id: int) -> Message:
        said = self._said[message_id]
        edited = message_id in self._edited
        return _message(message_id, said["text"], said["entities"]) | {
            "mine": True,
            "edited": edited,
        }

    def _bots(self, sent: Sent) -> Message:
        payload = sent.payload
        entities = payload.get("entities") or payload.get("caption_entities") or []
        message = _message(sent.message_id, sent.text, entities)
        rows = (payload.get("reply_markup") or {}).get("inline_keyboard", [])
        message["buttons"] = [[_button(one) for one in row] for row in rows]
        message["edited"] = len(sent.texts) > 1
        if (found := self._upload(sent)) is not None:
            # by the call, so that a browser asks for another picture where it was changed
            url = f"/api/phones/{self.number}/files/{sent.message_id}?{found.call}"
            message["file"] = {"kind": found.kind, "name": found.name, "url": url}
        return message

    def _upload(self, sent: Sent) -> Upload | None:
        """What a message was sent or last changed with."""
        media = sent.payload.get("media")
        if media is None and not {"photo", "document"} & sent.payload.keys():
            return None
        for number in range(len(self._gate.calls) - 1, -1, -1):
            call = self._gate.calls[number]
            same = call.payload.get("media") is media if media else call.payload is sent.payload
            if same and call.files:
                name, content = next(iter(call.files.values()))
                photo = call.method == "sendPhoto" or (media or {}).get("type") == "photo"
                return Upload("photo" if photo else "document", name, content, number)
        return None

    def _toast(self) -> dict[str, str] | None:
        """The words of the last button that was answered so."""
        for call in reversed(self._gate.called("answerCallbackQuery")):
            number = str(call.payload["callback_query_id"])
            if number in self._pressed:
                return {"id": number, "text": str(call.payload.get("text") or "")}
        return None

    def _typing(self) -> bool:
        """Whether "typing" was the last thing that the bot did in the chat."""
        for call in reversed(self._gate.calls):
            if call.payload.get("chat_id") == self.number:
                return call.method == "sendChatAction"
        return False


def _message(message_id: int, text: str, entities: list[dict[str, Any]]) -> Message:
    return {
        "id": message_id,
        "mine": False,
        "text": text,
        "entities": entities,
        "buttons": [],
        "file": None,
        "edited": False,
    }


def _content(text: str) -> dict[str, Any]:
    """Text and entities of a message as Telegram hands them to a bot."""
    text = text.strip()
    if not text:
        raise Refused("A message has words in it.")
    if len(text.encode("utf-16-le")) // 2 > LONGEST:
        raise Refused(f"A message has at most {LONGEST} characters.")
    return {"text": text, "entities": entities_of(text)}


def _button(button: dict[str, Any]) -> dict[str, str]:
    """A button as the page draws it; one that Telegram alone can serve has a label alone."""
    made = {"label": str(button["text"])}
    if "callback_data" in button:
        made["data"] = str(button["callback_data"])
    elif "url" in button:
        made["url"] = str(button["url"])
    elif "copy_text" in button:
        made["copy"] = str(button["copy_text"]["text"])
    return made
