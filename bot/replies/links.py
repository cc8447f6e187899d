"""Permanent addresses of quotes, and the buttons that copy a citation."""

from dataclasses import dataclass

from bot.replies.reply import Button
from retrieval import permalinks
from retrieval.types import Quote

COPIED = 256
"""UTF-16 code units that a button can put on the clipboard."""


@dataclass(slots=True)
class Links:
    """Makes addresses.

    Attributes:
        username: the bot's, known once Telegram was reached; without one there are no addresses.
    """

    username: str | None = None

    def to(self, quote: Quote) -> str | None:
        """The address that reopens a quote in its context."""
        return self.start(permalinks.locator(quote))

    def start(self, payload: str) -> str | None:
        """The address that opens the bot and hands it a payload."""
        return f"https://t.me/{self.username}?start={payload}" if self.username else None


def copies(text: str) -> bool:
    """Whether a button can put the text on the clipboard."""
    return len(text.encode("utf-16-le")) // 2 <= COPIED


def cite_button(label: str, text: str, otherwise: str) -> Button:
    """A button that copies a citation, or one that has it sent where it is too long."""
    return Button(label, copy=text) if copies(text) else Button(label, action=otherwise)
