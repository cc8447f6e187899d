"""Words that answer what the bot has asked somebody who helps to run the archive."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply
from bot.replies.wording import Wording
from bot.state import Role, State
from bot.state.chat import Chat

LEAVE = "L"
"""The action of the button under a question that leaves it."""

Take = Callable[[str, str, Chat], Reply]


@dataclass(frozen=True, slots=True)
class _Kind:
    take: Take
    role: Role


class DialogAnswers:
    """Leads words to whoever asked for them. Each kind of question is made known with ``on``.

    Args:
        state: what remembers who was asked what.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._kinds: dict[str, _Kind] = {}

    def on(self, kind: str, take: Take, role: Role) -> None:
        """Have the answers to a kind of question taken.

        Args:
            kind: of question.
            take: gets its subject, the words and the chat, perhaps twice. It asks again by
                ``ask``, or the question is over.
            role: whoever answers must have it still.
        """
        self._kinds[kind] = _Kind(take, role)

    def ask(self, chat: Chat, kind: str, subject: str, says: str) -> Reply:
        """Ask somebody in a private chat; their next words are the answer."""
        self._state.dialogs.ask(chat.user, kind, subject)
        leave = Button(Wording(chat.lang)("button-leave"), action=LEAVE)
        return Composer().line(says).reply((leave,))

    def answered(self, words: str, chat: Chat) -> Reply | None:
        """The reply to words that were waited for; None where none were."""
        if not chat.private:
            return None
        asked = self._state.dialogs.asked(chat.user)
        kind = self._kinds.get(asked.kind) if asked else None
        if asked is None or kind is None:
            return None
        if not self._state.staff.may(chat.user, kind.role):
            self._state.dialogs.end(chat.user)
            return None
        # a crash in between leaves the question open, and the words are taken once more
        reply = kind.take(asked.subject, words, chat)
        self._state.dialogs.end(chat.user, asked)
        return reply

    def left(self, chat: Chat) -> Reply:
        """Wait for an answer no more."""
        self._state.dialogs.end(chat.user)
        return Composer().line(Wording(chat.lang)("dialog-left")).reply()
