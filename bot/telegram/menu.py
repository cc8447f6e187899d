"""What Telegram shows of the bot before a word is said: menus, descriptions, its name.

Each per language, and the menus per scope too. All of it is a convenience: what cannot be set is
logged, and the bot goes on.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.replies.wording import LANGUAGES, READ_IN, Wording
from bot.state import Member, Role
from bot.telegram.delivery import faults
from bot.telegram.delivery.faults import Fault
from bot.usecases.commands import Surface, commands

_log = logging.getLogger(__name__)

ANYWHERE = tuple(one.name for one in commands(Surface.GROUP_MENU))
"""Commands for wherever nothing else is said: groups."""


def private_menu(role: Role | None = None) -> tuple[str, ...]:
    """The commands in the menu of a private chat with somebody of a role; None is everybody."""
    return tuple(one.name for one in commands(Surface.PRIVATE_MENU, role))


TAGS: tuple[str | None, ...] = (None, *LANGUAGES[1:], *READ_IN)
"""Languages that Telegram is told about; None is for all the others."""

_LONGEST_PAUSE = 60.0


async def publish(bot: Bot, staff: Iterable[Member]) -> None:
    """Set the menus, the descriptions and, where it is ours, the name.

    Groups see /ask, private chats what everybody may do, the chats of the staff a longer menu.
    A narrower scope hides the wider one in every language, so each scope has them all.
    """
    await _set_commands(bot, ANYWHERE, BotCommandScopeDefault())
    await _set_commands(bot, private_menu(), BotCommandScopeAllPrivateChats())
    for member in staff:
        # Somebody who never wrote to the bot has no chat with it yet.
        await _set_commands(bot, private_menu(member.role), BotCommandScopeChat(member.user))
    await _each_language(partial(_set_description, bot))
    await _each_language(partial(_set_short_description, bot))
    await _tried(partial(_translate_name, bot))


async def publish_for(bot: Bot, user: int, lang: str, role: Role | None) -> None:
    """Set one person's own menu in the language they chose; "" gives them everybody's again."""
    scope = BotCommandScopeChat(user)
    names = private_menu(role)
    if not lang:
        if role is not None:
            await _set_commands(bot, names, scope)
            return

        async def delete() -> None:
            await bot.delete_my_commands(scope=scope)

        await _tried(delete)
        return
    say = Wording(lang)
    commands = [BotCommand(name, say(f"command-{name}")) for name in names]

    async def set_own() -> None:
        await bot.set_my_commands(commands, scope=scope)

    await _tried(set_own)


async def _set_commands(bot: Bot, names: Sequence[str], scope: BotCommandScope) -> None:
    async def set_in(tag: str | None) -> None:
        say = Wording(tag)
        commands = [BotCommand(name, say(f"command-{name}")) for name in names]
        await bot.set_my_commands(commands, scope=scope, language_code=tag)

    await _each_language(set_in)


async def _set_description(bot: Bot, tag: str | None) -> None:
    wanted = Wording(tag)("bot-description")
    if (await bot.get_my_description(tag)).description != wanted:
        await bot.set_my_description(wanted, tag)


async def _set_short_description(bot: Bot, tag: str | None) -> None:
    wanted = Wording(tag)("bot-short-description")
    if (await bot.get_my_short_description(tag)).short_description != wanted:
        await bot.set_my_short_description(wanted, tag)


async def _translate_name(bot: Bot) -> None:
    """Say the project's own name in each language; a name the operator chose stays."""
    if (await bot.get_my_name()).name != Wording(None)("bot-name"):
        return
    for tag in TAGS[1:]:
        wanted = Wording(tag)("bot-name")
        # Telegram takes few changes of a name a day
        if (await bot.get_my_name(tag)).name != wanted:
            await bot.set_my_name(wanted, tag)


async def _each_language(set_in: Callable[[str | None], Awaitable[None]]) -> None:
    """Set something in each language, until Telegram refuses it."""
    for tag in TAGS:
        if not await _tried(partial(set_in, tag)):
            return


async def _tried(call: Callable[[], Awaitable[None]]) -> bool:
    """Make a call, once more after a pause that Telegram asks for; False where it is refused."""
    for patient in (True, False):
        try:
            await call()
        except RetryAfter as error:
            pause = faults.pause(error)
            if not patient or pause > _LONGEST_PAUSE:
                _log.info("Telegram takes no more menus and descriptions now: %s", error)
                return False
            await asyncio.sleep(pause)
        except TelegramError as error:
            _log.info("a menu or a description was not set: %s", error)
            # an older server answers 404 to a method that it does not know
            unknown = isinstance(error, InvalidToken)
            return not unknown and faults.kind(error) not in {Fault.REFUSED, Fault.SHUT_OUT}
        else:
            break
    return True
