"""One update as its handlers see it: who speaks, where, in what language, and what they said."""

import re
from dataclasses import dataclass, field, replace

from telegram import Message, MessageEntity, Update

from bot.state.chat import Chat
from bot.telegram.delivery.destination import Destination
from bot.usecases.pointing import PointedAt

_VIEWED = re.compile(r"[a-z]:([A-Za-z0-9_-]{8})(?::|$)")
"""What the buttons under an answer carry: a letter and the token of what was shown."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a use case needs of an update.

    Attributes:
        update_id: names the inbox's row.
        to: where the answer goes.
        message_id: of what was said.
        text: the words after a command, or all of them; a mention of the bot taken out.
        kind: of what is no text: ``voice``, ``picture``, ``sticker``; None for everything else.
        replied: the words of somebody's message that this one replies to, or of the part of it
            that was chosen; empty where there is none, or it is the bot's own.
        answer: the bot's own message that this one replies to.
        name: of whoever says it, as Telegram shows it.
    """

    update_id: int
    to: Destination
    message_id: int
    text: str
    kind: str | None = None
    replied: str = ""
    answer: PointedAt = field(default_factory=PointedAt)
    name: str = ""

    @property
    def chat(self) -> Chat:
        """Who asks, and where."""
        return self.to.chat

    @property
    def lang(self) -> str | None:
        """The language they are answered in."""
        return self.chat.lang

    def in_language(self, lang: str) -> "Request":
        """The same, answered in another language than that of the person's own Telegram."""
        return replace(self, to=replace(self.to, chat=replace(self.chat, lang=lang)))

    def at_message(self) -> "Request":
        """The same, its answer pointing at the message itself, in private chats too."""
        return replace(self, to=replace(self.to, reply_to=self.message_id))


def request_of(update: Update) -> Request | None:
    """The request of an update with a message in it, or of a button under one."""
    message, user = update.effective_message, update.effective_user
    if message is None:
        return None
    said = isinstance(message, Message)
    chat = Chat(
        id=message.chat.id,
        user=user.id if user else 0,
        lang=user.language_code if user else None,
        thread=message.message_thread_id if said and message.is_topic_message else None,
    )
    private = message.chat.type == message.chat.PRIVATE
    return Request(
        update_id=update.update_id,
        to=Destination(chat, reply_to=None if private else message.message_id),
        message_id=message.message_id,
        text=words(message) if said else "",
        kind=_kind(message) if said else None,
        replied=replied(message) if said else "",
        answer=pointed_at(message) if said else PointedAt(),
        name=user.full_name if user else "",
    )


def mentions(message: Message) -> list[MessageEntity]:
    """The entities that name this bot."""
    bot = message.get_bot()
    named = f"@{bot.username}".lower()
    return [
        entity
        for entity, text in _entities(message).items()
        if (entity.type == MessageEntity.MENTION and text.lower() == named)
        or (entity.user is not None and entity.user.id == bot.id)
    ]


def replied(message: Message) -> str:
    """The words of somebody's message that a message replies to; never the bot's own."""
    answered = message.reply_to_message
    if answered is None or not (answered.text or answered.caption):
        return ""
    if _is_own(answered, message):
        return ""
    chosen = message.quote.text if message.quote and message.quote.is_manual else ""
    return chosen or answered.text or answered.caption or ""


def pointed_at(message: Message) -> PointedAt:
    """Which answer of the bot's a message replies to, by the buttons under it."""
    answered = message.reply_to_message
    markup = answered.reply_markup if answered is not None else None
    if answered is None or markup is None or not _is_own(answered, message):
        return PointedAt()
    actions = (one.callback_data for row in markup.inline_keyboard for one in row)
    found = (_VIEWED.match(action) for action in actions if isinstance(action, str))
    token = next((match[1] for match in found if match), "")
    return PointedAt(token, message.quote.text if message.quote else "")


def _is_own(answered: Message, message: Message) -> bool:
    return answered.from_user is not None and answered.from_user.id == message.get_bot().id


def _entities(message: Message) -> dict[MessageEntity, str]:
    """The entities of a text, or of the caption under a picture."""
    return message.parse_entities() if message.text else message.parse_caption_entities()


def _kind(message: Message) -> str | None:
    if message.voice or message.audio or message.video_note:
        return "voice"
    if message.sticker:
        return "sticker"
    return "picture" if message.photo or message.video or message.animation else None


def words(message: Message) -> str:
    """The words of a message, a command at its beginning and the bot's name taken out."""
    text = message.text or message.caption or ""
    entities = _entities(message)
    named = {entities[entity] for entity in mentions(message)}
    first = message.entities[0] if message.entities else None
    if first and first.type == MessageEntity.BOT_COMMAND and first.offset == 0:
        named.add(entities[first])
    for name in named:
        text = text.replace(name, " ", 1)
    return text.strip()
