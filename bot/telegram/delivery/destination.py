"""Where a reply goes, and who keeps book of it on its way."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply goes: chat, topic, the message it answers; and what is spoken there."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    lang: str | None = None


class Receipt(Protocol):
    """Who keeps book of a reply on its way: the inbox's row, or nobody."""

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
