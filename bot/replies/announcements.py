"""New statements to announce, and how many would be told of one."""

from collections.abc import Sequence

from bot.replies.answers import heading
from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from retrieval import context
from retrieval.types import Record

_ROW = 3
_OPENING = 300
"""Characters of a statement that are shown."""


def choice_reply(records: Sequence[Record], say: Wording) -> Reply:
    """The new statements, each with its number, which a button has."""
    composer = Composer()
    if not records:
        return composer.line(say("announce-none")).reply()
    composer.line(say("announce-which"), Style.BOLD)
    for number, record in enumerate(records, 1):
        composer.gap()
        heading(composer, context.cut(record, (0, 1)), say, number)
    buttons = [
        Button(str(number), action=f"an:{record.number}")
        for number, record in enumerate(records, 1)
    ]
    return composer.reply(*(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW)))


def preview_reply(record: Record, people: int, told: int, say: Wording) -> Reply:
    """The beginning of a statement, whom it would be told to, and the button that does it."""
    composer = Composer()
    text = record.statement.text
    quote = context.cut(record, (0, min(len(text), _OPENING)))
    heading(composer, quote, say)
    composer.quote(quote).gap()
    composer.line(say("announce-preview" if people else "announce-nobody", people=people))
    if told:
        composer.line(say("announce-told", count=told))
    if not people:
        return composer.reply()
    send = Button(say("button-announce", people=people), action=f"at:{record.number}")
    return composer.reply((send, Button(say("button-leave"), action="L")))
