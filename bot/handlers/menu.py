"""The command menu that Telegram shows beside the text field."""

import logging
from collections.abc import Iterable

from telegram import Bot, BotCommandScope, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import TelegramError

_log = logging.getLogger(__name__)

EVERYBODY = (
    ("ask", "Ask what was said"),
    ("latest", "The newest statements"),
    ("help", "How to ask"),
    ("whoami", "Your Telegram number"),
)
ADMINS = (
    *EVERYBODY,
    ("reindex", "Take new statements in"),
    ("status", "What is live"),
)


async def publish(bot: Bot, admin_ids: Iterable[int]) -> None:
    """Set the menu for everybody, and the longer one in each admin's chat with the bot.

    A menu is a convenience: what cannot be set is logged, and the bot goes on.
    """
    await _set(bot, EVERYBODY, BotCommandScopeDefault())
    for admin in admin_ids:
        await _set(bot, ADMINS, BotCommandScopeChat(admin))


async def _set(bot: Bot, commands: tuple[tuple[str, str], ...], scope: BotCommandScope) -> None:
    try:
        await bot.set_my_commands(commands, scope=scope)
    except TelegramError as error:
        # An admin who never wrote to the bot has no chat with it yet.
        _log.info("the command menu was not set for %s: %s", scope.to_json(), error)
