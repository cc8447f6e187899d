"""The handlers of the commands that can be typed in Telegram, made of the table of commands."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from telegram.ext import BaseHandler, CommandHandler, filters

from bot.state import Staff
from bot.telegram.gathering import Gathering
from bot.telegram.handlers import (
    admin,
    insight,
    people,
    personal,
    publishing,
    questions,
    research,
)
from bot.telegram.handlers.context import Answer, HandlerContext
from bot.telegram.handlers.edits import followed
from bot.telegram.handlers.groups import FromPerson
from bot.telegram.handlers.roles import Has
from bot.telegram.reindexing import Reindexing
from bot.usecases.amending import ACTS
from bot.usecases.commands import NAMED, Command, Surface, commands

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
GROUPS = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE & FromPerson()
EDITED = filters.UpdateType.EDITED_MESSAGE & (
    filters.ChatType.PRIVATE | (filters.ChatType.GROUPS & FromPerson())
)

ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "start": questions.start,
        "help": questions.show_help,
        "ask": questions.ask,
        "latest": questions.latest,
        "first": questions.first,
        "on": questions.on,
        "check": research.check,
        "timeline": research.timeline,
        "changes": research.changes,
        "follow": personal.follow,
        "following": personal.following,
        "language": personal.language,
        "about": personal.about,
        "forgetme": personal.forgetme,
        "whoami": questions.whoami,
        "status": admin.status,
        "expect": admin.expect,
        "expects": admin.expects,
        **{name: admin.amend(name) for name in ACTS},
        "builds": admin.builds,
        "rollback": admin.rollback,
        "invite": people.invite,
        "admins": people.admins,
        "audit": people.audit,
        "stats": insight.stats,
        "misses": insight.misses,
        "problems": insight.problems,
        "log": insight.log,
        "announce": insight.announce,
        "feeds": admin.feeds,
    }
)
"""What each command is answered with; /reindex shows itself in a message of its own."""


def command_handlers(
    ctx: HandlerContext, reindexing: Reindexing, gathering: Gathering
) -> list[BaseHandler[Any, Any, Any]]:
    """A handler for each command that can be typed in a private chat or in a group."""
    callbacks = {
        name: ctx.answers(answer, typing=NAMED[name].searches) for name, answer in ANSWERS.items()
    }
    callbacks["reindex"] = admin.reindex(ctx, reindexing, admin.Step.LOOK)
    callbacks["publish"] = publishing.command(ctx, gathering)
    callbacks["ask"] = followed(ctx, questions.ask)
    return [
        CommandHandler(command.name, callbacks[command.name], _where(command, ctx.staff))
        for command in commands(Surface.PRIVATE)
    ]


def _where(command: Command, staff: Staff) -> filters.BaseFilter:
    """The chats in which a command is listened to."""
    where = PRIVATE | GROUPS if command.on(Surface.GROUP) else PRIVATE
    if command.name == "ask":
        where |= EDITED
    return where if command.role is None else where & Has(staff, command.role)
