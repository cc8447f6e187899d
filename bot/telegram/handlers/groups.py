"""What in a group is meant for the bot: replies to it and mentions of it."""

from telegram import Message
from telegram.ext import filters

from bot.telegram.handlers.request import mentions, replied, words


class Addressed(filters.MessageFilter):
    """Messages that reply to the bot or name it."""

    def filter(self, message: Message) -> bool:
        """Whether the message is meant for the bot."""
        answered = message.reply_to_message
        if answered is not None and answered.from_user is not None:
            # In a topic every message formally replies to the one that opened the topic.
            opened = answered.forum_topic_created is not None
            if answered.from_user.id == message.get_bot().id and not opened:
                return True
        return bool(mentions(message))


class Named(filters.MessageFilter):
    """Messages that name the bot."""

    def filter(self, message: Message) -> bool:
        """Whether the bot is named."""
        return bool(mentions(message))


class PointsAtWords(filters.MessageFilter):
    """The bot's name and nothing else, in reply to what somebody said."""

    def filter(self, message: Message) -> bool:
        """Whether it is somebody else's words that the bot is called to."""
        alone = not any(map(str.isalnum, words(message)))
        return alone and bool(mentions(message)) and bool(replied(message))


class FromPerson(filters.MessageFilter):
    """Messages written by people, or by an admin in the group's name; not by other bots."""

    def filter(self, message: Message) -> bool:
        """Whether a person wrote it."""
        if message.is_automatic_forward or message.via_bot is not None:
            return False
        user = message.from_user
        return user is None or not user.is_bot or message.sender_chat is not None
