"""Who may: the role of a person is looked up at every message, as it may be taken any time."""

from telegram import Message
from telegram.ext import filters

from bot.state import Role, Staff


class Has(filters.MessageFilter):
    """Lets through what somebody wrote who has a role or a higher one.

    Args:
        staff: who has which.
        role: that is needed.
    """

    def __init__(self, staff: Staff, role: Role) -> None:
        super().__init__()
        self._staff = staff
        self._role = role

    def filter(self, message: Message) -> bool:
        """Whether a message is let through."""
        user = message.from_user
        return user is not None and self._staff.may(user.id, self._role)
