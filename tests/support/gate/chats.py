"""People and groups that talk to the bot, and the messages they see."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gate.server import Gate


@dataclass(slots=True)
class Sent:
    """A message of the bot, as its chat sees it now.

    Attributes:
        texts: what it said, first and after each edit.
        rewritten: whether Telegram changed the text on its way.
        payload: of the call that sent it or edited it last.
    """

    chat_id: int
    message_id: int
    texts: list[str]
    rewritten: bool
    payload: dict[str, Any]

    @property
    def text(self) -> str:
        """What it says now."""
        return self.texts[-1]

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The inline buttons, row after row."""
        markup = self.payload.get("reply_markup") or {}
        return [button for row in markup.get("inline_keyboard", []) for button in row]

    def labelled(self, label: str) -> dict[str, Any]:
        """The button with this label."""
        found = [button for button in self.buttons if button["text"] == label]
        assert found, f"no button {label!r} among {[b['text'] for b in self.buttons]}"
        return found[0]

    @property
    def labels(self) -> list[list[str]]:
        """The labels of the inline buttons, a list a row."""
        markup = self.payload.get("reply_markup") or {}
        return [[b["text"] for b in row] for row in markup.get("inline_keyboard", [])]

    def marked(self, style: str) -> list[str]:
        """The stretches of the text that have an entity of this type."""
        raw = self.text.encode("utf-16-le")
        return [
            raw[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
            for e in self.payload.get("entities") or self.payload.get("caption_entities") or []
            if e["type"] == style
        ]


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram account; speaks in the private chat unless told where."""

    gate: "Gate" = field(repr=False)
    id: int
    name: str
    lang: str | None = "en"

    @property
    def user(self) -> dict[str, Any]:
        """The account, as the Bot API shows it."""
        user: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.name}
        return user | ({"language_code": self.lang} if self.lang else {})

    @property
    def chat(self) -> dict[str, Any]:
        """The private chat with the bot."""
        return {"id": self.id, "type": "private", "first_name": self.name}

    def says(self, text: str, into: "Group | None" = None, **more: Any) -> int:
        """Send a text; returns the update's number. ``more`` goes into the message."""
        named = {"text": text, "entities": entities_of(text)} if text else {}
        return self.sends(into, **named, **more)

    def sends(self, into: "Group | None" = None, **content: Any) -> int:
        """Send a message with any content; returns the update's number."""
        return self.gate.queue("message", self.message(into, **content))

    def forwards(self, post: dict[str, Any], **more: Any) -> int:
        """Forward a channel's post; returns the update's number."""
        origin = {
            "type": "channel",
            "date": post["date"],
            "chat": post["chat"],
            "message_id": post["message_id"],
        }
        if "author_signature" in post:
            origin["author_signature"] = post["author_signature"]
        kept = ("text", "entities", "caption", "photo", "document")
        content = {name: post[name] for name in kept if name in post}
        return self.sends(None, **content, forward_origin=origin, **more)

    def uploads(self, name: str, content: bytes, size: int | None = None, **more: Any) -> int:
        """Send a file; returns the update's number.

        Args:
            name: of the file.
            content: what is in it.
            size: as Telegram tells it, where that is another.
            more: goes into the message.
        """
        return self.sends(None, document=self.gate.document(name, content, size), **more)

    def edits(self, message: dict[str, Any], text: str) -> int:
        """Edit the text of a message, or the caption under its picture."""
        field = "caption" if "caption" in message else "text"
        entities = {"text": "entities", "caption": "caption_entities"}[field]
        edited = {field: text, entities: entities_of(text), "edit_date": self.gate.now()}
        return self.gate.queue("edited_message", message | edited)

    def message(self, into: "Group | None" = None, **content: Any) -> dict[str, Any]:
        """A message as the Bot API shows it."""
        return {
            "message_id": self.gate.next_message_id(),
            "date": self.gate.now(),
            "chat": into.chat if into else self.chat,
            "from": self.user,
            **content,
        }

    def types(self, query: str) -> str:
        """Type a query after the bot's name in some other chat; returns the query's number."""
        number = str(self.gate.next_message_id())
        content = {"id": number, "from": self.user, "query": query, "offset": ""}
        self.gate.queue("inline_query", content)
        return number

    def calls_in(self, text: str) -> str:
        """Call the bot into a chat it is no part of; returns the query's number."""
        number = f"guest{self.gate.next_message_id()}"
        chat = {"id": -5, "type": "group", "title": "Elsewhere"}
        message = self.message(None, text=text, entities=entities_of(text), guest_query_id=number)
        self.gate.queue("guest_message", message | {"chat": chat})
        return number

    def callback_queries(self, sent: Sent, data: str, into: "Group | None" = None) -> int:
        """Press the button with this callback data; returns the update's number."""
        chat = {"chat": into.chat} if into else {}
        return self.gate.queue(
            "callback_query",
            {
                "id": str(self.gate.next_message_id()),
                "from": self.user,
                "chat_instance": "1",
                "message": self.gate.shown(sent) | chat,
                "data": data,
            },
        )

    def sees(self) -> list[Sent]:
        """The bot's messages in the private chat, oldest first."""
        return self.gate.messages_in(self.id)


@dataclass(slots=True)
class Group:
    """A supergroup with the bot in it."""

    gate: "Gate" = field(repr=False)
    id: int
    title: str

    @property
    def chat(self) -> dict[str, Any]:
        """The chat, as the Bot API shows it."""
        return {"id": self.id, "type": "supergroup", "title": self.title}

    def sees(self) -> list[Sent]:
        """The bot's messages in the group, oldest first."""
        return self.gate.messages_in(self.id)


@dataclass(slots=True)
class Channel:
    """A channel; the bot is a member where it is handed its posts."""

    gate: "Gate" = field(repr=False)
    id: int
    title: str
    username: str | None = None

    @property
    def chat(self) -> dict[str, Any]:
        """The chat, as the Bot API shows it."""
        named = {"username": self.username} if self.username else {}
        return {"id": self.id, "type": "channel", "title": self.title, **named}

    def post(self, text: str = "", day: int | None = None, **more: Any) -> dict[str, Any]:
        """A post as the Bot API shows it, which nobody was handed yet.

        Args:
            text: of it.
            day: its moment, in seconds since the epoch; now where it is None.
            more: goes into the message.
        """
        return {
            "message_id": self.gate.next_message_id(),
            "date": self.gate.now() if day is None else day,
            "chat": self.chat,
            "sender_chat": self.chat,
            **({"text": text} if text else {}),
            **more,
        }

    def posts(self, post: dict[str, Any]) -> int:
        """Hand the bot a post; returns the update's number."""
        return self.gate.queue("channel_post", post)

    def edits(self, post: dict[str, Any], **changed: Any) -> int:
        """Hand the bot a post that was edited; returns the update's number."""
        edited = post | changed | {"edit_date": self.gate.now()}
        return self.gate.queue("edited_channel_post", edited)


def entities_of(text: str) -> list[dict[str, Any]]:
    """The entities that Telegram itself finds: a command at the start, mentions."""
    found = []
    at = 0
    for word in text.split(" "):
        kind = {"/": "bot_command", "@": "mention"}.get(word[:1])
        if kind and len(word) > 1 and word[1:].replace("@", "").isascii():
            length = len(word.rstrip(",.?!:"))
            found.append({"type": kind, "offset": at, "length": length})
        at += len(word.encode("utf-16-le")) // 2 + 1
    return found
