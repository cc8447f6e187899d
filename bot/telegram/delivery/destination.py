"""Where a reply goes, and who records how far its delivery is."""

from dataclasses import dataclass
from typing import Protocol

from bot.state.chat import Chat


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a reply goes.

    Attributes:
        chat: the chat and its topic.
        reply_to: the message there that it answers.
    """

    chat: Chat
    reply_to: int | None = None


class Receipt(Protocol):
    """Records how far the delivery of a reply is: in the inbox, or nowhere."""

    async def sending(self) -> None:
        """From now on the reply may have arrived."""

    async def undelivered(self) -> None:
        """It is certain that nothing of it has arrived."""


class Unrecorded:
    """The receipt of what may be lost in a crash, such as progress."""

    async def sending(self) -> None:
        """Nothing is kept."""

    async def undelivered(self) -> None:
        """Nothing is kept."""
