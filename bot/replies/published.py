"""What became of what an editor published: where it lies, and that it answers."""

from collections.abc import Sequence

from bot.replies.composer import Composer, Link
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from retrieval.types import Quote

_SHOWN = 20


def published_reply(submission: int, count: int, say: Wording) -> Reply:
    """While what was published is being taken in."""
    undo = Button(say("button-undo"), action=f"DU:{submission}")
    return Composer().line(say("draft-published", count=count)).reply((undo,))


def live_reply(
    submission: int, quotes: Sequence[Quote], say: Wording, link: Link, *, undoable: bool
) -> Reply:
    """What is live, each statement with its address.

    Args:
        submission: in which they came.
        quotes: each the whole of a statement.
        say: the editor's language.
        link: the address of a quote.
        undoable: whether it can still be taken back.
    """
    composer = Composer().line(say("draft-live", count=len(quotes)), Style.BOLD)
    for quote in quotes[:_SHOWN]:
        composer.add(say.day(quote.date), url=link(quote)).add(" · ")
        composer.line(quote.title or quote.opening)
    if len(quotes) > _SHOWN:
        composer.line(say("draft-live-more", count=len(quotes) - _SHOWN))
    buttons = []
    if undoable:
        buttons.append(Button(say("button-undo"), action=f"DU:{submission}"))
    if len(quotes) == 1:
        buttons.append(Button(say("button-see"), action=f"Dw:{submission}"))
    return composer.reply(*filter(None, (tuple(buttons),)))
