"""One person at a terminal: commands as in Telegram, numbers instead of buttons."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from bot.replies import sentences
from bot.replies.reply import Button, Reply
from bot.replies.wording import LANGUAGES, Wording
from bot.state.chat import Chat
from bot.usecases.callback_queries import CallbackQueries
from bot.usecases.commands import Surface
from bot.usecases.proof import checked
from bot.usecases.status import greeting, help_page, live_status
from bot.usecases.usecases import UseCases
from retrieval.errors import IndexUnreachable
from retrieval.types import Order

_log = logging.getLogger(__name__)

HERE = 0
"""The chat and the person at the terminal."""


_Answer = Callable[[str, Chat], Reply]


class TerminalSession:
    """What is said, and what the numbers under the last answer mean.

    Args:
        use_cases: what answers.
        lang: the language of the terminal; the person may choose another.

    Attributes:
        commands: what each command is answered with; /quit ends the talk.
    """

    def __init__(self, use_cases: UseCases, lang: str = LANGUAGES[0]) -> None:
        self._use_cases = use_cases
        self._callback_queries = CallbackQueries(use_cases)
        self._lang = lang
        self._buttons: tuple[Button, ...] = ()
        self.commands: Mapping[str, _Answer] = {
            "start": self._start,
            "ask": lambda text, chat: self._ask(text, chat) if text else self._help(),
            "latest": lambda text, chat: use_cases.conversation.ordered(text, Order.LATEST, chat),
            "first": lambda text, chat: use_cases.conversation.ordered(text, Order.FIRST, chat),
            "on": use_cases.conversation.on,
            "check": lambda said, chat: use_cases.checking.checked(said, chat.lang),
            "timeline": use_cases.timelines.drawn,
            "changes": lambda time, chat: use_cases.changes.listed(time, chat.lang),
            "follow": use_cases.following.ask,
            "following": lambda _, chat: use_cases.following.over(chat),
            "language": lambda _, chat: use_cases.personal.languages(chat),
            "about": lambda _, chat: use_cases.personal.about(chat),
            "forgetme": lambda _, chat: use_cases.personal.forget(chat),
            "status": lambda _, chat: live_status(use_cases.library, use_cases.state, chat.lang),
            "help": lambda _, __: self._help(),
        }

    @property
    def lang(self) -> str:
        """The language that is spoken here now."""
        return self._use_cases.state.people.of(HERE).lang or self._lang

    @property
    def choices(self) -> tuple[str, ...]:
        """What the numbers from 1 on stand for."""
        return tuple(button.label for button in self._buttons)

    def respond(self, line: str) -> Reply:
        """The reply to one line: a number, a command, or a question; its quotations confirmed."""
        try:
            return self._respond(line, Chat(HERE, HERE, self.lang))
        except IndexUnreachable as error:
            _log.warning("no question can be answered now: %s", error)
            return sentences.unreachable(self.lang)

    def _respond(self, line: str, chat: Chat) -> Reply:
        if line.isdecimal() and 1 <= int(line) <= len(self._buttons):
            return self._checked(self._press(self._buttons[int(line) - 1], chat))
        name, _, rest = line.partition(" ")
        if not line:
            return Reply(Wording(self.lang)("terminal-empty"))
        if not name.startswith("/"):
            return self._new(self._ask(line, chat))
        answer = self.commands.get(name.removeprefix("/").lower())
        if answer is None:
            return self._new(sentences.unknown_command(self.lang))
        return self._new(answer(rest.strip(), chat))

    def news(self) -> Reply | None:
        """News on what is followed here, each once; None where there are none."""
        notifications, follows = self._use_cases.notifications, self._use_cases.state.follows
        if not follows.of(HERE):
            return None
        notifications.look()
        mine = [due for due in notifications.due(datetime.now(tz=UTC)) if due.user == HERE]
        if not mine:
            return None
        batch = follows.sending(mine[0].numbers)
        reply = self._new(notifications.page(batch, 0, Chat(HERE, HERE, self.lang)))
        follows.sent(batch)
        return reply

    def _new(self, reply: Reply) -> Reply:
        """A reply, the numbers standing for its buttons from now on."""
        known = self._checked(reply)
        self._buttons = tuple(button for row in known.buttons for button in row)
        return known

    def _press(self, button: Button, chat: Chat) -> Reply:
        if button.action is None:
            return Reply(button.copy or button.url or "")
        pressed = self._callback_queries.press(button.action, chat)
        if pressed.reply is None:
            return Reply(pressed.toast or "")
        reply = pressed.reply
        if reply.document is not None:
            reply = replace(reply, text=reply.document.content.decode(), entities=(), document=None)
        return self._new(reply) if reply.buttons else reply

    def _checked(self, reply: Reply) -> Reply:
        return checked(reply, self._use_cases.library, self.lang)

    def _ask(self, question: str, chat: Chat) -> Reply:
        return self._use_cases.conversation.ask(question, chat)

    def _start(self, payload: str, chat: Chat) -> Reply:
        if payload:
            return self._callback_queries.opened(payload, chat)
        return greeting(self._use_cases.library, self.lang)

    def _help(self) -> Reply:
        return help_page(self.lang, Surface.TERMINAL_HELP)
