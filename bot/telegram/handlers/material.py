"""A message as material for statements: its words, its file, and where it comes from."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from telegram import (
    Chat,
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.state.material import Material, Origin, Sent
from retrieval.types import Facts

LARGEST = 20 * 2**20
"""Bytes of a file that Telegram hands to a bot."""

_CHANNEL_OFFSET = 1_000_000_000_000


def sent_in(message: Message, zone: ZoneInfo) -> Sent:
    """What a message brings.

    Args:
        message: forwarded, with a file, or with words.
        zone: in which the day of a forwarded post is counted.
    """
    origin = origin_of(message, zone)
    words = message.text or message.caption or ""
    if has_file(message) and message.document is not None:
        file = message.document
        material = Material((), file.file_id, file.file_name or "", origin)
        material = replace(material, words_aside=bool(words))
        # a file speaks for itself first; what it does not say its origin says later
        return Sent(f"m{message.message_id}", material, Facts(), file.file_size or 0)
    album = message.media_group_id
    key = f"a{album}" if album else f"m{message.message_id}"
    return Sent(key, Material(((message.message_id, words),), origin=origin), facts_of(origin))


def typed(message: Message, words: str) -> Sent:
    """Words that were typed or pasted."""
    return Sent(f"m{message.message_id}", Material(((message.message_id, words),)), Facts())


def page_at(message: Message, address: str) -> Sent:
    """A page of the web, named by its address."""
    return Sent(f"m{message.message_id}", Material(page=address), Facts())


def post_of(message: Message, zone: ZoneInfo) -> Sent:
    """A channel's own post, known by the channel and its number there."""
    sent = sent_in(message, zone)
    album = message.media_group_id if not sent.material.file else None
    key = f"c{message.chat.id}:{album or message.message_id}"
    if message.forward_origin is not None:
        return replace(sent, key=key)
    origin = Origin(
        _day(message.date, zone).isoformat(),
        message.chat.title or "",
        message.author_signature or "",
        link_of(message.chat, message.message_id),
    )
    material = replace(sent.material, origin=origin)
    return Sent(key, material, Facts() if material.file else facts_of(origin), sent.size)


def has_file(message: Message) -> bool:
    """Whether a message brings a file that may be a text; a moving picture is none."""
    return message.document is not None and message.animation is None


def origin_of(message: Message, zone: ZoneInfo) -> Origin | None:
    """Where a forwarded message comes from; None where it was not forwarded."""
    match message.forward_origin:
        case MessageOriginChannel() as of:
            link = link_of(of.chat, of.message_id)
            day = _day(of.date, zone).isoformat()
            return Origin(day, of.chat.title or "", of.author_signature or "", link)
        case MessageOriginChat() as of:
            day = _day(of.date, zone).isoformat()
            return Origin(day, of.sender_chat.title or "", of.author_signature or "")
        case MessageOriginUser() as of:
            return Origin(_day(of.date, zone).isoformat(), "", of.sender_user.full_name)
        case MessageOriginHiddenUser() as of if of.sender_user_name:
            return Origin(_day(of.date, zone).isoformat(), "", of.sender_user_name)
        case None:
            return None
    return Origin()


def facts_of(origin: Origin | None) -> Facts:
    """What the origin of a message says of the statement in it."""
    if origin is None:
        return Facts()
    return Facts(
        speaker=origin.author or None,
        source=origin.title or None,
        url=origin.link or None,
        posted=date.fromisoformat(origin.posted) if origin.posted else None,
    )


def link_of(chat: Chat, message_id: int) -> str:
    """The address of a channel's post; that of a private channel opens for its members."""
    if chat.username:
        return f"https://t.me/{chat.username}/{message_id}"
    number = -chat.id - _CHANNEL_OFFSET
    return f"https://t.me/c/{number}/{message_id}" if number > 0 else ""


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
