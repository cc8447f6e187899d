"""What the bot says, as a value: text, entities, buttons; Telegram and the terminal deliver it.

Offsets are code points of ``Reply.text``; the Telegram delivery turns them into UTF-16 units.
"""

from dataclasses import dataclass
from enum import StrEnum

from retrieval.types import Quote


class Style(StrEnum):
    """How a stretch of text is set; the names are Telegram's entity types."""

    BLOCKQUOTE = "blockquote"
    EXPANDABLE_BLOCKQUOTE = "expandable_blockquote"
    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    LINK = "text_link"


@dataclass(frozen=True, slots=True)
class Entity:
    """A styled stretch ``[start, end)`` of the reply's text; ``url`` only with ``Style.LINK``."""

    style: Style
    start: int
    end: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """The stretch ``[start, end)`` of the reply's text that claims to be ``quote``'s words."""

    start: int
    end: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: exactly one of ``action`` (callback data), ``url``, ``copy`` is set."""

    label: str
    action: str | None = None
    url: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text file to go with a reply: a statement, or how what was sent differs from one."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """One thing the bot says.

    Attributes:
        text: the whole plain text; delivery splits what is too long for one message.
        entities: styles, sorted by start.
        quoted: every quotation in the text, checked against the archive when it is sent.
        buttons: rows of inline buttons.
        picture: PNG bytes to go with it, or None; the text is then its caption.
        document: a file to go with it, or None; the text is then its caption.
    """

    text: str
    entities: tuple[Entity, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    picture: bytes | None = None
    document: Document | None = None
