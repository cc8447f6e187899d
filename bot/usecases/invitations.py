"""Invitations for those who may ask, where the bot answers by invitation."""

import re

from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from bot.state import State
from bot.state.chat import Chat
from bot.usecases.access import Access
from bot.usecases.library import OpenLibrary

USES, DAYS = 1, 7
MOST_USES, MOST_DAYS = 1000, 365
_DAY = 86_400.0
_BOUNDS = re.compile(r"\s*(?:(\d{1,4})(?:\s+(\d{1,3}))?)?\s*")


class Invitations:
    """Makes invitations and ends them.

    Args:
        library: whose bot's address an invitation is.
        state: where they are kept.
        access: whether an invitation is of any use.
    """

    def __init__(self, library: OpenLibrary, state: State, access: Access) -> None:
        self._library = library
        self._state = state
        self._access = access

    def made(self, bounds: str, chat: Chat) -> Reply:
        """An invitation for so many people and days; without numbers for one, for seven days."""
        say = Wording(chat.lang)
        if not self._access.by_invitation:
            return Composer().line(say("invite-needless")).reply()
        match = _BOUNDS.fullmatch(bounds)
        uses, days = (int(match[1] or USES), int(match[2] or DAYS)) if match else (0, 0)
        if not (1 <= uses <= MOST_USES and 1 <= days <= MOST_DAYS):
            return Composer().line(say("invite-how", uses=MOST_USES, days=MOST_DAYS)).reply()
        with self._state.file.together():
            text, code = self._state.codes.make(None, chat.user, uses, days * _DAY)
            self._state.audit.note(chat.user, "invite", code.name, f"{uses} / {days}")
        link = self._library.links.start(text) or text
        composer = Composer().line(say("invite", uses=uses, days=days))
        composer.line(link, Style.CODE).line(say("invite-once"))
        end = Button(say("button-end-invitation"), action=f"inv:{code.name}")
        return composer.reply((Button(say("people-copy"), copy=link), end))

    def ended(self, name: str, chat: Chat) -> Reply:
        """Have an invitation let nobody in any more; whoever used it stays."""
        with self._state.file.together():
            if self._state.codes.end(name):
                self._state.audit.note(chat.user, "end-invitation", name)
        return Composer().line(Wording(chat.lang)("invite-ended")).reply()
