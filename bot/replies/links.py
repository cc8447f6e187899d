"""Permanent addresses of quotes, and how a quotation is cited."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.replies.parting import joined
from bot.replies.reply import Button
from bot.replies.wording import Wording
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


def citation(quotes: Sequence[Quote], say: Wording, link: str | None) -> str:
    """The words, who said them, when and where, for a text of one's own.

    Args:
        quotes: of one statement, in its order.
        say: the asker's language.
        link: permanent address; the source's own where there is none.
    """
    first = quotes[0]
    words = say("cited", words=joined(quotes))
    by = (first.speaker, first.source, None if first.speaker else first.title)
    named = ", ".join(dict.fromkeys(part for part in by if part))
    when = say.day(first.date)
    parts = [f"{words} – {', '.join(filter(None, (named, when)))}."]
    if address := link or first.url:
        parts.append(address)
    return " ".join(parts)


def copies(text: str) -> bool:
    """Whether a button can put the text on the clipboard."""
    return len(text.encode("utf-16-le")) // 2 <= COPIED


def cite_button(label: str, text: str, otherwise: str) -> Button:
    """A button that copies a citation, or one that has it sent where it is too long."""
    return Button(label, copy=text) if copies(text) else Button(label, action=otherwise)
