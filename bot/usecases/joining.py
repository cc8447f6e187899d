"""Codes that people send: what each gives, once, and no word about one that gives nothing."""

import re
from dataclasses import dataclass

from bot.replies.composer import Composer
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import Role, State
from bot.state.chat import Chat
from bot.state.codes import PREFIX, Code
from bot.usecases.staffing import RoleChange, Staffing

CODE = re.compile(rf"\s*(?:/start(?:@\w+)?\s+)?({PREFIX}\S{{1,59}})\s*", re.IGNORECASE)
"""A message that is a code, typed or by a link."""

TRIES = 5
"""Codes that do not work which one person may send in an hour."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What a code led to.

    Attributes:
        reply: to whoever sent it.
        change: of their role, where it gave one, also where it is sent once more.
        anew: the role, where it was given just now.
    """

    reply: Reply
    change: RoleChange | None = None
    anew: Role | None = None


class Joining:
    """Takes codes.

    Args:
        state: where codes, roles and guests are kept.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._staffing = Staffing(state)

    def sent(self, message: str, chat: Chat, name: str) -> Joined:
        """Do what a code gives, in one step; whoever sends it once more is told the same.

        Args:
            message: one that ``CODE`` matches.
            chat: a private one.
            name: of whoever sent it, as Telegram shows it.
        """
        match = CODE.fullmatch(message)
        with self._state.file.together():
            if self._state.codes.tried(chat.user) >= TRIES:
                return Joined(_line(chat, "code-too-often"))
            code = self._state.codes.find(match[1]) if match else None
            joined = self._given(code, chat, name) if code else None
            return joined or self._refused(chat)

    def _given(self, code: Code, chat: Chat, name: str) -> Joined | None:
        """What a code gives this person; None where it gives nothing any more."""
        held = self._state.staff.role_of(chat.user)
        used = self._state.codes.was_used(code, chat.user)
        if code.role is None:
            return self._invited(code, chat, held, used=used)
        if held is not None and held >= code.role:
            # not used up: whoever may more tries a code that they made for somebody else
            change = RoleChange(chat.user, held) if used else None
            return Joined(_line(chat, f"you-are-{held.word}"), change)
        if used or not self._state.codes.use(code, chat.user):
            return None
        self._staffing.appoint_inside(chat.user, code.role, name, code.by)
        self._state.audit.note(chat.user, "use-code", code.name, code.role.word)
        change = RoleChange(chat.user, code.role)
        return Joined(_line(chat, f"you-are-{code.role.word}"), change, code.role)

    def _invited(self, code: Code, chat: Chat, held: Role | None, *, used: bool) -> Joined | None:
        if held is None and not self._state.guests.has(chat.user):
            if used or not self._state.codes.use(code, chat.user):
                return None
            self._state.guests.add(chat.user, code.by)
        return Joined(_line(chat, "you-may-ask"))

    def _refused(self, chat: Chat) -> Joined:
        tried = self._state.codes.note_try(chat.user)
        if tried in {1, TRIES}:  # what is noted stays for ever: not each of very many
            self._state.audit.note(chat.user, "wrong-code", "", str(tried))
        return Joined(_line(chat, "code-refused"))


def _line(chat: Chat, name: str) -> Reply:
    return Composer().line(Wording(chat.lang)(name)).reply()
