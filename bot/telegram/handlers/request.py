"""One update as its handlers see it: who speaks, where, in what language, and what they said."""

from dataclasses import dataclass, replace

from telegram import Message, MessageEntity, Update

from bot.state.asker import Asker
from bot.telegram.delivery.place import Place


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a use case needs of an update.

    Attributes:
        update_id: names the inbox's row.
        place: where the answer goes.
        message_id: of what was said.
        user_id: of whoever said it; 0 where Telegram does not tell.
        text: the words after a command, or all of them; a mention of the bot taken out.
        kind: of what is no text: ``voice``, ``picture``, ``sticker``; None for everything else.
    """

    update_id: int
    place: Place
    message_id: int
    user_id: int
    text: str
    kind: str | None = None

    @property
    def lang(self) -> str | None:
        """The language of the asker's own Telegram."""
        return self.place.lang

    @property
    def asker(self) -> Asker:
        """Who asks, for a use case."""
        place = self.place
        return Asker(place.chat_id, self.user_id, place.lang, place.thread_id)

    def at_message(self) -> "Exchange":
        """The same, its answer pointing at the message itself."""
        return replace(self, place=self.pointed)

    @property
    def pointed(self) -> Place:
        """The place with the message itself pointed at, in private chats too."""
        return replace(self.place, reply_to=self.message_id)


def exchange_of(update: Update) -> Exchange | None:
    """The exchange of an update with a message in it, or of a button under one."""
    message, user = update.effective_message, update.effective_user
    if message is None:
        return None
    chat = message.chat
    said = isinstance(message, Message)
    place = Place(
        chat_id=chat.id,
        thread_id=message.message_thread_id if said and message.is_topic_message else None,
        reply_to=None if chat.type == chat.PRIVATE else message.message_id,
        lang=user.language_code if user else None,
    )
    return Exchange(
        update_id=update.update_id,
        place=place,
        message_id=message.message_id,
        user_id=user.id if user else 0,
        text=_words(message) if said else "",
        kind=_kind(message) if said else None,
    )


def mentions(message: Message) -> list[MessageEntity]:
    """The entities that name this bot."""
    bot = message.get_bot()
    named = f"@{bot.username}".lower()
    return [
        entity
        for entity, text in message.parse_entities().items()
        if (entity.type == MessageEntity.MENTION and text.lower() == named)
        or (entity.user is not None and entity.user.id == bot.id)
    ]


def _kind(message: Message) -> str | None:
    if message.voice or message.audio or message.video_note:
        return "voice"
    if message.sticker:
        return "sticker"
    return "picture" if message.photo or message.video or message.animation else None


def _words(message: Message) -> str:
    text = message.text or message.caption or ""
    entities = message.parse_entities()
    named = {entities[entity] for entity in mentions(message)}
    first = message.entities[0] if message.entities else None
    if first and first.type == MessageEntity.BOT_COMMAND and first.offset == 0:
        named.add(entities[first])
    for name in named:
        text = text.replace(name, " ", 1)
    return text.strip()
