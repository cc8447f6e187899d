"""Where updates come from: fetched by polling, or brought to the webhook."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

Unwritten = Callable[[Sequence[Mapping[str, Any]]], None]


class UpdateSource(Protocol):
    """One of the two ways, from the start of the bot to its end.

    Attributes:
        unwritten: called with updates that could not be written down, and stay with Telegram.
        written: called when updates were written down.
        pending: how many wait with Telegram, as it said last; None where it does not say.
    """

    unwritten: Unwritten
    written: Callable[[], None]
    pending: int | None

    async def known(self) -> None:
        """Wait until Telegram knows the bot.

        Raises:
            TokenRejected: it says that there is none with this token.
        """

    async def run(self) -> None:
        """Take updates until cancelled.

        Raises:
            TokenRejected: Telegram has come to refuse the token, and stays with it.
            StorageError: the inbox's file is damaged.
            CannotListen: they are brought to a place that cannot be listened at.
        """

    async def acknowledge(self) -> None:
        """Tell Telegram what was taken and not yet said; what is left unsaid comes again."""
