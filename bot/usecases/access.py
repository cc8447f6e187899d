"""Who may ask: everybody, those in listed chats, or those who were invited."""

from bot.replies.composer import Composer
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.settings.settings import Settings
from bot.state import State


class Access:
    """Tells who may ask; it is looked up each time.

    Args:
        settings: which way it is, and the chats that are listed.
        state: who has a role, and who was invited.
    """

    def __init__(self, settings: Settings, state: State) -> None:
        self._mode = settings.access
        self._chats = frozenset(settings.chats)
        self._state = state

    @property
    def by_invitation(self) -> bool:
        """Whether an invitation is of any use."""
        return self._mode == "invitation"

    def may_ask(self, user: int, chat: int) -> bool:
        """Whether a user is answered in a chat; whoever has a role is answered everywhere."""
        if self._mode == "open" or chat in self._chats or user in self._chats:
            return True
        if self._state.staff.role_of(user) is not None:
            return True
        return self.by_invitation and self._state.guests.has(user)

    def refusal(self, lang: str | None, *, private: bool = False) -> Reply:
        """The one sentence for whoever may not ask; in a private chat it tells about codes."""
        name = f"access-{self._mode}"
        if private and self.by_invitation:
            name = "access-code"
        return Composer().line(Wording(lang)(name)).reply()
